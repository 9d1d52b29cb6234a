//! The rows of the tables; each field is a column. Moments are RFC 3339 in UTC, dates of the world EDTF, codes of
//! vocabularies the words used in data, and `claim` is the code of a claim, on which tables are joined.

use schemars::JsonSchema;
use serde::Serialize;

/// Declares rows: structs whose fields are columns.
macro_rules! rows {
    ($($(#[$about:meta])* $name:ident {$($(#[doc = $doc:expr])* $field:ident: $kind:ty,)+})+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Serialize, JsonSchema)]
        pub struct $name {$($(#[doc = $doc])* pub $field: $kind,)+}
    )+};
}

rows! {
    /// A claim.
    ClaimRow {
        /// Code, such as `C-3`.
        claim: String,
        /// Stable identifier (UUID).
        id: String,
        /// Handle within the dossier.
        handle: Option<String>,
        /// Kind of proposition.
        kind: String,
        /// The proposition in neutral words.
        statement: String,
        /// Language of the statement.
        language: String,
        /// Handle of the question it answers.
        question: Option<String>,
        /// When what it says is to hold.
        when: Option<String>,
        /// Whether that date was inferred.
        when_inferred: bool,
        /// Whom and what it is about, as `role: name`, with semicolons between.
        about: String,
        /// The verdict; empty: nobody has decided.
        verdict: Option<String>,
        /// How sure the desk is.
        confidence: Option<String>,
        /// Why.
        rationale: Option<String>,
        /// Origins that support it, as counted.
        origins_for: Option<u32>,
        /// Origins that refute it, as counted.
        origins_against: Option<u32>,
        /// Who decided.
        decided_by: Option<String>,
        /// When it was checked.
        decided_at: Option<String>,
        /// Who approved.
        approved_by: Option<String>,
        /// When.
        approved_at: Option<String>,
        /// When it was approved for the first time.
        first_approved: Option<String>,
        /// What is said of an approval by fewer than three people.
        mark: Option<String>,
        /// Why the desk took it up.
        why_chosen: Option<String>,
        /// What remains ambiguous in it.
        ambiguity: Option<String>,
        /// Since when it is looked at again.
        under_review_since: Option<String>,
        /// Since when it may not be published.
        on_hold_since: Option<String>,
        /// Whether nobody approved it yet.
        draft: bool,
    }
    /// One occurrence of a claim.
    PositionRow {
        /// Code of the claim.
        claim: String,
        /// Number within the claim, from 1.
        position: usize,
        /// Who holds the attitude to the claim.
        speaker: Option<String>,
        /// Whether that is a named party, or a description.
        named: bool,
        /// On whose behalf.
        on_behalf_of: Option<String>,
        /// What the speaker does with the claim.
        attitude: Option<String>,
        /// Asserts, denies or neither.
        stance: String,
        /// Through whom it came, from the publisher inward, with semicolons between.
        through: String,
        /// How the words are given.
        mode: Option<String>,
        /// The speaker's own words within the quotation.
        own_words: Option<String>,
        /// When it was said.
        said: Option<String>,
        /// Whether it was said, and so: the attribution verdict.
        attribution: Option<String>,
        /// How sure the desk is of that.
        attribution_confidence: Option<String>,
        /// Why.
        attribution_rationale: Option<String>,
        /// The exact words of the source.
        quote: String,
        /// Their language.
        language: String,
        /// A translation.
        translation: Option<String>,
        /// Number of the footnote.
        footnote: Option<u32>,
    }
    /// A piece of evidence.
    EvidenceRow {
        /// Code of the claim.
        claim: String,
        /// What it does.
        bearing: String,
        /// If it is about who said it: which link.
        about_link: Option<String>,
        /// The exact words.
        quote: String,
        /// Their language.
        language: String,
        /// A translation.
        translation: Option<String>,
        /// Number of the footnote.
        footnote: Option<u32>,
        /// Name of the source.
        source: String,
        /// Its reliability, A to F.
        reliability: String,
        /// Credibility of this information, 1 to 6.
        credibility: String,
        /// Whose statement it is.
        voice: String,
        /// Publisher at the root of its origin.
        origin: Option<String>,
        /// Whether it counted as an origin of its own.
        counts: bool,
        /// Why it did not.
        why_not: Option<String>,
        /// Whether it is a record that makes the fact.
        record: bool,
        /// Whether its voice speaks against its own interest.
        against_interest: bool,
        /// Remark; which interest, where it speaks against one.
        note: Option<String>,
    }
    /// A figure as one party gives, concedes or denies it.
    FigureRow {
        /// Handle of the question.
        question: Option<String>,
        /// Code of the claim.
        claim: String,
        /// Who speaks of it; empty: nobody on record.
        party: Option<String>,
        /// What the party does with it.
        attitude: Option<String>,
        /// Whether the party concedes it.
        concedes: bool,
        /// What is counted.
        measure: String,
        /// Unit.
        unit: Option<String>,
        /// What sort of number it is.
        scale: String,
        /// How exact it is.
        hedge: String,
        /// Lower bound.
        low: Option<String>,
        /// Best value.
        best: Option<String>,
        /// Upper bound.
        high: Option<String>,
        /// The time it is compared with.
        baseline: Option<String>,
        /// When it was said.
        said: Option<String>,
        /// The verdict on the claim.
        verdict: Option<String>,
        /// The desk's own lowest plausible value.
        estimate_low: Option<String>,
        /// The desk's own best value.
        estimate_best: Option<String>,
        /// The desk's own highest plausible value.
        estimate_high: Option<String>,
        /// Number of the footnote.
        footnote: Option<u32>,
    }
    /// A designation.
    DesignatedRow {
        /// Code of the claim.
        claim: String,
        /// Who designates.
        designator: String,
        /// Who is designated.
        designee: String,
        /// As what: the designator's word.
        label: String,
        /// Language of the label.
        language: String,
        /// By which instrument or list.
        instrument: Option<String>,
        /// Whether it binds in law.
        force: String,
        /// In force, as far as known.
        when: Option<String>,
        /// Who contests it, with semicolons between.
        contested_by: String,
        /// Whether the designation exists: the verdict.
        verdict: Option<String>,
        /// Numbers of the footnotes.
        footnotes: Vec<u32>,
        /// Whether nobody approved it yet.
        draft: bool,
    }
    /// One record of a request for a reply, or a party that was not asked.
    ReplyRow {
        /// Code of the claim.
        claim: String,
        /// Name of the party.
        party: String,
        /// Number of the record, from 1; 0: not asked, and no reason is on record.
        step: usize,
        /// What came of the request.
        outcome: Option<String>,
        /// Moment of the record.
        at: Option<String>,
        /// Moment of the request.
        asked_at: Option<String>,
        /// Through what.
        channel: Option<String>,
        /// Moment until which an answer was asked for.
        deadline: Option<String>,
        /// Why nobody was asked, or what was said to the request.
        reason: Option<String>,
        /// The answer, in full.
        answer: Option<String>,
        /// Its language.
        language: Option<String>,
        /// A translation.
        translation: Option<String>,
        /// Number of the footnote.
        footnote: Option<u32>,
        /// Whether an answer is waited for after its time was over.
        overdue: bool,
        /// Whether nobody approved the claim yet.
        draft: bool,
    }
    /// What of one party stands in the report.
    BalanceRow {
        /// Its name.
        party: String,
        /// What it is.
        kind: Option<String>,
        /// Claims that it asserts.
        asserts: Vec<String>,
        /// Claims that it concedes.
        concedes: Vec<String>,
        /// Claims that it denies or rejects.
        denies: Vec<String>,
        /// Claims that it speaks of otherwise.
        speaks_of: Vec<String>,
        /// Claims about it.
        about: Vec<String>,
        /// Verdicts on the claims that it makes, as `verdict: number`.
        verdicts_on_its_claims: String,
        /// Verdicts on the claims about it, as `verdict: number`.
        verdicts_on_claims_about_it: String,
        /// Its share of all claims, whole percent.
        claim_share: u32,
        /// How many statements of it are quoted.
        quotes: u32,
        /// Its share of all quoted statements, whole percent.
        quote_share: u32,
        /// How many requests for a reply went to it.
        asked: u32,
        /// How many of them it answered.
        answered: u32,
        /// How many of them it left without an answer.
        unanswered: u32,
    }
    /// A public change.
    CorrectionRow {
        /// Moment of the change.
        at: String,
        /// Correction, update, retraction or withdrawal.
        kind: String,
        /// Code of the claim; empty: the report as a whole.
        claim: Option<String>,
        /// What stood there.
        was: Option<String>,
        /// What stands there now.
        now: Option<String>,
        /// Why.
        why: String,
    }
    /// A source.
    SourceRow {
        /// Key that footnotes use.
        source: String,
        /// Type of CSL.
        kind: Option<String>,
        /// Title.
        title: Option<String>,
        /// Name of the publisher.
        publisher: Option<String>,
        /// Address.
        url: Option<String>,
        /// Address of an archived copy.
        archive_url: Option<String>,
        /// Date of issue.
        issued: Option<String>,
        /// Language.
        language: String,
        /// Reliability, A to F.
        reliability: String,
        /// Where what it says comes from.
        origin: String,
        /// The source it derives from.
        derived_from: Option<String>,
        /// Moment of the last capture.
        captured_at: Option<String>,
        /// SHA-256 of the bytes of that capture.
        sha256: Option<String>,
        /// Whether those bytes are held.
        held: Option<bool>,
        /// Why it no longer counts: withdrawn, or distrusted.
        retracted: Option<String>,
        /// Since when.
        retracted_at: Option<String>,
        /// Reason.
        retracted_reason: Option<String>,
    }
    /// A footnote.
    FootnoteRow {
        /// Number.
        footnote: u32,
        /// Key of the source.
        source: String,
        /// The exact words.
        quote: String,
        /// Their language.
        language: String,
        /// A translation.
        translation: Option<String>,
        /// Who translated.
        translator: Option<String>,
        /// Page, time code or region.
        locator: Option<String>,
        /// Whether the words were found again.
        anchor: String,
    }
}
