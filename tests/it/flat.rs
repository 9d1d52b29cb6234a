//! Tables through the program: a claim a row, brought once, changed rows as revisions, wrong rows told and kept.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use counterclaim::domain::workflow::Move;
use insta::assert_snapshot;
use serde_json::Value;

use crate::support::TestDb;

const TRIBUNE: &str =
    "https://tribune.net.ph/2024/08/02/mali-separatists-say-killed-84-russian-led-fighters-47-soldiers";

/// Two claims of a source that is there and was captured; one of a new one, with a fact-check; one that nobody quotes.
const ROWS: &str = "\
id,statement,claimant,claim_date,source_url,source_title,source_publisher,source_date,quote,language,review_publisher,review_url,review_date,review_rating,tags
r1,Government troops were killed.,CSP-DPA,2024-08-01,TRIBUNE,,,,they killed 84 fighters from Russian mercenary group Wagner and 47 government troops,en,,,,,
r2,Figures could not be corroborated.,,,TRIBUNE,,,,could not corroborate the figures,en,,,,,
r3,It rained in Gao.,Army of Gao,2024-07,https://example.org/rain,Rain,The Gao Gazette,2024-07-02,\"It rained, the army says.\",en,Checkers,https://example.org/check,2024-08,False,\"rain, Gao\"
r4,It hailed in Gao.,THE GAO GAZETTE,2024-07,https://example.org/rain,Rain,The Gao Gazette,2024-07-02,And it hailed.,en,,,,,
,It snowed in Gao.,Army of Gao,2024-07,,,,,,,,,,,snow
";

/// A database with the running example, and a folder for tables.
struct Inbox {
    db: TestDb,
}

impl Inbox {
    fn new() -> Self {
        Inbox {
            db: TestDb::with_case(),
        }
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.db.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// The table of so many rows.
    fn rows(&self) -> String {
        self.put("rows.csv", ROWS.replace("TRIBUNE", TRIBUNE))
    }

    fn run(&self, args: &[&str]) -> Output {
        self.db.run("checker", &[&["import"], args].concat())
    }

    /// What it says it did: the JSON of success or of bad input.
    fn import(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--output", "json"]].concat());
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!([Some(0), Some(6)].contains(&output.status.code()), "{errors}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{errors}"))
    }

    /// New, changed, unchanged, rejected.
    fn counts(&self, args: &[&str]) -> [u64; 4] {
        let table = &self.import(args)["table"];
        ["new", "changed", "unchanged", "rejected"].map(|key| table[key].as_u64().unwrap())
    }

    /// What is said of a file that has something wrong, without the names of folders.
    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(6), "{text}");
        let folder = PathBuf::from(self.db.path("x"));
        let folder = format!("{}/", folder.parent().unwrap().display());
        text.replace(&folder, "").trim_end().to_owned()
    }

    fn value(&self, query: &str) -> String {
        self.db.value("postgres", query)
    }

    fn events(&self) -> String {
        self.value("select count(*) from counterclaim.event")
    }
}

#[test]
fn rows_become_drafts_and_what_is_there_is_found() {
    let inbox = Inbox::new();
    let rows = inbox.rows();
    let done = inbox.import(&[&rows]);
    // one event for each claim, each new entity and source, the source that is quoted, and the dossier's handles
    assert_eq!(done["events"], 5 + 2 + 1 + 1 + 1, "{done}");
    assert_eq!(done["rows"]["entity"], 2, "CSP-DPA is there under another name");
    assert_eq!(done["rows"]["source"], 1, "two claims of one source share it");
    let kinds = "select string_agg(label || ' ' || kind, ', ' order by label) from counterclaim.entity where label like '%Gao%'";
    assert_eq!(
        inbox.value(kinds),
        "Army of Gao collective, The Gao Gazette media"
    );
    // the words are looked for in what was captured; of a source that nobody captured they are the capture
    let anchors = "select string_agg(h.handle || ' ' || case n.tool when 'counterclaim import' then n.tool else 'captured' end, ', ' order by h.handle) \
        from counterclaim.handle h join counterclaim.assertion a on a.claim = h.claim \
        join counterclaim.excerpt e on e.id = a.excerpt join counterclaim.snapshot n on n.id = e.snapshot \
        where h.handle in ('r1', 'r2', 'r3', 'r4')";
    assert_eq!(
        inbox.value(anchors),
        "r1 captured, r2 captured, r3 counterclaim import, r4 counterclaim import"
    );
    assert_snapshot!(inbox.db.succeed("checker", &["claim", "show", "r3"]).replace(&inbox.db.code("r3"), "C-3"), @r"
    C-3 · draft · factual
    It rained in Gao.

    verdict      none yet
    filed        mali-algeria/r3, wording 1, version 1, priority 3
    next         counterclaim review submit C-3, by a checker

    who said it
      C-3#1 Army of Gao states, said 2024-07
        as The Gao Gazette reports
        “It rained, the army says.”
        in Rain
        https://example.org/rain

    evidence
      none

    what others found
      Checkers, False, 2024-08, https://example.org/check
    ");
    // who publishes speaks for itself
    let links = "select string_agg(l.mode || ' ' || l.attitude || ' ' || coalesce(l.said::text, '-'), ', ' order by l.seq) \
        from counterclaim.handle h join counterclaim.assertion a on a.claim = h.claim \
        join counterclaim.attribution l on l.assertion = a.id where h.handle = 'r4'";
    assert_eq!(inbox.value(links), "own_voice states 2024-07");
    // somebody else's fact-check is no verdict of ours, and words that nobody quotes are no statement
    assert_eq!(inbox.value("select count(*) from counterclaim.verdict"), "0");
    let note = "select string_agg(c.text, '|' order by c.text) from counterclaim.comment as c";
    assert_eq!(
        inbox.value(note),
        "claimant: Army of Gao\nsaid: 2024-07\ntags: snow|tags: rain, Gao"
    );
    let kinds = "select string_agg(distinct c.kind || ' ' || s.state, ', ') from counterclaim.claim c \
        join counterclaim.standing s on s.id = c.id \
        join counterclaim.handle h on h.claim = c.id where h.handle ~ '^(r[1-4]|row-.*)$'";
    assert_eq!(inbox.value(kinds), "factual draft");
    inbox.db.succeed("admin", &["audit", "verify"]);
    inbox.db.succeed("checker", &["source", "check"]);
}

#[test]
fn an_unchanged_table_brings_nothing_and_a_changed_row_a_revision() {
    let inbox = Inbox::new();
    let rows = inbox.rows();
    assert_eq!(inbox.counts(&[&rows]), [5, 0, 0, 0]);
    let events = inbox.events();
    assert_eq!(inbox.counts(&[&rows]), [0, 0, 5, 0]);
    assert_eq!(inbox.import(&[&rows])["events"], 0);
    assert_eq!(inbox.events(), events);
    // the same rows in another form are the same rows
    let text = fs::read_to_string(&rows).unwrap();
    let reworded = inbox.put(
        "reworded.csv",
        text.replace("It rained in Gao.", "It rained in Gao in July."),
    );
    assert_eq!(inbox.counts(&[&reworded]), [0, 1, 4, 0]);
    assert_eq!(inbox.counts(&[&reworded]), [0, 0, 5, 0]);
    let wordings = "select string_agg(r.statement, ' | ' order by r.n) from counterclaim.claim_revision as r \
        join counterclaim.handle as h on h.claim = r.claim where h.handle = 'r3'";
    assert_eq!(
        inbox.value(wordings),
        "It rained in Gao. | It rained in Gao in July."
    );
    // more of the same claim: another fact-check
    let more = inbox.put(
        "more.jsonl",
        r#"{"id": "r3", "statement": "It rained in Gao in July.", "review_publisher": "Others", "review_rating": 4}"#,
    );
    assert_eq!(inbox.counts(&[&more]), [0, 1, 0, 0]);
    assert_eq!(inbox.counts(&[&more]), [0, 0, 1, 0]);
    // past draft it is refused by its line, and the others go in
    assert_eq!(inbox.db.attempt("checker", "r3", Move::Submit), "ok");
    let code = inbox.db.code("r3");
    assert_snapshot!(inbox.told(&[&rows]).replace(&code, "C-3"), @"rows.csv:4: statement: C-3 is submitted; only a draft can be reworded");
    assert_eq!(inbox.counts(&[&reworded]), [0, 0, 5, 0]);
}

#[test]
fn a_row_does_not_name_what_is_something_else() {
    let inbox = Inbox::new();
    let table = inbox.put(
        "t.csv",
        "id,statement,claimant\nmali,It rained.,\nsympathy,It snowed.,\na,It hailed.,\na,It froze.,\nsoldiers-2,Two Malian soldiers were killed at Tinzawaten in July 2024.,\n",
    );
    assert_snapshot!(inbox.told(&[&table]), @r"
    t.csv:2: id: `mali` names something else in this dossier, no claim
    t.csv:3: statement: C-1 is accusation; a row rewords factual claims only
    t.csv:5: id: `a` names an earlier row with another statement or language
    ");
    assert_eq!(inbox.counts(&[&table]), [0, 0, 2, 3]);
}

#[test]
fn names_that_meet_are_kept_apart_and_what_people_brought_is_found() {
    let inbox = Inbox::new();
    for words in [
        &["source", "add", "--title", "A leaflet", "--publisher", "csp"][..],
        &["entity", "add", "Gao", "--kind", "party"],
        &[
            "entity",
            "add",
            "GAO",
            "--kind",
            "movement",
            "--handle",
            "gao-movement",
        ],
    ] {
        inbox.db.succeed("checker", words);
    }
    let table = inbox.put(
        "t.csv",
        format!(
            "id,statement,claimant,claimant_kind,source_url,source_title,source_publisher,quote\n\
            north-front,It rained.,North Front,armed_group,,NORTH,North  Front!,\"It rained, they say.\"\n\
            two,It snowed.,Gao,,,,,\n\
            three,It hailed.,,,,A LEAFLET,CSP,It hailed.\n\
            four,It froze.,North Front,,{TRIBUNE},,,These words are not there.\n"
        ),
    );
    assert_snapshot!(inbox.told(&[&table]), @"t.csv:3: claimant: `Gao` may be `gao` or `gao-movement`");
    assert_eq!(inbox.counts(&[&table]), [0, 0, 3, 1]);
    let named = "select string_agg(regexp_replace(h.handle, '[0-9a-f]{12}$', 'MARK') || ' ' || coalesce(e.kind, 'claim'), ', ' \
        order by e.kind) from counterclaim.handle h left join counterclaim.entity e on e.id = h.entity \
        where h.handle like 'north-front%'";
    assert_snapshot!(inbox.value(named), @"north-front-MARK armed_group, north-front-MARK media, north-front claim");
    let sources = "select string_agg(h.handle, ', ' order by h.handle) from counterclaim.handle h \
        join counterclaim.assertion a on true join counterclaim.excerpt e on e.id = a.excerpt and e.source = h.source \
        where a.claim = (select claim from counterclaim.handle where handle = 'three')";
    assert_eq!(inbox.value(sources), "a-leaflet");
    // captured texts have not these words: good enough for a draft, for a person to look at
    let unanchored =
        "select count(*) from counterclaim.excerpt where exact like 'These words%' and snapshot is null";
    assert_eq!(inbox.value(unanchored), "1");
    let newer = "select count(*) from counterclaim.snapshot where body like 'These words%'";
    assert_eq!(inbox.value(newer), "0");
}

#[test]
fn refused_rows_are_kept_with_the_reason_and_come_in_once_they_are_mended() {
    let inbox = Inbox::new();
    let table = inbox.put(
        "t.csv",
        "statement;Wer;claim_date;farbe\nIt rained.;Army of Gao;2024-07;rot\nIt snowed.;Army of Gao;27/07/2024;\nNo;;;\n",
    );
    let rejects = inbox.db.path("rejects.csv");
    let args = [&table, "--map", "Wer=claimant", "--rejects", &rejects];
    let output = inbox.run(&args);
    assert_eq!(output.status.code(), Some(0));
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @r"
    mali-algeria: 1 entity, 1 entity name, 1 claim, 1 claim revision, 1 comment
    rows: 1 new, 0 changed, 0 unchanged, 2 rejected
    ");
    assert_snapshot!(fs::read_to_string(&rejects).unwrap(), @r#"
    statement;Wer;claim_date;farbe;line;reason
    It snowed.;Army of Gao;27/07/2024;;3;claim_date: expected an EDTF date such as `2024`, `2024-07`, `2024-07-27` or `2023-12/2024-11`, found `27/07/2024`: write `2024-07-27`
    No;;;;4;"statement: has 2 characters; a statement has 3 to 4000"
    "#);
    let mended = fs::read_to_string(&rejects)
        .unwrap()
        .replace("27/07/2024", "2024-07-27");
    let mended = inbox.put("mended.csv", mended);
    assert_eq!(
        inbox.counts(&[&mended, "--map", "Wer=claimant", "--rejects", &rejects]),
        [1, 0, 0, 1]
    );
    let again = fs::read_to_string(&rejects).unwrap();
    assert_eq!(again.lines().count(), 2, "{again}");
    assert!(
        again.starts_with("statement;Wer;claim_date;farbe;line;reason\nNo;;;;3;"),
        "{again}"
    );
    // nothing is wrong any more, and the file says so
    assert_eq!(
        inbox.counts(&[&inbox.rows(), "--rejects", &rejects]),
        [5, 0, 0, 0]
    );
    assert_eq!(fs::read_to_string(&rejects).unwrap().lines().count(), 1);
    let (code, words) = inbox
        .db
        .fail("checker", &["import", &mended, "--rejects", &mended]);
    assert_eq!(code, 2, "{words}");
}

#[test]
fn all_rows_go_in_or_none_and_a_rehearsal_writes_nothing() {
    let inbox = Inbox::new();
    let rows = inbox.rows();
    let events = inbox.events();
    let wrong = inbox.put(
        "wrong.csv",
        format!("{}r9,No{}\n", fs::read_to_string(&rows).unwrap(), ",".repeat(13)),
    );
    assert_snapshot!(inbox.told(&[&wrong, "--all-or-nothing"]), @"wrong.csv:7: statement: has 2 characters; a statement has 3 to 4000");
    assert_eq!(inbox.counts(&[&wrong, "--dry-run"]), [5, 0, 0, 1]);
    let rehearsed = inbox.import(&[&rows, "--dry-run"]);
    assert_eq!(inbox.events(), events);
    let done = inbox.import(&[&rows, "--all-or-nothing"]);
    assert_eq!(
        (&rehearsed["rows"], &rehearsed["events"]),
        (&done["rows"], &done["events"])
    );
    assert_ne!(inbox.events(), events);
}

#[test]
fn a_thousand_rows_a_batch_and_batches_know_of_one_another() {
    let inbox = Inbox::new();
    let mut text = "statement\tclaimant\tsource_url\tsource_publisher\tquote\n".to_owned();
    for number in 0..2_500 {
        text.push_str(&format!(
            "It rained {number} times.\tSpeaker {}\thttps://example.org/{}\tPaper\tIt rained {number} times, he said.\n",
            number % 7,
            number % 3
        ));
    }
    let table = inbox.put("many.tsv", &text);
    let done = inbox.import(&[&table]);
    assert_eq!(
        (
            &done["rows"]["claim"],
            &done["rows"]["entity"],
            &done["rows"]["source"]
        ),
        (&2_500.into(), &8.into(), &3.into())
    );
    let events = inbox.events();
    for args in [
        vec![table.as_str()],
        vec![&table, "--all-or-nothing"],
        vec![&table, "--dry-run"],
    ] {
        assert_eq!(inbox.counts(&args), [0, 0, 2_500, 0]);
    }
    assert_eq!(inbox.events(), events);
    // no capture of words is newer than another, so none seems to lack the others
    let times = "select count(distinct (source, retrieved_at)) from counterclaim.snapshot where tool = 'counterclaim import'";
    assert_eq!(inbox.value(times), "3");
}

#[test]
fn what_stops_the_whole_is_told_once_and_writes_nothing() {
    let inbox = Inbox::new();
    let (rows, events) = (inbox.rows(), inbox.events());
    // a reviewer brings no claims
    let (code, words) = inbox.db.fail("reviewer", &["import", &rows]);
    assert_eq!(code, 4, "{words}");
    assert!(words.starts_with("refused: this needs the role"), "{words}");
    let (code, words) = inbox.db.fail("checker", &["--dossier", "none", "import", &rows]);
    assert_eq!(code, 3, "{words}");
    for (args, said) in [
        (vec!["import", "-"], "of what form is standard input?"),
        (vec!["import", &rows, "case.yaml"], "dossier files and tables"),
        (
            vec!["import", "case.yaml", "--all-or-nothing"],
            "`--all-or-nothing` is for tables",
        ),
        (
            vec!["import", &rows, "--map", "a=claim"],
            "did you mean `claimant`?",
        ),
        (vec!["import", &rows, "--map", "a"], "COLUMN=FIELD"),
        (
            vec!["import", &rows, "--format", "xml"],
            "it is csv, tsv, jsonl, xlsx or claimreview",
        ),
        (vec!["import", &rows, &rows, "--rejects", "r"], "one table"),
    ] {
        let (code, words) = inbox.db.fail("checker", &args);
        assert_eq!(code, 2, "{args:?}: {words}");
        assert!(words.contains(said), "{args:?}: {words}");
    }
    for (name, content, said) in [
        ("empty.csv", "", "empty.csv: the file is empty"),
        ("none.csv", "a,b\n", "none.csv:1: there is no column `statement`"),
    ] {
        let told = inbox.told(&[&inbox.put(name, content)]);
        assert!(told.starts_with(said), "{told}");
    }
    assert_eq!(inbox.events(), events);
}

#[test]
fn a_broken_end_loses_nothing_of_what_came_before() {
    let inbox = Inbox::new();
    let mut bytes = b"statement,quote\nIt rained.,\nIt sn\xf6wed.,\nIt hailed.,\"".to_vec();
    bytes.extend(vec![b'x'; 17 << 20]);
    let table = inbox.put("t.csv", bytes);
    assert_snapshot!(inbox.told(&[&table]), @r"
    t.csv:3: statement: is not UTF-8: byte 0xF6; save the file as UTF-8
    t.csv:4: cannot be read further: the row is longer than 16 MiB: is a quotation mark not closed?
    ");
    assert_eq!(inbox.counts(&[&table]), [0, 0, 1, 1]);
}

#[test]
fn a_table_comes_from_a_pipe_and_packed() {
    let inbox = Inbox::new();
    let text = "{\"statement\": \"It rained.\"}\n";
    let mut command = inbox.db.command("checker", &["import", "-", "--format", "jsonl"]);
    let output = command.write_stdin(text).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let table = inbox.put("t.jsonl", text);
    for tool in ["gzip", "zstd"] {
        let packed = std::process::Command::new(tool).args(["-qk", &table]).status();
        let ending = if tool == "gzip" { "gz" } else { "zst" };
        if packed.is_ok_and(|status| status.success()) {
            assert_eq!(
                inbox.counts(&[&format!("{table}.{ending}")]),
                [0, 0, 1, 0],
                "{tool}"
            );
        }
    }
}
