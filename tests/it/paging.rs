//! Long lists in parts.

use serde_json::Value;

use crate::support::{TestDb, words};

/// Lists that come in parts, of the running example.
const LISTS: [&str; 13] = [
    "audit log --limit 500",
    "claim list",
    "claim list --text mali",
    "claim list --dossier mali-algeria",
    "dossier list",
    "entity list",
    "entity list --dossier mali-algeria",
    "evidence list",
    "member list",
    "question list",
    "reply list",
    "review queue",
    "source list --dossier mali-algeria",
];

fn rows(text: &[u8]) -> Vec<Value> {
    serde_json::from_slice(text).unwrap()
}

/// The command that the end of a part names.
fn next(said: &[u8]) -> Option<Vec<String>> {
    let said = String::from_utf8(said.to_vec()).unwrap();
    let command = said.split("next: `counterclaim ").nth(1)?;
    Some(
        words(command.split('`').next().unwrap())
            .into_iter()
            .map(Into::into)
            .collect(),
    )
}

#[test]
fn a_list_in_parts_is_the_whole_list_and_each_part_names_the_next() {
    let db = TestDb::with_case();
    db.open(
        "editor",
        "format: counterclaim/1\ndossier: {slug: other, title: Other}\n",
    );
    let on = ["--dossier", "mali-algeria"];
    db.succeed(
        "checker",
        &[&["review", "submit", "C-1", "C-2", "C-3", "C-4", "C-5"], &on[..]].concat(),
    );
    for claim in ["C-1", "C-2", "C-3"] {
        let asked = format!(
            "reply ask algeria {claim} --deadline 2999-01-01 --channel letter --dossier mali-algeria"
        );
        db.succeed("checker", &words(&asked));
    }
    for line in LISTS {
        let line = match line.contains("--dossier") || ["dossier list", "member list"].contains(&line) {
            true => line.to_owned(),
            false if line.starts_with("entity") || line.starts_with("audit") => line.to_owned(),
            false => format!("{line} --dossier mali-algeria"),
        };
        let whole = db.run("editor", &[&words(&line)[..], &["--output", "json"]].concat());
        assert!(whole.status.success(), "{line}: {whole:?}");
        assert_eq!(next(&whole.stderr), None, "{line}");
        let whole = rows(&whole.stdout);
        assert!(whole.len() > 1, "{line} has {} rows", whole.len());
        let limit = (whole.len() / 3).max(1).to_string();
        let line = line.replace(" --limit 500", "");
        let first = format!("{line} --output json --limit {limit}");
        let mut command: Option<Vec<String>> = Some(words(&first).into_iter().map(Into::into).collect());
        let mut parts = Vec::new();
        while let Some(args) = command {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            // who it is and where is what the tests add
            let at = args
                .iter()
                .position(|word| *word == line.split(' ').next().unwrap())
                .unwrap();
            let part = db.run("editor", &args[at..]);
            assert!(part.status.success(), "{args:?}: {part:?}");
            parts.extend(rows(&part.stdout));
            command = next(&part.stderr);
        }
        assert_eq!(parts, whole, "{line}");
    }
}

#[test]
fn what_is_no_row_of_a_list_is_refused() {
    let db = TestDb::with_case();
    for line in [
        "audit log --after nothing",
        "evidence list --after C-1",
        "reply list --after algeria",
        "review queue --after soldiers",
        "report list --after last",
    ] {
        let (exit, said) = db.fail("editor", &words(line));
        assert!(exit == 2 || exit == 3 || exit == 5, "{line}: {exit} {said}");
    }
}
