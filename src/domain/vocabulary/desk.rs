//! Who may read.

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
