//! How one passage differs from another, in the text itself.

use similar::{ChangeTag, TextDiff};

/// The second passage with what it lacks of the first in `[-…-]` and what it adds in `{+…+}`, word by word.
pub fn marked(first: &str, second: &str) -> String {
    let difference = TextDiff::from_words(first, second);
    let (mut out, mut lacking, mut added) = (String::new(), String::new(), String::new());
    for change in difference.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => lacking.push_str(change.value()),
            ChangeTag::Insert => added.push_str(change.value()),
            ChangeTag::Equal => {
                // a space between two changed words does not part them
                if change.value().trim().is_empty() && !(lacking.is_empty() && added.is_empty()) {
                    lacking.push_str(change.value());
                    added.push_str(change.value());
                    continue;
                }
                close(&mut out, &mut lacking, &mut added);
                out.push_str(change.value());
            }
        }
    }
    close(&mut out, &mut lacking, &mut added);
    out
}

fn close(out: &mut String, lacking: &mut String, added: &mut String) {
    let (first, second) = (std::mem::take(lacking), std::mem::take(added));
    // what both end with is no difference
    let shared: usize = first
        .chars()
        .rev()
        .zip(second.chars().rev())
        .take_while(|(a, b)| a == b && a.is_whitespace())
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (first, tail) = first.split_at(first.len() - shared);
    let second = &second[..second.len() - shared];
    if !first.is_empty() {
        out.push_str(&format!("[-{first}-]"));
    }
    if !second.is_empty() {
        out.push_str(&format!("{{+{second}+}}"));
    }
    out.push_str(tail);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_stand_in_the_text() {
        assert_eq!(
            marked(
                "they killed 74 Malian soldiers there",
                "they killed 47 Malian soldiers there"
            ),
            "they killed [-74-]{+47+} Malian soldiers there"
        );
        assert_eq!(marked("one two three", "one three"), "one [-two -]three");
        assert_eq!(marked("one three", "one two three"), "one {+two +}three");
        assert_eq!(marked("so they say", "so we said"), "so [-they say-]{+we said+}");
        assert_eq!(marked("the same", "the same"), "the same");
        assert_eq!(marked("l'été", "l’été"), "[-l'été-]{+l’été+}");
    }
}
