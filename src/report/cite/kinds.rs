//! A style for works of one type: what it asks of a work's type is answered beforehand, once instead of for each work.
//! Styles ask it at every turn, and the formatter asks each turn again at every depth.

use std::collections::HashMap;

use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, CslMacro, ElseBranch, IndependentStyle, LayoutRenderingElement,
    NamesChild, Text, TextTarget,
};

/// The style as works of this type are formatted with it, one by one: without the macros that no such work needs, since
/// the formatter looks for each by its name among all, and without an order of works.
pub(super) fn of_kind(style: &IndependentStyle, kind: Kind) -> IndependentStyle {
    let mut style = style.clone();
    style.citation.sort = None;
    answer(&mut style.citation.layout.elements, kind);
    if let Some(list) = &mut style.bibliography {
        list.sort = None;
        answer(&mut list.layout.elements, kind);
    }
    for one in &mut style.macros {
        answer(&mut one.children, kind);
    }
    keep_called(&mut style);
    style
}

/// Answers what these elements ask, and drops the choices that choose nothing.
fn answer(elements: &mut Vec<LayoutRenderingElement>, kind: Kind) {
    elements.retain_mut(|element| {
        match element {
            LayoutRenderingElement::Choose(choose) => match chosen(choose, kind) {
                Some(left) => *choose = left,
                None => return false,
            },
            other => within(other, &mut |inner| answer(inner, kind)),
        }
        true
    });
}

/// Goes to the lists of elements within an element.
fn within(element: &mut LayoutRenderingElement, go: &mut dyn FnMut(&mut Vec<LayoutRenderingElement>)) {
    match element {
        LayoutRenderingElement::Group(group) => go(&mut group.children),
        LayoutRenderingElement::Names(names) => {
            for child in &mut names.children {
                if let NamesChild::Substitute(substitute) = child {
                    go(&mut substitute.children);
                }
            }
        }
        LayoutRenderingElement::Choose(choose) => {
            let others = choose.else_if.iter_mut();
            for branch in std::iter::once(&mut choose.if_).chain(others) {
                go(&mut branch.children);
            }
            if let Some(otherwise) = &mut choose.otherwise {
                go(&mut otherwise.children);
            }
        }
        _ => {}
    }
}

/// The name of a macro by its place. No two are of one length, so that the formatter tells them apart by that.
fn short_name(place: usize) -> String {
    "m".repeat(place + 1)
}

/// Keeps the macros that are called, in the order in which they are called first, under short names.
fn keep_called(style: &mut IndependentStyle) {
    let mut all: HashMap<String, CslMacro> = style
        .macros
        .drain(..)
        .map(|one| (one.name.clone(), one))
        .collect();
    let mut names: Vec<String> = Vec::new();
    rename(&mut style.citation.layout.elements, &mut names);
    if let Some(list) = &mut style.bibliography {
        rename(&mut list.layout.elements, &mut names);
    }
    while let Some(name) = names.get(style.macros.len()) {
        let name = name.clone();
        // one that is not there prints nothing
        let mut children = all.remove(&name).map(|one| one.children).unwrap_or_default();
        rename(&mut children, &mut names);
        let name = short_name(style.macros.len());
        style.macros.push(CslMacro { name, children });
    }
}

/// Calls macros by their short names, and notes which are called.
fn rename(elements: &mut Vec<LayoutRenderingElement>, names: &mut Vec<String>) {
    for element in elements {
        if let LayoutRenderingElement::Text(Text {
            target: TextTarget::Macro { name },
            ..
        }) = element
        {
            let place = names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            });
            *name = short_name(place);
        }
        within(element, &mut |inner| rename(inner, names));
    }
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
