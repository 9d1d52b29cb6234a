//! Quotations whose place is not plain: whoever gives them is asked, where somebody can answer.

use std::collections::HashMap;
use std::fmt;

use crate::domain::difference;
use crate::domain::text::{self, Context, QuoteProblem};
use crate::exchange::dossier::{File, Handle};

use super::Opened;
use super::references::each_quotation;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Which of several occurrences is meant.
    Which {
        /// The words.
        quote: String,
        /// What stands around each.
        places: Vec<Context>,
    },
    /// Whether other words of the source are meant.
    Instead {
        /// What the source has.
        nearest: String,
        /// How that differs from what was given, marked in the text.
        difference: String,
        /// What stands around it.
        context: Context,
    },
}

/// Asks, and gives the number of the answer, from 1; none where nothing was chosen. `Instead` has one answer.
pub struct Asking(pub Box<Ask>);

/// What asks.
pub type Ask = dyn FnMut(&Choice) -> Option<usize>;

impl fmt::Debug for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asking")
    }
}

impl Opened {
    /// Has quotations settled by asking from now on; without that they are refused, with the same places.
    #[must_use]
    pub fn asking(mut self, asking: Asking) -> Self {
        self.asking = Some(asking);
        self
    }

    /// Asks about every quotation that has several places in the newest text of its source, or none but one like it.
    pub(super) fn settle(&mut self, file: &mut File) {
        let Some(mut asking) = self.asking.take() else {
            return;
        };
        let ask = &mut asking.0;
        // the same words are quoted for a statement and for what it is part of: that is asked once
        let mut settled: HashMap<(Handle, String), (String, Option<u32>)> = HashMap::new();
        each_quotation(file, &mut |_, quoted| {
            // who said which is not asked
            if quoted.occurrence.is_some() || quoted.after.is_some() || quoted.captured.is_some() {
                return;
            }
            let Some(body) = self.text_of(quoted.source) else {
                return;
            };
            let words = text::normalise_body(quoted.quote);
            let key = (quoted.source.clone(), words.clone());
            if let Some((quote, occurrence)) = settled.get(&key) {
                (*quoted.quote, *quoted.occurrence) = (quote.clone(), *occurrence);
                return;
            }
            match text::find_quote(body, &words, None, None) {
                Err(QuoteProblem::Several { places }) => {
                    let chosen = ask(&Choice::Which { quote: words, places });
                    *quoted.occurrence = chosen.and_then(|number| u32::try_from(number).ok());
                }
                Err(QuoteProblem::NotFound {
                    nearest: Some(nearest),
                }) => {
                    let choice = Choice::Instead {
                        difference: difference::marked(&words, &nearest.text),
                        nearest: nearest.text.clone(),
                        context: nearest.context,
                    };
                    if ask(&choice).is_some() {
                        let places = text::occurrences(body, &nearest.text);
                        let place = places.iter().position(|start| *start == nearest.span.start);
                        *quoted.occurrence = place
                            .filter(|_| places.len() > 1)
                            .and_then(|place| u32::try_from(place + 1).ok());
                        *quoted.quote = nearest.text;
                    }
                }
                _ => return,
            }
            settled.insert(key, (quoted.quote.clone(), *quoted.occurrence));
        });
        self.asking = Some(asking);
    }
}
