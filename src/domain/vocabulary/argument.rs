//! How claims and evidence bear on claims.

vocabulary! {
    /// How one claim bears on another.
    ArgumentKind {
        /// Both cannot be so.
        Contradicts = "contradicts",
        /// Argues that the other is not so.
        Rebuts = "rebuts",
        /// Attacks the step from one claim to another; it points to a relation.
        Undercuts = "undercuts",
        /// Argues that the other is so.
        Supports = "supports",
        /// Narrows the other.
        Qualifies = "qualifies",
        /// Says the same in other words.
        Restates = "restates",
        /// A party's changed account.
        Revises = "revises",
        /// Replies to the other.
        Answers = "answers",
    }
}

vocabulary! {
    /// Which way a piece of evidence points.
    Bearing {
        /// For the claim.
        Supports = "supports",
        /// Against the claim.
        Refutes = "refutes",
        /// Neither; needed to understand it.
        Context = "context",
    }
}

vocabulary! {
    /// Whether a relation leads from the claim it is printed at, or to it.
    Direction {
        /// From this claim to another.
        Outgoing = "outgoing",
        /// From another claim to this one.
        Incoming = "incoming",
    }
}

vocabulary! {
    /// How credible one piece of information is: the figures of the Admiralty code.
    Credibility {
        /// Confirmed by others.
        One = "1",
        /// Probably true.
        Two = "2",
        /// Possibly true.
        Three = "3",
        /// Doubtful.
        Four = "4",
        /// Improbable.
        Five = "5",
        /// Cannot be judged.
        Six = "6",
    }
}
