//! The reading commands, each with the statements with which psql reads the same.

/// A reading command and its equivalent.
pub struct Row {
    /// The command with its arguments.
    pub command: &'static str,
    /// What it prints.
    pub answer: Answer,
    /// Statements for `psql -c`, one each.
    pub statements: Vec<String>,
}

/// What a command prints, for comparing it with what psql prints.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A list, of as many rows as psql's.
    Rows,
    /// One thing.
    Thing,
    /// What is worked out from the one document that the statement gives.
    Reading,
    /// Facts about the server, which `\conninfo` tells as well.
    Place,
}

/// A statement of the program with values in the place of its parameters.
macro_rules! of_program {
    ($file:literal $(, $value:expr)*) => {
        filled(include_str!(concat!("../../src/db/sql/", $file)), &[$(&$value),*])
    };
}

/// A statement that stands beside this file.
macro_rules! of_bench {
    ($file:literal) => {
        filled(include_str!(concat!("sql/", $file)), &[])
    };
}

const NO_ID: &str = "null::uuid";
const NO_TEXT: &str = "null::text";
const NO_BOOL: &str = "null::boolean";
const DOSSIER: &str = "(select id from counterclaim.dossier where slug = 'mali-algeria')";
const CLAIM: &str = "(select id from counterclaim.claim where code = 1)";
const SOURCE: &str = "(select source from counterclaim.handle where handle = 'aawsat')";

/// Every reading command but those that main.rs leaves out.
pub fn rows() -> Vec<Row> {
    use Answer::{Place, Reading, Rows, Thing};
    let entity = "(select entity from counterclaim.handle where handle = 'algeria')";
    let question = "(select question from counterclaim.handle where handle = 'malian-dead')";
    let claim_document = of_program!("claim_document.sql", "1::bigint", NO_TEXT, NO_TEXT);
    let dispute = of_program!("dispute.sql", DOSSIER);
    let row = |command, answer, statement| Row {
        command,
        answer,
        statements: vec![statement],
    };
    vec![
        row("claim show C-1", Thing, claim_document.clone()),
        row("claim list", Rows, of_bench!("claim_list.sql")),
        row(
            "claim history C-1",
            Thing,
            of_program!("claim_history.sql", CLAIM),
        ),
        row(
            "claim duplicates",
            Rows,
            of_program!("duplicates.sql", NO_ID, NO_ID, NO_TEXT, "0.55::real", "100"),
        ),
        row(
            "source list",
            Rows,
            of_program!(
                "source_list.sql",
                NO_ID,
                "1000",
                NO_TEXT,
                NO_ID,
                NO_TEXT,
                NO_TEXT,
                NO_BOOL,
                NO_BOOL,
                NO_TEXT,
                NO_ID
            ),
        ),
        row(
            "source show aawsat",
            Thing,
            of_program!("source_document.sql", SOURCE),
        ),
        row("source check", Rows, of_bench!("source_check.sql")),
        row(
            "entity list",
            Rows,
            of_program!("entity_list.sql", NO_ID, NO_TEXT, "1000", NO_ID),
        ),
        row(
            "entity show algeria",
            Thing,
            of_program!("entity_document.sql", entity),
        ),
        row(
            "question list",
            Rows,
            of_program!("question_list.sql", DOSSIER, NO_ID, "1000", NO_ID),
        ),
        row(
            "question show malian-dead",
            Thing,
            of_program!("question_list.sql", DOSSIER, question, "1000", NO_ID),
        ),
        row(
            "evidence list",
            Rows,
            of_program!("evidence_list.sql", DOSSIER, NO_ID, "1000", NO_ID),
        ),
        row(
            "dossier list",
            Rows,
            of_program!("dossier_list.sql", NO_TEXT, "1000", NO_TEXT),
        ),
        row(
            "dossier show",
            Thing,
            of_program!("dossier_list.sql", "'mali-algeria'::text", "1000", NO_TEXT),
        ),
        row("dossier stances", Reading, dispute.clone()),
        row("dossier designations", Reading, dispute.clone()),
        row("dossier conflicts", Reading, dispute.clone()),
        row("dossier unanswered", Reading, dispute.clone()),
        row("dossier balance", Reading, dispute),
        row("review queue", Rows, of_bench!("review_queue.sql")),
        row("review board", Rows, of_program!("board.sql", NO_ID)),
        row("review rules", Rows, of_bench!("review_rules.sql")),
        Row {
            command: "review show C-1",
            answer: Thing,
            statements: vec![claim_document, of_program!("review_document.sql", CLAIM)],
        },
        row(
            "reply list",
            Rows,
            of_program!("reply_list.sql", NO_ID, NO_ID, "false", "false", "1000", NO_ID),
        ),
        row("member list", Rows, of_program!("members.sql", "1000", NO_ID)),
        row("audit log", Rows, of_bench!("audit_log.sql")),
        row("db status", Place, r"\conninfo".to_owned()),
        row("db url", Place, r"\conninfo".to_owned()),
    ]
}

/// A statement without comments, its parameters `$1` … replaced.
fn filled(statement: &str, values: &[&str]) -> String {
    let lines = statement.lines();
    let lines: Vec<&str> = lines
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect();
    let numbered = values.iter().enumerate().rev();
    let statement = numbered.fold(lines.join("\n"), |text, (index, value)| {
        text.replace(&format!("${}", index + 1), value)
    });
    let left = (1..10).find(|number| statement.contains(&format!("${number}")));
    assert_eq!(left, None, "a parameter has no value: {statement}");
    statement
}
