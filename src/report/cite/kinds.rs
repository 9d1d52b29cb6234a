//! A style for works of one type: what it asks of a work's type is answered beforehand, once instead of for each work.
//! Styles ask it at every turn, and the formatter asks each turn again at every depth.

use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, ElseBranch, IndependentStyle, LayoutRenderingElement, NamesChild,
};

/// The style as works of this type are formatted with it.
pub(super) fn of_kind(style: &IndependentStyle, kind: Kind) -> IndependentStyle {
    let mut style = style.clone();
    answer(&mut style.citation.layout.elements, kind);
    if let Some(list) = &mut style.bibliography {
        answer(&mut list.layout.elements, kind);
    }
    for one in &mut style.macros {
        answer(&mut one.children, kind);
    }
    style
}

/// Answers what these elements ask, and drops the choices that choose nothing.
fn answer(elements: &mut Vec<LayoutRenderingElement>, kind: Kind) {
    elements.retain_mut(|element| match element {
        LayoutRenderingElement::Choose(choose) => match chosen(choose, kind) {
            Some(left) => {
                *choose = left;
                true
            }
            None => false,
        },
        LayoutRenderingElement::Group(group) => {
            answer(&mut group.children, kind);
            true
        }
        LayoutRenderingElement::Names(names) => {
            for child in &mut names.children {
                if let NamesChild::Substitute(substitute) = child {
                    answer(&mut substitute.children, kind);
                }
            }
            true
        }
        _ => true,
    });
}

/// What is left of a choice: the branches that may be taken, up to the first that is sure to be.
fn chosen(choose: &Choose, kind: Kind) -> Option<Choose> {
    let mut branches: Vec<ChooseBranch> = Vec::new();
    let mut otherwise = choose.otherwise.clone();
    for branch in choose.branches() {
        match taken(branch, kind) {
            Some(false) => {}
            Some(true) => {
                otherwise = Some(ElseBranch {
                    children: branch.children.clone(),
                });
                break;
            }
            None => branches.push(branch.clone()),
        }
    }
    for branch in &mut branches {
        answer(&mut branch.children, kind);
    }
    if let Some(otherwise) = &mut otherwise {
        answer(&mut otherwise.children, kind);
    }
    if branches.is_empty() {
        let last = otherwise.take()?;
        branches.push(ChooseBranch {
            match_: ChooseMatch::All,
            children: last.children,
            ..without_tests(choose.if_.clone())
        });
    }
    Some(Choose {
        if_: branches.remove(0),
        else_if: branches,
        otherwise,
    })
}

/// Whether a branch is taken, where its tests of the type decide it.
fn taken(branch: &ChooseBranch, kind: Kind) -> Option<bool> {
    let kinds = branch.type_.as_ref()?;
    let is_that = |one: &Kind| *one == kind;
    let holds = match branch.match_ {
        ChooseMatch::All => kinds.iter().all(is_that),
        ChooseMatch::Any => kinds.iter().any(is_that),
        ChooseMatch::None => !kinds.iter().any(is_that),
    };
    let alone = ChooseBranch {
        type_: None,
        ..branch.clone()
    } == without_tests(branch.clone());
    match branch.match_ {
        _ if alone => Some(holds),
        // one that holds is enough; one that fails is
        ChooseMatch::Any => holds.then_some(true),
        ChooseMatch::All | ChooseMatch::None => (!holds).then_some(false),
    }
}

/// A branch that is always taken, or never, as it matches.
fn without_tests(branch: ChooseBranch) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: None,
        ..branch
    }
}
