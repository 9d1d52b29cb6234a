//! What a move says besides its name.

use std::str::FromStr;

/// What a move says besides its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Why, for the desk.
    pub reason: Option<String>,
    /// Why, for the public.
    pub note: Option<String>,
    /// The content verdict.
    pub content: Option<ContentVerdict>,
    /// The rating of every link of every live assertion.
    pub attribution: Option<AttributionVerdict>,
    /// Ratings of single links, before the general one.
    pub links: Vec<LinkVerdict>,
    /// Let the current content verdict stand.
    pub affirm: bool,
    /// correction, update or retraction.
    pub occasion: Option<String>,
}

/// A rating of the claim itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContentVerdict {
    /// A code of the content scale.
    pub rating: String,
    /// low, moderate or high.
    pub confidence: Option<String>,
    /// At least 20 characters for most ratings.
    pub rationale: Option<String>,
    /// The estimate on the claim's question, decimals.
    pub estimate: Option<[Option<String>; 3]>,
    /// The printed reason why one origin must do.
    pub sole_source: Option<String>,
    /// Contrary evidence that was weighed.
    pub weighed: Vec<String>,
    /// When a prediction comes back.
    pub revisit: Option<chrono::NaiveDate>,
}

/// A rating of who said what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionVerdict {
    /// A code of the attribution scale.
    pub rating: String,
    /// At least 20 characters, unless confirmed.
    pub rationale: Option<String>,
}

/// A rating of one link of one statement of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkVerdict {
    /// Which statement, by its number, as `claim show` names it: 2 for `C-7#2`.
    pub statement: usize,
    /// Which link of its chain, from 0; absent: all, but the publisher's own where there are others.
    pub seq: Option<i16>,
    /// Its rating.
    pub verdict: AttributionVerdict,
}

impl FromStr for LinkVerdict {
    type Err = String;

    /// `2=confirmed`, `2.1=misquoted: the word was not used`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is not STATEMENT[.LINK]=RATING[: RATIONALE], such as `2.1=misquoted: the word is not in the text`"
            )
        };
        let (place, verdict) = text.split_once('=').ok_or_else(wrong)?;
        let (rating, rationale) = match verdict.split_once(':') {
            Some((rating, rationale)) => (rating, Some(rationale.trim().to_owned())),
            None => (verdict, None),
        };
        let (statement, seq) = match place.split_once('.') {
            Some((statement, seq)) => (statement, Some(seq.trim().parse().map_err(|_| wrong())?)),
            None => (place, None),
        };
        let statement = statement.trim().parse().map_err(|_| wrong())?;
        if statement == 0 || seq.is_some_and(|seq| seq < 0) || rating.trim().is_empty() {
            return Err(wrong());
        }
        Ok(LinkVerdict {
            statement,
            seq,
            verdict: AttributionVerdict {
                rating: rating.trim().to_owned(),
                rationale,
            },
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn link(text: &str) -> Result<LinkVerdict, String> {
        text.parse()
    }

    #[test]
    fn a_rating_of_a_link_is_read_from_one_argument() {
        let one = link("2.1=misquoted: the word was not used").unwrap();
        assert_eq!((one.statement, one.seq), (2, Some(1)));
        assert_eq!(one.verdict.rating, "misquoted");
        assert_eq!(one.verdict.rationale.as_deref(), Some("the word was not used"));
        let all = link("3=confirmed").unwrap();
        assert_eq!((all.statement, all.seq, all.verdict.rationale), (3, None, None));
        for wrong in [
            "",
            "2",
            "0=confirmed",
            "1.-1=confirmed",
            "1=",
            "x=confirmed",
            "1.x=confirmed",
        ] {
            let words = link(wrong).unwrap_err();
            assert!(
                words.starts_with(&format!("`{wrong}` is not STATEMENT")),
                "{words}"
            );
        }
    }
}
