//! Tables whose import is killed.

use super::*;

/// Rows of a table.
const ROWS: usize = 6_000;

#[test]
fn a_table_is_brought_whole_by_the_same_command_however_often_it_is_killed() {
    let faulty = Faulty::new();
    let opened = faulty.desk.path("flat.yaml");
    fs::write(
        &opened,
        "format: counterclaim/1\ndossier: {slug: flat, title: Flat}\n",
    )
    .unwrap();
    faulty.desk.succeed(LOGIN, &["dossier", "new", "--from", &opened]);
    let table = faulty.desk.path("flat.csv");
    let mut text =
        "statement,claimant,source_url,source_publisher,quote,review_publisher,review_rating\n".to_owned();
    for number in 0..ROWS {
        let (speaker, page) = (number % 1_000, number / 2);
        let row = format!(
            "It rained {number} times.,Speaker {speaker},https://example.org/{page},Paper,It rained {number} times.,Checkers,False\n"
        );
        text.push_str(&row);
    }
    fs::write(&table, text).unwrap();
    let args = ["--dossier", "flat", "import", &table];
    let mut before = 0;
    for wait in [0, 40, 150, 400, 800, 1_200] {
        let mut command = faulty.start(&args);
        sleep(Duration::from_millis(60 + wait));
        let _ = kill_process(Pid::from_child(&command), Signal::KILL);
        command.wait().unwrap();
        let found = faulty.claims("flat");
        // whole batches, and none is lost again
        assert!(
            found >= before && (found.is_multiple_of(1_000)),
            "{before} {found}"
        );
        before = found;
    }
    faulty.verify();
    faulty.desk.succeed(LOGIN, &args);
    assert_eq!(faulty.claims("flat"), ROWS);
    let mut conn = faulty.superuser();
    let counts = "select (select count(*) from counterclaim.source)::text || ' ' || \
        (select count(*) from counterclaim.entity) || ' ' || (select count(*) from counterclaim.assertion) || ' ' || \
        (select count(*) from counterclaim.external_review)";
    assert_eq!(
        column(&mut conn, counts),
        [format!("{} 1001 {ROWS} {ROWS}", ROWS / 2)]
    );
    let said = faulty.desk.succeed(LOGIN, &args);
    assert!(said.starts_with("flat: nothing new"), "{said}");
    faulty.verify();
}
