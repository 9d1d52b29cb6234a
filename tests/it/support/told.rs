//! All that a command tells: standard output, standard error and exit status in one text, without what differs from
//! run to run.

use super::{TestDb, words};

/// What differs from run to run, and what stands for it.
const FILTERS: &[(&str, &str)] = &[
    (
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "ID",
    ),
    (r"\b[0-9a-f]{64}\b", "SHA-256"),
    (
        r"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?( UTC|Z|\+00:00)",
        "TIME",
    ),
    (r"(/[\w.-]+)+/\.?tmp[\w.]+", "SCRATCH"),
    (r"(/[\w.-]+)+/s/\.s\.PGSQL\.\d+", "SOCKET"),
    // the tables' columns of such values keep their width
    (r"HASH +", "HASH "),
    (r"\b[0-9a-f]{12}\b +", "HASH "),
];

/// What a command tells a login; the words are split at spaces, except in 'quotes'.
pub fn told(db: &TestDb, login: &str, line: &str) -> String {
    let today = || chrono::Utc::now().format("%Y-%m-%d").to_string();
    let days = [today()];
    let output = db.run(login, &words(line));
    let days = days.into_iter().chain([today()]);
    let mut text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    if !errors.is_empty() {
        text.push_str("--- standard error\n");
        text.push_str(&errors);
    }
    let exit = output.status.code().unwrap();
    if exit != 0 {
        text.push_str(&format!("--- exit code {exit}\n"));
    }
    for (pattern, name) in FILTERS {
        text = regex::Regex::new(pattern)
            .unwrap()
            .replace_all(&text, *name)
            .into_owned();
    }
    for day in days {
        text = text.replace(&day, "TODAY");
    }
    text
}
