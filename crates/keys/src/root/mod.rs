//! The programme's root key: it signs the roster and orders to erase, and nothing else.
//!
//! Its file is wrapped by four words like a profile's and kept where the programme keeps what it cannot lose. Whoever
//! holds it decides who supervises; it never travels to a laptop of the field.

mod create;
mod file;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use create::PACK;

use std::fmt;

use age::x25519::Recipient;
use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::Value;

use crate::wrap::{Cost, Wrapped};

/// Most bytes of a root key's file.
pub const MAX_ROOT_BYTES: usize = 16 * 1024;
/// What the file calls itself.
const FORMAT: &str = "paduk-root";
/// The version that this program writes and reads.
const VERSION: i64 = 1;

/// A root key as it stands on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootFile {
    public: RootPublic,
    cost: Cost,
    salt: [u8; 32],
    wrapped: Wrapped,
    /// Everything in the file but the wrapped seed, bound to it.
    bound: Value,
}

/// What everybody may know of a root key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootPublic {
    /// Verifies rosters and orders to erase.
    pub key: VerifyingKey,
    /// Id of the pack of the survey that it belongs to.
    pub pack: String,
    /// When it was made.
    pub created: String,
    /// The programme's working key: opens every bundle and every recovery of the survey.
    pub working: Recipient,
    /// The programme's sealed key: the same, from an envelope that is opened only when all else is lost.
    pub sealed: Recipient,
}

impl RootFile {
    /// What everybody may know of it.
    pub fn public(&self) -> &RootPublic {
        &self.public
    }
}

/// An unlocked root key, wiped from memory when dropped.
pub struct RootKey {
    public: RootPublic,
    signing: SigningKey,
}

impl RootKey {
    /// What everybody may know of it.
    pub fn public(&self) -> &RootPublic {
        &self.public
    }

    /// Signs rosters and orders to erase.
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(secret)")
    }
}
