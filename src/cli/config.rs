//! The configuration file: what a person or a desk would otherwise say with every command.
//!
//! A flag goes before the environment, the environment before the file. The file is TOML: `COUNTERCLAIM_CONFIG` names
//! it (empty for none), else it is `counterclaim/config.toml` in the user's configuration directory.

use std::borrow::Cow;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::db::Address;
use crate::exchange::Problem;
use crate::ops::find::near;
use crate::ops::{OpError, OpResult};
use crate::report::model::Masthead;

use super::printer::{Colour, Output};
use super::render::one_line;

/// The environment variable that names the file.
const VARIABLE: &str = "COUNTERCLAIM_CONFIG";
/// The keys of [`Settings`], as the file has them.
const KEYS: &[&str] = &[
    "database-url",
    "as",
    "dossier",
    "data-dir",
    "output",
    "color",
    "pager",
    "editor",
    "idle-seconds",
    REPORT,
];
/// The table of [`Imprint`].
const REPORT: &str = "report";
/// The keys of [`Imprint`], as the file has them.
const REPORT_KEYS: &[&str] = &[
    "publisher",
    "publisher-url",
    "licence",
    "licence-url",
    "contact",
    "complaints",
    "corrections-policy",
    "corrections-url",
    "funding",
    "url",
];

/// The file that was read, if there is one, and what it says.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Which file.
    pub path: Option<PathBuf>,
    /// What it says.
    pub settings: Settings,
    /// What is risky about it.
    pub warning: Option<String>,
}

/// What a file may say; everything may be left out.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Settings {
    /// As `--database-url`.
    pub database_url: Option<String>,
    /// As `--as`.
    #[serde(rename = "as")]
    #[validate(custom(function = is_said))]
    pub acting_as: Option<String>,
    /// As `--dossier`.
    pub dossier: Option<String>,
    /// As `--data-dir`.
    #[validate(custom(function = is_absolute))]
    pub data_dir: Option<PathBuf>,
    /// As `--output`.
    pub output: Option<Output>,
    /// As `--color`.
    pub color: Option<Colour>,
    /// As `COUNTERCLAIM_PAGER`.
    pub pager: Option<String>,
    /// As `EDITOR`.
    #[validate(custom(function = is_said))]
    pub editor: Option<String>,
    /// Seconds without sessions after which the private server stops; 0 for never.
    pub idle_seconds: Option<u64>,
    /// Who publishes, for reports.
    #[validate(nested)]
    pub report: Imprint,
}

/// Who publishes and answers for reports: sections 1 and 9 of a report say it.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Imprint {
    /// Name of the publishing desk or medium.
    #[validate(custom(function = is_said))]
    pub publisher: Option<String>,
    /// Its site.
    #[validate(custom(function = is_web_address))]
    pub publisher_url: Option<String>,
    /// Name of the licence.
    #[validate(custom(function = is_said))]
    pub licence: Option<String>,
    /// Where the licence stands.
    #[validate(custom(function = is_web_address))]
    pub licence_url: Option<String>,
    /// An address to write to.
    #[validate(custom(function = is_said))]
    pub contact: Option<String>,
    /// Who deals with complaints, and how to reach them.
    #[validate(custom(function = is_said))]
    pub complaints: Option<String>,
    /// The policy on corrections, in a few sentences.
    #[validate(custom(function = is_said))]
    pub corrections_policy: Option<String>,
    /// Where that policy stands.
    #[validate(custom(function = is_web_address))]
    pub corrections_url: Option<String>,
    /// Who pays for the work.
    #[validate(custom(function = is_said))]
    pub funding: Option<String>,
    /// Where reports stand on the web; `{dossier}` in it is the short name of the dossier.
    #[validate(custom(function = is_web_address))]
    pub url: Option<String>,
}

impl Imprint {
    /// As a report has it.
    pub fn masthead(&self) -> Masthead {
        let one = self.clone();
        Masthead {
            publisher: one.publisher,
            publisher_url: one.publisher_url,
            report_url: one.url,
            licence: one.licence,
            licence_url: one.licence_url,
            contact: one.contact,
            complaints: one.complaints,
            corrections_policy: one.corrections_policy,
            corrections_url: one.corrections_url,
            funding: one.funding,
        }
    }
}

impl Config {
    /// Reads the file that the environment names, else the usual one; without one nothing is set.
    ///
    /// # Errors
    ///
    /// A file that is named and not there, one that cannot be read, and whatever in it is no setting, with its line.
    pub fn load() -> OpResult<Config> {
        let (path, is_named) = match std::env::var_os(VARIABLE) {
            Some(path) if path.is_empty() => return Ok(Config::default()),
            Some(path) => (PathBuf::from(path), true),
            None => match usual_path() {
                Some(path) => (path, false),
                None => return Ok(Config::default()),
            },
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let settings = read(&text, &path.display().to_string()).map_err(OpError::BadInput)?;
                let warning = readable_password(&settings, &path);
                Ok(Config {
                    path: Some(path),
                    settings,
                    warning,
                })
            }
            // none there, or in the directory of somebody else, whose HOME was handed down
            Err(_) if !is_named && !path.exists() => Ok(Config::default()),
            Err(source) => Err(OpError::File {
                action: "read",
                path,
                source,
            }),
        }
    }
}

fn usual_path() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let dirs = etcetera::choose_base_strategy().ok()?;
    Some(dirs.config_dir().join("counterclaim").join("config.toml"))
}

/// A password that others than the owner of the file can read.
fn readable_password(settings: &Settings, path: &Path) -> Option<String> {
    let address = settings.database_url.as_deref()?;
    Address::new(address, None).password()?;
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| {
        let path = path.display();
        format!(
            "warning: others can read the password in `{path}`: `chmod 600 {path}`, or keep it in ~/.pgpass"
        )
    })
}

/// Reads a file's text; `name` is the file's in problems.
fn read(text: &str, name: &str) -> Result<Settings, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|error| vec![problem_of(&error, text, name)])?;
    let unknown = unknown_keys(table.get_ref(), text, name);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let settings: Settings = toml::from_str(text).map_err(|error| vec![problem_of(&error, text, name)])?;
    match settings.validate() {
        Ok(()) => Ok(settings),
        Err(errors) => {
            let mut problems = Vec::new();
            bad_values(&errors, "", table.get_ref(), text, name, &mut problems);
            problems.sort_by_key(|problem| problem.line);
            Err(problems)
        }
    }
}

fn problem_of(error: &toml::de::Error, text: &str, name: &str) -> Problem {
    let problem = Problem::of_file(name, one_line(error.message()));
    match error.span() {
        Some(span) => at(problem, text, span.start),
        None => problem,
    }
}

/// The problem at a byte of the text.
fn at(problem: Problem, text: &str, byte: usize) -> Problem {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|one| *one != '\n').count() + 1;
    problem.at(line, column)
}

fn unknown_keys(table: &DeTable<'_>, text: &str, name: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |table: &DeTable<'_>, within: &str, known: &[&str]| {
        for key in table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
        {
            let word: &str = key.get_ref();
            let problem = at(
                Problem::of_file(name, "there is no such setting"),
                text,
                key.span().start,
            )
            .of_value(format!("{within}{word}"));
            problems.push(problem.with_hint(advice(word, within, known)));
        }
    };
    look(table, "", KEYS);
    for (key, value) in table {
        if let (REPORT, DeValue::Table(imprint)) = (key.get_ref().as_ref(), value.get_ref()) {
            look(imprint, "report.", REPORT_KEYS);
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

/// What may have been meant by a key: one like it, one that belongs into the other table, else all there are.
fn advice(word: &str, within: &str, known: &[&str]) -> String {
    let word = word.replace('_', "-").to_lowercase();
    let found = near(&word, known.iter().map(|key| (*key).to_owned()));
    if let Some(likely) = found.first() {
        return format!("did you mean `{likely}`?");
    }
    if within.is_empty() && REPORT_KEYS.contains(&word.as_str()) {
        return format!("`{word}` belongs below `[report]`");
    }
    format!("there are {}", known.join(", "))
}

/// The values that may not be, each at its key.
fn bad_values(
    errors: &ValidationErrors,
    within: &str,
    table: &DeTable<'_>,
    text: &str,
    name: &str,
    problems: &mut Vec<Problem>,
) {
    for (field, kind) in errors.errors() {
        let key: Cow<'_, str> = match field.as_ref() {
            "acting_as" => "as".into(),
            field => field.replace('_', "-").into(),
        };
        let Some((place, value)) = table.iter().find(|(other, _)| other.get_ref().as_ref() == key) else {
            continue;
        };
        match (kind, value.get_ref()) {
            (ValidationErrorsKind::Field(found), _) => {
                for one in found {
                    let reason = one.message.clone().unwrap_or_default();
                    let problem = at(Problem::of_file(name, reason), text, place.span().start);
                    problems.push(problem.of_value(format!("{within}{key}")));
                }
            }
            (ValidationErrorsKind::Struct(inner), DeValue::Table(below)) => {
                bad_values(inner, &format!("{key}."), below, text, name, problems);
            }
            _ => {}
        }
    }
}

fn refused(message: &'static str) -> ValidationError {
    ValidationError::new("value").with_message(message.into())
}

fn is_said(text: &str) -> Result<(), ValidationError> {
    if text.trim().is_empty() {
        return Err(refused("is empty; leave the line out"));
    }
    Ok(())
}

fn is_web_address(text: &str) -> Result<(), ValidationError> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !text.contains(char::is_whitespace) => Ok(()),
        _ => Err(refused("is no address of the web: https://…")),
    }
}

fn is_absolute(path: &Path) -> Result<(), ValidationError> {
    if path.is_absolute() {
        return Ok(());
    }
    Err(refused(
        "must begin with `/`, or it would depend on where a command runs",
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let problems = read(text, "config.toml").unwrap_err();
        let told = problems.iter().map(|problem| match &problem.hint {
            Some(hint) => format!("{problem}; {hint}"),
            None => problem.to_string(),
        });
        told.collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = r#"
            database-url = "postgres://db.example.org/desk"
            as = "checker"
            dossier = "mali-algeria"
            data-dir = "/srv/desk"
            output = "jsonl"
            color = "never"
            pager = ""
            editor = "nano"
            idle-seconds = 60
            [report]
            publisher = "The desk"
            publisher-url = "https://desk.example.org/"
            licence = "CC BY 4.0"
            licence-url = "https://creativecommons.org/licenses/by/4.0/"
            contact = "desk@example.org"
            complaints = "complaints@example.org"
            corrections-policy = "Errors are corrected in the open."
            corrections-url = "https://desk.example.org/corrections"
            funding = "Readers."
            url = "https://desk.example/reports/{dossier}"
        "#;
        let settings = read(text, "config.toml").unwrap();
        assert_eq!(settings.acting_as.as_deref(), Some("checker"));
        assert_eq!(
            (settings.output, settings.color),
            (Some(Output::Jsonl), Some(Colour::Never))
        );
        assert_eq!(settings.idle_seconds, Some(60));
        let masthead = settings.report.masthead();
        assert_eq!(masthead.licence.as_deref(), Some("CC BY 4.0"));
        assert_eq!(masthead.complaints.as_deref(), Some("complaints@example.org"));
        for key in KEYS.iter().chain(REPORT_KEYS) {
            assert!(text.contains(&format!("{key} =")) || *key == REPORT, "{key}");
        }
    }

    #[test]
    fn what_is_no_setting_is_told_with_its_line_and_what_may_be_meant() {
        assert_eq!(
            told("as = 'checker'\ndata_dir = '/srv'\npublisher = 'x'\nzzz = 1\n[report]\nlicense = 'x'\n"),
            [
                "config.toml:2: data_dir: there is no such setting; did you mean `data-dir`?",
                "config.toml:3: publisher: there is no such setting; `publisher` belongs below `[report]`",
                "config.toml:4: zzz: there is no such setting; there are database-url, as, dossier, data-dir, output, \
                 color, pager, editor, idle-seconds, report",
                "config.toml:6: report.license: there is no such setting; did you mean `licence`?",
            ]
        );
    }

    #[test]
    fn what_is_no_value_is_told_with_its_line() {
        assert_eq!(
            told("\noutput = 'tabel'"),
            ["config.toml:2: unknown variant `tabel`, expected one of `table`, `json`, `jsonl`, `csv`"]
        );
        assert_eq!(
            told("as = ''\ndata-dir = 'desk'\n[report]\nlicence-url = 'javascript:alert(1)'\n"),
            [
                "config.toml:1: as: is empty; leave the line out",
                "config.toml:2: data-dir: must begin with `/`, or it would depend on where a command runs",
                "config.toml:4: report.licence-url: is no address of the web: https://…",
            ]
        );
        assert!(told("as = \n")[0].starts_with("config.toml:1: "));
    }
}
