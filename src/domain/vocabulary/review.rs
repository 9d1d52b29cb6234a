//! What the desk finds, how sure it is, and why a finding changed.

vocabulary! {
    /// The content verdict: is it so?
    Rating {
        /// Good evidence says it is so.
        Supported = "supported",
        /// The evidence says it is so, with a limit.
        MostlySupported = "mostly_supported",
        /// Accounts stand against each other.
        Contested = "contested",
        /// The words hold, the picture they leave does not.
        Misleading = "misleading",
        /// The evidence speaks against it, with a limit.
        MostlyRefuted = "mostly_refuted",
        /// Good evidence says it is not so.
        Refuted = "refuted",
        /// Searched, and no evidence found.
        Unsupported = "unsupported",
        /// Nobody outside can find out.
        Unverifiable = "unverifiable",
        /// Evidence cannot decide it.
        NotCheckable = "not_checkable",
        /// On record, not checked yet.
        Open = "open",
    }
}

vocabulary! {
    /// The attribution verdict: was it said, and so?
    AttributionRating {
        /// Found with the one it is ascribed to.
        Confirmed = "confirmed",
        /// Said, but not in these words.
        Misquoted = "misquoted",
        /// Said by somebody else.
        Misattributed = "misattributed",
        /// Said, but it meant something else there.
        OutOfContext = "out_of_context",
        /// Nothing shows it beyond the source that reports it.
        Unconfirmed = "unconfirmed",
    }
}

vocabulary! {
    /// How sure the desk is of a verdict.
    Confidence {
        /// New information could well turn it round.
        Low = "low",
        /// New information could shift it.
        Moderate = "moderate",
        /// A change would surprise.
        High = "high",
    }
}

vocabulary! {
    /// Why a verdict took the place of another, or what else changed in public.
    ChangeKind {
        /// The first verdict.
        Initial = "initial",
        /// Looked at again, and found the same.
        Affirmed = "affirmed",
        /// The world or the evidence has changed.
        Update = "update",
        /// What stood there was wrong.
        Correction = "correction",
        /// Something it rested on no longer counts.
        Retraction = "retraction",
        /// The claim is no longer published.
        Withdrawal = "withdrawal",
    }
}
