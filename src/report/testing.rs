//! A small, clean report that tests change.

use std::collections::HashSet;

use super::balance::balance;
use super::model::*;
use super::{definitions, findings};
use crate::domain::vocabulary::*;

pub(crate) fn when(edtf: &str, words: &str) -> Option<When> {
    Some(When {
        edtf: edtf.to_owned(),
        text: words.to_owned(),
    })
}

pub(crate) fn source(kind: &str, csl: &str) -> Source {
    let mut csl: serde_json::Map<_, _> = serde_json::from_str(csl).unwrap();
    csl.insert("type".to_owned(), kind.into());
    Source {
        key: "article".to_owned(),
        csl,
        publisher: Some("The Sahel Courier".to_owned()),
        url: Some("https://example.org/article".to_owned()),
        archive_url: None,
        issued: when("2025-01-20", "20 January 2025"),
        language: "en".to_owned(),
        captures: vec![Capture {
            at: "2025-01-21T10:00:00Z".to_owned(),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            held: true,
            tool: None,
        }],
        reliability: Reliability::C,
        origin: Origin::Own,
        derived_from: None,
        retracted: None,
    }
}

pub(crate) fn verdict(rating: Rating, kind: ClaimKind) -> ContentVerdict {
    ContentVerdict {
        rating,
        definition: definitions::content(rating, kind).text.to_owned(),
        confidence: Some(Confidence::High),
        rationale: Some("The communiqué says so.".to_owned()),
        estimate: None,
        sole_source: None,
        weighed: vec![],
        change: ChangeKind::Initial,
        note: None,
        decided_by: "Rosa".to_owned(),
        decided_at: "2025-01-24T15:20:00Z".to_owned(),
        approved_by: Some("Emeka".to_owned()),
        approved_at: Some("2025-01-25T09:05:00Z".to_owned()),
    }
}

pub(crate) fn claim(code: &str, kind: ClaimKind, statement: &str) -> Claim {
    let quote = Quote {
        text: "the words".to_owned(),
        language: "en".to_owned(),
        ..Quote::default()
    };
    let link = |speaker: &str, attitude, mode| Link {
        speaker: speaker.to_owned(),
        named: true,
        on_behalf_of: None,
        attitude,
        mode,
        quoted: None,
        said: None,
        attribution: None,
    };
    Claim {
        id: format!("id of {code}"),
        code: code.to_owned(),
        handle: None,
        kind,
        statement: statement.to_owned(),
        language: "en".to_owned(),
        question: Some("accords".to_owned()),
        when: when("2024-01", "January 2024"),
        when_phrase: None,
        when_inferred: false,
        ambiguity: None,
        roles: vec![About {
            role: Role::Subject,
            entity: "Mali".to_owned(),
        }],
        quantity: None,
        designation: None,
        positions: vec![Position {
            chain: vec![
                link("The Sahel Courier", Attitude::Reports, Mode::OwnVoice),
                link("Mali", Attitude::Rejects, Mode::Indirect),
            ],
            quote: quote.clone(),
            footnote: Some(1),
            attribution: Some(AttributionVerdict {
                rating: AttributionRating::Confirmed,
                confidence: Some(Confidence::High),
                rationale: None,
            }),
        }],
        relations: vec![],
        relations_unprinted: 0,
        evidence: vec![Evidence {
            bearing: Bearing::Supports,
            about_link: None,
            quote,
            footnote: Some(1),
            source: "The Sahel Courier".to_owned(),
            reliability: Reliability::C,
            credibility: Credibility::Two,
            voice: "The Sahel Courier".to_owned(),
            origin: Some("The Sahel Courier".to_owned()),
            counts: true,
            why_not: None,
            record: false,
            against_interest: false,
            note: None,
        }],
        origins: Some(OriginCount {
            supporting: 1,
            refuting: 0,
        }),
        verdict: Some(verdict(Rating::Contested, kind)),
        first_approved: Some("2025-01-25T09:05:00Z".to_owned()),
        why_chosen: None,
        search_notes: vec![],
        external_reviews: vec![],
        under_review: None,
        on_hold: None,
        mark: None,
        draft: false,
        state: None,
    }
}

pub(crate) fn report() -> Report {
    let entity = |name: &str, names: &[&str], speaks| Entity {
        name: name.to_owned(),
        kind: EntityKind::State,
        speaks,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        wikidata: (name == "Mali").then(|| "Q912".to_owned()),
    };
    let claim = claim(
        "C-1",
        ClaimKind::Factual,
        "Mali ended the Algiers Accords in January 2024.",
    );
    let quote = claim.positions[0].quote.clone();
    Report {
        masthead: Masthead::default(),
        dossier: Dossier {
            id: "0194a1c2-7b1e-7c3d-9a55-1f0e6f2d4c11".to_owned(),
            slug: "mali-algeria".to_owned(),
            title: "Mali and Algeria".to_owned(),
            summary: Some("Two states are at odds.".to_owned()),
            language: "en".to_owned(),
            labels: [
                "terrorist",
                "Separatist",
                "mercenary",
                "junta",
                "séparatiste",
                "إرهابية",
                "regime",
            ]
            .map(str::to_owned)
            .to_vec(),
            eyes: 3,
        },
        as_of: "2025-02-05T12:00:00Z".to_owned(),
        includes_drafts: false,
        written_by: vec!["Ines".to_owned()],
        approved_by: vec!["Emeka".to_owned()],
        publication: None,
        first_published: None,
        last_changed: None,
        supersedes: None,
        entities: vec![
            entity("Mali", &["Bamako"], true),
            entity("Algeria", &["Algiers"], true),
            entity("United States", &["US"], true),
            entity("Tinzawaten", &[], false),
        ],
        questions: vec![Question {
            handle: "accords".to_owned(),
            text: "What became of the Accords?".to_owned(),
            event: None,
            measure: None,
            unit: None,
            scope: None,
            findings: Findings::default(),
        }],
        unasked: Findings::default(),
        claims: vec![claim],
        designations: vec![],
        replies: vec![],
        balance: vec![],
        corrections: vec![],
        sources: vec![source(
            "article-newspaper",
            r#"{"title": "Talks in Algiers", "author": [{"literal": "AFP"}]}"#,
        )],
        footnotes: vec![Footnote {
            number: 1,
            source: "article".to_owned(),
            quote,
            anchor: Anchor::Ok,
            locator: None,
        }],
        method: Method {
            scales: definitions::scales(),
            rules: vec![],
            authenticated: false,
            policy_changes: vec![],
            notes: vec![],
        },
    }
}

/// A report with something in every section.
pub(crate) fn full() -> Report {
    let mut full = report();
    let mut second = claim(
        "C-2",
        ClaimKind::Designation,
        "Algeria designates MAK as a “terrorist” body.",
    );
    let designation = Designation {
        designator: "Algeria".to_owned(),
        designee: "MAK".to_owned(),
        label: "terroriste".to_owned(),
        language: "fr".to_owned(),
        instrument: Some("Gazette".to_owned()),
        force: Force::Legal,
    };
    second.designation = Some(designation.clone());
    second.verdict = Some(ContentVerdict {
        change: ChangeKind::Initial,
        ..verdict(Rating::Supported, ClaimKind::Designation)
    });
    full.claims.push(second);
    full.designations.push(DesignationRow {
        claim: "C-2".to_owned(),
        designation,
        when: None,
        contested_by: vec!["MAK".to_owned()],
        rating: Some(Rating::Supported),
        footnotes: vec![1],
        draft: false,
    });
    full.corrections.push(Correction {
        at: "2025-02-04T16:30:00Z".to_owned(),
        kind: ChangeKind::Correction,
        claim: Some("C-1".to_owned()),
        statement: None,
        was: Some("48".to_owned()),
        now: Some("47".to_owned()),
        why: "We had miscounted".to_owned(),
    });
    let step = |at: &str, outcome| ReplyStep {
        at: at.to_owned(),
        outcome,
        asked_at: (outcome != ReplyOutcome::NotAsked).then(|| "2025-01-22T09:00:00Z".to_owned()),
        channel: Some("a letter".to_owned()),
        deadline: Some("2025-01-25T18:00:00Z".to_owned()),
        reason: None,
        answer: None,
        footnote: None,
    };
    let asked = step("2025-01-22T09:00:00Z", ReplyOutcome::Asked);
    let reply = |claim: &str, party: &str, steps: Vec<ReplyStep>| Reply {
        claim: claim.to_owned(),
        party: party.to_owned(),
        steps,
        overdue: false,
        draft: false,
    };
    let answered = ReplyStep {
        answer: Some(Quote {
            text: "Nous rejetons ces accusations.".to_owned(),
            language: "fr".to_owned(),
            ..Quote::default()
        }),
        footnote: Some(1),
        ..step("2025-01-24T10:00:00Z", ReplyOutcome::Answered)
    };
    let not_asked = ReplyStep {
        reason: Some("the speaker is not reachable".to_owned()),
        ..step("2025-01-26T09:00:00Z", ReplyOutcome::NotAsked)
    };
    let silent = step("2025-01-26T09:00:00Z", ReplyOutcome::Silent);
    full.replies = vec![
        reply("C-1", "Algeria", vec![asked.clone(), answered]),
        reply("C-1", "Tinzawaten", vec![not_asked]),
        reply("C-2", "Mali", vec![asked.clone(), silent]),
        reply("C-2", "United States", vec![]),
        Reply {
            overdue: true,
            ..reply("C-2", "MAK", vec![asked])
        },
    ];
    full.balance = balance(&full);
    findings::arrange(&mut full);
    full
}

/// That report with every text of it, whatever its key, made hostile; words of fixed vocabularies stay.
pub(crate) fn poisoned(evil: &str) -> Report {
    fn poison(value: &mut serde_json::Value, words: &HashSet<&str>, evil: &str) {
        match value {
            serde_json::Value::String(text) if !words.contains(text.as_str()) => *text = evil.to_owned(),
            serde_json::Value::Array(items) => items.iter_mut().for_each(|item| poison(item, words, evil)),
            serde_json::Value::Object(map) => map.values_mut().for_each(|item| poison(item, words, evil)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(full()).unwrap();
    let fixed = [
        "factual",
        "designation",
        "quantitative",
        "reports",
        "rejects",
        "own_voice",
        "indirect",
        "confirmed",
        "high",
        "contested",
        "supported",
        "outgoing",
        "rebuts",
        "supports",
        "2",
        "C",
        "ok",
        "own",
        "initial",
        "correction",
        "subject",
        "legal",
        "state",
        "at_least",
        "distrusted",
        "article-newspaper",
        "asked",
        "answered",
        "silent",
        "not_asked",
    ];
    poison(&mut value, &fixed.into_iter().collect(), evil);
    serde_json::from_value(value).unwrap()
}
