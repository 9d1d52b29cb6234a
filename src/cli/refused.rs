//! What the database refuses, in words: what was refused, why, and the next legal step.

use serde_json::{Value, json};

use crate::db::DbError;
use crate::domain::refusal::{Refusal, Rule};
use crate::domain::workflow::State;
use crate::ops::OpError;

use super::error::{CliError, REFUSED};

/// Where the values are given that a next step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// As flags.
    Flags,
    /// Under the keys of a form.
    Keys,
}

impl Given {
    /// What a value is called there, by its flag without the hyphens.
    fn called(self, name: &str) -> String {
        match self {
            Given::Flags => format!("`--{name}`"),
            Given::Keys => format!("`{}`", name.replace('-', "_")),
        }
    }

    /// The same with what is to be given.
    fn with(self, name: &str, value: &str) -> String {
        match self {
            Given::Flags => format!("`--{name} {value}`"),
            Given::Keys => format!("`{}: {value}`", name.replace('-', "_")),
        }
    }
}

/// An error of what a form says: a refusal names the form's keys.
pub(super) fn refused_in_form(error: OpError) -> CliError {
    match &error {
        OpError::Db(DbError::Refused(refusal)) => refused(refusal, Given::Keys),
        _ => error.into(),
    }
}

/// A refusal in words: what was refused, why, and the next legal step.
pub(super) fn refused(refusal: &Refusal, given: Given) -> CliError {
    let exit = match refusal.rule {
        Rule::StaleVersion | Rule::RequestReused => 5,
        Rule::UnknownStream => 3,
        Rule::BatchShape
        | Rule::QuotedInExcerpt
        | Rule::UnknownRating
        | Rule::Backstop
        | Rule::VerdictEstimate => 6,
        _ => 4,
    };
    let (words, hint) = words(refusal, given);
    let mut error = CliError::new(exit, refusal.rule.name(), format!("{REFUSED}{words}"));
    error.hint = hint;
    error.detail = Box::new(match (refusal.rule, refusal.detail.as_array()) {
        (Rule::BulkRefused, Some(list)) => list.iter().map(|one| in_json(one, given)).collect(),
        _ => refusal.detail.clone(),
    });
    error
}

/// What an error refuses of a form, each with its claim's code where there are several, in words with the next step;
/// `only` is the claim where there is one.
pub(super) fn refusals(error: &OpError, only: Option<&str>) -> Vec<(Option<String>, String, Option<String>)> {
    let OpError::Db(DbError::Refused(refusal)) = error else {
        return Vec::new();
    };
    let each = |code: Option<&str>, refusal: &Refusal| {
        let (told, hint) = words(refusal, Given::Keys);
        let named = code.or(only).unwrap_or("CLAIM");
        let hint = hint.map(|hint| hint.replace("CLAIM", named));
        (code.map(ToOwned::to_owned), told, hint)
    };
    match (refusal.rule, refusal.detail.as_array()) {
        (Rule::BulkRefused, Some(list)) => list
            .iter()
            .map(|one| each(one["code"].as_str(), &one_refusal(one)))
            .collect(),
        _ => vec![each(None, refusal)],
    }
}

/// One of several refusals, as `api.moves` lists them.
fn one_refusal(one: &Value) -> Refusal {
    let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let mut refusal = Refusal::new(&text("refusal"), &text("message"), None);
    refusal.detail = one["detail"].clone();
    refusal
}

/// One of several refusals for programs: claim, rule, words, hint, facts.
fn in_json(one: &Value, given: Given) -> Value {
    let refusal = one_refusal(one);
    let (words, hint) = words(&refusal, given);
    let claim = one["code"].as_str().or(one["claim"].as_str()).unwrap_or("CLAIM");
    let hint = hint.map(|hint| hint.replace("CLAIM", claim));
    json!({
        "claim": one.get("code").unwrap_or(&one["claim"]), "code": refusal.rule.name(), "message": words, "hint": hint,
        "detail": refusal.detail,
    })
}

/// One of several refusals on a line: claim, words, rule.
fn refused_one(one: &Value) -> String {
    let refusal = one_refusal(one);
    let claim = one["code"].as_str().or(one["claim"].as_str()).unwrap_or("?");
    format!(
        "  {claim}: {} ({})",
        words(&refusal, Given::Flags).0,
        refusal.rule.name()
    )
}

pub(super) fn words(refusal: &Refusal, given: Given) -> (String, Option<String>) {
    let fact = |key: &str| refusal.fact(key).unwrap_or("?").to_owned();
    let number = |key: &str| {
        refusal
            .detail
            .get(key)
            .map_or("?".to_owned(), ToString::to_string)
    };
    let hint = |text: &str| Some(text.to_owned());
    match refusal.rule {
        Rule::StaleVersion => (
            "somebody changed the claim since it was read".to_owned(),
            hint("read it again: `counterclaim claim show CLAIM`, then decide anew"),
        ),
        Rule::IllegalTransition => {
            let from = refusal.facts("from").join(" or ");
            let moves = refusal.facts("moves").join(", ");
            let needs = if from.is_empty() {
                String::new()
            } else {
                format!("; {} needs {from}", fact("move"))
            };
            let state: Option<State> = refusal.fact("state").and_then(|state| state.parse().ok());
            let usual = state
                .and_then(State::usual_move)
                .map(|(a_move, _)| format!("`counterclaim review {a_move} CLAIM`, or "))
                .unwrap_or_default();
            let hint = if moves.is_empty() {
                format!("nothing leads on from {}", fact("state"))
            } else {
                format!("{usual}any of: {moves}")
            };
            (format!("the claim is {}{needs}", fact("state")), Some(hint))
        }
        Rule::NotAllowed => {
            let roles = refusal.facts("roles").join(" or ");
            let needed = if roles.is_empty() {
                refusal.message.clone()
            } else {
                format!("this needs the role {roles}")
            };
            (
                needed,
                hint(
                    "act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may",
                ),
            )
        }
        Rule::FourEyes if refusal.detail.get("verdict").is_some() => (
            format!(
                "a verdict was given by a hand ({}) that the dossier's policy no longer lets decide",
                fact("capacity")
            ),
            hint(
                "send it back, so that a reviewer decides anew: `counterclaim review return CLAIM --reason …`",
            ),
        ),
        Rule::FourEyes => (
            format!(
                "you already have a hand in this claim ({}); another pair of eyes is needed",
                fact("capacity")
            ),
            hint("somebody else makes this move; `counterclaim member list` shows who may"),
        ),
        Rule::Origins => (
            format!(
                "`{}` needs {} counting origins; {} found",
                fact("rating"),
                number("needed"),
                number("found")
            ),
            hint(
                "`counterclaim claim show CLAIM` says of each piece of evidence why it does not count; `counterclaim review rules` prints the rule",
            ),
        ),
        Rule::VerdictMissing => (
            "a verdict is missing on this wording".to_owned(),
            Some(format!(
                "give {} and {}",
                given.called("verdict"),
                given.called("attribution")
            )),
        ),
        Rule::Rationale => (
            "a rationale of at least 20 characters is missing".to_owned(),
            Some(format!("give {}", given.called("rationale"))),
        ),
        Rule::Reason => {
            let public = refusal.detail["public"] == true || refusal.constraint == "verdict_note";
            let withdrawal = refusal.constraint == "publication_withdrawal_reason_check";
            let option = if public {
                format!("{}, at least 20 characters", given.called("note"))
            } else if withdrawal {
                format!("{}, at least 20 characters", given.called("reason"))
            } else {
                format!("{}, at least 3 characters", given.called("reason"))
            };
            ("this needs a reason".to_owned(), Some(format!("give {option}")))
        }
        Rule::AnchorBroken => (
            "an excerpt is not anchored in its captured text".to_owned(),
            hint("`counterclaim source check` names it"),
        ),
        Rule::NoAssertion => (
            "nobody is on record as having said it".to_owned(),
            hint("put on record who said it: `counterclaim claim assert CLAIM`"),
        ),
        Rule::NotCheckableKind => (
            "a demand, prediction or evaluation can only be open, unverifiable or not_checkable".to_owned(),
            Some(format!(
                "give one of these as {}; if it is a fact after all: `counterclaim review return CLAIM --reason …`, and log it as one",
                given.called("verdict")
            )),
        ),
        Rule::ContentFrozen => (
            "the claim's state admits no such change".to_owned(),
            hint("have a reviewer return it first: `counterclaim review return CLAIM`"),
        ),
        Rule::UnknownStream => (
            "something named is not there, or not for you to see".to_owned(),
            hint(
                "`counterclaim dossier list` shows the dossiers that you may see, `counterclaim claim list` their claims",
            ),
        ),
        Rule::OnHold => (
            format!("the claim is on hold ({}): {}", fact("kind"), fact("reason")),
            hint("once the reason is gone: `counterclaim review unhold CLAIM --reason …`"),
        ),
        Rule::SearchNote => (
            "`unsupported` needs a note of what was looked for and not found".to_owned(),
            hint("`counterclaim search-note add CLAIM --looked-for … --where …`"),
        ),
        Rule::ContraryEvidence => (
            "credible evidence of the other bearing is not named as weighed".to_owned(),
            Some(match given {
                Given::Flags => format!(
                    "weigh it and name it: `--weighed {}`",
                    refusal.facts("evidence").join(" --weighed ")
                ),
                Given::Keys => format!(
                    "weigh it and name it: `weighed: [{}]`",
                    refusal.facts("evidence").join(", ")
                ),
            }),
        ),
        Rule::Unconfirmed => (
            "no statement of the claim has its innermost link confirmed".to_owned(),
            Some(format!("{}, if it is so", given.with("attribution", "confirmed"))),
        ),
        Rule::BulkRefused => {
            let list = refusal.detail.as_array().cloned().unwrap_or_default();
            let lines: Vec<String> = list.iter().map(refused_one).collect();
            let first = list.first().and_then(|one| {
                let claim = one["code"].as_str().unwrap_or("CLAIM");
                Some(words(&one_refusal(one), given).1?.replace("CLAIM", claim))
            });
            (
                format!("none was moved; refused are\n{}", lines.join("\n")),
                first,
            )
        }
        Rule::SoleSourceConfidence => (
            "with a sole source the confidence is at most moderate".to_owned(),
            Some(given.with("confidence", "moderate")),
        ),
        Rule::VerdictConfidence => (
            "a content verdict needs a confidence".to_owned(),
            Some(format!("give {}", given.with("confidence", "low|moderate|high"))),
        ),
        Rule::UnknownRating => (
            "there is no such rating".to_owned(),
            hint("`counterclaim review rules` lists them"),
        ),
        Rule::NothingToChange => {
            let why = match refusal.message.as_str() {
                "nothing to change" => String::new(),
                why => format!(": {why}"),
            };
            (
                format!("nothing would change{why}"),
                hint(
                    "it is so already: `counterclaim claim show`, `dossier show` and `member list` tell how things stand",
                ),
            )
        }
        Rule::Recused => (
            format!(
                "you are recused from dossier {}: {}",
                refusal.facts("dossiers").join(", "),
                fact("reason")
            ),
            hint(
                "somebody else does it; an editor or an administrator ends a recusal: `counterclaim dossier recuse --member LOGIN --end --reason …`",
            ),
        ),
        Rule::RightOfReply => (
            "who is accused was not asked for a reply".to_owned(),
            hint(
                "`counterclaim reply ask PARTY CLAIM --deadline … --channel …`; or log why not: `counterclaim reply record PARTY CLAIM --outcome not_asked --reason …`",
            ),
        ),
        Rule::ReplyTerms => (
            match refusal.fact("why") {
                Some("mute") => "only who can speak is asked for a reply",
                Some("deadline") => "the deadline of a reply is after the day it was asked",
                Some("extension") => "an extension gives a party that was asked more time",
                _ => "a reply follows on a request to the same party",
            }
            .to_owned(),
            hint("`counterclaim reply list` shows who was asked, when, and until when"),
        ),
        Rule::Assignee => (
            format!("who is to be assigned {}", fact("why")),
            hint(
                "`counterclaim member list` shows the reviewers, `counterclaim review show` who has a hand in the claim",
            ),
        ),
        Rule::MightyLogin => (
            "this login has powers of its own, which would be a way round every rule".to_owned(),
            hint(
                "give the person a login without any: `counterclaim member add LOGIN --role checker` makes one",
            ),
        ),
        Rule::LoginExists => (
            format!(
                "login `{}` is on this server already, with a password of its own",
                fact("login")
            ),
            hint(
                "add it without `--password-file`; to change a password: `\\password LOGIN` in psql, as that login or as the server's administrator",
            ),
        ),
        Rule::LocksOut => (
            "afterwards nobody could undo it: you, or every administrator, would be locked out".to_owned(),
            hint(
                "first make another administrator: `counterclaim member add LOGIN --role admin`; a dossier is restricted by one of its members",
            ),
        ),
        Rule::RequestReused => (
            "this request id was used for something else".to_owned(),
            hint("run the command again: it takes a new id"),
        ),
        Rule::AppendOnly => (
            "history is never changed".to_owned(),
            hint(
                "what is wrong is put right by something newer: `counterclaim claim retract`, `review correct`",
            ),
        ),
        Rule::EvidenceInterest => (
            "evidence against the interest of its voice needs a note that says why".to_owned(),
            Some(format!("give {}", given.called("note"))),
        ),
        Rule::QuotedInExcerpt => (
            "the words given as the speaker's own are not in the quotation".to_owned(),
            Some(format!(
                "give with {} words of {}, exactly",
                given.called("quoted"),
                given.called("quote")
            )),
        ),
        Rule::VerdictEstimate => (
            "an estimate runs from its lower bound over the best figure to the upper one".to_owned(),
            Some(format!(
                "give {}, {} and {} in that order of size, or leave them out",
                given.called("low"),
                given.called("best"),
                given.called("high")
            )),
        ),
        Rule::PublicationErratum => match refusal.detail["last"].is_null() {
            true => (
                "the first publication corrects none".to_owned(),
                hint("leave `--erratum` out"),
            ),
            false => (
                "a later publication says in 20 characters or more what was wrong or is new".to_owned(),
                hint("give `--erratum`: readers of the last one are told so"),
            ),
        },
        Rule::PublicationContent => (
            match refusal.fact("why") {
                Some("moment") => "a publication is of no later moment than its own",
                Some("terms") => "a publication without the terms it was made under",
                _ => "a publication prints exactly what is approved, and names its sources",
            }
            .to_owned(),
            hint("`counterclaim report publish` names what is approved, and nothing else"),
        ),
        Rule::BatchShape => (
            format!("what was sent is not of the right shape: {}", refusal.message),
            hint(
                "nothing was written; if you typed no SQL yourself, program and database differ: `counterclaim db migrate`",
            ),
        ),
        _ if refusal.constraint == "relation_overlap" => (
            "it stands in that relation at that time already".to_owned(),
            hint("`counterclaim entity show` tells since when and until when"),
        ),
        _ if refusal.constraint == "login_role_oid_role_name_key" => (
            "this login is a member's already".to_owned(),
            hint(
                "a further role: `counterclaim member grant LOGIN --role ROLE`; `counterclaim member list` shows whose it is",
            ),
        ),
        _ => (
            format!("{} ({})", refusal.message, refusal.constraint),
            hint(
                "nothing was written; the name in brackets is the key or check of the database that refused it",
            ),
        ),
    }
}
