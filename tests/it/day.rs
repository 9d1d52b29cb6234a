//! One day of a desk, `docs/day/day.sh`: run as it stands in the desk that the README sets up.

use std::fs;
use std::path::Path;

use crate::docs::Reader;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// How many commands the day may take.
const COMMANDS: usize = 25;

/// The commands of a shell text: lines that start one, with what is continued.
fn commands(text: &str, start: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    joined
        .lines()
        .filter_map(|line| line.strip_prefix(start))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn the_day_takes_a_desk_from_a_communique_to_a_correction() {
    let script = fs::read_to_string(Path::new(ROOT).join("docs/day/day.sh")).unwrap();
    let steps = commands(&script, "as ");
    assert!(steps.len() <= COMMANDS, "{} commands", steps.len());

    let reader = Reader::with_desk();
    let told = reader.run("sh docs/day/day.sh");
    // what is refused that day, and nothing else
    let refused: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("refused:") || line.starts_with("error:"))
        .collect();
    assert_eq!(refused, ["refused: none was moved; refused are"], "{told}");
    let failed: Vec<&str> = told.lines().filter(|line| line.starts_with("exit ")).collect();
    assert_eq!(failed, ["exit 4"], "{told}");
    assert!(
        told.contains("C-59: `supported` needs 2 counting origins; 1 found (origins)"),
        "{told}"
    );
    assert!(
        told.contains("source `fla-post` retracted"),
        "the queue says why: {told}"
    );

    let list = reader.run("counterclaim claim list --output csv --dossier mali-algeria");
    let states: Vec<(&str, &str)> = list
        .lines()
        .filter_map(|line| {
            let mut cells = line.split(',');
            let code = cells.next()?;
            (code.len() == 4 && code.starts_with("C-") && code >= "C-59")
                .then(|| (code, cells.next().unwrap()))
        })
        .collect();
    assert_eq!(
        states,
        [
            ("C-59", "approved"),
            ("C-60", "approved"),
            ("C-61", "approved"),
            ("C-62", "approved"),
            ("C-63", "approved"),
            ("C-64", "draft")
        ]
    );
    let report: serde_json::Value =
        serde_json::from_str(&reader.run("counterclaim report make --format json")).unwrap();
    let verdicts: Vec<(&str, &str)> = report["claims"]
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| {
            (
                claim["handle"].as_str().unwrap(),
                claim["verdict"]["rating"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        verdicts,
        [
            ("drone-fell", "mostly_supported"),
            ("wreck-place", "open"),
            ("drone-stayed", "contested"),
            ("drone-destroyed", "mostly_supported"),
            ("sponsor", "open")
        ]
    );
    let note = "The confidence was given as high by mistake; the verdict rests on one origin.";
    assert_eq!(report["corrections"][0]["why"], note);
    let page = fs::read_to_string(reader.path("report.html")).unwrap();
    assert!(page.contains(note) && page.contains("collusion with terrorism"));
}

#[test]
fn the_readme_tells_the_day_as_the_script_runs_it() {
    let script = fs::read_to_string(Path::new(ROOT).join("docs/day/day.sh")).unwrap();
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let section = readme
        .split("\n## ")
        .find(|part| part.starts_with("A day\n"))
        .unwrap();
    let told = commands(section, "$ counterclaim --as ");
    let run: Vec<String> = commands(&script, "as ")
        .iter()
        .map(|step| {
            step.replace("\"$DAY/", "docs/day/")
                .replace(".txt\"", ".txt")
                .replace(".yaml\"", ".yaml")
        })
        .collect();
    assert_eq!(told, run);
}
