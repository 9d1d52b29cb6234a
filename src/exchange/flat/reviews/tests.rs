//! ClaimReviews as they come from pages, feeds and searches.

use std::io::Cursor;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::exchange::flat::{Form, Mapping, Reader, Record, Row};

fn reader(bytes: &[u8]) -> Result<Reader, Vec<String>> {
    let input = Box::new(Cursor::new(bytes.to_vec()));
    Reader::open(input, Form::ClaimReview, "in", &Mapping::default())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// The rows, what is wrong, and what is told besides.
fn read(text: impl AsRef<[u8]>) -> (Vec<Row>, Vec<String>, Vec<String>) {
    let mut reader = match reader(text.as_ref()) {
        Ok(reader) => reader,
        Err(problems) => return (Vec::new(), problems, Vec::new()),
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    while let Some(read) = reader.next() {
        match read {
            Ok(Record { row: Ok(row), .. }) => rows.push(row),
            Ok(Record { row: Err(found), .. }) => problems.extend(found.iter().map(ToString::to_string)),
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    (rows, problems, reader.notes())
}

/// The one row of a block of which nothing is wrong.
fn one(block: &Value) -> Row {
    let (rows, problems, _) = read(block.to_string());
    assert_eq!(problems, [""; 0]);
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    row.clone()
}

fn whole() -> Value {
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview",
        "claimReviewed": "Algeria closed its airspace to Mali.",
        "url": "https://example.org/check", "headline": "What was closed", "datePublished": "2025-04-08T09:00:00Z",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Example Checkers"},
        "itemReviewed": {
            "@type": "Claim", "datePublished": "2025-04-07",
            "author": {"@type": "Person", "name": "A spokesperson"},
            "appearance": [{"@type": "CreativeWork", "url": "https://example.org/speech", "headline": "A speech"}]
        },
        "reviewRating": {"@type": "Rating", "ratingValue": "4", "bestRating": 5, "worstRating": "1", "alternateName": "Mostly true"}
    })
}

#[test]
fn a_block_becomes_a_row() {
    let row = one(&whole());
    assert_eq!(row.statement, "Algeria closed its airspace to Mali.");
    assert_eq!(row.claimant.as_deref(), Some("A spokesperson"));
    assert_eq!(
        row.claimant_kind.map(|kind| kind.to_string()).as_deref(),
        Some("person")
    );
    assert_eq!(row.claim_date.as_deref(), Some("2025-04-07"));
    assert_eq!(row.source.url.as_deref(), Some("https://example.org/speech"));
    assert_eq!(row.source.title.as_deref(), Some("A speech"));
    assert_eq!(row.review.publisher.as_deref(), Some("Example Checkers"));
    assert_eq!(row.review.url.as_deref(), Some("https://example.org/check"));
    assert_eq!(row.review.title.as_deref(), Some("What was closed"));
    assert_eq!(row.review.date.as_deref(), Some("2025-04-08"));
    assert_eq!(row.rating.as_deref(), Some("Mostly true"));
    let scale = row.scale.unwrap();
    assert_eq!(
        (
            scale.value.as_deref(),
            scale.best.as_deref(),
            scale.worst.as_deref()
        ),
        (Some("4"), Some("5"), Some("1"))
    );
    assert_eq!(
        (row.language.as_deref(), row.review_language.as_deref()),
        (Some("en"), Some("en"))
    );
    assert_eq!(read(whole().to_string()).2, [""; 0], "all of it is taken");
}

#[test]
fn shapes_of_the_wild_are_taken() {
    let with = |change: fn(&mut Value)| {
        let mut block = whole();
        change(&mut block);
        one(&block)
    };
    let row = with(|block| block["@type"] = json!(["Review", "http://schema.org/ClaimReview"]));
    assert_eq!(row, one(&whole()));
    let row = with(|block| block["claimReviewed"] = json!(["Algeria closed its airspace to&nbsp;Mali."]));
    assert_eq!(row, one(&whole()));
    let row =
        with(|block| block["reviewRating"] = json!({"ratingValue": 1, "bestRating": "5", "worstRating": 1}));
    assert_eq!(row.rating.as_deref(), Some("1 (1-5)"));
    let row = with(|block| block["reviewRating"] = json!("Faux"));
    assert_eq!(row.rating.as_deref(), Some("Faux"));
    let row = with(|block| block["reviewRating"] = Value::Null);
    assert_eq!((row.rating, row.scale), (None, None));
    let row = with(|block| block["itemReviewed"] = Value::Null);
    assert_eq!((row.claimant, row.claim_date), (None, None));
    let row = with(|block| {
        block["itemReviewed"] = json!([{"@type": "CreativeWork"}, {"author": [{"name": ["One", "Two"]}]}])
    });
    assert_eq!(row.claimant.as_deref(), Some("One"));
    let row = with(|block| {
        block["author"] = json!([{"@type": "Person", "name": "Somebody"}]);
        block["publisher"] = json!({"@type": "Organization", "name": "The house"});
    });
    assert_eq!(row.review.publisher.as_deref(), Some("The house"));
    let row = with(|block| {
        block["author"] = Value::Null;
        block["url"] = json!("www.example.org/check");
    });
    assert_eq!(row.review.publisher.as_deref(), Some("example.org"));
    assert_eq!(row.review.url.as_deref(), Some("https://www.example.org/check"));
    // as linked data is written out, and with references within a graph
    let expanded = json!([{"@type": ["http://schema.org/ClaimReview"], "http://schema.org/claimReviewed": [{"@value": "It rained."}],
        "http://schema.org/author": [{"@id": "#house"}]}, {"@id": "#house", "http://schema.org/name": [{"@value": "The house"}]}]);
    let row = one(&expanded);
    assert_eq!(
        (row.statement.as_str(), row.review.publisher.as_deref()),
        ("It rained.", Some("The house"))
    );
    let (rows, ..) = read(json!({"@graph": [{"@type": "WebPage", "inLanguage": "fr"}, {"@type": "ClaimReview", "claimReviewed": ["Il pleut.", "Il neige."]}]}).to_string());
    let said: Vec<_> = rows
        .iter()
        .map(|row| (row.statement.as_str(), row.language.as_deref()))
        .collect();
    assert_eq!(said, [("Il pleut.", Some("fr")), ("Il neige.", Some("fr"))]);
}

#[test]
fn what_is_dropped_is_told_and_only_what_has_no_claim_is_refused() {
    let feed = json!({"@type": "DataFeed", "dataFeedElement": [
        {"@type": "DataFeedItem", "item": [{"@type": "ClaimReview", "claimReviewed": "It rained.", "datePublished": "05/07/2024", "image": "x"}]},
        {"item": {"@type": "ClaimReview", "claimReviewed": "It snowed.", "datePublished": "06/07/2024", "image": "y", "url": "/check",
            "inLanguage": "Klingon, spoken", "author": "x".repeat(600)}},
        {"item": {"@type": "ClaimReview", "url": "https://example.org/"}},
        {"item": {"@type": "ClaimReview", "claimReviewed": "x".repeat(4001)}}
    ]});
    let (rows, problems, notes) = read(feed.to_string());
    assert_eq!(
        rows.iter().map(|row| row.statement.as_str()).collect::<Vec<_>>(),
        ["It rained.", "It snowed."]
    );
    assert_eq!(
        problems,
        [
            "in:1: dataFeedElement[2].item.claimReviewed: is missing",
            "in:1: dataFeedElement[3].item.claimReviewed: has 4001 characters; a statement has 3 to 4000"
        ]
    );
    let long = "x".repeat(60);
    assert_eq!(
        notes,
        [
            "not taken, no field is for it: `image` (2 times)".to_owned(),
            format!("not taken: `author` cannot be used: `{long}`"),
            "not taken: `datePublished` (2 times) may be two days: `05/07/2024`".to_owned(),
            "not taken: `inLanguage` cannot be used: `Klingon, spoken`".to_owned(),
            "not taken: `url` is no address of the web: `/check`".to_owned(),
        ]
    );
}

#[test]
fn searches_are_read_and_a_claim_has_all_its_reviews() {
    let claim = json!({"text": "It rained in Gao.", "claimant": "x.com", "claimDate": "2024-07-26T10:00:00Z", "claimReview": [
        {"publisher": {"name": "Checkers", "site": "example.org"}, "url": "https://www.example.org/1", "title": "Rain?",
            "reviewDate": "2024-08-01T00:00:00Z", "textualRating": "False", "languageCode": "en"},
        {"publisher": {"site": "example.net"}, "url": "https://example.net/2", "textualRating": "Faux", "languageCode": "fr"}]});
    let page = json!({"claims": [claim.clone(), {"text": "no", "claimReview": []}], "nextPageToken": "CAI="});
    let (rows, problems, notes) = read(page.to_string());
    let said: Vec<_> = rows
        .iter()
        .map(|row| {
            [
                Some(row.statement.as_str()),
                row.claimant.as_deref(),
                row.language.as_deref(),
                row.review.publisher.as_deref(),
                row.rating.as_deref(),
                row.review_language.as_deref(),
            ]
        })
        .collect();
    assert_eq!(
        said,
        [
            [
                Some("It rained in Gao."),
                Some("x.com"),
                Some("en"),
                Some("Checkers"),
                Some("False"),
                Some("en")
            ],
            [
                Some("It rained in Gao."),
                Some("x.com"),
                Some("en"),
                Some("example.net"),
                Some("Faux"),
                Some("fr")
            ]
        ]
    );
    assert_eq!(
        problems,
        ["in:1: claims[1].text: has 2 characters; a statement has 3 to 4000"]
    );
    assert_eq!(
        notes,
        ["the search has more pages (`nextPageToken`) than this one"]
    );
    let bare = format!("[{claim},\n{claim}]");
    assert_eq!(read(bare).0.len(), 4);
    // lines, one of them broken
    let lines = format!("{claim}\n{{\"text\": \n\n{}\n", whole());
    let (rows, problems, _) = read(lines);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        problems,
        ["in:2: is no JSON, at line 1 of it, character 8: EOF while parsing a value"]
    );
}

#[test]
fn pages_are_read_by_their_blocks_else_by_their_elements() {
    let page = |inside: &str| format!("<!DOCTYPE html>\n<html lang=\"fr\"><head>\n{inside}</head></html>");
    let block = "<script type=\"application/ld+json\">//<![CDATA[\n{\"@type\": \"ClaimReview\", \"claimReviewed\": \"Il\n pleut.\",}\n//]]></script>\n";
    let (rows, problems, _) = read(page(&format!(
        "{block}<script type=\"application/ld+json\">{{broken</script>{block}"
    )));
    assert_eq!(problems, [""; 0], "what is no ClaimReview may be broken");
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (
            rows[0].statement.as_str(),
            rows[0].language.as_deref(),
            rows[0].line
        ),
        ("Il pleut.", Some("fr"), 3)
    );
    let (_, problems, _) = read(page(
        "<script type=\"application/ld+json\">{\"@type\": \"ClaimReview\"</script>",
    ));
    assert_eq!(
        problems,
        ["in:3: block 1: is no JSON, at line 1 of it, character 23: EOF while parsing an object"]
    );
    let (rows, ..) = read(
        "<p itemscope itemtype=\"https://schema.org/ClaimReview\"><b itemprop=claimReviewed>It rained.</b></p>",
    );
    assert_eq!(rows[0].statement, "It rained.");
    for (text, said) in [
        ("<p>nothing</p>", "in: there is no ClaimReview in it"),
        ("{}", "in: there is no ClaimReview in it"),
        ("{\"claims\": []}", "in: there is no ClaimReview in it"),
        (
            "{\"properties\": {\"claimReviewed\": {\"type\": \"string\"}}}",
            "in: there is no ClaimReview in it",
        ),
        ("", "in: the file is empty"),
        (
            "[{\"claimReviewed\": \"It rained.\"}, {",
            "in:1: cannot be read further: the file ends within its JSON",
        ),
    ] {
        assert_eq!(read(text).1, [said], "{text}");
    }
}

#[test]
fn a_list_of_any_length_is_read_element_by_element() {
    let mut text = "{\"dataFeedElement\": [".to_owned();
    let count = 30_000;
    for number in 0..count {
        text.push_str(&format!("{{\"@type\": \"ClaimReview\", \"claimReviewed\": \"It rained {number} times.\", \"reviewBody\": \"{}\"}},\n", "x".repeat(200)));
    }
    text.push_str("], \"name\": \"A feed\"}");
    let mut reader = reader(text.as_bytes()).unwrap();
    let first = reader.next().unwrap().unwrap();
    assert_eq!(first.raw.path(""), "dataFeedElement[0]");
    let mut last = first.line;
    let mut rows = 1;
    while let Some(read) = reader.next() {
        last = read.unwrap().line;
        rows += 1;
    }
    assert_eq!((rows, last), (count, count));
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        proptest::sample::select(vec![
            "@type",
            "@graph",
            "@id",
            "@value",
            "claimReviewed",
            "itemReviewed",
            "author",
            "name",
            "url",
            "reviewRating",
            "ratingValue",
            "bestRating",
            "datePublished",
            "claims",
            "text",
            "claimReview",
            "claimDate",
            "appearance",
            "firstAppearance",
            "inLanguage",
            "publisher",
            "dataFeedElement",
            "item",
            "sameAs",
            "mainEntityOfPage"
        ])
        .prop_map(ToOwned::to_owned),
        ".{0,4}"
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("ClaimReview")),
        Just(json!("https://example.org/")),
        "[0-9/ .:TZ-]{0,20}".prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        "(&[a-z#0-9]{0,6};|<[a-z/]{0,4}>|é){0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_json_breaks_the_reader(value in any_json()) {
        let _ = read(value.to_string());
        let _ = read(json!({"@type": "ClaimReview", "claimReviewed": "It rained.", "itemReviewed": value, "author": value, "reviewRating": value}).to_string());
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), begin in 0..5_usize) {
        let begin: &[u8] = [&b""[..], b"{", b"[{\"a\":", b"<html>", b"<script type=application/ld+json>"][begin];
        let _ = read([begin, &bytes].concat());
    }

    #[test]
    fn no_page_breaks_the_reader(parts in proptest::collection::vec(proptest::sample::select(vec![
        "<script type=\"application/ld+json\">", "</script>", "<!--", "-->", "<html lang=", "\"", "'", ">", "<", "{", "}", "[", "]", ",", ":",
        "\"claimReviewed\"", "ClaimReview", "é", "\\u", "\\ud83d", "\\", "<div itemscope itemtype='ClaimReview'>", "<b itemprop='claimReviewed'>", "&quot;",
        "/*", "*/", "//", "<![CDATA[", "]]>", "\n", "\0", "x",
    ]), 0..40)) {
        let text: String = parts.concat();
        let _ = read(format!("<{text}"));
        let _ = read(text);
    }
}
