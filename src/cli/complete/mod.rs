//! Completion while a command is typed: the shell's script runs this program, which answers from its own commands and
//! from the database.
//!
//! Whatever fails is silence: a word stays as it is. A private server that is not running stays so.

mod bash;
mod typed;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::sync::Arc;

use clap::{Arg, Command, ValueHint};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate, PathCompleter};

use crate::domain::text::strip_terminal;
use crate::ops::names::{self, Kind, Name};
use crate::report::cite::Style;

use super::args;
use super::config::Config;
use super::context::Context;
use super::render::one_line;

use self::bash::Bash;
use self::typed::Typed;

/// The environment variable by which a shell's script asks.
const VARIABLE: &str = "COUNTERCLAIM_COMPLETE";
/// The program's name.
const PROGRAM: &str = "counterclaim";
/// The shells that there are scripts for.
pub const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];
/// How they are spoken to; bash in a way of our own, see [`Bash`].
const COMPLETERS: &[&dyn EnvCompleter] = &[
    &Bash,
    &ValuesFirst(&Elvish),
    &ValuesFirst(&Fish),
    &ValuesFirst(&Powershell),
    &ValuesFirst(&Zsh),
];

/// What an argument's value is completed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Names in the database.
    Names(Kind),
    /// A name in the database, and what follows it.
    Begun(Kind, &'static str),
    /// Files, where clap knows of text only.
    Files,
    /// Citation styles.
    Styles,
}

/// Answers a shell that asks; false where this is no such question.
pub fn is_answered() -> bool {
    if std::env::var_os(VARIABLE).is_none_or(|shell| shell.is_empty()) {
        return false;
    }
    let words: Vec<OsString> = std::env::args_os().collect();
    // an error has nowhere to go: it would be printed into what is being typed
    let _ = CompleteEnv::with_factory(command)
        .var(VARIABLE)
        .shells(Shells(COMPLETERS))
        .try_complete(words, std::env::current_dir().ok().as_deref());
    true
}

/// Writes the script that makes a shell ask.
pub fn script(shell: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(completer) = Shells(COMPLETERS).completer(shell) else {
        return Ok(());
    };
    // as it was called: by name where it is found by name
    let called = std::env::args_os().next().unwrap_or_default();
    let program = match std::env::current_exe() {
        Ok(path) if Path::new(&called).components().count() > 1 => path.display().to_string(),
        _ => PROGRAM.to_owned(),
    };
    completer.write_registration(VARIABLE, PROGRAM, PROGRAM, &program, out)
}

/// A shell that is offered options only where one is begun, or where there is nothing else.
struct ValuesFirst(&'static dyn EnvCompleter);

impl EnvCompleter for ValuesFirst {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn is(&self, name: &str) -> bool {
        self.0.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.0.write_registration(var, name, bin, completer, buf)
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        let is_option = Typed::read(std::env::args_os()).is_option();
        let mut lines = Vec::new();
        self.0.write_complete(cmd, args, current_dir, &mut lines)?;
        let lines = String::from_utf8_lossy(&lines);
        let mut lines: Vec<&str> = lines.lines().collect();
        if !is_option {
            values_alone(&mut lines, |line| line.starts_with('-'));
        }
        buf.write_all(lines.join("\n").as_bytes())
    }
}

/// Takes options away where there are values.
fn values_alone<T>(found: &mut Vec<T>, is_option: impl Fn(&T) -> bool) {
    if found.iter().any(|one| !is_option(one)) {
        found.retain(|one| !is_option(one));
    }
}

/// The command line whose arguments know what they are completed from.
fn command() -> Command {
    let typed = Arc::new(Typed::read(std::env::args_os()));
    completed(args::command(), "", &typed)
}

fn completed(command: Command, path: &str, typed: &Arc<Typed>) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    let mut command = command.mut_args(|arg| match source(path, &arg) {
        Some(from) => {
            let typed = Arc::clone(typed);
            arg.add(ArgValueCompleter::new(move |word: &OsStr| {
                candidates(from, &typed, word)
            }))
        }
        None => arg,
    });
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(&name, |one| completed(one, path.trim(), typed));
    }
    command
}

/// What an argument is completed from; absent where clap knows its values, and where only its writer does.
fn source(path: &str, arg: &Arg) -> Option<Choice> {
    let value = arg.get_value_names()?.first()?.as_str();
    let from = match value {
        "CLAIM" => Choice::Names(Kind::Claim(
            path.strip_prefix("review ").and_then(|verb| verb.parse().ok()),
        )),
        "CLAIM=WORDS" | "CLAIM=ATTITUDE: WORDS" => Choice::Begun(Kind::Claim(None), "="),
        "CODE" if path == "claim list" => Choice::Names(Kind::Claim(None)),
        "ENTITY" | "PARTY" => Choice::Names(Kind::Entity),
        "ENTITY:ROLE" => Choice::Begun(Kind::Entity, ":"),
        "SOURCE" => Choice::Names(Kind::Source),
        "QUESTION" => Choice::Names(Kind::Question),
        "DOSSIER" | "SLUG" => Choice::Names(Kind::Dossier),
        // a login that is to be made has no name yet
        "LOGIN"
            if arg.is_positional() && path == "member add" || path == "init" && arg.get_id() == "admin" =>
        {
            return None;
        }
        "LOGIN" => Choice::Names(Kind::Login),
        "RATING" if arg.get_id() == "attribution" => Choice::Names(Kind::Rating("attribution")),
        "RATING" => Choice::Names(Kind::Rating("content")),
        "STYLE" => Choice::Styles,
        "FILE" if arg.get_value_hint() == ValueHint::Unknown => Choice::Files,
        _ => return None,
    };
    Some(from)
}

fn candidates(from: Choice, typed: &Typed, word: &OsStr) -> Vec<CompletionCandidate> {
    let Some(start) = word.to_str() else {
        return Vec::new();
    };
    let offer = |name: &Name, end: &str| {
        let about = Some(name.about.as_str()).filter(|about| !about.is_empty());
        CompletionCandidate::new(format!("{}{end}", name.name))
            .help(about.map(|about| one_line(&strip_terminal(about)).into()))
    };
    match from {
        Choice::Names(kind) => named(kind, typed, start)
            .iter()
            .map(|name| offer(name, ""))
            .collect(),
        Choice::Begun(kind, end) => named(kind, typed, start)
            .iter()
            .map(|name| offer(name, end))
            .collect(),
        Choice::Styles => Style::all()
            .into_iter()
            .filter(|(name, _)| name.starts_with(start))
            .map(|(name, title)| CompletionCandidate::new(name).help(Some(title.into())))
            .collect(),
        Choice::Files => clap_complete::engine::ValueCompleter::complete(&PathCompleter::file(), word),
    }
}

/// The names that the login may see, without those that stand in the command already.
fn named(kind: Kind, typed: &Typed, start: &str) -> Vec<Name> {
    let config = Config::load().unwrap_or_default();
    let Some(context) = typed.global().map(|global| Context::new(global, config)) else {
        return Vec::new();
    };
    let found = context
        .desk
        .connect_if_running()
        .and_then(|mut conn| names::beginning(&mut conn, kind, context.dossier(), start));
    let found = found.unwrap_or_default();
    found.into_iter().filter(|one| !typed.has(&one.name)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::workflow::Move;

    fn of(path: &str, id: &str) -> Option<Choice> {
        let mut command = args::command();
        command.build();
        let found = path
            .split(' ')
            .fold(&command, |command, name| command.find_subcommand(name).unwrap());
        source(
            path,
            found.get_arguments().find(|arg| arg.get_id() == id).unwrap(),
        )
    }

    #[test]
    fn an_argument_is_completed_from_what_it_names() {
        assert_eq!(
            of("review take", "claims"),
            Some(Choice::Names(Kind::Claim(Some(Move::Take))))
        );
        assert_eq!(of("claim show", "claim"), Some(Choice::Names(Kind::Claim(None))));
        assert_eq!(of("claim show", "in_dossier"), Some(Choice::Names(Kind::Dossier)));
        assert_eq!(of("claim show", "acting_as"), Some(Choice::Names(Kind::Login)));
        assert_eq!(of("member add", "login"), None);
        assert_eq!(of("report make", "style"), Some(Choice::Styles));
        assert_eq!(of("member disable", "login"), Some(Choice::Names(Kind::Login)));
        assert_eq!(
            of("review decide", "verdict"),
            Some(Choice::Names(Kind::Rating("content")))
        );
    }
}
