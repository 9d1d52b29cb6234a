//! The JSON Schemas are those of the Rust types. `BLESS=1 cargo test schema_json` writes them anew.

use std::path::PathBuf;

fn check(name: &str, wanted: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("schema/json")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, wanted).unwrap();
    }
    let found = std::fs::read(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{} has drifted; BLESS=1 writes it anew",
        path.display()
    );
}

#[test]
fn the_schema_of_the_dossier_file_is_that_of_its_types() {
    let schema = counterclaim::exchange::dossier::json_schema();
    check(
        "dossier.schema.json",
        format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()).as_bytes(),
    );
}

#[test]
fn the_schema_of_the_report_is_that_of_its_types() {
    check(
        "report.schema.json",
        &counterclaim::report::json::json_schema().unwrap(),
    );
}

#[test]
fn the_schema_of_a_reports_tables_is_that_of_their_rows() {
    check(
        "report-tables.schema.json",
        &counterclaim::report::tables::json_schema().unwrap(),
    );
}
