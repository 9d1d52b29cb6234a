//! What lists cost does not grow with the desk: the plans of the program's own statements, with 100,000 claims.

use std::path::Path;

use serde_json::Value;

use crate::support::{TestDb, server, words};

/// How many claims the desk has; a twentieth as many entities, a quarter as many sources.
const CLAIMS: &str = "100000";

/// Tables that grow with the desk, and with nobody's moves alone.
const GROWING: [&str; 17] = [
    "assertion",
    "attribution",
    "claim",
    "claim_revision",
    "entity",
    "entity_name",
    "event",
    "evidence",
    "excerpt",
    "external_review",
    "handle",
    "review_step",
    "snapshot",
    "source",
    "source_revision",
    "stream",
    "verdict",
];

/// Lists and shows, each with how many rows of growing tables it may read in all.
const COMMANDS: [(&str, f64); 26] = [
    ("claim list --limit 20", 2_000.0),
    ("claim list --limit 20 --after C-90000", 2_000.0),
    ("claim list --limit 20 --dossier big-3", 2_000.0),
    ("claim list --limit 20 --state approved", 2_000.0),
    ("claim list --limit 20 --state discarded", 2_000.0),
    ("claim list --limit 20 --kind prediction", 4_000.0),
    ("claim list --limit 20 --kind evaluation", 2_000.0),
    ("claim list --limit 20 --verdict supported", 2_000.0),
    ("claim list --limit 20 --text drone", 2_000.0),
    ("claim list --limit 20 --text w99999", 2_000.0),
    ("claim list --limit 20 --text 'village7 drone'", 8_000.0),
    ("claim show C-99999", 2_000.0),
    // those that may wait are put in order: 1,333 of them
    ("review queue --limit 20", 20_000.0),
    ("review queue --limit 20 --after C-10 --dossier big-3", 20_000.0),
    ("entity list --limit 20", 2_000.0),
    ("entity list --limit 20 --after ENTITY", 2_000.0),
    ("entity list --limit 20 --dossier big-3 --kind person", 2_000.0),
    ("source list --limit 20", 2_000.0),
    ("source list --limit 20 --after SOURCE", 2_000.0),
    ("source list --limit 20 --dossier big-3", 2_000.0),
    ("evidence list --limit 20 --dossier big-1", 2_000.0),
    ("question list --limit 20 --dossier big-1", 2_000.0),
    ("reply list --limit 20", 2_000.0),
    ("member list --limit 20", 2_000.0),
    ("audit log --limit 20", 2_000.0),
    ("audit log --limit 20 --operation approve", 2_000.0),
];

/// A scan of a growing table.
#[derive(Debug)]
struct Scan {
    kind: String,
    table: String,
    /// Rows that it looked at.
    rows: f64,
}

/// The scans of growing tables in a plan that were run.
fn scans(plan: &Value, found: &mut Vec<Scan>) {
    let loops = plan["Actual Loops"].as_f64().unwrap_or_default();
    let table = plan["Relation Name"].as_str().unwrap_or_default();
    if loops > 0.0 && GROWING.contains(&table) {
        let each: f64 = [
            "Actual Rows",
            "Rows Removed by Filter",
            "Rows Removed by Index Recheck",
        ]
        .iter()
        .filter_map(|key| plan[*key].as_f64())
        .sum();
        found.push(Scan {
            kind: plan["Node Type"].as_str().unwrap().to_owned(),
            table: table.to_owned(),
            rows: each * loops,
        });
    }
    for part in plan["Plans"].as_array().into_iter().flatten() {
        scans(part, found);
    }
}

/// The plans of a database's sessions in what the server logged from there on; those of functions that they call too.
fn plans(log: &Path, from: usize, database: &str) -> Vec<Value> {
    let text = std::fs::read(log).unwrap();
    let text = String::from_utf8_lossy(&text[from..]).into_owned();
    let mark = format!("@{database} ");
    let mut plans = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if !(line.contains(&mark) && line.ends_with("plan:")) {
            continue;
        }
        let mut json = String::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('\t')) {
            json.push_str(line);
            json.push('\n');
        }
        plans.push(serde_json::from_str(&json).unwrap());
    }
    plans
}

#[test]
fn no_list_reads_a_growing_table_from_end_to_end() {
    let db = TestDb::new();
    let fill = include_str!("support/big_desk.sql").replace("CLAIMS", CLAIMS);
    db.sql("postgres", &fill).unwrap();
    for setting in [
        "session_preload_libraries = 'auto_explain'",
        "auto_explain.log_min_duration = 0",
        "auto_explain.log_analyze = on",
        "auto_explain.log_timing = off",
        "auto_explain.log_nested_statements = on",
        "auto_explain.log_format = 'json'",
    ] {
        server().maintain(&format!("alter database {} set {setting}", db.name()));
    }
    let log = server().directory().join("postgres.log");
    let entity = db.value(
        "postgres",
        "select id from counterclaim.entity order by label offset 3000 limit 1",
    );
    let source = db.value(
        "postgres",
        "select id from counterclaim.source order by id offset 20000 limit 1",
    );
    let mut wrong = Vec::new();
    for (line, most) in COMMANDS {
        let line = line.replace("ENTITY", &entity).replace("SOURCE", &source);
        let from = std::fs::metadata(&log).unwrap().len() as usize;
        db.succeed("editor", &words(&line));
        let plans = plans(&log, from, db.name());
        assert!(!plans.is_empty(), "{line}: no plan was logged");
        let mut rows = 0.0;
        let mut most_of_it = (0.0, String::new());
        for plan in &plans {
            let mut found = Vec::new();
            scans(&plan["Plan"], &mut found);
            for scan in &found {
                if scan.rows > most_of_it.0 {
                    most_of_it = (scan.rows, format!("{} of {}", scan.kind, scan.table));
                }
                // some of a table's first rows are no table from end to end
                if scan.kind == "Seq Scan" && scan.rows > 100.0 {
                    wrong.push(format!(
                        "{line}: {} of {}, {} rows: {}",
                        scan.kind, scan.table, scan.rows, plan["Query Text"]
                    ));
                }
            }
            rows += found.iter().map(|scan| scan.rows).sum::<f64>();
        }
        if rows > most {
            wrong.push(format!(
                "{line}: reads {rows} rows, at most {most} are expected; most by {most_of_it:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
