//! Styles, types, odd descriptions.

use hayagriva::citationberg::json::DateValue;
use proptest::prelude::*;
use serde_json::Value as Json;

use super::dates::edtf_text;
use super::project::{NAMES, TEXTS};
use super::*;
use crate::report::testing::{source, when};

/// Every CSL type that a news desk is likely to cite, and two words of its own.
const KINDS: &[&str] = &[
    "article-newspaper",
    "webpage",
    "press-release",
    "communique",
    "speech",
    "dataset",
    "report",
    "legislation",
    "interview",
    "broadcast",
    "post",
    "post-weblog",
    "book",
    "chapter",
    "article-magazine",
    "article-journal",
    "hearing",
    "treaty",
    "bill",
    "regulation",
    "legal_case",
    "motion_picture",
    "video",
    "song",
    "map",
    "document",
    "manuscript",
    "pamphlet",
    "paper-conference",
    "thesis",
    "software",
    "standard",
    "personal_communication",
    "article",
    "event",
    "graphic",
    "figure",
    "collection",
    "periodical",
    "entry",
    "entry-encyclopedia",
    "review",
];

const STYLES: &[&str] = &[
    "chicago-notes",
    "chicago-author-date",
    "apa",
    "iso-690",
    "iso-690-numeric",
    "harvard",
    "mla",
    "ieee",
    "modern-humanities-research-association",
];

#[test]
fn every_type_renders_in_every_common_style() {
    for name in STYLES {
        let style = Style::named(name).unwrap();
        for kind in KINDS {
            let source = source(
                kind,
                r#"{"title": "Talks in Algiers", "author": [{"family": "Keïta", "given": "Awa"}]}"#,
            );
            let citation = entry(&style, &source);
            assert_eq!(citation.fallback, None, "{name} {kind}");
            assert!(
                citation.plain.to_lowercase().contains("talks in algiers"),
                "{name} {kind}: {}",
                citation.plain
            );
            let short = note(&style, &source);
            assert_eq!(short.fallback, None, "{name} {kind}");
            assert!(
                !short.plain.contains("https://"),
                "{name} {kind}: {}",
                short.plain
            );
        }
    }
}

#[test]
fn all_bundled_styles_render() {
    let source = source(
        "article-newspaper",
        r#"{"title": "Talks in Algiers", "author": [{"literal": "AFP"}]}"#,
    );
    for (name, _) in Style::all() {
        let style = Style::named(name).unwrap();
        assert_eq!(entry(&style, &source).fallback, None, "{name}");
    }
}

#[test]
fn chicago_notes_by_the_book() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let source = source(
        "article-newspaper",
        r#"{"title": "Ambassadors still recalled", "author": [{"family": "Keïta", "given": "Awa"}],
            "container-title": "The Sahel Courier"}"#,
    );
    let citation = note(&style, &source);
    assert_eq!(
        citation.plain,
        "Awa Keïta, “Ambassadors Still Recalled,” The Sahel Courier, January 20, 2025."
    );
    assert!(
        citation.html.contains("<em>The Sahel Courier</em>"),
        "{}",
        citation.html
    );
}

#[test]
fn notes_on_web_pages_do_not_run_together() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let source = source("webpage", r#"{"title": "Talks", "container-title": "Courier"}"#);
    let plain = note(&style, &source).plain;
    assert!(plain.starts_with("“Talks,” Courier"), "{plain}");
}

#[test]
fn titles_of_an_unknown_or_other_language_keep_their_case() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    for language in ["", "fr", "ar"] {
        let mut source = source("report", r#"{"title": "une note du gouvernement"}"#);
        source.language = language.to_owned();
        assert!(
            entry(&style, &source).plain.contains("une note du gouvernement"),
            "{language}"
        );
    }
}

#[test]
fn text_is_escaped_and_only_web_addresses_are_linked() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let mut source = source(
        "webpage",
        r#"{"title": "<script>alert(1)</script> \u202e & more", "URL": "javascript:alert(1)"}"#,
    );
    source.url = None;
    let citation = entry(&style, &source);
    assert!(
        citation.html.to_lowercase().contains("&lt;script&gt;"),
        "{}",
        citation.html
    );
    assert!(
        !citation.html.contains("<script") && !citation.html.contains("javascript:"),
        "{}",
        citation.html
    );
    assert!(!citation.html.contains('\u{202e}'));
    source.url = Some("https://example.org/?a=1&b=\"2".to_owned());
    assert!(
        !entry(&style, &source).html.contains("href"),
        "a quotation mark cannot stand in an address"
    );
    source.url = Some("https://example.org/?a=1&b=2".to_owned());
    assert!(
        entry(&style, &source)
            .html
            .contains("href=\"https://example.org/?a=1&amp;b=2\"")
    );
}

#[test]
fn dates_are_projected() {
    let parts = |edtf: &str| match edtf_text(edtf) {
        Some(DateValue::DateParts {
            date_parts, circa, ..
        }) => Some((date_parts.0[0].0.clone(), circa)),
        _ => None,
    };
    assert_eq!(parts("2025~"), Some((vec![2025], true)));
    assert_eq!(parts("2024-07"), Some((vec![2024, 7], false)));
    assert_eq!(parts("2024-07-27?"), Some((vec![2024, 7, 27], true)));
    assert_eq!(parts("2023-12/2024-11"), Some((vec![2023], true)));
    assert_eq!(parts("[2025-01-11..2025-01-20]"), Some((vec![2025, 1], true)));
    assert_eq!(parts("[2024-01,2024-03]"), Some((vec![2024], true)));
    assert_eq!(parts("2024-01/.."), Some((vec![2024], true)));
    assert_eq!(parts("/2025-01"), Some((vec![2025], true)));
    assert_eq!(parts("2025-01-XX"), Some((vec![2025, 1], false)));
    assert_eq!(parts("2025-XX"), Some((vec![2025], false)));
    assert_eq!(parts("2024-21"), Some((vec![2024], false)));
    assert_eq!(parts("2025-01-20T10:00:00Z"), Some((vec![2025, 1, 20], false)));
    for none in [
        "",
        "..",
        "/",
        "XXXX",
        "202X",
        "yesterday",
        "[]",
        "-0044",
        "0000",
        "99999",
    ] {
        assert_eq!(parts(none), None, "{none}");
    }
}

#[test]
fn nothing_in_a_description_makes_it_panic() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let apa = Style::named("apa").unwrap();
    let values = [
        r#"{"date-parts": []}"#,
        r#"{"date-parts": [[]]}"#,
        r#"{"date-parts": [[2025, 0]]}"#,
        r#"{"date-parts": [[2025, 13, 99]]}"#,
        r#"{"date-parts": [[2024, 1], [2025, 2]]}"#,
        r#"{"date-parts": [["2025", "1"]]}"#,
        r#"{"date-parts": [[99999999999]]}"#,
        r#"{"raw": "2024/2025"}"#,
        r#"{"season": 9, "date-parts": [[2024]]}"#,
        "null",
        "-1",
        "1e400",
        r#""""#,
        r#""–""#,
        r#"[{}]"#,
        r#"[{"family": ""}]"#,
        r#"[{"family": "\u0301"}]"#,
        r#"[{"given": "-", "family": "- ' ,"}]"#,
        r#"[null, 1]"#,
        r#"[{"family": "A, B, C, D", "given": ", , ,", "suffix": "Jr", "comma-suffix": true}]"#,
        r#"["Plain Name"]"#,
        r#""99999999999999999999999999""#,
        r#""1-999999999999999999""#,
        r#""xii–xv, 4""#,
        "99999999999999999999",
    ];
    for name in
        TEXTS
            .iter()
            .chain(NAMES)
            .chain(&["issued", "accessed", "event-date", "submitted", "original-date"])
    {
        for value in values {
            let Ok(value) = serde_json::from_str::<Json>(value) else {
                continue;
            };
            let mut source = source("article-newspaper", r#"{"title": "Talks"}"#);
            source.issued = None;
            source.csl.insert((*name).to_owned(), value.clone());
            if let Ok((_, item)) = project(&source, true) {
                // Called without the guard, so that a panic fails the test.
                run(&style, &style.forms, &item, true);
                run(&apa, &apa.forms, &item, false);
            }
        }
    }
}

#[test]
fn what_cannot_be_rendered_has_a_plain_form() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let mut odd = source(
        "hologram",
        r#"{"title": "A <b>thing</b>", "author": [{"family": "Keïta", "given": "Awa"}]}"#,
    );
    odd.issued = when("2025~", "about 2025");
    let citation = entry(&style, &odd);
    assert_eq!(citation.fallback.as_deref(), Some("`hologram` is not a CSL type"));
    assert!(
        citation
            .plain
            .starts_with("Awa Keïta. “A <b>thing</b>”. The Sahel Courier, about 2025."),
        "{}",
        citation.plain
    );
    assert!(citation.html.contains("&lt;b&gt;"));
    let mut empty = source("webpage", "{}");
    empty.publisher = None;
    assert!(entry(&style, &empty).plain.starts_with("Untitled"));
}

#[test]
fn unknown_styles_suggest_one() {
    let error = Style::named("chicago-foo").err().unwrap();
    assert!(
        error
            .to_string()
            .starts_with("no citation style is called `chicago-foo`, did you mean `chicago"),
        "{error}"
    );
    assert!(Style::named("x").err().unwrap().nearest.is_none());
}

/// A date as people and programs write it in CSL-JSON, right or wrong.
fn odd_date() -> impl Strategy<Value = Json> {
    let part = prop_oneof![
        (-3i64..15).prop_map(Json::from),
        prop::sample::select(vec![
            0i64,
            32,
            99,
            2024,
            2025,
            9999,
            10_000,
            32_768,
            -1,
            i64::MIN,
            i64::MAX
        ])
        .prop_map(Json::from),
        "[0-9X?~/.-]{0,10}".prop_map(Json::from),
        Just(Json::Null),
        any::<f64>().prop_map(Json::from),
    ];
    let parts = prop::collection::vec(prop::collection::vec(part, 0..5), 0..4);
    let parts = parts.prop_map(|parts| serde_json::json!({ "date-parts": parts }));
    let text = "[0-9X?~%T:Z/.,\\[\\] a-z-]{0,24}";
    prop_oneof![
        (parts, any::<bool>(), -2i64..45).prop_map(|(mut date, circa, season)| {
            date["circa"] = circa.into();
            date["season"] = season.into();
            date
        }),
        text.prop_map(|text| serde_json::json!({ "raw": text })),
        text.prop_map(|text| serde_json::json!({ "literal": text })),
        text.prop_map(Json::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    /// The formatter panics on some dates; those are projected away, so that nothing has to be caught.
    #[test]
    fn odd_dates_and_types_are_printed_in_every_kind_of_style(
        kind in prop_oneof![
            prop::sample::select(KINDS.to_vec()).prop_map(str::to_owned),
            "[a-z_-]{0,12}",
        ],
        dates in prop::collection::vec(
            (prop::sample::select(vec!["issued", "accessed", "event-date", "submitted", "original-date"]), odd_date()),
            0..4,
        ),
        edtf in prop::option::of("[0-9X?~%/.,\\[\\]{}YES-]{0,22}"),
        title in prop::option::of("\\PC{0,20}"),
        numbers in prop::collection::vec("[0-9ivx,&–-]{0,8}", 3),
    ) {
        let mut source = source(&kind, "{}");
        source.issued = edtf.and_then(|edtf| when(&edtf, "some day"));
        source.csl.extend(title.map(|title| ("title".to_owned(), title.into())));
        for (name, date) in dates {
            source.csl.insert(name.to_owned(), date);
        }
        for (name, number) in ["page", "volume", "edition"].iter().zip(numbers) {
            source.csl.insert((*name).to_owned(), number.into());
        }
        for style in styles() {
            for citation in [entry(style, &source), note(style, &source)] {
                prop_assert!(!citation.plain.is_empty() && !citation.html.contains("<script"));
            }
        }
    }
}

/// A note style, an author-date style, a numbered style and the one of ISO.
fn styles() -> &'static [Style] {
    static STYLES: std::sync::OnceLock<Vec<Style>> = std::sync::OnceLock::new();
    STYLES.get_or_init(|| {
        let names = ["chicago-notes", "apa", "ieee", "iso-690"];
        names.iter().map(|name| Style::named(name).unwrap()).collect()
    })
}

#[test]
fn numbers_have_no_empty_parts() {
    let numbers = |text| super::project::number_of(text).unwrap_or_default();
    for (given, wanted) in [
        ("12-14", "12-14"),
        ("12, 15–17", "12, 15–17"),
        ("ii & 4", "ii & 4"),
        (",-", ""),
        (" -4,", "4"),
        ("4,,-5", "4,5"),
        ("4 , - 5", "4 ,  5"),
    ] {
        assert_eq!(numbers(given), wanted, "{given}");
    }
}

#[test]
fn a_known_date_is_never_told_as_unknown() {
    let style = Style::named("iso-690-author-date").unwrap();
    let source = source(
        "article-newspaper",
        r#"{"title": "A dispatch", "container-title": "Courier"}"#,
    );
    let plain = entry(&style, &source).plain;
    assert!(plain.starts_with("A dispatch, 2025. Courier."), "{plain}");
}

#[test]
fn what_a_title_says_stays() {
    for name in STYLES {
        let style = Style::named(name).unwrap();
        let csl =
            r#"{"title": "Letters [no date] of two (testimony of) soldiers", "publisher": "Acme Inc."}"#;
        let plain = entry(&style, &source("book", csl)).plain.to_lowercase();
        assert!(
            plain.contains("letters [no date] of two (testimony of) soldiers"),
            "{name}: {plain}"
        );
    }
}

#[test]
fn a_work_with_editors_keeps_its_title() {
    for name in STYLES {
        let style = Style::named(name).unwrap();
        let csl = r#"{"title": "Voices of the dunes", "editor": [{"family": "Moreau", "given": "Claire"}]}"#;
        let plain = entry(&style, &source("book", csl)).plain;
        assert!(
            plain.to_lowercase().contains("voices of the dunes"),
            "{name}: {plain}"
        );
        assert!(plain.to_lowercase().contains("moreau"), "{name}: {plain}");
    }
}

#[test]
fn noughts_of_a_number_stay() {
    for name in ["chicago-notes", "apa", "iso-690-author-date", "iso-690-numeric"] {
        let style = Style::named(name).unwrap();
        let csl = r#"{"title": "Law on the press", "number": "12-05", "container-title": "Journal"}"#;
        let plain = entry(&style, &source("legislation", csl)).plain;
        assert!(
            plain.contains("12-05") || plain.contains("12–05"),
            "{name}: {plain}"
        );
        assert!(!plain.contains(super::project::NUMBER_MARK), "{name}");
    }
}

#[test]
fn a_title_in_quotation_marks_is_quoted_once() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let csl = r#"{"title": "“Talks go on”", "container-title": "Courier"}"#;
    let plain = entry(&style, &source("webpage", csl)).plain;
    assert_eq!(plain.matches(['“', '”']).count(), 2, "{plain}");
}

#[test]
fn a_year_alone_leaves_no_comma_behind() {
    for name in STYLES {
        let style = Style::named(name).unwrap();
        let mut source = source(
            "article-newspaper",
            r#"{"title": "Talks", "container-title": "Courier"}"#,
        );
        source.issued = when("2024", "2024");
        let plain = entry(&style, &source).plain;
        assert!(!plain.contains(",)") && !plain.contains(",."), "{name}: {plain}");
    }
}

#[test]
fn a_style_made_for_a_type_prints_what_the_whole_style_prints() {
    let csl = r#"{"title": "Count of wells", "author": [{"family": "Keita", "given": "Ada"}], "number": "12", "genre": "note",
        "container-title": "Courier", "volume": "3", "page": "4-7", "publisher": "Press", "event-title": "Session"}"#;
    for name in STYLES {
        let style = Style::named(name).unwrap();
        for kind in KINDS {
            for csl in [csl, r#"{"title": "Count of wells"}"#] {
                let (of_type, item) = project(&source(kind, csl), true).unwrap();
                for as_entry in [true, false] {
                    let whole = run(&style, &style.forms, &item, as_entry);
                    assert_eq!(
                        run(&style, &style.of_kind(of_type), &item, as_entry),
                        whole,
                        "{name}, {kind}"
                    );
                }
            }
        }
    }
}

#[test]
fn sources_side_by_side_are_those_one_by_one() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let sources: Vec<Source> = (0..150)
        .map(|number| {
            source(
                KINDS[number % KINDS.len()],
                &format!(r#"{{"title": "Count {number}"}}"#),
            )
        })
        .collect();
    let cited = all(&style, &sources);
    assert_eq!(cited.len(), sources.len());
    for (cited, source) in cited.iter().zip(&sources) {
        assert_eq!(
            (&cited.entry, &cited.note),
            (&entry(&style, source), &note(&style, source))
        );
    }
}

#[test]
fn entries_stand_in_the_order_of_their_letters() {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    let titles = ["Zebras", "“Élan”", "apples", "Elbows"];
    let sources: Vec<Source> = titles
        .iter()
        .map(|title| source("document", &format!(r#"{{"title": "{title}"}}"#)))
        .map(|source| Source {
            publisher: None,
            ..source
        })
        .collect();
    let order = in_order(&all(&style, &sources));
    let ordered: Vec<&str> = order.iter().map(|place| titles[*place]).collect();
    assert_eq!(ordered, ["apples", "“Élan”", "Elbows", "Zebras"]);
}
