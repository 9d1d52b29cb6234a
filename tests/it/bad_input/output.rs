//! What the database holds cannot command a terminal, a spreadsheet or a browser, whatever form it is shown in.

use insta::assert_snapshot;

use super::Inbox;

/// A dossier whose texts hold what a text may hold: direction controls and separators; and formulas and markup.
const NASTY: &str = r#"
format: counterclaim/1
dossier: {slug: nasty, title: "=HYPERLINK(\"https://example.org\")", summary: "<script>alert(1)</script>"}
entities:
  - {id: paper, kind: media, name: "<b>The paper</b>"}
  - {id: sum, kind: person, name: "@SUM(1+1)"}
sources:
  - id: page
    csl: {type: webpage, title: "<img src=x onerror=alert(1)>", note: "\u202etxt.exe"}
    url: "https://example.org/?q=<script>"
    publisher: paper
    snapshot:
      retrieved: 2025-01-20T10:00:00Z
      text: "They said: \"=cmd|' /C calc'!A1\" & <script>alert(2)</script>.\n"
claims:
  - {id: formula, kind: factual, statement: "=cmd|' /C calc'!A1"}
  - {id: minus, kind: factual, statement: "-2+3 is one"}
  - {id: tab, kind: factual, statement: "\tTabbed, then\nanother line"}
  - {id: bidi, kind: factual, statement: "Seen \u202eesrever\u202c and \u2066isolated\u2069."}
  - {id: markup, kind: factual, statement: "</td><script>alert(3)</script>", about: [{entity: sum, role: subject}]}
  - {id: quotes, kind: factual, statement: "He said \"a, b\" & 'c'"}
statements:
  - source: page
    quote: "=cmd|' /C calc'!A1"
    chain: [{label: "<i>Somebody</i>", attitude: states, mode: own_voice}]
    claims: [formula, minus, tab, bidi, markup, quotes]
"#;

fn inbox() -> Inbox {
    let inbox = Inbox::new();
    let file = inbox.put("nasty.yaml", NASTY);
    inbox
        .db
        .succeed("allround", &["import", &file.display().to_string()]);
    inbox
}

/// Characters that a terminal may obey.
fn commands(text: &str) -> String {
    let is_bidi = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|c| *c != '\n' && (c.is_control() && *c != '\t' || is_bidi(*c)))
        .collect()
}

#[test]
fn no_form_of_output_commands_a_terminal() {
    let inbox = inbox();
    // what the program refuses may have come in by psql, or with an older version
    let strong = "set session_replication_role = replica; \
        alter table counterclaim.claim_revision disable trigger all; \
        alter table counterclaim.claim_revision drop constraint if exists claim_revision_statement_check; \
        update counterclaim.claim_revision set statement = statement || \
            E'\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}\u{7f}\u{8}\r end'";
    inbox.db.sql("postgres", strong).unwrap();
    for command in [
        &["claim", "list"][..],
        &["claim", "show", "formula"],
        &["claim", "show", "bidi"],
        &["claim", "history", "bidi"],
        &["review", "queue"],
        &["dossier", "show"],
        &["entity", "list"],
        &["entity", "show", "paper"],
        &["source", "show", "page"],
        &["audit", "log"],
        &["export"],
        &["export", "--json"],
        &["export", "--format", "csv", "--with-review"],
        &["export", "--format", "jsonl"],
        &["export", "--format", "prov"],
    ] {
        for form in ["table", "json", "jsonl", "csv"] {
            let output = inbox.db.run("allround", &[&["--output", form], command].concat());
            for text in [&output.stdout, &output.stderr] {
                let text = std::str::from_utf8(text).unwrap();
                assert_eq!(commands(text), "", "{command:?} as {form}: {text:?}");
            }
        }
    }
    // as JSON nothing is lost
    let json = inbox
        .db
        .succeed("allround", &["--output", "json", "claim", "list"]);
    let claims: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert!(claims.iter().any(|claim| {
        claim["statement"]
            .as_str()
            .unwrap()
            .ends_with("\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}\u{7f}\u{8}\r end")
    }));
    // nor does a refusal that names something
    let (_, words) = inbox
        .db
        .fail("allround", &["claim", "show", "\u{1b}[2J\u{9b}31mX"]);
    assert_eq!(commands(&words), "", "{words:?}");
    let (_, words) = inbox.db.fail("allround", &["import", "\u{1b}[2J.yaml"]);
    assert_eq!(words, ".yaml: there is no such file\n");
}

#[test]
fn no_cell_is_a_formula() {
    let inbox = inbox();
    let csv = inbox
        .db
        .succeed("allround", &["--output", "csv", "claim", "list"]);
    assert_snapshot!(csv, @r#"
    code,state,kind,verdict,statement
    C-1,draft,factual,,'=cmd|' /C calc'!A1
    C-2,draft,factual,,'-2+3 is one
    C-3,draft,factual,,"'	Tabbed, then
    another line"
    C-4,draft,factual,,Seen esrever and isolated.
    C-5,draft,factual,,</td><script>alert(3)</script>
    C-6,draft,factual,,"He said ""a, b"" & 'c'"
    "#);
    let csv = inbox
        .db
        .succeed("allround", &["--output", "csv", "entity", "list"]);
    assert_snapshot!(csv, @"
    handle,label,kind,assertions
    paper,<b>The paper</b>,media,0
    sum,'@SUM(1+1),person,0
    ");
    for command in ["claim", "entity", "source", "dossier"] {
        let csv = inbox
            .db
            .succeed("allround", &["--output", "csv", command, "list"]);
        for record in csv::Reader::from_reader(csv.as_bytes()).records() {
            for cell in &record.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
    }
}

#[test]
fn a_report_shows_markup_as_text() {
    let inbox = inbox();
    let page = inbox
        .db
        .succeed("allround", &["report", "make", "--draft"])
        .to_lowercase();
    assert!(
        page.contains("&lt;script&gt;alert(3)") || page.contains("&lt;&#x2f;td&gt;&lt;script&gt;"),
        "{page}"
    );
    assert_eq!(
        page.matches("<script").count(),
        1,
        "its ClaimReview, which is data"
    );
    for markup in [
        "<script>",
        "<img",
        "<b>the paper",
        "<i>somebody",
        "onerror=alert(1)>",
        "javascript:",
    ] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    let json = inbox
        .db
        .succeed("allround", &["report", "make", "--draft", "--format", "json"]);
    assert_eq!(commands(&json), "");
}
