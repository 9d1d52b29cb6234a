//! A table that comes in by several connections: nothing is there twice, nothing is missing, and all of it is what one
//! connection brings.

use std::fmt::Write as _;
use std::fs;

use crate::support::TestDb;

/// Claims of sources and speakers that meet in several batches, ids that come back, rows that are wrong.
fn table() -> String {
    let mut text =
        "id,statement,claimant,source_url,source_publisher,quote,review_publisher,review_url,review_rating\n"
            .to_owned();
    for row in 0..6_500 {
        let id = row % 6_400;
        let (speaker, paper) = (id * 31 % 97, id % 11);
        let source = match id % 5 {
            // of one batch, and of all
            0 => format!("https://example.org/own/{id}"),
            1 => format!("https://example.org/shared/{}", id % 40),
            _ => String::new(),
        };
        let quote = if source.is_empty() {
            String::new()
        } else {
            format!("The well of {id} is dry.")
        };
        let statement = if row == 4_321 {
            "x".to_owned()
        } else {
            format!("The well of village {id} is dry.")
        };
        writeln!(
            text,
            "w{id},{statement},Speaker {speaker},{source},Paper {paper},{quote},Checkers,https://example.org/check/{id},False"
        )
        .unwrap();
    }
    text
}

/// What a desk has after the table came in by so many connections, and what the import said.
fn brought(jobs: &str) -> (String, String) {
    let db = TestDb::with_case();
    let table_path = db.path("wells.csv");
    fs::write(&table_path, table()).unwrap();
    let import = |path: &str| {
        let output = db.run("checker", &["import", path, "--jobs", jobs, "--output", "json"]);
        assert_eq!(output.status.code(), Some(6), "one row is wrong");
        String::from_utf8(output.stdout).unwrap().replace(path, "FILE")
    };
    let said = import(&table_path);
    let events = db.value("checker", "select count(*) from counterclaim.event");
    let again: serde_json::Value = serde_json::from_str(&import(&table_path)).unwrap();
    assert_eq!(again["table"]["unchanged"], 6_499);
    assert_eq!(
        db.value("checker", "select count(*) from counterclaim.event"),
        events
    );
    let content = "select string_agg(t, chr(10) order by t) from (
          select concat_ws('|', h.handle, r.statement, n.name, s.url, p.name, e.exact, x.url) as t
          from counterclaim.handle as h
          join counterclaim.claim_revision as r on r.claim = h.claim
          left join counterclaim.external_review as x on x.claim = h.claim
          left join counterclaim.assertion as a on a.claim = h.claim
          left join counterclaim.attribution as l on l.assertion = a.id
          left join counterclaim.entity_name as n on n.entity = l.speaker
          left join counterclaim.excerpt as e on e.id = a.excerpt
          left join counterclaim.source as s on s.id = e.source
          left join counterclaim.source_revision as v on v.source = s.id
          left join counterclaim.entity_name as p on p.entity = v.publisher
          where h.handle like 'w%') as t";
    (said, db.value("checker", content))
}

#[test]
fn several_connections_bring_what_one_brings() {
    let (one, four) = (brought("1"), brought("4"));
    let counted = |said: &str| -> serde_json::Value {
        let said: serde_json::Value = serde_json::from_str(said).unwrap();
        // the dossier's chain has an event for each write: how many there are depends on who met whom
        serde_json::json!([said["rows"], said["table"]])
    };
    assert_eq!(counted(&one.0), counted(&four.0));
    assert_eq!(one.1.lines().count(), four.1.lines().count());
    assert_eq!(one.1, four.1);
}
