//! What a claim is, whom it is about, and the figures and labels in it.

vocabulary! {
    /// What kind of proposition a claim is.
    ClaimKind {
        /// Something is or was so.
        Factual = "factual",
        /// A figure.
        Quantitative = "quantitative",
        /// Somebody calls somebody something.
        Designation = "designation",
        /// Somebody did wrong.
        Accusation = "accusation",
        /// A judgement of value.
        Evaluation = "evaluation",
        /// Something will be so.
        Prediction = "prediction",
        /// Something ought to be done.
        Demand = "demand",
    }
}

impl ClaimKind {
    /// Whether the world can settle a claim of this kind now.
    pub const fn is_checkable(self) -> bool {
        !matches!(self, Self::Evaluation | Self::Prediction | Self::Demand)
    }
}

vocabulary! {
    /// The part an entity has in what a claim says.
    Role {
        /// Whom or what the claim is about.
        Subject = "subject",
        /// Whom it is directed against.
        Target = "target",
        /// Who suffered.
        Victim = "victim",
        /// Who did it.
        Perpetrator = "perpetrator",
        /// Who is spoken to.
        Addressee = "addressee",
        /// Who gains.
        Beneficiary = "beneficiary",
        /// Where.
        Place = "place",
        /// By what means or under which agreement.
        Instrument = "instrument",
        /// Otherwise involved.
        Context = "context",
    }
}

vocabulary! {
    /// How a figure is bounded in the words of its source.
    Hedge {
        /// Exactly this number.
        Exactly = "exactly",
        /// Around this number.
        About = "about",
        /// This number or more.
        AtLeast = "at_least",
        /// More than this number.
        MoreThan = "more_than",
        /// This number or fewer.
        AtMost = "at_most",
        /// Fewer than this number.
        LessThan = "less_than",
        /// From the lower to the upper number.
        Between = "between",
        /// A quantity without a number: many, dozens, heavy losses.
        Unquantified = "unquantified",
    }
}

vocabulary! {
    /// What sort of number a figure is.
    #[derive(Default)]
    Scale {
        /// Things counted; never negative.
        #[default]
        Count = "count",
        /// One number over another.
        Ratio = "ratio",
        /// Hundredths of a whole.
        Percent = "percent",
        /// A measured amount: money, distance, time.
        Amount = "amount",
    }
}

vocabulary! {
    /// What a designation does.
    Force {
        /// It has effect in law; it needs an instrument such as a decree or a list.
        Legal = "legal",
        /// A word used in speech.
        Rhetorical = "rhetorical",
        /// The source does not say.
        Unclear = "unclear",
    }
}
