//! The sealed file that travels between laptops: written, read and verified.
//!
//! `age( zstd( canonical JSON Lines ) )`, set out in `FORMAT.md` beside this code, enough to write an independent
//! reader. This room knows bytes, not meaning: who may have written what is asked of a [`Trust`], and what a revision
//! says is left to whoever receives it. A bundle is taken whole or refused whole: nothing is handed out before the
//! footer, every id and every signature have been verified.
#![warn(clippy::wildcard_enum_match_arm)]

mod age_header;
mod error;
mod footer;
mod header;
mod hexadecimal;
mod limits;
mod line;
mod open;
mod seal;
mod trust;
mod unseal;
mod verify;
mod watch;

pub use age::x25519::{Identity, Recipient};
pub use error::{BundleError, Limit};
pub use header::{BundleKind, Counts, DeviceSpan, Header, PackFile, Sender};
pub use limits::Limits;
pub use open::{Carried, Checked, Contents, Expectations, Opened, Outside, check, open, outside};
pub use seal::{Author, Content, Exporter, Sealed, file_name, seal};
pub use trust::{Trust, Vouch};
pub use watch::{Progress, Step, Watch};

/// How long the age header of a file is that begins with these bytes, and how many stanzas it has; linear in time, so that
/// it may look at anything before an age library does.
///
/// # Errors
/// [`BundleError::NotABundle`], [`BundleError::Truncated`], [`BundleError::Damaged`] and the header's limits.
pub fn scan_header(start: &[u8], limits: &Limits) -> Result<(usize, u64), BundleError> {
    let length = age_header::scan(start, limits)?;
    let header = start.get(..length).ok_or(BundleError::Truncated)?;
    Ok((length, age_header::stanzas(header)))
}

/// The version of the format that this program writes and the newest that it reads. Frozen: files of format 1 stay
/// readable for ever. Format 0 was for trying out, and is refused.
pub const FORMAT: i64 = 1;

#[cfg(test)]
mod tests;
