//! Advice: what is told, what looks like it and is not, and that our own templates need none.

use super::*;
use crate::report::letter;
use crate::report::testing::{full, report};

/// The words that advice is about in a statement of that language, each with its rule, in a dossier without labels.
fn advised(language: &str, statement: &str) -> Vec<(Rule, String)> {
    let mut report = report();
    report.dossier.labels.clear();
    report.claims[0].statement = statement.to_owned();
    report.claims[0].language = language.to_owned();
    let found = advice(&report).into_iter();
    found.map(|one| (one.rule, one.words.unwrap())).collect()
}

#[track_caller]
fn is_told(language: &str, statement: &str, rule: Rule, words: &str) {
    assert_eq!(
        advised(language, statement),
        vec![(rule, words.to_owned())],
        "{statement}"
    );
}

#[test]
fn words_that_take_sides_are_told_in_every_language() {
    is_told("en", "The rebels took the town.", Rule::ContestedWord, "rebels");
    is_told("en", "The militias left.", Rule::ContestedWord, "militias");
    is_told(
        "en",
        "Mali claimed that the town was empty.",
        Rule::LoadedSaying,
        "claimed",
    );
    is_told(
        "en",
        "The so-called council met.",
        Rule::LoadedSaying,
        "so-called",
    );
    is_told("en", "Mali falsely named the town.", Rule::JudgingWord, "falsely");
    is_told(
        "fr",
        "Les rebelles ont pris la ville.",
        Rule::ContestedWord,
        "rebelles",
    );
    is_told(
        "fr",
        "Le soi-disant conseil s’est réuni.",
        Rule::LoadedSaying,
        "soi-disant",
    );
    is_told(
        "fr-ML",
        "Le Mali prétend que la ville est vide.",
        Rule::LoadedSaying,
        "prétend",
    );
    is_told(
        "de",
        "Die Söldnern gehörende Stadt.",
        Rule::ContestedWord,
        "Söldnern",
    );
    is_told(
        "de",
        "Angeblich war die Stadt leer.",
        Rule::LoadedSaying,
        "Angeblich",
    );
    is_told(
        "es",
        "Los mercenarios salieron.",
        Rule::ContestedWord,
        "mercenarios",
    );
    is_told(
        "es",
        "Lamentablemente salieron.",
        Rule::JudgingWord,
        "Lamentablemente",
    );
    is_told(
        "ar",
        "غادرت الميليشيات المدينة.",
        Rule::ContestedWord,
        "الميليشيات",
    );
    is_told("ar", "وللمرتزقة معسكر.", Rule::ContestedWord, "وللمرتزقة");
    is_told("ar", "زعمت مالي ذلك.", Rule::LoadedSaying, "زعمت");
}

#[test]
fn what_looks_like_it_is_not_told() {
    for (language, statement) in [
        ("en", "The claim and the claims of Mali."),
        ("en", "The group claimed responsibility for the attack."),
        (
            "en",
            "The sanctions regime ended; so did counter-terrorism training.",
        ),
        ("en", "Mali calls them “rebels”."),
        ("en", "The paper wrote of “so-called” talks."),
        ("fr", "Le régime fiscal a changé."),
        ("ar", "قانون مكافحة الإرهاب صدر."),
    ] {
        let found = advised(language, statement);
        assert!(found.is_empty(), "{statement} {found:?}");
    }
    assert_eq!(advised("pl", "Rebels.").len(), 1); // the dossier is in English
}

#[test]
fn a_name_is_told_once_and_not_at_every_use() {
    let mut named = report();
    named.dossier.labels.clear();
    named.entities[3].name = "Rebel Radio".to_owned();
    named.claims[0].statement = "Rebel Radio said so.".to_owned();
    let places: Vec<_> = advice(&named).into_iter().map(|one| one.place).collect();
    assert_eq!(places, vec!["name of entity `Rebel Radio`"]);
}

#[test]
fn a_label_of_the_dossier_is_refused_and_not_advised_against_besides() {
    let mut bad = report();
    bad.claims[0].statement = "The junta and the rebels met.".to_owned();
    assert_eq!(lint(&bad).len(), 1);
    let words: Vec<_> = advice(&bad).into_iter().filter_map(|one| one.words).collect();
    assert_eq!(words, vec!["rebels"]);
}

#[test]
fn a_finding_explains_itself() {
    let mut bad = report();
    bad.claims[0].statement = "Mali claimed the town.".to_owned();
    let found = &advice(&bad)[0];
    assert_eq!(found.place, "C-1, statement");
    assert_eq!(found.text, "Mali claimed the town.");
    assert_eq!(found.why, "It hints that what was said is not so.");
    assert_eq!(found.hint, "“said”, “says”");
    let command = |bad: &Report| advice(bad)[0].command.clone().unwrap();
    assert_eq!(command(&bad), "counterclaim review reopen C-1 --reason \"…\"");
    bad.claims[0].draft = true;
    assert_eq!(command(&bad), "counterclaim claim revise C-1 --statement \"…\"");
    bad.claims[0].state = Some("submitted".to_owned());
    assert_eq!(command(&bad), "counterclaim review return C-1 --reason \"…\"");
    assert_eq!(found.rule.severity(), Severity::Advice);
    bad.dossier.summary = Some("The terrorists left.".to_owned());
    let refused = &lint(&bad)[0];
    assert_eq!(refused.words.as_deref(), Some("terrorists"));
    let command = "counterclaim dossier set mali-algeria --summary \"…\"";
    assert_eq!(refused.command.as_deref(), Some(command));
}

/// A template without its tags, and without the marks of HTML.
fn bare(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<']) {
        text.push_str(&rest[..at]);
        let close = match &rest[at..] {
            tag if tag.starts_with("{{") => "}}",
            tag if tag.starts_with("{%") => "%}",
            tag if tag.starts_with("{#") => "#}",
            tag if tag.starts_with('<') => ">",
            _ => "{",
        };
        text.push(' ');
        let end = rest[at + 1..]
            .find(close)
            .map_or(rest.len(), |end| at + 1 + end + close.len());
        rest = &rest[end..];
    }
    text + rest
}

/// The strings that the code of a template prints.
fn printed(template: &str) -> Vec<&str> {
    template.split('"').skip(1).step_by(2).collect()
}

#[test]
fn our_own_templates_need_no_advice() {
    let page = include_str!("../templates/report.html");
    let markdown = include_str!("../templates/report.md");
    let glance = include_str!("../templates/glance.html");
    let glance_markdown = include_str!("../templates/glance.md");
    let pages = [page, markdown, glance, glance_markdown].map(|template| ("en", template));
    for (language, template) in letter::TEMPLATES.iter().copied().chain(pages) {
        let mut texts = vec![bare(template)];
        texts.extend(printed(template).into_iter().map(bare));
        for text in texts {
            assert_eq!(advised(language, &text), vec![], "{language}: {text}");
        }
    }
    // the reading is not empty
    assert!(bare(page).contains("claims"));
    assert_eq!(advised("en", &bare("<p>{{ x }} claimed</p>")).len(), 1);
}

#[test]
fn our_own_definitions_need_no_advice() {
    let mut report = report();
    for scale in report.method.scales.clone() {
        for value in scale.values {
            report.method.notes.push(value.definition);
        }
    }
    assert!(!report.method.notes.is_empty());
    assert_eq!(advice(&report), vec![]);
}

#[test]
fn a_full_report_needs_no_advice() {
    assert_eq!(advice(&full()), vec![]);
}
