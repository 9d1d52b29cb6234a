//! The columns of a flat file, and which column of a file is which.

use std::collections::BTreeMap;

/// Declares the fields: their names, and what each is.
macro_rules! fields {
    ($($(#[doc = $detail:literal])+ $variant:ident = $name:literal,)+) => {
        /// What a column of a flat file says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[doc = $detail])+ $variant,)+
        }

        impl Field {
            /// Every field, in the order of the documentation.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];

            /// The name of its column.
            pub fn name(self) -> &'static str {
                match self {
                    $(Field::$variant => $name,)+
                }
            }
        }
    };
}

fields! {
    /// The row's own name: a later file with it rewords the claim.
    Id = "id",
    /// The claim in one sentence.
    Statement = "statement",
    /// Who says it.
    Claimant = "claimant",
    /// What the claimant is, where it is new: `person`, `state`, `armed_group` …
    ClaimantKind = "claimant_kind",
    /// When it was said (EDTF).
    ClaimDate = "claim_date",
    /// Where it stands on the web.
    SourceUrl = "source_url",
    /// The title of the work it stands in.
    SourceTitle = "source_title",
    /// Who published that.
    SourcePublisher = "source_publisher",
    /// When (EDTF).
    SourceDate = "source_date",
    /// The exact words of the source.
    Quote = "quote",
    /// Language of statement and quote (BCP 47).
    Language = "language",
    /// Who published a fact-check of it.
    ReviewPublisher = "review_publisher",
    /// Where that stands on the web.
    ReviewUrl = "review_url",
    /// Its title.
    ReviewTitle = "review_title",
    /// Its date (EDTF).
    ReviewDate = "review_date",
    /// Its rating, in its own words.
    ReviewRating = "review_rating",
    /// Words to find it by.
    Tags = "tags",
}

/// What a file of refused rows has besides the fields; read again, it is passed over.
pub const ADDED: [&str; 2] = ["line", "reason"];

/// What an export has besides the fields, after them: for people, and passed over when it is read again.
pub const OF_THE_DESK: [&str; 10] = [
    DOSSIER,
    "desk_code",
    "desk_kind",
    "desk_state",
    "desk_verdict",
    "desk_confidence",
    "desk_rationale",
    "desk_decided_at",
    "desk_approved_at",
    "desk_recorded_at",
];

/// The column that tells an export from every other table: there the guard against formulas is taken off again.
pub(super) const DOSSIER: &str = "desk_dossier";

/// Whether a column that is no field is one that the program writes itself.
pub(super) fn is_own(name: &str) -> bool {
    ADDED.contains(&name.trim()) || OF_THE_DESK.contains(&name.trim())
}

impl Field {
    /// The field of that name, whatever its case; spaces and hyphens stand for underscores.
    pub fn named(name: &str) -> Option<Field> {
        let plain: String = name
            .trim()
            .chars()
            .map(|c| match c {
                ' ' | '-' => '_',
                c => c.to_ascii_lowercase(),
            })
            .collect();
        Field::ALL.iter().copied().find(|field| field.name() == plain)
    }

    pub(super) fn place(self) -> usize {
        self as usize
    }
}

/// Which column is which field, as the user says it: `column=field`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, Field>);

impl Mapping {
    /// Says that a column is a field; the field already named by another column is refused.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub fn add(&mut self, column: &str, field: Field) -> Result<(), String> {
        let column = column.trim();
        if let Some((other, _)) = self.0.iter().find(|(_, known)| **known == field) {
            return Err(format!("`{field}` is `{other}` already", field = field.name()));
        }
        if self.0.contains_key(column) {
            return Err(format!("`{column}` is named twice"));
        }
        self.0.insert(column.to_owned(), field);
        Ok(())
    }

    /// The columns that are named.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What a column is: as it was said, else by its name, unless another column was said to be that.
    pub fn field(&self, column: &str) -> Option<Field> {
        let column = column.trim();
        if let Some(field) = self.0.get(column) {
            return Some(*field);
        }
        Field::named(column).filter(|field| !self.0.values().any(|said| said == field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_name_or_as_it_was_said() {
        let mut mapping = Mapping::default();
        assert_eq!(mapping.add("Behauptung ", Field::Statement), Ok(()));
        assert!(mapping.add("Satz", Field::Statement).is_err());
        assert!(mapping.add("Behauptung", Field::Quote).is_err());
        assert_eq!(mapping.field("Behauptung"), Some(Field::Statement));
        assert_eq!(mapping.field("Source URL"), Some(Field::SourceUrl));
        // one column is the statement, not two
        assert_eq!(mapping.field("statement"), None);
        assert_eq!(mapping.field("speaker"), None);
        for (place, field) in Field::ALL.iter().enumerate() {
            assert_eq!(Field::named(field.name()), Some(*field));
            assert_eq!(field.place(), place);
        }
    }
}
