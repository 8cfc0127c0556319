//! Enrolment: how a laptop comes to write real records, and whom it believes.

mod accept;
mod ask;
mod escrow;
mod recover;
mod release;
mod roster;
mod sign;
mod trusted;
mod window;
mod words;

pub use accept::Accepted;
pub use ask::Asked;
pub use roster::{RosterMade, RosterWish};
pub use sign::{ShownRequest, SignWish, Signed};

pub(crate) use accept::accept;
pub(crate) use recover::recover;
pub(crate) use roster::{init, revoke, sign_roster};
pub(crate) use sign::show;
pub(crate) use trusted::{ROSTER, Trusted, keep_roster};
pub(crate) use window::DEVICE_LETTERS;
pub(crate) use words::change_words;

/// Extensions of the files that travel at enrolment.
pub(crate) const REQUEST: &str = "permohonan";
pub(crate) const ANSWER: &str = "surat";
pub(crate) const ROSTER_FILE: &str = "daftar";
/// The setting that says under which device a real profile was enrolled last.
pub(crate) const ENROLLED: &str = "enrolled";
/// The escrowed data key in a profile's folder, and on the stick.
pub(crate) const ESCROW: &str = "pemulihan.age";
