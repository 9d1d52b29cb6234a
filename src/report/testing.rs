//! A small, clean report that tests change.

use super::definitions;
use super::model::*;
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
        why_chosen: None,
        search_notes: vec![],
        external_reviews: vec![],
        under_review: None,
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
