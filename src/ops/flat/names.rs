//! What rows, sources and names are called in a dossier: the same row always the same.

use crate::domain::log::sha256;
use crate::domain::text;
use crate::exchange::dossier::Handle;
use crate::exchange::flat::Row;

/// How handles of sources begin that rows bring.
pub(super) const SOURCE: &str = "src-";
/// How handles of claims begin whose rows have no id.
const ROW: &str = "row-";
/// The most that a handle has of a name, characters.
const WORDS: usize = 60;

/// The handle of a row's claim: its id where it has one; else made of all that the claim and its statement are, so that
/// the same row is found again and another one is another claim.
pub(super) fn claim(row: &Row) -> String {
    let Some(id) = &row.id else {
        let work = &row.source;
        return format!(
            "{ROW}{}",
            digest(
                &[
                    Some(&row.statement),
                    row.language.as_ref(),
                    row.claimant.as_ref(),
                    row.claim_date.as_ref(),
                    work.url.as_ref(),
                    work.title.as_ref().filter(|_| work.url.is_none()),
                    work.publisher.as_ref().filter(|_| work.url.is_none()),
                    row.quote.as_ref(),
                ],
                24
            )
        );
    };
    if Handle::from(id.as_str()).is_well_formed() {
        return id.clone();
    }
    let words = words(id);
    let mark = digest(&[Some(id)], 20);
    if words.is_empty() {
        format!("{ROW}{mark}")
    } else {
        format!("{words}-{mark}")
    }
}

/// The handle of a row's source, where a row brings it.
pub(super) fn source(row: &Row) -> Option<String> {
    let work = &row.source;
    let title = work.title.as_deref().map(text::fold_key);
    let publisher = work.publisher.as_deref().map(text::fold_key);
    let digest = match (&work.url, &title) {
        (Some(url), _) => digest(&[Some(url)], 24),
        (None, Some(title)) => digest(&[None, Some(title), publisher.as_ref()], 24),
        // a publisher alone is no work
        (None, None) => return None,
    };
    Some(format!("{SOURCE}{digest}"))
}

/// The handles that a new agent may get: its name, and the same with a mark where that is taken.
pub(super) fn agent(name: &str, key: &str) -> [String; 2] {
    let words = match words(name) {
        words if words.is_empty() => "agent".to_owned(),
        words => words,
    };
    let marked = format!("{words}-{}", digest(&[Some(&key.to_owned())], 12));
    [words, marked]
}

/// What the wording of a row is, for rows of one file that have one id.
pub(super) fn wording(row: &Row) -> u64 {
    short(&[Some(&row.statement), row.language.as_ref()])
}

/// An id in few bytes.
pub(super) fn mark(id: &str) -> u64 {
    short(&[Some(&id.to_owned())])
}

fn words(name: &str) -> String {
    let folded = text::fold_key(name);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let mut handle = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    handle.truncate(WORDS);
    handle.trim_end_matches('-').to_owned()
}

/// SHA-256 of texts, none of which can pass for two.
fn hash(parts: &[Option<&String>]) -> [u8; 32] {
    let mut bytes = Vec::new();
    for part in parts {
        match part {
            Some(text) => {
                bytes.extend((text.len() as u64 + 1).to_be_bytes());
                bytes.extend(text.as_bytes());
            }
            None => bytes.extend(0_u64.to_be_bytes()),
        }
    }
    sha256(&bytes)
}

fn digest(parts: &[Option<&String>], length: usize) -> String {
    let mut digits = hash(parts)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    digits.truncate(length);
    digits
}

fn short(parts: &[Option<&String>]) -> u64 {
    let bytes = hash(parts);
    bytes[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: Option<&str>, statement: &str) -> Row {
        Row {
            id: id.map(ToOwned::to_owned),
            statement: statement.to_owned(),
            ..Row::default()
        }
    }

    #[test]
    fn a_row_is_called_the_same_again_and_no_two_alike() {
        assert_eq!(claim(&row(Some("soldiers-47"), "x")), "soldiers-47");
        let odd = claim(&row(Some("2635.json"), "x"));
        assert!(odd.starts_with("2635-json-") && odd.len() == 30, "{odd}");
        assert!(claim(&row(Some("سؤال"), "x")).starts_with("row-"));
        let unnamed = claim(&row(None, "It rained."));
        assert_eq!(unnamed, claim(&row(None, "It rained.")));
        assert_ne!(unnamed, claim(&row(None, "It snowed.")));
        let mut said = row(None, "It rained.");
        said.quote = Some("rain".to_owned());
        let mut titled = row(None, "It rained.");
        titled.source.title = Some("rain".to_owned());
        assert_ne!(claim(&said), claim(&titled));
        for handle in [odd, unnamed, claim(&said)] {
            assert!(Handle::from(handle.as_str()).is_well_formed(), "{handle}");
        }
    }

    #[test]
    fn a_source_is_its_address_else_its_title_and_publisher() {
        let mut one = row(None, "x");
        assert_eq!(source(&one), None);
        one.source.publisher = Some("Gazette".to_owned());
        assert_eq!(source(&one), None);
        one.source.title = Some("The Bridge".to_owned());
        let mut other = one.clone();
        other.source.title = Some("THE BRIDGE".to_owned());
        assert_eq!(source(&one), source(&other));
        other.source.url = Some("https://example.org/".to_owned());
        assert_ne!(source(&one), source(&other));
    }
}
