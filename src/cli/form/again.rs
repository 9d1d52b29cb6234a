//! A command as it is typed again to have its form taken: all that was said, but for what the form says.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use crate::cli::hint::quoted;
use crate::db::Address;

use super::beside;

/// The line of a command that has a form, to which `--form FILE` or `--resume` is added; empty for any other.
///
/// It has the options that choose login, desk and dossier where they were typed, an address without its password, the
/// arguments that the command needs, and the flags that stand beside a form.
pub fn line(root: &Command, matches: &ArgMatches, name: &str) -> String {
    let Some((command, inner)) = beside::innermost(root, matches) else {
        return String::new();
    };
    if !command.get_arguments().any(|arg| arg.get_id() == "resume") {
        return String::new();
    }
    let mut words = vec!["counterclaim".to_owned()];
    let chooses = |arg: &&Arg| arg.is_global_set() && arg.get_id() != "output";
    for arg in root.get_arguments().filter(chooses) {
        put(&mut words, arg, inner);
    }
    words.push(name.to_owned());
    let stands = |arg: &&Arg| arg.is_required_set() || beside::stands(name, arg.get_id().as_str());
    // what has no name comes first, in its order
    let (named, placed): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(stands)
        .partition(|arg| arg.get_long().is_some());
    for arg in placed.into_iter().chain(named) {
        put(&mut words, arg, inner);
    }
    words.join(" ")
}

/// Adds an argument as it is typed, where it was.
fn put(words: &mut Vec<String>, arg: &Arg, matches: &ArgMatches) {
    let id = arg.get_id().as_str();
    if matches.value_source(id) != Some(ValueSource::CommandLine) {
        return;
    }
    let takes_values = arg.get_action().takes_values();
    let Some(long) = arg.get_long().filter(|_| takes_values) else {
        match arg.get_long() {
            Some(long) => words.push(format!("--{long}")),
            None => words.extend(values(id, matches).iter().map(|value| quoted(value))),
        }
        return;
    };
    for value in values(id, matches) {
        let between = if value.starts_with('-') { '=' } else { ' ' };
        words.push(format!("--{long}{between}{}", quoted(&value)));
    }
}

fn values(id: &str, matches: &ArgMatches) -> Vec<String> {
    let raw = matches.get_raw(id).into_iter().flatten();
    raw.map(|value| match (id, value.to_string_lossy()) {
        ("database_url", url) => Address::new(&url, None).shown(),
        (_, value) => value.into_owned(),
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The line for what was typed; words are split at spaces, `_` stands for one within a word.
    fn again(typed: &str) -> String {
        let command = crate::cli::command();
        let words = typed.split(' ').map(|word| word.replace('_', " "));
        let matches = command.clone().try_get_matches_from(words).unwrap();
        line(&command, &matches, &crate::cli::name(&matches))
    }

    #[test]
    fn what_chooses_the_form_and_what_it_does_not_say_is_typed_again() {
        assert_eq!(
            again(
                "counterclaim --as checker log comm-7 --file my_text.txt --title It's --hash-only --dossier mali --resume"
            ),
            "counterclaim --as checker --dossier mali log comm-7 --file 'my text.txt' --title 'It'\\''s' --hash-only"
        );
        assert_eq!(
            again("counterclaim counter C-7 --by algeria --source article"),
            "counterclaim counter C-7"
        );
        assert_eq!(
            again(
                "counterclaim reply record algeria C-1 --file a.txt --issued 2025-02-03 --by attaf --reason x"
            ),
            "counterclaim reply record algeria --file a.txt --issued 2025-02-03"
        );
        assert_eq!(
            again("counterclaim review decide C-1 @ --yes"),
            "counterclaim --yes review decide C-1 '@'"
        );
        assert_eq!(
            again("counterclaim log comm-7 --file a.txt --title "),
            "counterclaim log comm-7 --file a.txt --title ''"
        );
        assert_eq!(again("counterclaim claim show C-1"), "");
    }

    #[test]
    fn a_password_is_not_typed_again() {
        assert_eq!(
            again("counterclaim --database-url postgres://checker:secret@desk/db question add"),
            "counterclaim --database-url 'postgres://checker@desk/db' question add"
        );
    }
}
