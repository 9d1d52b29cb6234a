//! What speakers do with a claim, and how their words reached the page.

vocabulary! {
    /// What a speaker does with a claim, or with what the next speaker says.
    Attitude {
        /// Says it is so.
        States = "states",
        /// Says it is so, as a charge.
        Alleges = "alleges",
        /// Says it is so or will be, as a danger.
        Warns = "warns",
        /// Gives a figure of its own.
        Estimates = "estimates",
        /// Says it will be so.
        Predicts = "predicts",
        /// Gives somebody a label.
        Designates = "designates",
        /// Says that what others said is so.
        Confirms = "confirms",
        /// Admits it, against its interest.
        Concedes = "concedes",
        /// Says it did it.
        ClaimsResponsibility = "claims_responsibility",
        /// Says it is not so.
        Denies = "denies",
        /// Refuses it.
        Rejects = "rejects",
        /// Passes on what others say.
        Reports = "reports",
        /// Is afraid that it is so or will be.
        Fears = "fears",
        /// Is not convinced of it.
        Doubts = "doubts",
        /// Requires it.
        Demands = "demands",
        /// Calls for it.
        Urges = "urges",
        /// Condemns it.
        Condemns = "condemns",
        /// Finds fault with it.
        Criticises = "criticises",
        /// Promises it.
        Pledges = "pledges",
        /// Says that it cannot confirm it.
        CannotConfirm = "cannot_confirm",
        /// Declines to comment on it.
        DeclinesComment = "declines_comment",
    }
}

impl Attitude {
    /// Whether the speaker is committed to the truth of the content: 1 for it, −1 against it, 0 neither.
    pub const fn commitment(self) -> i8 {
        match self {
            Self::States
            | Self::Alleges
            | Self::Warns
            | Self::Estimates
            | Self::Predicts
            | Self::Designates
            | Self::Confirms
            | Self::Concedes
            | Self::ClaimsResponsibility => 1,
            Self::Denies | Self::Rejects => -1,
            Self::Reports
            | Self::Fears
            | Self::Doubts
            | Self::Demands
            | Self::Urges
            | Self::Condemns
            | Self::Criticises
            | Self::Pledges
            | Self::CannotConfirm
            | Self::DeclinesComment => 0,
        }
    }
}

vocabulary! {
    /// How the words of a speaker reached the page.
    Mode {
        /// The publisher speaks for itself.
        OwnVoice = "own_voice",
        /// The whole quotation is the speaker's words.
        Direct = "direct",
        /// Some words of the quotation are the speaker's.
        Partial = "partial",
        /// Paraphrased.
        Indirect = "indirect",
        /// Read from conduct or context, not said.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// On which side of a claim a position stands.
    Stance {
        /// Stands behind it.
        Asserts = "asserts",
        /// Denies or rejects it.
        Denies = "denies",
        /// Neither: passes it on, fears it, demands it.
        Neither = "neither",
    }
}

impl Attitude {
    /// The side on which a holder of this attitude stands.
    pub const fn stance(self) -> Stance {
        match self.commitment() {
            1 => Stance::Asserts,
            -1 => Stance::Denies,
            _ => Stance::Neither,
        }
    }
}
