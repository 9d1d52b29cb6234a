use super::*;
use crate::domain::vocabulary::{ChangeKind, Rating, RetractionKind};
use crate::report::model::SourceRetraction;
use crate::report::testing::report;

/// What a change to the report is told as: kind, claim, what, was, now.
#[track_caller]
fn told_as(change: impl FnOnce(&mut Report), kind: Kind, claim: Option<&str>, what: &str) -> Change {
    let (before, mut after) = (report(), report());
    change(&mut after);
    let changes = diff(&before, &after);
    let found = changes.iter().find(|change| change.kind == kind);
    let found = found.unwrap_or_else(|| panic!("{changes:?}")).clone();
    assert_eq!((found.claim.as_deref(), found.what.as_str()), (claim, what));
    found
}

#[test]
fn the_same_report_has_no_changes_whenever_it_was_made() {
    let (before, mut after) = (report(), report());
    assert_eq!(diff(&before, &after), []);
    after.as_of = "2030-01-01T00:00:00Z".to_owned();
    after.first_published = Some("2030-01-01T00:00:00Z".to_owned());
    assert_eq!(diff(&before, &after), []);
}

#[test]
fn each_change_is_told_with_its_claim_and_what_stood_there() {
    let code = report().claims[0].code.clone();
    let statement = report().claims[0].statement.clone();
    let change = told_as(
        |report| report.claims[0].statement = "It was otherwise.".to_owned(),
        Kind::Wording,
        Some(&code),
        "statement",
    );
    assert_eq!(
        (change.was, change.now),
        (Some(statement.clone()), Some("It was otherwise.".to_owned()))
    );
    let change = told_as(
        |report| drop(report.claims.remove(0)),
        Kind::ClaimWithdrawn,
        Some(&code),
        "claim",
    );
    assert_eq!((change.was, change.now), (Some(statement), None));

    let judged = |report: &Report| {
        let mut claims = report.claims.iter();
        claims
            .position(|claim| {
                claim
                    .verdict
                    .as_ref()
                    .is_some_and(|one| one.rating != Rating::Open)
            })
            .unwrap()
    };
    let code = report().claims[judged(&report())].code.clone();
    let change = told_as(
        |report| {
            let index = judged(report);
            report.claims[index].verdict.as_mut().unwrap().rating = Rating::Open;
        },
        Kind::Verdict,
        Some(&code),
        "verdict",
    );
    assert_eq!(change.now.as_deref(), Some("open"));
}

#[test]
fn evidence_sources_corrections_and_the_rest_are_told() {
    let with = report()
        .claims
        .iter()
        .position(|claim| !claim.evidence.is_empty())
        .unwrap();
    let code = report().claims[with].code.clone();
    told_as(
        |report| drop(report.claims[with].evidence.remove(0)),
        Kind::EvidenceTakenBack,
        Some(&code),
        "evidence",
    );
    let mut before = report();
    let piece = before.claims[with].evidence.remove(0);
    let changes = diff(&before, &report());
    assert!(
        changes.iter().any(|change| change.kind == Kind::EvidenceAdded
            && change.now.as_ref().unwrap().contains(&piece.quote.text)),
        "{changes:?}"
    );
    let key = report().sources[0].key.clone();
    let change = told_as(
        |report| {
            report.sources[0].retracted = Some(SourceRetraction {
                kind: RetractionKind::Distrusted,
                reason: "made up".to_owned(),
                at: report.as_of.clone(),
            });
        },
        Kind::SourceRetracted,
        None,
        &format!("source {key}"),
    );
    assert_eq!(change.now.as_deref(), Some("distrusted: made up"));
    let note = report().footnotes[0].clone();
    told_as(
        |report| report.footnotes[0].anchor = Anchor::Broken,
        Kind::AnchorBroken,
        None,
        &format!("footnote {}, source {}", note.number, note.source),
    );
    told_as(
        |report| {
            report.corrections.push(Correction {
                at: report.as_of.clone(),
                kind: ChangeKind::Withdrawal,
                claim: None,
                statement: None,
                was: None,
                now: None,
                why: "a wrong name".to_owned(),
            });
        },
        Kind::Correction,
        None,
        "withdrawal: a wrong name",
    );
    told_as(
        |report| report.written_by.push("checker".to_owned()),
        Kind::Other,
        None,
        "names, method or what else is printed",
    );
}

#[test]
fn one_change_hides_no_other_of_the_same_claim_or_report() {
    let mut after = report();
    after.claims[0].statement = "It was otherwise.".to_owned();
    after.claims[0].why_chosen = Some("Readers asked.".to_owned());
    after.dossier.title = "Another title".to_owned();
    after.entities[0].names.push("another name".to_owned());
    let kinds: Vec<Kind> = diff(&report(), &after)
        .into_iter()
        .map(|change| change.kind)
        .collect();
    for kind in [Kind::Wording, Kind::Details, Kind::Dossier, Kind::Other] {
        assert!(kinds.contains(&kind), "{kind:?}: {kinds:?}");
    }
}
