//! From the parts of a report to rows.

use super::rows::*;
use crate::domain::analysis::balance::{PartyBalance, RatingCount};
use crate::domain::vocabulary::Attitude;
use crate::report::model::*;

fn edtf(when: Option<&When>) -> Option<String> {
    when.map(|when| when.edtf.clone())
}

fn code<T: ToString>(word: Option<T>) -> Option<String> {
    word.map(|word| word.to_string())
}

pub(super) fn claim(claim: &Claim) -> ClaimRow {
    let verdict = claim.verdict.as_ref();
    let about = claim
        .roles
        .iter()
        .map(|about| format!("{}: {}", about.role, about.entity));
    ClaimRow {
        claim: claim.code.clone(),
        id: claim.id.clone(),
        handle: claim.handle.clone(),
        kind: claim.kind.to_string(),
        statement: claim.statement.clone(),
        language: claim.language.clone(),
        question: claim.question.clone(),
        when: edtf(claim.when.as_ref()),
        when_inferred: claim.when_inferred,
        about: about.collect::<Vec<_>>().join("; "),
        verdict: code(verdict.map(|verdict| verdict.rating)),
        confidence: code(verdict.and_then(|verdict| verdict.confidence)),
        rationale: verdict.and_then(|verdict| verdict.rationale.clone()),
        origins_for: claim.origins.map(|count| count.supporting),
        origins_against: claim.origins.map(|count| count.refuting),
        decided_by: verdict.map(|verdict| verdict.decided_by.clone()),
        decided_at: verdict.map(|verdict| verdict.decided_at.clone()),
        approved_by: verdict.and_then(|verdict| verdict.approved_by.clone()),
        approved_at: verdict.and_then(|verdict| verdict.approved_at.clone()),
        first_approved: claim.first_approved.clone(),
        mark: claim.mark.clone(),
        why_chosen: claim.why_chosen.clone(),
        ambiguity: claim.ambiguity.clone(),
        under_review_since: claim.under_review.as_ref().map(|review| review.since.clone()),
        on_hold_since: claim.on_hold.as_ref().map(|hold| hold.since.clone()),
        draft: claim.draft,
    }
}

pub(super) fn positions(report: &Report) -> impl Iterator<Item = PositionRow> {
    let numbered = |claim: &'_ Claim| -> Vec<PositionRow> {
        let positions = claim.positions.iter().enumerate();
        positions
            .map(|(index, one)| position(claim, index + 1, one))
            .collect()
    };
    report.claims.iter().flat_map(numbered)
}

fn position(claim: &Claim, number: usize, position: &Position) -> PositionRow {
    let (last, through) = match position.chain.split_last() {
        Some((last, through)) => (Some(last), through),
        None => (None, &[][..]),
    };
    let through = through.iter().map(|link| match &link.on_behalf_of {
        Some(party) => format!("{} for {party} {}", link.speaker, link.attitude),
        None => format!("{} {}", link.speaker, link.attitude),
    });
    let judged = last
        .and_then(|link| link.attribution.as_ref())
        .or(position.attribution.as_ref());
    PositionRow {
        claim: claim.code.clone(),
        position: number,
        speaker: last.map(|link| link.speaker.clone()),
        named: last.is_some_and(|link| link.named),
        on_behalf_of: last.and_then(|link| link.on_behalf_of.clone()),
        attitude: code(last.map(|link| link.attitude)),
        stance: position.stance().to_string(),
        through: through.collect::<Vec<_>>().join("; "),
        mode: code(last.map(|link| link.mode)),
        own_words: last.and_then(|link| link.quoted.clone()),
        said: edtf(last.and_then(|link| link.said.as_ref())),
        attribution: code(judged.map(|verdict| verdict.rating)),
        attribution_confidence: code(judged.and_then(|verdict| verdict.confidence)),
        attribution_rationale: judged.and_then(|verdict| verdict.rationale.clone()),
        quote: position.quote.text.clone(),
        language: position.quote.language.clone(),
        translation: position.quote.translation.clone(),
        footnote: position.footnote,
    }
}

pub(super) fn evidence(report: &Report) -> impl Iterator<Item = EvidenceRow> {
    let of_claim = |claim: &'_ Claim| -> Vec<EvidenceRow> {
        let rows = claim.evidence.iter().map(|item| EvidenceRow {
            claim: claim.code.clone(),
            bearing: item.bearing.to_string(),
            about_link: item.about_link.clone(),
            quote: item.quote.text.clone(),
            language: item.quote.language.clone(),
            translation: item.quote.translation.clone(),
            footnote: item.footnote,
            source: item.source.clone(),
            reliability: item.reliability.to_string(),
            credibility: item.credibility.to_string(),
            voice: item.voice.clone(),
            origin: item.origin.clone(),
            counts: item.counts,
            why_not: item.why_not.clone(),
            record: item.record,
            against_interest: item.against_interest,
            note: item.note.clone(),
        });
        rows.collect()
    };
    report.claims.iter().flat_map(of_claim)
}

/// A row for each party that speaks of a figure, and one for a figure of which nobody on record does.
pub(super) fn figures(report: &Report) -> impl Iterator<Item = FigureRow> {
    let of_claim = |claim: &'_ Claim| -> Vec<FigureRow> {
        let Some(quantity) = &claim.quantity else {
            return Vec::new();
        };
        match claim.positions.as_slice() {
            [] => vec![figure(claim, quantity, None)],
            positions => positions
                .iter()
                .map(|position| figure(claim, quantity, Some(position)))
                .collect(),
        }
    };
    report.claims.iter().flat_map(of_claim)
}

fn figure(claim: &Claim, quantity: &Quantity, position: Option<&Position>) -> FigureRow {
    let last = position.and_then(|position| position.chain.last());
    let verdict = claim.verdict.as_ref();
    let estimate = verdict.and_then(|verdict| verdict.estimate.as_ref());
    FigureRow {
        question: claim.question.clone(),
        claim: claim.code.clone(),
        party: last.map(|link| link.holder().0.to_owned()),
        attitude: code(last.map(|link| link.attitude)),
        concedes: last.is_some_and(|link| link.attitude == Attitude::Concedes),
        measure: quantity.measure.clone(),
        unit: quantity.unit.clone(),
        scale: quantity.scale.to_string(),
        hedge: quantity.hedge.to_string(),
        low: quantity.low.clone(),
        best: quantity.best.clone(),
        high: quantity.high.clone(),
        baseline: edtf(quantity.baseline.as_ref()),
        said: edtf(last.and_then(|link| link.said.as_ref())),
        verdict: code(verdict.map(|verdict| verdict.rating)),
        estimate_low: estimate.and_then(|estimate| estimate.low.clone()),
        estimate_best: estimate.and_then(|estimate| estimate.best.clone()),
        estimate_high: estimate.and_then(|estimate| estimate.high.clone()),
        footnote: position.and_then(|position| position.footnote),
    }
}

pub(super) fn designation(row: &DesignationRow) -> DesignatedRow {
    DesignatedRow {
        claim: row.claim.clone(),
        designator: row.designation.designator.clone(),
        designee: row.designation.designee.clone(),
        label: row.designation.label.clone(),
        language: row.designation.language.clone(),
        instrument: row.designation.instrument.clone(),
        force: row.designation.force.to_string(),
        when: edtf(row.when.as_ref()),
        contested_by: row.contested_by.join("; "),
        verdict: code(row.rating),
        footnotes: row.footnotes.clone(),
        draft: row.draft,
    }
}

pub(super) fn replies(report: &Report) -> impl Iterator<Item = ReplyRow> {
    let of_party = |reply: &'_ Reply| -> Vec<ReplyRow> {
        match reply.steps.as_slice() {
            [] => vec![self::reply(reply, 0, None)],
            steps => steps
                .iter()
                .enumerate()
                .map(|(index, step)| self::reply(reply, index + 1, Some(step)))
                .collect(),
        }
    };
    report.replies.iter().flat_map(of_party)
}

fn reply(reply: &Reply, number: usize, step: Option<&ReplyStep>) -> ReplyRow {
    let answer = step.and_then(|step| step.answer.as_ref());
    ReplyRow {
        claim: reply.claim.clone(),
        party: reply.party.clone(),
        step: number,
        outcome: code(step.map(|step| step.outcome)),
        at: step.map(|step| step.at.clone()),
        asked_at: step.and_then(|step| step.asked_at.clone()),
        channel: step.and_then(|step| step.channel.clone()),
        deadline: step.and_then(|step| step.deadline.clone()),
        reason: step.and_then(|step| step.reason.clone()),
        answer: answer.map(|answer| answer.text.clone()),
        language: answer.map(|answer| answer.language.clone()),
        translation: answer.and_then(|answer| answer.translation.clone()),
        footnote: step.and_then(|step| step.footnote),
        overdue: reply.overdue,
        draft: reply.draft,
    }
}

pub(super) fn balance(party: &PartyBalance) -> BalanceRow {
    BalanceRow {
        party: party.party.clone(),
        kind: party.kind.clone(),
        asserts: party.asserts.clone(),
        concedes: party.concedes.clone(),
        denies: party.denies.clone(),
        speaks_of: party.speaks_of.clone(),
        about: party.about.clone(),
        verdicts_on_its_claims: counts(&party.verdicts_on_its_claims),
        verdicts_on_claims_about_it: counts(&party.verdicts_on_claims_about_it),
        claim_share: party.claim_share,
        quotes: party.quotes,
        quote_share: party.quote_share,
        asked: party.asked,
        answered: party.answered,
        unanswered: party.unanswered,
    }
}

fn counts(list: &[RatingCount]) -> String {
    let each = list.iter().map(|one| {
        let verdict = one.verdict.map_or("none", |verdict| verdict.code());
        format!("{verdict}: {}", one.claims)
    });
    each.collect::<Vec<_>>().join("; ")
}

pub(super) fn correction(change: &Correction) -> CorrectionRow {
    CorrectionRow {
        at: change.at.clone(),
        kind: change.kind.to_string(),
        claim: change.claim.clone(),
        was: change.was.clone(),
        now: change.now.clone(),
        why: change.why.clone(),
    }
}

pub(super) fn source(source: &Source) -> SourceRow {
    let text = |key: &str| {
        source
            .csl
            .get(key)
            .and_then(|text| text.as_str())
            .map(str::to_owned)
    };
    let capture = source.captures.last();
    let retracted = source.retracted.as_ref();
    SourceRow {
        source: source.key.clone(),
        kind: text("type"),
        title: text("title"),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
        archive_url: source.archive_url.clone(),
        issued: edtf(source.issued.as_ref()),
        language: source.language.clone(),
        reliability: source.reliability.to_string(),
        origin: source.origin.to_string(),
        derived_from: source.derived_from.clone(),
        captured_at: capture.map(|capture| capture.at.clone()),
        sha256: capture.map(|capture| capture.sha256.clone()),
        held: capture.map(|capture| capture.held),
        retracted: code(retracted.map(|retraction| retraction.kind)),
        retracted_at: retracted.map(|retraction| retraction.at.clone()),
        retracted_reason: retracted.map(|retraction| retraction.reason.clone()),
    }
}

pub(super) fn footnote(note: &Footnote) -> FootnoteRow {
    FootnoteRow {
        footnote: note.number,
        source: note.source.clone(),
        quote: note.quote.text.clone(),
        language: note.quote.language.clone(),
        translation: note.quote.translation.clone(),
        translator: note.quote.translator.clone(),
        locator: note.locator.clone(),
        anchor: note.anchor.to_string(),
    }
}
