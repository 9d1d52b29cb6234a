//! Words, hints and exit codes for what went wrong.

use std::error::Error;
use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use crate::db::DbError;
use crate::domain::as_of::AsOf;

use crate::ops::OpError;
use crate::report::claim_review::ClaimReviewError;

use super::hint;
use super::printer::{Output, Printer};
use super::refused::{Given, refused};

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

/// An error as JSON has it.
#[derive(Serialize)]
struct ErrorView<'a> {
    code: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Value::is_null")]
    detail: &'a Value,
}

impl CliError {
    /// An error with its exit code, name and fact.
    pub fn new(exit: u8, code: &str, message: impl Into<String>) -> Self {
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
        CliError::new(7, "integrity", message)
    }

    /// A command line that is wrong.
    pub fn usage(message: impl Into<String>, hint: Option<String>) -> Self {
        let mut error = CliError::new(2, "usage", message);
        error.hint = hint;
        error
    }

    /// A question that was answered with no.
    pub fn declined() -> Self {
        CliError::new(1, "declined", "nothing was done")
    }

    /// Whether it is only that the reader of the output has enough.
    pub fn is_closed_output(&self) -> bool {
        self.code == "output" && self.message.contains("Broken pipe")
    }

    /// Whether it says that there is no such thing of this name.
    pub fn misses(&self, what: &str, name: &str) -> bool {
        self.code == "not_found" && self.detail["what"] == what && self.detail["name"] == name
    }

    /// The same with a next step.
    pub fn hinting(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same for what was not there at a moment.
    pub fn looking_back(mut self, at: AsOf) -> Self {
        // where none was named
        let message = self.message.replace(" `(any)`", "");
        self.message = format!("{message} as of {at}");
        self.hinting("what was recorded later is not seen: leave `--as-of` out, or name a later time")
    }

    /// The same with the claim that it is about by its name.
    pub fn naming(mut self, claim: &str) -> Self {
        self.message = self.message.replacen("the claim is", &format!("{claim} is"), 1);
        self.hint = self.hint.map(|hint| hint.replace("CLAIM", claim));
        self
    }

    /// Prints it in the form that results have.
    pub fn print(&self, printer: &Printer) -> Outcome {
        match printer.output {
            Output::Json => {
                printer.error(&serde_json::to_string_pretty(&self.view()).map_err(io::Error::other)?)
            }
            Output::Jsonl => printer.error(&serde_json::to_string(&self.view()).map_err(io::Error::other)?),
            Output::Table | Output::Csv => self.say(printer),
        }
    }

    fn view(&self) -> Value {
        json!({"error": ErrorView {
            code: &self.code,
            message: &self.message,
            hint: self.hint.as_deref(),
            detail: &self.detail,
        }})
    }

    fn say(&self, printer: &Printer) -> Outcome {
        let message = self.said.as_ref().unwrap_or(&self.message);
        // what names its own place or is no error of anybody's stands for itself
        if ["bad_input", "lint"].contains(&self.code.as_str()) || message.starts_with(REFUSED) {
            printer.error(message)?;
        } else {
            printer.error(&format!("error: {message}"))?;
        }
        match &self.hint {
            Some(hint) => printer.error(&format!("\nhint: {hint}")),
            None => Ok(()),
        }
    }
}

/// How a refusal begins, which is no error of anybody's.
pub(super) const REFUSED: &str = "refused: ";

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        CliError::new(1, "output", format!("cannot write the output: {error}"))
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
            OpError::Db(DbError::Refused(refusal)) => refused(refusal, Given::Flags),
            OpError::Db(DbError::NotFound) => CliError::new(3, "not_found", "there is no such thing"),
            OpError::Db(DbError::Connect(_)) => {
                let text = chain(&error);
                let hint = hint::connect_hint(&text);
                CliError::new(1, "connect", text).hinting(hint)
            }
            OpError::Db(DbError::NotOwner { login, database }) => {
                CliError::new(4, "not_owner", format!("{REFUSED}{error}")).hinting(format!(
                    "a superuser of the server can make it so: alter database {database} owner to {login}; alter role {login} createrole"
                ))
            }
            OpError::Db(DbError::Lost(_)) => CliError::new(1, "lost", chain(&error)).hinting(
                "nothing is half written, but the last write may have been made: run the command again; an import says `nothing new` then, and a move is refused",
            ),
            OpError::Db(DbError::Query(query)) => {
                let text = query.to_string();
                let missing = text.contains("does not exist")
                    && ["counterclaim.", "api.", "schema \"iam\"", "schema \"api\""]
                        .iter()
                        .any(|name| text.contains(name));
                let failed = CliError::new(1, "database", chain(&error));
                if missing {
                    failed.hinting("set the database up first: `counterclaim init`")
                } else if text.contains("No space left on device") {
                    failed.hinting("make room on the server's disk and run the command again: nothing of it was written")
                } else {
                    failed
                }
            }
            OpError::Cluster(cluster) => {
                let mut failed = CliError::new(1, "cluster", chain(cluster));
                failed.hint = cluster.hint();
                failed
            }
            OpError::Stranger(login) => CliError::new(4, "stranger", format!("{REFUSED}{error}")).hinting(format!(
                "an administrator adds it: `counterclaim member add {login} --role checker`"
            )),
            OpError::NoDatabase(_) => CliError::new(1, "no_database", error.to_string())
                .hinting("set it up: `counterclaim init`"),
            OpError::BadInput(problems) => {
                let lines = problems.iter().map(ToString::to_string).collect::<Vec<_>>();
                let mut failed = CliError::new(6, "bad_input", lines.join("\n"));
                if let [problem] = problems.as_slice() {
                    failed.hint = problem.hint.clone();
                } else {
                    let lines = problems.iter().map(|problem| match &problem.hint {
                        Some(hint) => format!("{problem}\n    hint: {}", hint.replace('\n', "\n    ")),
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
            OpError::Missing { near, what, name } => {
                let mut failed = CliError::new(3, "not_found", error.to_string());
                failed.detail = Box::new(json!({"what": what, "name": name, "near": near}));
                failed.hint = hint::missing(what, name, near);
                failed
            }
            OpError::Ambiguous {
                what,
                name,
                candidates,
            } => {
                let mut failed = CliError::new(
                    3,
                    "ambiguous",
                    format!("{error}; it may be {}", candidates.join(", ")),
                );
                failed.detail = Box::new(json!({"what": what, "name": name, "candidates": candidates}));
                failed
            }
            OpError::Usage(_) => CliError::new(2, "usage", error.to_string()),
            OpError::NoClaimReview(ClaimReviewError::NotConfigured(_)) => {
                CliError::new(2, "not_configured", error.to_string()).hinting(
                    "say it in the table [report] of the configuration file, which `COUNTERCLAIM_CONFIG` can name; `report make --url` takes the address too",
                )
            }
            OpError::NoClaimReview(ClaimReviewError::OneEye) => {
                CliError::new(4, "one_eye", format!("{REFUSED}{error}"))
                    .hinting("an editor raises it: `counterclaim dossier set DOSSIER --eyes 2`; what is approved after that has one")
            }
            OpError::NoClaimReview(ClaimReviewError::Embargo(_)) => {
                CliError::new(4, "embargo", format!("{REFUSED}{error}"))
                    .hinting("wait for its end; an editor changes it in the dossier's file: `counterclaim export DOSSIER --out FILE`, then `counterclaim import FILE`")
            }
            OpError::StaleReport { .. } => CliError::new(5, "stale_report", format!("{REFUSED}{error}")).hinting(
                "make it again, read it, and approve what you read: `counterclaim report make --out FILE` tells its hash; a draft is not published",
            ),
            OpError::Lint(findings) => {
                let lines = findings.iter().map(|finding| {
                    format!(
                        "{}: {}: {}\n  hint: {}",
                        finding.place, finding.rule, finding.text, finding.hint
                    )
                });
                let text = lines.collect::<Vec<_>>().join("\n");
                CliError::new(7, "lint", format!("{text}\nerror: {error}"))
            }
            _ => CliError::new(1, "failed", chain(&error)),
        }
    }
}

#[cfg(test)]
mod tests;
