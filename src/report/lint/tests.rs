//! Each rule by what it refuses, and by what looks like it and passes.

use super::*;
use crate::domain::vocabulary::{Anchor, ClaimKind, Force};
use crate::report::model::Designation;
use crate::report::testing::{claim, report};

fn rules(report: &Report) -> Vec<Rule> {
    lint(report).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_clean_report_passes() {
    assert_eq!(lint(&report()), vec![]);
}

#[test]
fn positions_and_evidence_need_footnotes_that_exist() {
    let mut bad = report();
    bad.claims[0].positions[0].footnote = None;
    bad.claims[0].evidence[0].footnote = None;
    assert_eq!(
        rules(&bad),
        vec![Rule::PositionWithoutFootnote, Rule::EvidenceWithoutFootnote]
    );
    let mut bad = report();
    bad.claims[0].positions[0].footnote = Some(9);
    assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
    assert_eq!(lint(&bad)[0].place, "C-1, position 1");
    let mut bad = report();
    bad.footnotes[0].source = "nowhere".to_owned();
    assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
    let mut bad = report();
    bad.footnotes.push(bad.footnotes[0].clone());
    assert_eq!(rules(&bad), vec![Rule::UnknownFootnote]);
}

#[test]
fn anchors_have_to_hold() {
    let with = |anchor, draft| {
        let mut report = report();
        report.footnotes[0].anchor = anchor;
        report.claims[0].draft = draft;
        rules(&report)
    };
    assert_eq!(with(Anchor::Ok, false), vec![]);
    assert_eq!(with(Anchor::Unheld, false), vec![]);
    assert_eq!(with(Anchor::Broken, false), vec![Rule::AnchorNotWhole]);
    assert_eq!(with(Anchor::Unanchored, false), vec![Rule::AnchorNotWhole]);
    assert_eq!(with(Anchor::Unanchored, true), vec![]);
    assert_eq!(with(Anchor::Broken, true), vec![Rule::AnchorNotWhole]);
}

/// Whether a statement is refused for a label.
fn refused(statement: &str) -> bool {
    let mut report = report();
    report.claims[0].statement = statement.to_owned();
    rules(&report).contains(&Rule::LabelInOwnVoice)
}

#[test]
fn labels_in_our_own_voice_are_refused() {
    for bad in [
        "Algeria backs terrorists.",
        "Algeria backs Terrorist groups.",
        "The MERCENARIES left.",
        "A mercenary was seen.",
        "An anti-terrorist operation began.",
        "Le groupe séparatiste attaque.",
        "Le groupe separatiste attaque.",
        "The ter\u{200B}rorist cell.",
        "Mali’s ‘junta’s men and the junta itself.",
        "Die Separatistinnen zogen ab.",
        "الجماعات الإرهابية غادرت.",
        "وبالإرهابيين بدأ.",
        "جماعتان إرهابيتان غادرتا.",
        "وكإرهابيين عوملوا.",
        "It backs “terrorist groups”.",
        "Mali spoke. It backs “terrorist groups”.",
        "It backs “the terrorist groups of Mali”.",
        "Mali says \"it\" and the terrorists \"go\".",
        "Mali calls them “terrorists.” Other terrorists remain.",
        "It calls us “terrorists”.",
    ] {
        assert!(refused(bad), "{bad}");
    }
}

#[test]
fn bound_quotations_and_other_words_pass() {
    for good in [
        "Algeria backs groups that Mali calls “terrorist”.",
        "Algiers backs what Bamako calls ‘terrorist’ groups.",
        "Mali accuse des «\u{A0}terroristes\u{A0}».",
        "Mali’s word for them is \"mercenaries\".",
        "The UN lists “terrorists”, says the US.",
        "Mali nennt sie „Terroristen“.",
        "Terra incognita and a merchant left the juncture.",
        "The regiment left.",
    ] {
        assert!(!refused(good), "{good}");
    }
}

#[test]
fn a_designation_binds_its_label() {
    let mut report = report();
    let mut claim = claim(
        "C-2",
        ClaimKind::Designation,
        "The “terrorist” list has a new entry.",
    );
    claim.designation = Some(Designation {
        designator: "Algeria".to_owned(),
        designee: "MAK".to_owned(),
        label: "terrorist".to_owned(),
        language: "en".to_owned(),
        instrument: None,
        force: Force::Rhetorical,
    });
    report.claims.push(claim);
    assert_eq!(rules(&report), vec![]);
    report.claims[1].statement = "The terrorist list has a new entry.".to_owned();
    assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice]);
    report.claims[1].statement = "The “terrorist” list has a new entry.".to_owned();
    report.claims[1].designation.as_mut().unwrap().designator = " ".to_owned();
    assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice]);
}

#[test]
fn every_text_of_ours_is_read_and_none_of_others() {
    let label = "the terrorists";
    let places: &[fn(&mut Report, String)] = &[
        |report, text| report.dossier.title = text,
        |report, text| report.dossier.summary = Some(text),
        |report, text| report.entities[1].name = text,
        |report, text| report.questions[0].text = text,
        |report, text| report.claims[0].ambiguity = Some(text),
        |report, text| report.claims[0].why_chosen = Some(text),
        |report, text| report.claims[0].evidence[0].note = Some(text),
        |report, text| report.claims[0].verdict.as_mut().unwrap().rationale = Some(text),
        |report, text| report.claims[0].verdict.as_mut().unwrap().weighed = vec![text],
        |report, text| report.method.notes = vec![text],
        |report, text| {
            report.claims[0].positions[0].chain[0].named = false;
            report.claims[0].positions[0].chain[0].speaker = text;
        },
    ];
    for (index, place) in places.iter().enumerate() {
        let mut report = report();
        place(&mut report, label.to_owned());
        assert_eq!(rules(&report), vec![Rule::LabelInOwnVoice], "{index}");
    }
    let mut others = report();
    others.claims[0].positions[0].quote.text = label.to_owned();
    others.claims[0].positions[0].quote.translation = Some(label.to_owned());
    others.footnotes[0].quote.text = label.to_owned();
    assert_eq!(rules(&others), vec![]);
}

#[test]
fn verdict_words_stay_out_of_claims() {
    let found = |statement: &str| {
        let mut report = report();
        report.claims[0].statement = statement.to_owned();
        rules(&report).contains(&Rule::VerdictInClaim)
    };
    for bad in [
        "False: Mali ended the Accords.",
        "Mali ended the Accords (false)",
        "[TRUE] Mali ended the Accords.",
        "The claim that Mali ended the Accords is false.",
        "It is not entirely true that Mali ended the Accords.",
        "The debunked figure of 47 is Mali’s.",
        "Mali’s figure is misleading.",
        "The report is contested.",
        "Faux : Mali a mis fin à l’accord.",
        "Half-true: the Accords ended.",
        "L’affirmation est entièrement fausse.",
        "Die Behauptung ist falsch.",
        "Engañoso: Malí puso fin al acuerdo.",
        "كاذب: أنهت مالي الاتفاق.",
    ] {
        assert!(found(bad), "{bad}");
    }
    for good in [
        "Algeria supported the groups of the north.",
        "The border is contested by both states.",
        "Mali confirmed the losses.",
        "Mali called the report “false”.",
        "It was a false flag operation.",
        "True North Mining left Mali.",
        "The talks are open to the public.",
    ] {
        assert!(!found(good), "{good}");
    }
}

#[test]
fn findings_say_where_and_what() {
    let mut bad = report();
    bad.claims[0].statement = "Algeria backs terrorists.".to_owned();
    let found = lint(&bad);
    assert_eq!(found[0].place, "C-1, statement");
    assert_eq!(found[0].text, "Algeria backs terrorists.");
    assert!(found[0].hint.contains("neutral words"));
}
