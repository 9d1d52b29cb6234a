//! Which commands look back with `--as-of`. A command reads the present unless it stands here, and one that does not
//! refuses the option: what was asked for the past and answered with the present would be untrue.

use super::error::{CliError, Outcome};

/// The commands that look back, by noun; without verbs the noun is the command.
const LOOK_BACK: [(&str, &[&str]); 9] = [
    ("claim", &["list", "show", "history", "duplicates"]),
    ("source", &["list", "show"]),
    ("entity", &["list", "show"]),
    ("question", &["list", "show"]),
    ("evidence", &["list"]),
    (
        "dossier",
        &[
            "list",
            "show",
            "stances",
            "designations",
            "conflicts",
            "unanswered",
            "balance",
        ],
    ),
    ("review", &["queue", "board"]),
    ("reply", &["list"]),
    ("report", &["make"]),
];

/// The same without a verb.
const ALONE: [&str; 1] = ["export"];

/// Refuses a command, by its name, that has no past.
pub fn check(name: &str) -> Outcome {
    if looks_back(name) {
        return Ok(());
    }
    let nouns = LOOK_BACK
        .iter()
        .map(|(noun, verbs)| format!("{noun} {}", verbs.join("|")));
    let all: Vec<String> = nouns.chain(ALONE.map(ToOwned::to_owned)).collect();
    Err(CliError::usage(
        format!("`counterclaim {name}` works on the present and takes no `--as-of`"),
        Some(format!(
            "leave `--as-of` out; these look back: {}",
            all.join(", ")
        )),
    ))
}

fn looks_back(name: &str) -> bool {
    let is_listed = |(noun, verb): (&str, &str)| {
        LOOK_BACK
            .iter()
            .any(|(other, verbs)| *other == noun && verbs.contains(&verb))
    };
    ALONE.contains(&name) || name.split_once(' ').is_some_and(is_listed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_back_is_there() {
        let root = crate::cli::command();
        for (noun, verbs) in LOOK_BACK {
            let noun = root.find_subcommand(noun).unwrap();
            assert!(
                verbs.iter().all(|verb| noun.find_subcommand(verb).is_some()),
                "{verbs:?}"
            );
        }
        assert!(ALONE.iter().all(|name| root.find_subcommand(name).is_some()));
        assert!(looks_back("claim show") && looks_back("export") && !looks_back("claim add"));
    }
}
