//! Keys people can live with: passphrase, wrapping, cards, identities.
//!
//! A person remembers four words. They open the profile file, which holds the wrapped data key of the store, the
//! signing key of the laptop and the age identity that opens bundles. What others need to know of it travels as a
//! [`Card`]: public, signed by itself, and compared by four check words.
//!
//! Randomness and time are passed in; only the age crate draws for itself. Nothing here knows the store or the bundle.
#![warn(clippy::wildcard_enum_match_arm)]

mod bytes;
mod card;
mod error;
mod file;
mod identity;
mod passphrase;
mod profile;
mod random;
mod recipient;
mod wrap;

pub use age::x25519::{Identity, Recipient};
pub use card::{Card, MAX_CARD_BYTES};
pub use error::KeysError;
pub use identity::{identity_text, load_identity, read_identity, save_identity};
pub use passphrase::{Passphrase, Typed, UnlistedWord, understand};
pub use profile::{MAX_PROFILE_BYTES, Profile, ProfileWish, Public, Unlocked};
pub use random::{NoRandomness, Random};
pub use recipient::read_recipient;
pub use wrap::Cost;
