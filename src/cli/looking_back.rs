//! Which commands look back with `--as-of`. A command reads the present unless it stands here, and one that does not
//! refuses the option: what was asked for the past and answered with the present would be untrue.

use super::args::Command;
use super::claim::Claim;
use super::dossier::Dossier;
use super::entity::Entity;
use super::error::{CliError, Outcome};
use super::evidence::Evidence;
use super::question::Question;
use super::reply::Reply;
use super::report::Report;
use super::review::Review;
use super::source::Source;

/// The commands that look back, as the refusal of any other lists them.
const LOOK_BACK: &str = "claim list|show|history|duplicates, source list|show, entity list|show, question list|show, \
    evidence list, dossier list|show|stances|designations|conflicts|unanswered|balance, review queue|board, reply list, \
    report make, export";

/// Refuses a command, by its name, that has no past.
pub fn check(command: &Command, name: &str) -> Outcome {
    if looks_back(command) {
        return Ok(());
    }
    Err(CliError::usage(
        format!("`counterclaim {name}` works on the present and takes no `--as-of`"),
        Some(format!("leave `--as-of` out; these look back: {LOOK_BACK}")),
    ))
}

const fn looks_back(command: &Command) -> bool {
    match command {
        Command::Claim(command) => matches!(
            command,
            Claim::List(_) | Claim::Show(_) | Claim::History(_) | Claim::Duplicates(_)
        ),
        Command::Source(command) => matches!(command, Source::List(_) | Source::Show(_)),
        Command::Entity(command) => matches!(command, Entity::List(_) | Entity::Show(_)),
        Command::Question(command) => matches!(command, Question::List(_) | Question::Show(_)),
        Command::Evidence(command) => matches!(command, Evidence::List(_)),
        Command::Dossier(command) => matches!(
            command,
            Dossier::List(_)
                | Dossier::Show(_)
                | Dossier::Stances(_)
                | Dossier::Designations(_)
                | Dossier::Conflicts(_)
                | Dossier::Unanswered(_)
                | Dossier::Balance(_)
        ),
        Command::Review(command) => matches!(command, Review::Queue(_) | Review::Board(_)),
        Command::Reply(command) => matches!(command, Reply::List(_)),
        Command::Report(command) => matches!(command, Report::Make(_)),
        Command::Export(_) => true,
        _ => false,
    }
}
