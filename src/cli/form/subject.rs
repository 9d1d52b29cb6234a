//! The source that a form quotes: what it is, and its text with the sentences numbered.

use crate::cli::render::one_line;
use crate::domain::sentences::sentences;
use crate::domain::text::normalise_body;
use crate::exchange::dossier::{Handle, Source, yaml_of};
use crate::ops::export::Exporter;
use crate::ops::fragment::Opened;

use super::template::put;

/// A source that is there, or about to be added.
#[derive(Debug, Clone)]
pub struct Subject {
    /// It, without its captures.
    pub source: Source,
    publisher: Option<String>,
    text: Option<String>,
}

impl Subject {
    /// One that the dossier has.
    pub fn known(opened: &Opened, handle: &Handle) -> Self {
        let id = opened.source_id(handle);
        let source = id.and_then(|id| Exporter::new(&opened.case).known_source(id));
        let source = source.unwrap_or_else(|| Source::new(handle.clone(), serde_json::Map::default()));
        let held = opened.text_of(handle).map(ToOwned::to_owned);
        Self::new(opened, &source, held)
    }

    /// One as it will be, with the text that it will have.
    pub fn new(opened: &Opened, source: &Source, text: Option<String>) -> Self {
        let mut source = source.clone();
        source.snapshot.clear();
        Subject {
            publisher: source.publisher.as_ref().map(|handle| opened.label_of(handle)),
            text,
            source,
        }
    }
}

/// What a form says of the source it quotes.
pub fn head_of_source(out: &mut String, subject: Option<&Subject>) {
    let named = subject.map_or("", |subject| subject.source.id.as_str());
    put(out, &format!("source: {named}    # what is quoted below"));
    let Some(Subject {
        source, publisher, ..
    }) = subject
    else {
        return;
    };
    let title = source.csl.get("title").and_then(|title| title.as_str());
    let told = [
        title.map(ToOwned::to_owned),
        publisher
            .as_ref()
            .map(|publisher| format!("published by {publisher}")),
        source.issued.as_ref().map(|issued| format!("issued {issued}")),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        put(out, &format!("# {}", one_line(&told.join(", "))));
    }
    if publisher.is_none() {
        put(
            out,
            "# its publisher is not known; who says a claim must be named, or the publisher here:",
        );
        let text = yaml_of(&std::collections::BTreeMap::from([("sources", [source])]));
        for line in text.lines() {
            put(out, &format!("# {line}"));
        }
        put(out, "#     publisher:");
    }
}

/// The text of a source, a sentence a line, as comments.
pub fn numbered(out: &mut String, subject: &Subject) {
    let name = &subject.source.id;
    match &subject.text {
        Some(text) => numbered_text(out, name.as_str(), text),
        None => put(
            out,
            &format!("# the text of `{name}` is not held: quote the exact words"),
        ),
    }
}

/// A text, a sentence a line, as comments.
pub fn numbered_text(out: &mut String, name: &str, text: &str) {
    let body = normalise_body(text);
    put(out, "#");
    put(out, &format!("# {name}, sentence by sentence:"));
    for (index, range) in sentences(&body).into_iter().enumerate() {
        put(out, &format!("# {:>3}  {}", index + 1, one_line(&body[range])));
    }
}
