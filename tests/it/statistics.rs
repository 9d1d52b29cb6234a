//! What the planner knows after much came at once.

use crate::support::TestDb;

#[test]
fn an_import_of_many_rows_has_them_counted_and_nobody_counts_twice() {
    let db = TestDb::new();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: many, title: Many}\n",
    );
    let rows: String = (0..2_500)
        .map(|n| format!("r{n},Report {n} says that it rained.\n"))
        .collect();
    let file = db.path("many.csv");
    std::fs::write(&file, format!("id,statement\n{rows}")).unwrap();
    let known = "select reltuples from pg_class where oid = 'counterclaim.claim_revision'::regclass";
    assert_eq!(db.value("postgres", known), "-1");
    db.succeed("checker", &["import", &file]);
    let counted = db.value("postgres", known).parse::<f64>().unwrap();
    assert!(counted >= 2_000.0, "{counted}");
    // whoever asks again finds nothing to do
    db.value("checker", "select counterclaim.refresh_statistics()");
    assert_eq!(
        db.value("checker", "select counterclaim.refresh_statistics()"),
        "0"
    );
}
