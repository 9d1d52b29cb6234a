//! The review as a checker, a reviewer and an editor do it with the program.

use super::TestDb;

impl TestDb {
    /// Takes claims from draft to a state of the review.
    pub fn bring(&self, state: &str, claims: &[&str]) {
        let go = |login: &str, words: &[&str]| {
            self.succeed(login, &[&["review"], words, claims].concat());
        };
        go("checker", &["submit"]);
        if state == "submitted" {
            return;
        }
        go("reviewer", &["take"]);
        if state == "in_review" {
            return;
        }
        go(
            "reviewer",
            &[
                "decide",
                "--verdict",
                "open",
                "--confidence",
                "low",
                "--attribution",
                "confirmed",
            ],
        );
        if state == "decided" {
            return;
        }
        go("editor", &["approve"]);
    }
}
