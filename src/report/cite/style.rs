//! The bundled styles, by name.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{self, CitationFormat, IndependentStyle, Locale, LocaleCode, StyleCategory};

use super::kinds::of_kind;

/// Name of the style that is used when none is asked for.
pub const DEFAULT_STYLE: &str = "chicago-notes";

/// There is no such style.
#[derive(Debug, thiserror::Error)]
#[error("no citation style is called `{name}`{}", suggestion(.nearest))]
pub struct UnknownStyle {
    /// The name asked for.
    pub name: String,
    /// A style whose name begins alike.
    pub nearest: Option<String>,
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|name| format!(", did you mean `{name}`?"))
        .unwrap_or_default()
}

/// How citations are used in a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Note,
    AuthorDate,
    Numbered,
}

/// A style in two: the driver formats notes and list alike, whichever is wanted.
pub(super) struct Forms {
    /// The style without its list.
    pub(super) unlisted: IndependentStyle,
    /// The style without its notes, if it has a list.
    pub(super) unnoted: Option<IndependentStyle>,
}

/// A citation style, ready to use.
pub struct Style {
    pub(super) name: String,
    title: String,
    pub(super) forms: Forms,
    /// The forms as works of a type are formatted with them.
    of_kinds: Mutex<HashMap<Kind, Arc<Forms>>>,
    pub(super) locales: Vec<Locale>,
    pub(super) kind: Use,
}

impl Style {
    /// The bundled style of that name (`chicago-notes`, `chicago-author-date`, `apa`,
    /// `iso-690-author-date`…). `chicago` and `iso-690` stand for `chicago-notes` and `iso-690-author-date`.
    pub fn named(name: &str) -> Result<Self, UnknownStyle> {
        let wanted = name.trim().to_ascii_lowercase();
        let full = match wanted.as_str() {
            "chicago" => DEFAULT_STYLE,
            "iso-690" => "iso-690-author-date",
            "harvard" => "harvard-cite-them-right",
            other => other,
        };
        let unknown = || UnknownStyle {
            name: name.to_owned(),
            nearest: nearest_style(&wanted),
        };
        let archived = ArchivedStyle::by_name(full)
            .filter(|style| usable(*style))
            .ok_or_else(unknown)?;
        let citationberg::Style::Independent(mut style) = archived.get() else {
            return Err(unknown());
        };
        let kind = style.info.category.iter().find_map(|category| match category {
            StyleCategory::CitationFormat { format } => Some(*format),
            StyleCategory::Field { .. } => None,
        });
        let kind = match kind {
            Some(CitationFormat::Note) => Use::Note,
            Some(CitationFormat::Numeric | CitationFormat::Label) => Use::Numbered,
            Some(CitationFormat::AuthorDate | CitationFormat::Author) | None => Use::AuthorDate,
        };
        let wanted = [
            style.default_locale.clone().unwrap_or_else(LocaleCode::en_us),
            LocaleCode::en_us(),
        ];
        let mut kept = locales();
        kept.retain(|locale| locale.lang.as_ref().is_some_and(|code| wanted.contains(code)));
        let unnoted = style.bibliography.is_some().then(|| {
            let mut style = style.clone();
            style.citation.layout.elements.clear();
            style
        });
        style.bibliography = None;
        Ok(Style {
            name: full.to_owned(),
            title: archived.display_name().to_owned(),
            forms: Forms {
                unlisted: style,
                unnoted,
            },
            of_kinds: Mutex::default(),
            locales: kept,
            kind,
        })
    }

    /// What formats works of a type.
    pub(super) fn of_kind(&self, kind: Kind) -> Arc<Forms> {
        let mut known = self.of_kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let form = || Forms {
            unlisted: of_kind(&self.forms.unlisted, kind),
            unnoted: self.forms.unnoted.as_ref().map(|form| of_kind(form, kind)),
        };
        known.entry(kind).or_insert_with(|| Arc::new(form())).clone()
    }

    /// Name by which it was found.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Title to print.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// All names, sorted, each with the title of its style.
    pub fn all() -> Vec<(&'static str, &'static str)> {
        let mut names: Vec<_> = ArchivedStyle::all()
            .iter()
            .filter(|style| usable(**style))
            .flat_map(|style| style.names().iter().map(|name| (*name, style.display_name())))
            .collect();
        names.sort_unstable();
        names
    }
}

/// One bundled style prints labels only, and no entries.
fn usable(style: ArchivedStyle) -> bool {
    style != ArchivedStyle::Alphanumeric
}

fn nearest_style(wanted: &str) -> Option<String> {
    let alike = |name: &str| {
        wanted
            .chars()
            .zip(name.chars())
            .take_while(|(left, right)| left == right)
            .count()
    };
    let best = Style::all()
        .into_iter()
        .rev()
        .max_by_key(|(name, _)| alike(name))?;
    (alike(best.0) >= 3).then(|| best.0.to_owned())
}
