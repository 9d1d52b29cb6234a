//! Events of a claim's life as sentences.

use crate::domain::difference::marked;
use crate::domain::edtf::Edtf;
use crate::ops::life::{
    Assertion, Evidence, LifeEvent, Relation, Reply, Retraction, Revised, Step, Told, Verdict, Wording, Words,
};

use super::claim::{designation, figure};
use super::words::{count, moment, quoted, words};

/// What happened and why, without who and when: a sentence, as `returned it to draft, because “say in which month”`,
/// and one for each other thing that the same event did.
pub fn sentences(event: &LifeEvent) -> Vec<String> {
    let mut told = Vec::new();
    let mut items = event.items.as_slice();
    if let Some((Told::Step(step), rest)) = items.split_first() {
        let verdicts = rest.iter().filter_map(|item| match item {
            Told::Verdict(verdict) => Some(verdict),
            _ => None,
        });
        told.push(moved(step, &verdicts.collect::<Vec<_>>()));
        items = rest;
    }
    told.extend(items.iter().filter_map(one));
    if told.is_empty() {
        let tables: Vec<String> = event
            .brought
            .iter()
            .map(|(table, number)| format!("{number} {}", words(table)))
            .collect();
        told.push(if tables.is_empty() {
            words(&event.operation)
        } else {
            format!("recorded {}", tables.join(", "))
        });
    }
    told
}

/// One thing; none for what its move has told.
fn one(item: &Told) -> Option<String> {
    Some(match item {
        Told::Step(step) => moved(step, &[]),
        Told::Verdict(_) => return None,
        Told::Wording(wording) => worded(wording),
        Told::Assertion(assertion) => asserted(assertion),
        Told::Evidence(evidence) => brought(evidence),
        Told::Relation(relation) => format!("recorded that {}", related(relation)),
        Told::SearchNote {
            looked_for,
            looked_where,
            found,
        } => format!(
            "looked for {} in {looked_where}, and found {found}",
            quoted(looked_for)
        ),
        Told::ExternalReview {
            publisher,
            rating,
            title,
        } => {
            let by = publisher.as_deref().unwrap_or("others");
            let rated = rating
                .as_deref()
                .map(|rating| format!(", who rate it {}", quoted(rating)));
            let title = title.as_deref().map(|title| format!(", in {title}"));
            format!("noted a review by {by}{}{}", or_nothing(rated), or_nothing(title))
        }
        Told::Reply(reply) => replied(reply),
        Told::Comment { text } => format!("commented: {}", quoted(text)),
        Told::Hold { kind, reason, .. } if kind == "released" => {
            format!("released the hold{}", because(Some(reason)))
        }
        Told::Hold { kind, reason, until } => {
            let until = until.map(|day| format!(" until {day}"));
            format!(
                "put it on hold ({}){}{}",
                words(kind),
                or_nothing(until),
                because(Some(reason))
            )
        }
        Told::Assignment {
            reviewer: Some(reviewer),
            due,
            note,
        } => {
            let due = due.map(|day| format!(", due {day}"));
            let note = note.as_deref().map(|note| format!(": {}", quoted(note)));
            format!("assigned it to {reviewer}{}{}", or_nothing(due), or_nothing(note))
        }
        Told::Assignment { note, .. } => {
            format!("took it from its reviewer{}", because(note.as_deref()))
        }
        Told::Retraction(retraction) => retracted(retraction),
        Told::Source(revised) => learnt(revised),
    })
}

fn moved(step: &Step, verdicts: &[&Verdict]) -> String {
    let mut text = match step.a_move.as_str() {
        "submit" => "submitted it".to_owned(),
        "recall" => "took the submission back".to_owned(),
        "discard" => "discarded it".to_owned(),
        "take" => "took it for review".to_owned(),
        "decline" => "declined to check it".to_owned(),
        "decide" => "decided".to_owned(),
        "approve" => "approved it".to_owned(),
        "correct" => "corrected the verdict".to_owned(),
        "reopen" => "reopened it".to_owned(),
        "withdraw" => "withdrew it".to_owned(),
        "return" if step.to == "in_review" => "returned it to the review".to_owned(),
        "return" => format!("returned it to {}", words(&step.to)),
        other => words(other),
    };
    let content = verdicts.iter().find(|verdict| verdict.scope == "content");
    let mut said: Vec<String> = content.map(|verdict| rated(verdict)).into_iter().collect();
    let why = content.and_then(|verdict| verdict.rationale.as_deref());
    said.extend(attributions(verdicts, why));
    if !said.is_empty() {
        text.push_str(&format!(": {}", said.join("; ")));
    }
    text.push_str(&because(step.reason.as_deref()));
    text.push_str(&because(why));
    if let Some(reason) = content.and_then(|verdict| verdict.sole_source.as_deref()) {
        text.push_str(&format!("; one origin suffices: {}", quoted(reason)));
    }
    if let Some(note) = &step.note {
        text.push_str(&format!("; public note: {}", quoted(note)));
    }
    text
}

/// `supported, confidence high (before: open)`.
fn rated(verdict: &Verdict) -> String {
    let mut text = words(&verdict.rating);
    if let Some(level) = &verdict.confidence {
        text.push_str(&format!(", confidence {level}"));
    }
    match (&verdict.was, verdict.occasion.as_str()) {
        (Some(_), "affirmed") => text.push_str(", as before"),
        (Some(was), "retraction") => text.push_str(&format!(", which takes back {}", words(was))),
        (Some(was), _) => text.push_str(&format!(", before {}", words(was))),
        (None, _) => {}
    }
    if let Ok(weighed @ 1..) = usize::try_from(verdict.weighed) {
        let evidence = count(weighed, "piece", "pieces");
        text.push_str(&format!(", {evidence} of contrary evidence weighed"));
    }
    text
}

/// What was found of who said it: `who said it: confirmed`, or each by name where they differ; with why, unless that is
/// `told` of the whole.
fn attributions(verdicts: &[&Verdict], told: Option<&str>) -> Option<String> {
    let links: Vec<&&Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.scope == "attribution")
        .collect();
    let first = links.first()?;
    let alike = |verdict: &&&Verdict| {
        (&verdict.rating, &verdict.rationale, &verdict.was) == (&first.rating, &first.rationale, &first.was)
    };
    let found = |verdict: &Verdict| {
        let was = verdict.was.as_deref().filter(|was| *was != verdict.rating);
        let was = was.map(|was| format!(", before {}", words(was)));
        let why = verdict
            .rationale
            .as_deref()
            .filter(|why| Some(*why) != told)
            .map(|why| format!(" ({})", quoted(why)));
        format!("{}{}{}", words(&verdict.rating), or_nothing(was), or_nothing(why))
    };
    if links.iter().all(alike) {
        return Some(format!("who said it: {}", found(first)));
    }
    let each: Vec<String> = links
        .iter()
        .map(|verdict| {
            format!(
                "{} {}",
                verdict.of.as_deref().unwrap_or("somebody"),
                found(verdict)
            )
        })
        .collect();
    Some(format!("who said it: {}", each.join(", ")))
}

fn worded(wording: &Wording) -> String {
    let new = &wording.new;
    let Some(old) = &wording.old else {
        return format!("logged it: {}", quoted(&new.statement));
    };
    let mut changes = Vec::new();
    if old.statement != new.statement {
        changes.push(quoted(&marked(&old.statement, &new.statement)));
    }
    let mut changed = |label: &str, old: Option<String>, new: Option<String>| {
        if old != new {
            let shown = |text: Option<String>| text.unwrap_or_else(|| "none".to_owned());
            changes.push(format!("{label} {}, before {}", shown(new), shown(old)));
        }
    };
    changed("date", dated(old), dated(new));
    changed(
        "figure",
        old.quantity.as_ref().map(figure),
        new.quantity.as_ref().map(figure),
    );
    changed(
        "designation",
        old.designation.as_ref().map(designation),
        new.designation.as_ref().map(designation),
    );
    let quote = |text: &Option<String>| text.as_deref().map(quoted);
    changed("question", quote(&old.question), quote(&new.question));
    changed("ambiguity", quote(&old.ambiguity), quote(&new.ambiguity));
    let about = |words: &Words| (!words.about.is_empty()).then(|| words.about.join(", "));
    changed("about", about(old), about(new));
    if changes.is_empty() {
        changes.push("nothing that is told here changed".to_owned());
    }
    format!("worded it anew: {}", changes.join("; "))
}

fn dated(words: &Words) -> Option<String> {
    let edtf = words.when.as_deref()?;
    let date = edtf
        .parse::<Edtf>()
        .map_or_else(|_| edtf.to_owned(), |date| date.display_en());
    let phrase = words
        .when_phrase
        .as_deref()
        .map(|phrase| format!(" ({})", quoted(phrase)));
    Some(format!("{date}{}", or_nothing(phrase)))
}

/// `recorded that Mali, for …, denies it, as Paper reports: “…”`.
fn asserted(assertion: &Assertion) -> String {
    let mut links: Vec<String> = assertion
        .chain
        .iter()
        .rev()
        .enumerate()
        .map(|(index, link)| {
            let speaker = link.speaker.as_deref().unwrap_or("somebody");
            let principal = link
                .on_behalf_of
                .as_deref()
                .map(|other| format!(", for {other},"));
            let lead = if index == 0 { "" } else { "as " };
            format!(
                "{lead}{speaker}{} {}",
                or_nothing(principal),
                words(&link.attitude)
            )
        })
        .collect();
    if let (Some(words), Some(link)) = (links.first_mut(), assertion.chain.last()) {
        words.push_str(match link.attitude.as_str() {
            "claims_responsibility" => " for it",
            "warns" => " of it",
            "declines_comment" => " on it",
            _ => " it",
        });
    }
    format!(
        "recorded that {}{}",
        links.join(", "),
        from(&assertion.source, &assertion.quote)
    )
}

fn brought(evidence: &Evidence) -> String {
    let bearing = match (evidence.bearing.as_str(), evidence.of_link) {
        ("supports", None) => "evidence that supports it",
        ("refutes", None) => "evidence that refutes it",
        ("supports", Some(_)) => "evidence that it was said so",
        ("refutes", Some(_)) => "evidence that it was not said so",
        _ => "context",
    };
    let note = evidence
        .note
        .as_deref()
        .map(|note| format!("; note: {}", quoted(note)));
    format!(
        "added {bearing}, credibility {}{}{}",
        evidence.credibility,
        from(&evidence.source, &evidence.quote),
        or_nothing(note)
    )
}

/// `it contradicts C-9, according to Mali`.
fn related(relation: &Relation) -> String {
    let other = relation
        .claim
        .as_deref()
        .unwrap_or("a claim that you may not see");
    let kind = words(&relation.kind);
    let pair = match relation.direction.as_str() {
        "to" => format!("it {kind} {other}"),
        _ => format!("{other} {kind} it"),
    };
    let by = relation
        .by
        .as_deref()
        .map(|party| format!(", according to {party}"));
    let note = relation
        .note
        .as_deref()
        .map(|note| format!("; note: {}", quoted(note)));
    format!("{pair}{}{}", or_nothing(by), or_nothing(note))
}

fn replied(reply: &Reply) -> String {
    let party = reply.party.as_deref().unwrap_or("the party");
    let deadline = reply.deadline.map(|at| format!(", until {}", moment(at)));
    let why = because(reply.reason.as_deref());
    match reply.outcome.as_str() {
        "asked" => {
            let channel = reply.channel.as_deref().map(|channel| format!(" by {channel}"));
            format!(
                "asked {party} for a reply{}{}{why}",
                or_nothing(channel),
                or_nothing(deadline)
            )
        }
        "answered" => format!("noted the answer of {party}{}", from(&reply.source, &reply.quote)),
        "declined" => format!("noted that {party} declined to reply{why}"),
        "silent" => format!("noted that {party} did not reply{why}"),
        "extension" => format!("gave {party} more time to reply{}{why}", or_nothing(deadline)),
        "not_asked" => format!("noted that {party} was not asked for a reply{why}"),
        other => format!("noted of the reply of {party}: {}{why}", words(other)),
    }
}

fn retracted(retraction: &Retraction) -> String {
    let source = retraction.source.as_deref().unwrap_or("a source");
    let what = match (retraction.of.as_str(), &retraction.relation) {
        ("source", _) => {
            let kind = retraction
                .kind
                .as_deref()
                .map(|kind| format!(" ({})", words(kind)));
            format!("the source {source}, which it rests on{}", or_nothing(kind))
        }
        ("relation", Some(relation)) => format!("that {}", related(relation)),
        ("evidence", _) => format!("the evidence{}", from(&retraction.source, &retraction.quote)),
        _ => format!("the statement{}", from(&retraction.source, &retraction.quote)),
    };
    format!("retracted {what}{}", because(Some(&retraction.reason)))
}

fn learnt(revised: &Revised) -> String {
    let source = revised.source.as_deref().unwrap_or("a source");
    let mut news = Vec::new();
    if revised.origin_changed {
        news.push(match (revised.origin.as_str(), &revised.derived_from) {
            ("derived", Some(other)) => format!("is a copy of {other}"),
            ("own", _) => "is an origin of its own".to_owned(),
            _ => "is of unknown origin".to_owned(),
        });
    }
    if revised.reliability != revised.reliability_was {
        let (new, old) = (&revised.reliability, &revised.reliability_was);
        news.push(format!("has reliability {new}, before {old}"));
    }
    format!(
        "recorded that the source {source}, which it rests on, {}",
        news.join(" and ")
    )
}

/// `, in TITLE: “…”`.
fn from(source: &Option<String>, quote: &Option<String>) -> String {
    let source = source.as_deref().map(|source| format!(", in {source}"));
    let quote = quote.as_deref().map(|quote| format!(": {}", quoted(quote)));
    format!("{}{}", or_nothing(source), or_nothing(quote))
}

fn because(reason: Option<&str>) -> String {
    reason.map_or_else(String::new, |reason| format!(", because {}", quoted(reason)))
}

fn or_nothing(text: Option<String>) -> String {
    text.unwrap_or_default()
}
