//! Publishing as an editor does: make, read, approve what was read.

use std::fs;

use counterclaim::domain::log::sha256;

use super::TestDb;

/// SHA-256 of a file, hexadecimal.
pub fn sha256_of(path: &str) -> String {
    hex::encode(sha256(&fs::read(path).unwrap()))
}

impl TestDb {
    /// Makes a report, and publishes it by its hash with further options: the path of what went out.
    pub fn publish(&self, login: &str, more: &[&str]) -> String {
        let (read, out) = (self.path("read"), self.path("published"));
        let (made, terms) = more.split_at(
            more.iter()
                .position(|word| *word == "--erratum")
                .unwrap_or(more.len()),
        );
        self.succeed(login, &[&["report", "make", "--out", &read][..], made].concat());
        let hash = sha256_of(&read);
        let publish = ["report", "publish", "--approve", &hash, "--out", &out];
        self.succeed(login, &[&publish[..], made, terms].concat());
        out
    }
}
