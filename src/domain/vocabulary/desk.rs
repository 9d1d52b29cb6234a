//! How a desk works: who may read, who was asked, what has to wait.

vocabulary! {
    /// Who may read a dossier.
    #[derive(Default)]
    Visibility {
        /// Everybody at the desk.
        #[default]
        Desk = "desk",
        /// Its members only.
        Restricted = "restricted",
    }
}

vocabulary! {
    /// Whether who is accused has to be asked before a report goes out.
    #[derive(Default)]
    RightOfReply {
        /// It is good practice, and said where it was not done.
        #[default]
        Advisory = "advisory",
        /// Nothing goes out without it, or a logged reason.
        Required = "required",
    }
}

vocabulary! {
    /// What came of a request for a reply.
    ReplyOutcome {
        /// The request is out.
        Asked = "asked",
        /// There is an answer.
        Answered = "answered",
        /// The party would not answer.
        Declined = "declined",
        /// Nothing came before the deadline; it denies nothing.
        Silent = "silent",
        /// The party has more time.
        Extension = "extension",
        /// Nobody was asked, for a reason.
        NotAsked = "not_asked",
    }
}

vocabulary! {
    /// Why a claim may not be approved or published for now.
    HoldKind {
        /// Lawyers look at it.
        Legal = "legal",
        /// It was given under embargo.
        Embargo = "embargo",
        /// An answer is waited for.
        AwaitingReply = "awaiting_reply",
        /// The hold has ended.
        Released = "released",
    }
}
