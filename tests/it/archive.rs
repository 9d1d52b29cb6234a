//! Workbooks and fact-checks of others through the program: a sheet is a table, a ClaimReview becomes a claim with what
//! others found.

use std::fs;
use std::process::Output;

use insta::assert_snapshot;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;

use crate::support::TestDb;

const FEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/claimreview.json");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/claimreview.html");

/// A database with the running example, and a folder for files.
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

    fn run(&self, args: &[&str]) -> Output {
        self.db.run("checker", &[&["import"], args].concat())
    }

    /// New, changed, unchanged, rejected.
    fn counts(&self, args: &[&str]) -> [u64; 4] {
        let output = self.run(&[args, &["--output", "json"]].concat());
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!([Some(0), Some(6)].contains(&output.status.code()), "{errors}");
        let view: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{errors}"));
        ["new", "changed", "unchanged", "rejected"].map(|key| view["table"][key].as_u64().unwrap())
    }

    /// What is told of files, with the exit code, without the names of folders.
    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let text = String::from_utf8(output.stderr).unwrap();
        let folder = self.db.path("");
        let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/");
        let text = text.replace(&folder, "").replace(fixtures, "");
        let code = output.status.code().unwrap();
        format!("{}\nexit {code}", text.trim_end().trim_start_matches('/'))
    }

    fn value(&self, query: &str) -> String {
        self.db.value("postgres", query)
    }
}

/// A workbook with days, numbers, an error and a second sheet.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet().set_name("Claims").unwrap();
    let header = [
        "id",
        "statement",
        "Speaker",
        "claim_date",
        "review_rating",
        "colour",
    ];
    for (column, name) in header.iter().enumerate() {
        sheet.write_string(0, column as u16, *name).unwrap();
    }
    for (row, id, statement) in [
        (1, "x1", "It rained in Gao."),
        (3, "x2", "It hailed in Gao."),
        (4, "x3", "It froze."),
    ] {
        sheet.write_string(row, 0, id).unwrap();
        sheet.write_string(row, 1, statement).unwrap();
        sheet.write_string(row, 2, "Army of Gao").unwrap();
    }
    let date = ExcelDateTime::from_ymd(2025, 1, 20).unwrap();
    sheet.write_datetime_with_format(1, 3, date, &day).unwrap();
    sheet.write_number(1, 4, 2).unwrap();
    sheet.write_string(1, 5, "blue").unwrap();
    let broken = Formula::new("=B99").set_result("#REF!");
    sheet.write_formula(4, 3, broken).unwrap();
    let other = book.add_worksheet().set_name("Later").unwrap();
    other.write_string(0, 0, "statement").unwrap();
    other.write_string(1, 0, "It snowed in Gao.").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_of_a_workbook_is_a_table() {
    let inbox = Inbox::new();
    let book = inbox.put("book.xlsx", workbook());
    let rejects = inbox.db.path("rejects.csv");
    let map = ["--map", "Speaker=claimant"];
    assert_snapshot!(inbox.told(&[&[book.as_str()], &map[..]].concat()), @r"
    warning: book.xlsx: not read: `colour`; `--map COLUMN=FIELD` says what a column is
    warning: book.xlsx: the sheet `Claims` is read, not `Later`: `--sheet NAME`
    book.xlsx:5: claim_date: column `claim_date` has #REF! in D5
    exit 6
    ");
    let note = "select c.text || ', ' || e.rating from counterclaim.comment c join counterclaim.external_review e on e.claim = c.claim";
    assert_eq!(inbox.value(note), "claimant: Army of Gao\nsaid: 2025-01-20, 2");
    assert_eq!(
        inbox.counts(&[&[book.as_str(), "--rejects", &rejects], &map[..]].concat()),
        [0, 0, 2, 1]
    );
    assert_snapshot!(fs::read_to_string(&rejects).unwrap(), @r"
    id,statement,Speaker,claim_date,review_rating,colour,line,reason
    x3,It froze.,Army of Gao,#REF!,,,5,claim_date: column `claim_date` has #REF! in D5
    ");
    assert_eq!(inbox.counts(&[&book, "--sheet", "later"]), [1, 0, 0, 0]);
    // it comes through a pipe too
    let mut command = inbox.db.command(
        "checker",
        &["import", "-", "--format", "xlsx", "--sheet", "Later"],
    );
    let output = command.write_stdin(workbook()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.ends_with("rows: 0 new, 0 changed, 1 unchanged, 0 rejected\n"),
        "{said}"
    );
}

#[test]
fn what_is_no_such_file_says_what_to_do() {
    let inbox = Inbox::new();
    let book = inbox.put("book.xlsx", workbook());
    inbox.put("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (name, content) in [
        ("old.xls", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..]),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("table.xlsx", b"statement\nIt rained.\n"),
        ("cut.xlsx", &workbook()[..400]),
        ("none.html", b"<p>It rained.</p>"),
        ("none.jsonld", b"{\"@type\": \"Article\"}"),
    ] {
        let told = inbox.told(&[&inbox.put(name, content)]);
        assert!(told.starts_with(name) && told.ends_with("exit 6"), "{told}");
    }
    assert_snapshot!(inbox.told(&[&inbox.db.path("old.xls")]), @r"
    old.xls: is a workbook of a form that is not read

    hint: save it as .xlsx, or the sheet as CSV (UTF-8)
    exit 6
    ");
    assert_snapshot!(inbox.told(&[&inbox.db.path("none.html")]), @r"
    none.html: there is no ClaimReview in it
    exit 6
    ");
    for (args, said) in [
        (
            vec!["import", &book, "--rejects", "x.xlsx"],
            "`--rejects` writes no workbook",
        ),
        (vec!["import", FEED, "--sheet", "x"], "`--sheet` is for workbooks"),
        (
            vec!["import", FEED, "--map", "a=statement"],
            "`--map` is for columns of tables",
        ),
        (vec!["import", FEED, "case.yaml"], "are not imported together"),
    ] {
        let (code, words) = inbox.db.fail("checker", &args);
        assert_eq!(code, 2, "{args:?}: {words}");
        assert!(words.contains(said), "{args:?}: {words}");
    }
}

#[test]
fn fact_checks_of_others_become_claims_with_what_they_found() {
    let inbox = Inbox::new();
    assert_snapshot!(inbox.told(&[FEED]), @r"
    warning: claimreview.json: not taken, no field is for it: `author`, `publisher.logo`
    warning: claimreview.json: not taken: `datePublished` may be two days: `10/04/2025`
    claimreview.json:39: dataFeedElement[1].item.claimReviewed: is missing
    exit 6
    ");
    let events = inbox.value("select count(*) from counterclaim.event");
    assert_eq!(inbox.counts(&[FEED]), [0, 0, 2, 1]);
    assert_eq!(inbox.value("select count(*) from counterclaim.event"), events);
    assert_snapshot!(inbox.told(&[PAGE]), @r"
    warning: claimreview.html: not taken, no field is for it: `reviewRating.image`
    warning: claimreview.html: not taken: `itemReviewed.datePublished` may be two days: `01/04/2025`
    exit 0
    ");
    let found = "select string_agg(concat_ws(' | ', r.language, r.statement, e.publisher, e.url, e.title, e.date, e.rating, \
        e.rating_value, e.best, e.worst), e'\\n' order by r.statement) from counterclaim.external_review e \
        join counterclaim.claim_revision r on r.claim = e.claim where e.publisher = 'Example Checks'";
    assert_snapshot!(inbox.value(found), @r"
    fr | Le drone malien a été abattu en territoire algérien. | Example Checks | https://checks.example.org/fr/drone | Où le drone est tombé | 2025-04-09 | Non établi
    en | Mali closed its airspace to Algeria. | Example Checks | https://checks.example.org/airspace | Accurate | 5 | 5 | 1
    en | Mali’s drone was shot down over Algerian territory. | Example Checks | https://checks.example.org/drone | Where the drone came down | 2025-04-09 | 3 (1-5) | 3 | 5 | 1
    ");
    // no verdict of ours, nobody on record without quoted words
    assert_eq!(inbox.value("select count(*) from counterclaim.verdict"), "0");
    let note = "select c.text from counterclaim.comment c join counterclaim.claim_revision r on r.claim = c.claim \
        where r.statement like '%over Algerian territory.'";
    assert_snapshot!(inbox.value(note), @r"
    claimant: Ministry of National Defence of Algeria
    said: 2025-04-01
    source: https://mdn.example.org/communique
    ");
    inbox.db.succeed("admin", &["audit", "verify"]);
}

#[test]
fn blocks_without_a_claim_are_kept_and_come_in_once_they_have_one() {
    let inbox = Inbox::new();
    let rejects = inbox.db.path("rejects.jsonl");
    assert_eq!(inbox.counts(&[FEED, "--rejects", &rejects]), [2, 0, 0, 1]);
    let kept = fs::read_to_string(&rejects).unwrap();
    assert_snapshot!(kept, @r#"{"@type":"ClaimReview","url":"https://checks.example.org/no-claim","reviewRating":"False","line":39,"reason":"dataFeedElement[1].item.claimReviewed: is missing"}"#);
    let mended = kept.replace("\"url\"", "\"claimReviewed\":\"It rained in Gao.\",\"url\"");
    let mended = inbox.put("mended.jsonl", mended);
    assert_snapshot!(inbox.told(&[&mended]), @"exit 0");
    assert_eq!(inbox.counts(&[&mended]), [0, 0, 1, 0]);
    assert_eq!(
        inbox.counts(&[&mended, "--format", "claimreview", "--all-or-nothing"]),
        [0, 0, 1, 0]
    );
}

#[test]
fn a_search_brings_a_claim_with_several_reviews_and_other_files_go_in_beside_a_bad_one() {
    let inbox = Inbox::new();
    let search = r#"{"claims": [{"text": "It rained in Gao.", "claimant": "x.com", "claimDate": "2024-07-26T10:00:00Z", "claimReview": [
        {"publisher": {"name": "Checks", "site": "example.org"}, "url": "https://example.org/1", "textualRating": "False", "languageCode": "en"},
        {"publisher": {"name": "Others", "site": "example.net"}, "url": "https://example.net/2", "textualRating": "Misleading", "languageCode": "en"}]}]}"#;
    let search = inbox.put("search.json", search);
    let page = inbox.put("none.html", "<html></html>");
    let table = inbox.put("none.csv", "a,b\n");
    assert_snapshot!(inbox.told(&[&page, &search, &table]), @r"
    none.csv:1: there is no column `statement`
        hint: the columns are `a`, `b`; say which is the claim: `--map COLUMN=statement`
    none.html: there is no ClaimReview in it
    exit 6
    ");
    let found = "select string_agg(e.publisher || ' ' || e.rating, ', ' order by e.publisher) || ', claims: ' || count(distinct e.claim) \
        from counterclaim.external_review e join counterclaim.claim_revision r on r.claim = e.claim where r.statement = 'It rained in Gao.'";
    assert_eq!(inbox.value(found), "Checks False, Others Misleading, claims: 1");
    assert_eq!(inbox.counts(&[&search]), [0, 0, 2, 0]);
    // a dossier file keeps its own words
    let dossier = inbox.put("case.json", "{\"format\": \"counterclaim/1\", \"claims\": [{\"id\": \"a\", \"statement\": \"It has a ClaimReview.\"}]}");
    let told = inbox.told(&[&dossier]);
    assert!(told.contains("claims[0]: `kind` is missing"), "{told}");
}

#[test]
fn a_list_of_objects_is_a_table_of_rows() {
    let inbox = Inbox::new();
    let list = inbox.put(
        "rows.json",
        "[\n {\"claim\": \"It rained.\", \"speaker\": null},\n {\"claim\": \"No\"}\n]",
    );
    assert_snapshot!(inbox.told(&[&list, "--format", "jsonl", "--map", "claim=statement"]), @r"
    warning: rows.json: not read: `speaker`; `--map COLUMN=FIELD` says what a column is
    rows.json:3: statement: has 2 characters; a statement has 3 to 4000
    exit 6
    ");
}
