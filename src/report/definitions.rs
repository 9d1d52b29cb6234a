//! What every verdict, degree and grade means, in one sentence each.

use super::model::{ScaleTable, ScaleValue};
use crate::domain::vocabulary::{
    ArgumentKind, Attitude, AttributionRating, ClaimKind, Confidence, Credibility, HoldKind, Mode, Rating,
    Reliability,
};

/// Words to print for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// A few words, lower case.
    pub label: &'static str,
    /// One sentence.
    pub text: &'static str,
}

const fn say(label: &'static str, text: &'static str) -> Definition {
    Definition { label, text }
}

/// The content verdict on a claim of this kind. A designation is an act: its verdict says whether the act
/// exists, never whether the designee deserves it.
pub const fn content(rating: Rating, kind: ClaimKind) -> Definition {
    match kind {
        ClaimKind::Designation => designation(rating),
        _ => proposition(rating),
    }
}

const fn proposition(rating: Rating) -> Definition {
    match rating {
        Rating::Supported => say(
            "supported",
            "Good evidence from origins independent of the parties, or a record that makes the fact, \
            says it is so.",
        ),
        Rating::MostlySupported => say(
            "mostly supported",
            "The evidence says it is so, but rests on one counting origin or leaves a part of it open.",
        ),
        Rating::Contested => say(
            "contested",
            "Accounts stand against each other, and the evidence does not settle which of them holds.",
        ),
        Rating::Misleading => say(
            "misleading",
            "The words can be read as accurate, but they leave a picture that the evidence does not bear \
            out.",
        ),
        Rating::MostlyRefuted => say(
            "mostly refuted",
            "The evidence speaks against it, but rests on one counting origin or leaves a part of it open.",
        ),
        Rating::Refuted => say(
            "refuted",
            "Good evidence from origins independent of the parties, or a record that makes the fact, \
            says it is not so.",
        ),
        Rating::Unsupported => say(
            "unsupported",
            "We searched and found no evidence for it; that is not evidence against it.",
        ),
        Rating::Unverifiable => say(
            "unverifiable",
            "It could be so or not, but nobody outside can find out with the means there are.",
        ),
        Rating::NotCheckable => say(
            "not checkable",
            "It is a demand, a forecast or an opinion, which evidence cannot decide.",
        ),
        Rating::Open => say(
            "on record, not checked",
            "It is on record that this was said; we have not checked it yet.",
        ),
    }
}

const fn designation(rating: Rating) -> Definition {
    match rating {
        Rating::Supported => say(
            "designation exists",
            "The designator did make this designation; whether it is deserved is another question, which \
            we leave open.",
        ),
        Rating::MostlySupported => say(
            "designation exists, with reservations",
            "The designator appears to have made this designation, but one counting origin or an open \
            detail limits that.",
        ),
        Rating::Contested => say(
            "existence of the designation contested",
            "Accounts differ on whether the designator made this designation at all.",
        ),
        Rating::Misleading => say(
            "designation misdescribed",
            "Something of the kind was declared, but not with the meaning or reach that is given here.",
        ),
        Rating::MostlyRefuted => say(
            "designation probably does not exist",
            "The evidence says the designator made no such designation, with one counting origin or an \
            open detail.",
        ),
        Rating::Refuted => say(
            "designation does not exist",
            "Good evidence says that the designator made no such designation.",
        ),
        Rating::Unsupported => say(
            "no designation found",
            "We searched and found no trace of such a designation; that does not show there is none.",
        ),
        Rating::Unverifiable => say(
            "existence of the designation unverifiable",
            "Whether the designation was made cannot be found out from outside.",
        ),
        Rating::NotCheckable => say(
            "not checkable",
            "It is an opinion about somebody rather than an act of designating, and evidence cannot \
            decide it.",
        ),
        Rating::Open => say(
            "on record, not checked",
            "It is on record that such a designation was spoken of; we have not checked it yet.",
        ),
    }
}

/// An attribution verdict.
pub const fn attribution(rating: AttributionRating) -> Definition {
    match rating {
        AttributionRating::Confirmed => say(
            "confirmed",
            "The words, or their sense, were found with the one they are ascribed to.",
        ),
        AttributionRating::Misquoted => say(
            "misquoted",
            "The speaker did speak on this, but the words given are not the words used.",
        ),
        AttributionRating::Misattributed => {
            say("misattributed", "The words exist, but came from somebody else.")
        }
        AttributionRating::OutOfContext => say(
            "out of context",
            "The words were said, but where they stood they meant something else.",
        ),
        AttributionRating::Unconfirmed => say(
            "unconfirmed",
            "Apart from the source that reports it, we found nothing that shows it was said.",
        ),
    }
}

/// A degree of confidence.
pub const fn confidence(degree: Confidence) -> Definition {
    match degree {
        Confidence::Low => say(
            "low",
            "Thin or uneven evidence: new information could well turn the verdict round.",
        ),
        Confidence::Moderate => say(
            "moderate",
            "Sound evidence with gaps: new information could shift the verdict, though we do not expect it.",
        ),
        Confidence::High => say(
            "high",
            "Good and consistent evidence: we would be surprised to see the verdict change.",
        ),
    }
}

/// A source's reliability.
pub const fn reliability(letter: Reliability) -> Definition {
    match letter {
        Reliability::A => say(
            "A, reliable",
            "Its past statements have proved right wherever they could be tested.",
        ),
        Reliability::B => say(
            "B, usually reliable",
            "Its past statements have proved right with few exceptions.",
        ),
        Reliability::C => say(
            "C, fairly reliable",
            "Its past statements have proved right more often than wrong.",
        ),
        Reliability::D => say(
            "D, not usually reliable",
            "Its past statements have proved wrong often enough for caution.",
        ),
        Reliability::E => say(
            "E, unreliable",
            "Its past statements have proved wrong as a rule.",
        ),
        Reliability::F => say(
            "F, cannot be judged",
            "There is no sufficient record by which to judge it.",
        ),
    }
}

/// The credibility of one piece of information.
pub const fn credibility(figure: Credibility) -> Definition {
    match figure {
        Credibility::One => say(
            "1, confirmed",
            "Other, independent sources say the same, and it fits what is known.",
        ),
        Credibility::Two => say(
            "2, probably true",
            "Not confirmed in every part, but consistent and in line with what is known.",
        ),
        Credibility::Three => say(
            "3, possibly true",
            "Not confirmed, though plausible and not at odds with what is known.",
        ),
        Credibility::Four => say(
            "4, doubtful",
            "Possible, but not plausible, and nothing else speaks for it.",
        ),
        Credibility::Five => say("5, improbable", "At odds with itself or with what is known."),
        Credibility::Six => say("6, cannot be judged", "There is nothing by which to judge it."),
    }
}

/// What a speaker does with a claim.
pub const fn attitude(value: Attitude) -> Definition {
    match value {
        Attitude::States => say("states", "Says that it is so."),
        Attitude::Alleges => say("alleges", "Says that it is so, as a charge against somebody."),
        Attitude::Warns => say("warns", "Says that it is so or will be, as a danger."),
        Attitude::Estimates => say("estimates", "Gives a figure of its own."),
        Attitude::Predicts => say("predicts", "Says that it will be so."),
        Attitude::Designates => say("designates", "Gives somebody a label."),
        Attitude::Confirms => say("confirms", "Says that what others said is so."),
        Attitude::Concedes => say("concedes", "Says that it is so, against its own interest."),
        Attitude::ClaimsResponsibility => say("claims responsibility", "Says that it did it."),
        Attitude::Denies => say("denies", "Says that it is not so."),
        Attitude::Rejects => say("rejects", "Refuses it."),
        Attitude::Reports => say("reports", "Passes on what others say, without taking a side."),
        Attitude::Fears => say("fears", "Is afraid that it is so or will be."),
        Attitude::Doubts => say("doubts", "Is not convinced of it."),
        Attitude::Demands => say("demands", "Requires it."),
        Attitude::Urges => say("urges", "Calls for it."),
        Attitude::Condemns => say("condemns", "Condemns it, whether it is so or not."),
        Attitude::Criticises => say("criticises", "Finds fault with it."),
        Attitude::Pledges => say("pledges", "Promises it."),
        Attitude::CannotConfirm => say("cannot confirm", "Says that it cannot confirm it."),
        Attitude::DeclinesComment => say("declines comment", "Was asked and does not comment."),
    }
}

/// How a speaker is quoted.
pub const fn mode(value: Mode) -> Definition {
    match value {
        Mode::OwnVoice => say("own voice", "The publisher speaks for itself."),
        Mode::Direct => say("direct", "All of the quotation is the words of the speaker."),
        Mode::Partial => say("partial", "Some words of the quotation are those of the speaker."),
        Mode::Indirect => say("indirect", "Somebody else puts it in words of their own."),
        Mode::Inferred => say(
            "inferred",
            "It is read from conduct or context, and was not said.",
        ),
    }
}

/// How one claim bears on another.
pub const fn argument(value: ArgumentKind) -> Definition {
    match value {
        ArgumentKind::Contradicts => say("contradicts", "Both cannot be so."),
        ArgumentKind::Rebuts => say("rebuts", "Argues that the other is not so."),
        ArgumentKind::Undercuts => say(
            "undercuts",
            "Weakens an argument from one claim to another, which says nothing of the claim itself.",
        ),
        ArgumentKind::Supports => say("supports", "Argues that the other is so."),
        ArgumentKind::Qualifies => say("qualifies", "Narrows what the other says."),
        ArgumentKind::Restates => say("restates", "Says the same in other words."),
        ArgumentKind::Revises => say("revises", "Changes the account of the same party."),
        ArgumentKind::Answers => say("answers", "Replies to the other."),
    }
}

/// How a document describes the eyes policy of a dossier; anything but 1 and 2 is taken as 3.
pub const fn eyes(eyes: u8) -> Definition {
    match eyes {
        1 => say(
            "not independently reviewed",
            "This is a single-person desk: the same person may write, check and approve a claim.",
        ),
        2 => say(
            "two pairs of eyes",
            "Whoever wrote a claim neither checks nor approves it; checking and approving may be one \
            person's work.",
        ),
        _ => say(
            "three pairs of eyes",
            "Writing, checking and approving a claim are the work of three different people.",
        ),
    }
}

/// Why a claim waits, as a reader is told.
pub const fn hold(kind: HoldKind) -> &'static str {
    match kind {
        HoldKind::Legal => {
            "Lawyers look at it. Until they have, this desk neither approves nor publishes it."
        }
        HoldKind::Embargo => {
            "It was given to this desk under embargo, and is not for publication before that ends."
        }
        HoldKind::AwaitingReply => "This desk waits for a reply before it approves or publishes it.",
        HoldKind::Released => "",
    }
}

/// All scales, with all values.
pub fn scales() -> Vec<ScaleTable> {
    fn scale<T: Copy>(
        name: &str,
        label: &str,
        values: &[T],
        word: impl Fn(T) -> &'static str,
        define: impl Fn(T) -> Definition,
    ) -> ScaleTable {
        let values = values
            .iter()
            .map(|&value| {
                let definition = define(value);
                ScaleValue {
                    value: word(value).to_owned(),
                    label: definition.label.to_owned(),
                    definition: definition.text.to_owned(),
                }
            })
            .collect();
        ScaleTable {
            name: name.to_owned(),
            label: label.to_owned(),
            values,
        }
    }
    vec![
        scale(
            "content_verdict",
            "Content verdict: is it so?",
            Rating::ALL,
            Rating::code,
            proposition,
        ),
        scale(
            "designation_verdict",
            "Content verdict on a designation: was it made?",
            Rating::ALL,
            Rating::code,
            designation,
        ),
        scale(
            "attribution_verdict",
            "Attribution verdict: was it said?",
            AttributionRating::ALL,
            AttributionRating::code,
            attribution,
        ),
        scale(
            "confidence",
            "Confidence in a verdict",
            Confidence::ALL,
            Confidence::code,
            confidence,
        ),
        scale(
            "reliability",
            "Reliability of a source",
            Reliability::ALL,
            Reliability::code,
            reliability,
        ),
        scale(
            "credibility",
            "Credibility of a piece of information",
            Credibility::ALL,
            Credibility::code,
            credibility,
        ),
        scale(
            "attitude",
            "What a speaker does with a claim",
            Attitude::ALL,
            Attitude::code,
            attitude,
        ),
        scale("mode", "How a speaker is quoted", Mode::ALL, Mode::code, mode),
        scale(
            "argument",
            "How one claim bears on another",
            ArgumentKind::ALL,
            ArgumentKind::code,
            argument,
        ),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_designation_is_never_called_supported() {
        for &rating in Rating::ALL {
            let definition = content(rating, ClaimKind::Designation);
            assert!(!definition.label.contains("support"), "{}", definition.label);
        }
        assert_eq!(
            content(Rating::Supported, ClaimKind::Designation).label,
            "designation exists"
        );
    }

    #[test]
    fn every_value_is_one_sentence() {
        for scale in scales() {
            assert!(!scale.values.is_empty());
            for value in scale.values {
                assert!(value.definition.ends_with('.'), "{}: {}", scale.name, value.value);
                assert_eq!(
                    value.definition.matches(". ").count(),
                    0,
                    "{}: {}",
                    scale.name,
                    value.value
                );
            }
        }
    }
}
