//! ClaimReviews: fact-checks of others as pages, feeds and searches tell them. Each becomes a row; what a row has no field
//! for is counted and told.

mod blocks;
mod date;
mod dropped;
mod find;
mod mapping;
mod mend;
mod page;
mod split;
mod take;
#[cfg(test)]
mod tests;
mod words;

use std::collections::VecDeque;

use serde_json::{Map, Value};

use super::row::{self, Row};
use super::{Block, Field, Input, Raw};
use blocks::Blocks;
use dropped::Dropped;
use find::Found;
use mapping::Mapped;

pub(super) use find::{is_likely, join};
pub(super) use split::Splitter;

/// A row: where it stands, as it stood there, what it says or all that is wrong with it.
pub(super) struct Told {
    pub(super) line: u64,
    pub(super) raw: Raw,
    pub(super) row: Result<Row, Vec<(String, String)>>,
}

/// ClaimReviews that are being read.
pub(super) struct Reviews {
    blocks: Blocks,
    waiting: VecDeque<Told>,
    dropped: Dropped,
    found: u64,
    /// Whether a search says that it has more pages.
    has_more: bool,
    is_over: bool,
}

/// Why a cell is left out.
const NOT_FIT: &str = "cannot be used";

impl Reviews {
    /// Opens a file; an error is why it cannot be read at all.
    pub(super) fn open(head: &[u8], input: Input) -> Result<Self, String> {
        Ok(Reviews {
            blocks: Blocks::open(head, input)?,
            waiting: VecDeque::new(),
            dropped: Dropped::default(),
            found: 0,
            has_more: false,
            is_over: false,
        })
    }

    /// The properties that were not taken so far.
    pub(super) fn dropped(&self) -> Vec<String> {
        self.dropped.names()
    }

    /// What is worth a word.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = self.dropped.notes();
        if self.has_more {
            notes.push("the search has more pages (`nextPageToken`) than this one".to_owned());
        }
        notes
    }

    /// The next row; none at the end; or the line from which on nothing can be read, and why.
    pub(super) fn next(&mut self) -> Result<Option<Told>, (u64, String)> {
        loop {
            if let Some(told) = self.waiting.pop_front() {
                return Ok(Some(told));
            }
            if self.is_over {
                return Ok(None);
            }
            match self.blocks.next()? {
                Some(block) => self.take(block),
                None if self.found == 0 && self.blocks.is_page() && !self.is_over => {
                    self.is_over = true;
                    self.blocks.look_at_elements();
                    while let Some(block) = self.blocks.next()? {
                        self.take(block);
                    }
                    self.is_none_at_all()?;
                }
                None => {
                    self.is_over = true;
                    self.is_none_at_all()?;
                }
            }
        }
    }

    fn is_none_at_all(&self) -> Result<(), (u64, String)> {
        if self.found > 0 {
            return Ok(());
        }
        Err((0, "there is no ClaimReview in it".to_owned()))
    }

    fn take(&mut self, block: blocks::Block) {
        let blocks::Block { line, place, value } = block;
        let value = match value {
            Ok(value) => value,
            Err((text, reason)) => {
                // what is no ClaimReview anyhow need not be one that can be read
                let is_one = text.contains("ClaimReview") || text.contains("claimReview");
                if is_one || !self.blocks.is_page() {
                    self.found += 1;
                    let mut object = Map::new();
                    object.insert("text".to_owned(), Value::String(text));
                    let raw = Raw::Block(Block { place, object });
                    let row = Err(vec![(String::new(), reason)]);
                    self.waiting.push_back(Told { line, raw, row });
                }
                return;
            }
        };
        let more = value.get("nextPageToken").and_then(Value::as_str);
        self.has_more |= more.is_some_and(|token| !token.is_empty());
        let mut found = Vec::new();
        find::find(&value, &place, &mut found);
        self.found += found.len() as u64;
        let language = self.blocks.language.clone().or_else(|| common_language(&value));
        // of a file that is not held what one block refers to stands in it
        let mut own = blocks::Items::new();
        if self.blocks.items.is_empty() {
            blocks::collect(&value, &mut own);
        }
        for one in found {
            let items = if own.is_empty() { &self.blocks.items } else { &own };
            match one {
                Found::Review(place, object) => {
                    for mapped in mapping::review(&object, language.as_deref(), items) {
                        let block = Block {
                            place: place.clone(),
                            object: object.clone(),
                        };
                        self.waiting
                            .push_back(told(line, block, mapped, &mut self.dropped));
                    }
                }
                Found::Searched(place, object) => {
                    for (number, mapped) in mapping::searched(&object, items) {
                        let mut block = Block {
                            place: place.clone(),
                            object: object.clone(),
                        };
                        if let Some(number) = number {
                            block.place = find::join(&block.place, &format!("claimReview[{number}]"));
                            if let Some(Value::Array(reviews)) = block.object.get_mut("claimReview") {
                                let alone = reviews
                                    .iter()
                                    .filter(|review| review.is_object())
                                    .nth(number)
                                    .cloned();
                                *reviews = alone.into_iter().collect();
                            }
                        }
                        self.waiting
                            .push_back(told(line, block, mapped, &mut self.dropped));
                    }
                }
            }
        }
    }
}

/// Reads the cells; one that is no good is left out and counted, but for the claim itself.
fn told(line: u64, block: Block, mapped: Mapped, dropped: &mut Dropped) -> Told {
    let Mapped {
        mut cells,
        origin,
        scale,
        language,
        dropped: left,
    } = mapped;
    for (property, why, value) in left {
        dropped.add(&property, why, &value);
    }
    let row = loop {
        let faults = match row::read(cells.clone(), line) {
            Ok(mut row) => {
                row.scale = scale;
                row.review_language = language.and_then(|tag| row::language(&tag));
                break Ok(row);
            }
            Err(faults) => faults,
        };
        let of_claim: Vec<_> = faults
            .iter()
            .filter(|(field, _)| *field == Field::Statement)
            .collect();
        if !of_claim.is_empty() {
            let property = |field: Field| {
                let found = origin.iter().find(|(known, _)| *known == field);
                found.map_or_else(|| "claimReviewed".to_owned(), |(_, property)| property.clone())
            };
            break Err(of_claim
                .into_iter()
                .map(|(field, reason)| (property(*field), reason.clone()))
                .collect());
        }
        for (field, _) in faults {
            let found = origin.iter().find(|(known, _)| *known == field);
            let property = found.map_or(field.name(), |(_, property)| property);
            let said = cells.take(field).unwrap_or_default();
            dropped.add(property, NOT_FIT, &said);
        }
    };
    Told {
        line,
        raw: Raw::Block(block),
        row,
    }
}

/// The language that all items of a block say that say one.
fn common_language(value: &Value) -> Option<String> {
    let mut said = None;
    tongues(value, &mut said).then_some(said).flatten()
}

/// Whether no two items say different languages.
fn tongues(value: &Value, said: &mut Option<String>) -> bool {
    match value {
        Value::Array(values) => values.iter().all(|value| tongues(value, said)),
        Value::Object(object) => {
            if let Some(Value::String(tag)) = object.get("inLanguage")
                && !tag.is_empty()
                && said.get_or_insert_with(|| tag.clone()) != tag
            {
                return false;
            }
            object.values().all(|value| tongues(value, said))
        }
        _ => true,
    }
}
