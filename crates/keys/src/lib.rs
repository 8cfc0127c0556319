//! Keys people can live with: passphrase, wrapping, cards, identities.
//!
//! A person remembers four words. They open the profile file, which holds the wrapped data key of the store, the
//! signing key of the laptop and the age identity that opens bundles. What others need to know of it travels as a
//! [`Card`]: public, signed by itself, and compared by four check words.
//!
//! In real work a [`Roster`], signed by the programme's [`RootKey`], says who supervises, and a supervisor signs the cards
//! of everybody else ([`Request`] → [`Enrolment`] in an [`Answer`]). What is forgotten comes back from an [`Escrow`].
//!
//! Randomness and time are passed in; only the age crate draws for itself. Nothing here knows the store or the bundle.
#![warn(clippy::wildcard_enum_match_arm)]

mod bytes;
mod card;
mod enrol;
mod error;
mod file;
mod identity;
mod object;
mod passphrase;
mod profile;
mod random;
mod recipient;
mod root;
mod roster;
mod wrap;

pub use age::x25519::{Identity, Recipient};
pub use card::{Card, MAX_CARD_BYTES};
pub use enrol::{
    Answer, Enrolment, Escrow, MAX_ANSWER_BYTES, MAX_ENROLMENT_BYTES, MAX_ESCROW_BYTES, MAX_REQUEST_BYTES, Recovers,
    Request, Standing, open_data_key, seal_data_key,
};
pub use error::{FileKind, KeysError};
pub use identity::{identity_text, load_identity, read_identity, save_identity};
pub use passphrase::{Passphrase, Typed, UnlistedWord, understand};
pub use profile::{MAX_PROFILE_BYTES, Profile, ProfileWish, Public, Unlocked};
pub use random::{NoRandomness, Random};
pub use recipient::read_recipient;
pub use root::{MAX_ROOT_BYTES, RootFile, RootKey, RootPublic};
pub use roster::{MAX_ROSTER_BYTES, Revoked, Roster, Supervisor};
pub use wrap::Cost;
