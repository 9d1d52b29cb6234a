//! Words, hints and exit codes for what went wrong.

use std::error::Error;
use std::io;

use serde_json::{Value, json};

use crate::db::DbError;
use crate::domain::refusal::{Refusal, Rule};
use crate::ops::OpError;

use super::printer::Printer;

/// What a command gives: nothing, since it has printed; or what to say instead.
pub type Outcome = Result<(), CliError>;

/// What a command ends in when it does not end well.
#[derive(Debug)]
pub struct CliError {
    /// The exit code.
    pub exit: u8,
    /// A stable name, `code` of JSON errors.
    pub code: String,
    /// The fact, one line or one for each place.
    pub message: String,
    /// The next step.
    pub hint: Option<String>,
    /// The facts for programs.
    pub detail: Box<Value>,
    /// What people read instead of the message, where each place has its own next step.
    said: Option<String>,
}

impl CliError {
    fn new(exit: u8, code: &str, message: impl Into<String>) -> Self {
        CliError {
            exit,
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            detail: Box::default(),
            said: None,
        }
    }

    /// Something that does not verify.
    pub fn integrity(message: impl Into<String>) -> Self {
        CliError::new(7, "integrity", format!("error: {}", message.into()))
    }

    /// Whether it is only that the reader of the output has enough.
    pub fn is_closed_output(&self) -> bool {
        self.code == "output" && self.message.contains("Broken pipe")
    }

    fn hinting(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Prints it in the form that results have.
    pub fn print(&self, printer: &Printer) -> Outcome {
        if printer.is_json() {
            let error = json!({"error": {
                "code": self.code, "message": self.message, "hint": self.hint, "detail": self.detail,
            }});
            return printer.error(&serde_json::to_string_pretty(&error).map_err(io::Error::other)?);
        }
        printer.error(self.said.as_ref().unwrap_or(&self.message))?;
        match &self.hint {
            Some(hint) => printer.error(&format!("\nhint: {hint}")),
            None => Ok(()),
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        CliError::new(1, "output", format!("error: cannot write the output: {error}"))
    }
}

/// An error with its causes on one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.contains(&next) {
            text.push_str(": ");
            text.push_str(next.trim());
        }
        cause = error.source();
    }
    text
}

impl From<OpError> for CliError {
    fn from(error: OpError) -> Self {
        match &error {
            OpError::Db(DbError::Refused(refusal)) => refused(refusal),
            OpError::Db(DbError::NotFound) => CliError::new(3, "not_found", "error: there is no such thing"),
            OpError::Db(DbError::Connect(_)) => {
                let text = chain(&error);
                let hint = connect_hint(&text);
                CliError::new(1, "connect", format!("error: {text}")).hinting(hint)
            }
            OpError::Db(DbError::NotOwner { login, database }) => {
                CliError::new(4, "not_owner", format!("refused: {error}")).hinting(format!(
                    "a superuser of the server can make it so: alter database {database} owner to {login}; alter role {login} createrole"
                ))
            }
            OpError::Db(DbError::Lost(_)) => CliError::new(1, "lost", format!("error: {}", chain(&error))).hinting(
                "nothing is half written, but the last write may have been made: run the command again; an import says `nothing new` then, and a move is refused",
            ),
            OpError::Db(DbError::Query(query)) => {
                let text = query.to_string();
                let missing = text.contains("does not exist")
                    && ["counterclaim.", "api.", "schema \"iam\"", "schema \"api\""]
                        .iter()
                        .any(|name| text.contains(name));
                let failed = CliError::new(1, "database", format!("error: {}", chain(&error)));
                if missing {
                    failed.hinting("set the database up first: `counterclaim init`")
                } else if text.contains("No space left on device") {
                    failed.hinting("make room on the server's disk and run the command again: nothing of it was written")
                } else {
                    failed
                }
            }
            OpError::Cluster(cluster) => {
                let mut failed = CliError::new(1, "cluster", format!("error: {}", chain(cluster)));
                failed.hint = cluster.hint();
                failed
            }
            OpError::Stranger(login) => CliError::new(4, "stranger", format!("refused: {error}")).hinting(format!(
                "an administrator adds it: `counterclaim member add {login} --role checker`"
            )),
            OpError::NoDatabase(_) => CliError::new(1, "no_database", format!("error: {error}"))
                .hinting("set it up: `counterclaim init`"),
            OpError::BadInput(problems) => {
                let lines = problems.iter().map(ToString::to_string).collect::<Vec<_>>();
                let mut failed = CliError::new(6, "bad_input", lines.join("\n"));
                if let [problem] = problems.as_slice() {
                    failed.hint = problem.hint.clone();
                } else {
                    let lines = problems.iter().map(|problem| match &problem.hint {
                        Some(hint) => format!("{problem}\n    hint: {hint}"),
                        None => problem.to_string(),
                    });
                    failed.said = Some(lines.collect::<Vec<_>>().join("\n"));
                }
                failed.detail = Box::new(
                    problems
                        .iter()
                        .map(|problem| {
                            json!({
                                "file": problem.file, "line": problem.line, "column": problem.column,
                                "path": problem.path, "reason": problem.reason, "hint": problem.hint,
                            })
                        })
                        .collect(),
                );
                failed
            }
            OpError::Missing { near, what, .. } => {
                let failed = CliError::new(3, "not_found", format!("error: {error}"));
                match near.first() {
                    Some(_) => failed.hinting(format!(
                        "did you mean {}?",
                        near.iter()
                            .map(|name| format!("`{name}`"))
                            .collect::<Vec<_>>()
                            .join(" or ")
                    )),
                    None if *what == "login" => {
                        failed.hinting("add it: `counterclaim member add LOGIN --role checker`")
                    }
                    None => failed,
                }
            }
            OpError::Ambiguous { candidates, .. } => CliError::new(
                3,
                "ambiguous",
                format!("error: {error}; it may be {}", candidates.join(", ")),
            ),
            OpError::Usage(_) => CliError::new(2, "usage", format!("error: {error}")),
            OpError::Lint(findings) => {
                let lines = findings
                    .iter()
                    .map(|finding| format!("{}: {}: {}", finding.place, finding.rule, finding.text));
                let text = lines.collect::<Vec<_>>().join("\n");
                CliError::new(7, "lint", format!("{text}\nerror: {error}"))
            }
            _ => CliError::new(1, "failed", format!("error: {}", chain(&error))),
        }
    }
}

/// What to do about a connection that was not had, by the words of libpq and the server.
fn connect_hint(text: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    if says(&[
        "password authentication failed",
        "no password supplied",
        "fe_sendauth",
    ]) {
        "check login and password: the password comes from PGPASSWORD, ~/.pgpass or the address; an administrator gives a new login one with `counterclaim member add LOGIN --password-file FILE`"
    } else if says(&["permission denied for database"]) {
        "this login is no member of the desk: an administrator adds it with `counterclaim member add LOGIN --role checker`"
    } else if text.contains("role \"") && says(&["does not exist"]) {
        "an administrator adds the login: `counterclaim member add LOGIN --role checker`"
    } else if text.contains("database \"") && says(&["does not exist"]) {
        "check the database's name; a new one is made by `createdb NAME`, then `counterclaim init`"
    } else if says(&["certificate", "SSL", "root.crt"]) {
        "encryption is as the address asks: `sslmode`, and `sslrootcert` for whom to trust"
    } else if says(&["no pg_hba.conf entry"]) {
        "the server's pg_hba.conf does not admit this login from here"
    } else {
        "check the address and that the server runs; without an address a private server is used"
    }
}

/// A refusal in words: what was refused, why, and the next legal step.
fn refused(refusal: &Refusal) -> CliError {
    let exit = match refusal.rule {
        Rule::StaleVersion | Rule::RequestReused => 5,
        Rule::UnknownStream => 3,
        Rule::BatchShape
        | Rule::QuotedInExcerpt
        | Rule::UnknownRating
        | Rule::Backstop
        | Rule::VerdictEstimate => 6,
        _ => 4,
    };
    let (words, hint) = words(refusal);
    let mut error = CliError::new(exit, refusal.rule.name(), format!("refused: {words}"));
    error.hint = hint;
    error.detail = Box::new(refusal.detail.clone());
    error
}

fn words(refusal: &Refusal) -> (String, Option<String>) {
    let fact = |key: &str| refusal.fact(key).unwrap_or("?").to_owned();
    let number = |key: &str| {
        refusal
            .detail
            .get(key)
            .map_or("?".to_owned(), ToString::to_string)
    };
    let hint = |text: &str| Some(text.to_owned());
    match refusal.rule {
        Rule::StaleVersion => (
            "somebody changed the claim since it was read".to_owned(),
            hint("read it again: `counterclaim claim show`, then decide anew"),
        ),
        Rule::IllegalTransition => {
            let from = refusal.facts("from").join(" or ");
            let moves = refusal.facts("moves").join(", ");
            let needs = if from.is_empty() {
                String::new()
            } else {
                format!("; {} needs {from}", fact("move"))
            };
            (
                format!("the claim is {}{needs}", fact("state")),
                Some(format!("from {} it can go by: {moves}", fact("state"))),
            )
        }
        Rule::NotAllowed => {
            let roles = refusal.facts("roles").join(" or ");
            let needed = if roles.is_empty() {
                refusal.message.clone()
            } else {
                format!("this needs the role {roles}")
            };
            (
                needed,
                hint(
                    "act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may",
                ),
            )
        }
        Rule::FourEyes if refusal.detail.get("verdict").is_some() => (
            format!(
                "a verdict was given by a hand ({}) that the dossier's policy no longer lets decide",
                fact("capacity")
            ),
            hint("`review return` it, so that a reviewer decides anew"),
        ),
        Rule::FourEyes => (
            format!(
                "you already have a hand in this claim ({}); another pair of eyes is needed",
                fact("capacity")
            ),
            hint("somebody else makes this move; `counterclaim member list` shows who may"),
        ),
        Rule::Origins => (
            format!(
                "`{}` needs {} counting origins; {} found",
                fact("rating"),
                number("needed"),
                number("found")
            ),
            hint(
                "`counterclaim claim show` says of each piece of evidence why it does not count; `counterclaim review rules` prints the rule",
            ),
        ),
        Rule::VerdictMissing => (
            "a verdict is missing on this wording".to_owned(),
            hint("give `--verdict` and `--attribution`"),
        ),
        Rule::Rationale => (
            "a rationale of at least 20 characters is missing".to_owned(),
            hint("give `--rationale`"),
        ),
        Rule::Reason => {
            let public = refusal.detail["public"] == true || refusal.constraint == "verdict_note";
            let option = if public {
                "`--note`, at least 20 characters"
            } else {
                "`--reason`, at least 3 characters"
            };
            ("this needs a reason".to_owned(), Some(format!("give {option}")))
        }
        Rule::AnchorBroken => (
            "an excerpt is not anchored in its captured text".to_owned(),
            hint("`counterclaim source check` names it"),
        ),
        Rule::NoAssertion => (
            "nobody is on record as having said it".to_owned(),
            hint("import a statement that carries the claim"),
        ),
        Rule::NotCheckableKind => (
            "a demand, prediction or evaluation can only be open, unverifiable or not_checkable".to_owned(),
            None,
        ),
        Rule::ContentFrozen => (
            "the claim's state admits no such change".to_owned(),
            hint("have a reviewer return it first: `counterclaim review return`"),
        ),
        Rule::UnknownStream => (
            "something named is not there, or not for you to see".to_owned(),
            None,
        ),
        Rule::OnHold => (
            format!("the claim is on hold ({}): {}", fact("kind"), fact("reason")),
            None,
        ),
        Rule::SearchNote => (
            "`unsupported` needs a note of what was looked for and not found".to_owned(),
            None,
        ),
        Rule::ContraryEvidence => (
            "credible evidence of the other bearing is not named as weighed".to_owned(),
            Some(format!(
                "weigh it and name it: `--weighed {}`",
                refusal.facts("evidence").join(" --weighed ")
            )),
        ),
        Rule::Unconfirmed => (
            "no statement of the claim has its innermost link confirmed".to_owned(),
            hint("`--attribution confirmed`, if it is so"),
        ),
        Rule::BulkRefused => {
            let list = refusal.detail.as_array().cloned().unwrap_or_default();
            let lines: Vec<String> = list
                .iter()
                .map(|one| format!("  {}: {} ({})", one["claim"], one["message"], one["refusal"]))
                .collect();
            (format!("none was moved; refused are\n{}", lines.join("\n")), None)
        }
        Rule::SoleSourceConfidence => (
            "with a sole source the confidence is at most moderate".to_owned(),
            hint("`--confidence moderate`"),
        ),
        Rule::VerdictConfidence => (
            "a content verdict needs a confidence".to_owned(),
            hint("give `--confidence low|moderate|high`"),
        ),
        Rule::UnknownRating => (
            "there is no such rating".to_owned(),
            hint("`counterclaim review rules` lists them"),
        ),
        Rule::NothingToChange => ("nothing would change".to_owned(), None),
        Rule::MightyLogin => (
            "this login has powers of its own, which would be a way round every rule".to_owned(),
            None,
        ),
        Rule::LoginExists => (
            format!(
                "login `{}` is on this server already, with a password of its own",
                fact("login")
            ),
            hint(
                "add it without `--password-file`; to change a password: `\\password LOGIN` in psql, as that login or as the server's administrator",
            ),
        ),
        Rule::LocksOut => (
            "afterwards nobody could undo it: you, or every administrator, would be locked out".to_owned(),
            None,
        ),
        Rule::RequestReused => ("this request id was used for something else".to_owned(), None),
        Rule::AppendOnly => ("history is never changed".to_owned(), None),
        _ => (format!("{} ({})", refusal.message, refusal.constraint), None),
    }
}
