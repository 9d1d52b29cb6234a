//! Asking at the terminal which words of a source are meant.

use std::io;

use crate::cli::context::Context;
use crate::ops::fragment::{Asking, Choice, Opened};

/// Has whoever sits at the terminal settle quotations whose place is not plain; elsewhere they are refused.
pub fn at_terminal(opened: Opened, context: &Context) -> Opened {
    if !super::has_terminal() {
        return opened;
    }
    let printer = context.printer.clone();
    let ask = move |choice: &Choice| -> Option<usize> {
        let (lines, count) = question(choice);
        for line in &lines {
            printer.error(line).ok()?;
        }
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        match choice {
            Choice::Instead { .. } => ["y", "yes"]
                .contains(&answer.trim().to_lowercase().as_str())
                .then_some(1),
            Choice::Which { .. } => answer
                .trim()
                .parse()
                .ok()
                .filter(|number| (1..=count).contains(number)),
        }
    };
    opened.asking(Asking(Box::new(ask)))
}

/// The lines of a question, and how many answers it has.
fn question(choice: &Choice) -> (Vec<String>, usize) {
    match choice {
        Choice::Which { quote, places } => {
            let mut lines = vec![format!("“{quote}” stands in the source {} times:", places.len())];
            let numbered = places.iter().enumerate();
            lines.extend(
                numbered
                    .map(|(index, place)| format!("  {}: …{}[…]{}…", index + 1, place.before, place.after)),
            );
            lines.push(format!("Which is meant? [1-{}]", places.len()));
            (lines, places.len())
        }
        Choice::Instead {
            nearest,
            difference,
            context,
        } => {
            let lines = vec![
                format!("the source has: “{nearest}”"),
                format!("  in: …{}[…]{}…", context.before, context.after),
                format!("  where it differs: {difference}"),
                "Quote these words? [y/N]".to_owned(),
            ];
            (lines, 1)
        }
    }
}
