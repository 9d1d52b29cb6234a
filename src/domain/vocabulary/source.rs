//! Sources: how reliable, from where, and whether their words still hold.

vocabulary! {
    /// Reliability of a source: the letters of the Admiralty code.
    #[derive(Default)]
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        #[default]
        F = "F",
    }
}

vocabulary! {
    /// Where a source has its content from.
    Origin {
        /// Its own reporting, record or observation.
        Own = "own",
        /// Another source, which it names or copies.
        Derived = "derived",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Why a source no longer counts.
    RetractionKind {
        /// Its publisher withdrew it.
        WithdrawnByPublisher = "withdrawn_by_publisher",
        /// The desk found that it cannot be trusted.
        Distrusted = "distrusted",
    }
}

vocabulary! {
    /// Whether a quotation was found again in the hashed capture it was taken from.
    Anchor {
        /// The words stand in the capture, and the capture has the recorded hash.
        Ok = "ok",
        /// Only the hash of the capture is held here: the words cannot be checked from the database alone.
        Unheld = "unheld",
        /// The words were never tied to a capture.
        Unanchored = "unanchored",
        /// The capture or the words are not what was recorded.
        Broken = "broken",
    }
}
