//! The event log's arithmetic, so that an outsider can check it without the database.
//!
//! `commitment = sha256(salt ‖ payload)` and
//! `hash = sha256(0x01 ‖ stream ‖ version ‖ lp(operation) ‖ actor ‖ lp(login) ‖ at ‖ commitment ‖ prev)`, where numbers are
//! big-endian, `lp` puts the length in bytes (4 bytes) before the bytes, and `at` is microseconds since 2000-01-01 UTC
//! (8 bytes), as PostgreSQL sends a `timestamptz`. The first event's `prev` is 32 zero bytes.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// What is before a stream's first event.
pub const ZERO: Hash = [0; 32];

/// Seconds from 1970 to 2000.
pub(super) const POSTGRES_EPOCH: i64 = 946_684_800;

/// What an event's hash covers.
#[derive(Debug, Clone, Copy)]
pub struct Sealed<'a> {
    /// The stream.
    pub stream: Uuid,
    /// 1 for the first event of the stream.
    pub version: i32,
    /// `record`, a move, or an operation on a member.
    pub operation: &'a str,
    /// The person.
    pub actor: Uuid,
    /// The PostgreSQL login.
    pub login: &'a str,
    /// The server's clock.
    pub at: DateTime<Utc>,
    /// SHA-256 of salt and payload.
    pub commitment: &'a [u8],
    /// The hash of the event before.
    pub prev: &'a [u8],
}

/// What the payload is committed to.
pub fn commitment(salt: Uuid, payload: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(payload.as_bytes());
    hash.finalize().into()
}

impl Sealed<'_> {
    /// The event's hash.
    pub fn hash(&self) -> Hash {
        let mut hash = Sha256::new();
        hash.update([1]);
        hash.update(self.stream.as_bytes());
        hash.update(self.version.to_be_bytes());
        length_prefixed(&mut hash, self.operation.as_bytes());
        hash.update(self.actor.as_bytes());
        length_prefixed(&mut hash, self.login.as_bytes());
        hash.update((self.at.timestamp_micros() - POSTGRES_EPOCH * 1_000_000).to_be_bytes());
        hash.update(self.commitment);
        hash.update(self.prev);
        hash.finalize().into()
    }
}

fn length_prefixed(hash: &mut Sha256, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    hash.update(length.to_be_bytes());
    hash.update(bytes);
}

/// SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn event(operation: &'static str, login: &'static str) -> Sealed<'static> {
        Sealed {
            stream: Uuid::from_u128(1),
            version: 1,
            operation,
            actor: Uuid::from_u128(2),
            login,
            at: Utc.timestamp_opt(POSTGRES_EPOCH, 5_000).single().unwrap(),
            commitment: &ZERO,
            prev: &ZERO,
        }
    }

    #[test]
    fn lengths_keep_neighbouring_fields_apart() {
        assert_ne!(event("re", "cord").hash(), event("rec", "ord").hash());
        assert_eq!(
            event("record", "checker").hash(),
            event("record", "checker").hash()
        );
    }

    #[test]
    fn a_salt_hides_the_payload() {
        assert_ne!(
            commitment(Uuid::from_u128(1), "{}"),
            commitment(Uuid::from_u128(2), "{}")
        );
    }
}
