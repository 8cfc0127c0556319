//! The most that a bundle may be.

use paduk_history::canonical::MAX_LINE;

use crate::error::{BundleError, Limit};

/// Limits of reading and writing. Only tests use others than [`Limits::FORMAT`].
///
/// Parents, answers, texts and depth of a revision are limited by `history`, whose codes come through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the sealed file.
    pub file: u64,
    /// Bytes of the age header: its parser in the age crate takes quadratic time.
    pub age_header: u64,
    /// Stanzas of the age header.
    pub stanzas: u64,
    /// Bytes of zstd's window, and so of the memory that unpacking takes.
    pub window: u64,
    /// Bytes of the unpacked stream, whatever the packed size.
    pub unpacked: u64,
    /// How many times larger than the file the unpacked stream may be, beyond [`Limits::unpacked_free`].
    pub unpacked_ratio: u64,
    /// Bytes that any file may unpack to.
    pub unpacked_free: u64,
    /// Bytes of one line without its line end: a revision of 1 MiB and what stands around it.
    pub line: u64,
    /// Revisions of one bundle.
    pub revisions: u64,
    /// Bytes of one blob.
    pub blob: u64,
}

impl Limits {
    /// The limits of the format.
    pub const FORMAT: Self = Self {
        file: 512 << 20,
        age_header: 4 << 10,
        stanzas: 20,
        window: 1 << 23,
        unpacked: 4 << 30,
        unpacked_ratio: 200,
        unpacked_free: 1 << 20,
        line: MAX_LINE as u64 + 256,
        revisions: 1_000_000,
        blob: 2 << 20,
    };

    /// The most bytes that a file of `packed` bytes may unpack to.
    pub fn unpacked_from(&self, packed: u64) -> u64 {
        packed
            .saturating_mul(self.unpacked_ratio)
            .saturating_add(self.unpacked_free)
            .min(self.unpacked)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::FORMAT
    }
}

/// Refuses a `value` above what is `allowed`.
pub(crate) fn within(limit: Limit, value: u64, allowed: u64) -> Result<(), BundleError> {
    if value > allowed {
        return Err(BundleError::OverLimit { limit, allowed });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn a_small_file_may_not_unpack_to_much() {
        let limits = Limits::FORMAT;
        assert_eq!(limits.unpacked_from(0), 1 << 20);
        assert_eq!(limits.unpacked_from(1000), 200_000 + (1 << 20));
        assert_eq!(limits.unpacked_from(limits.file), 4 << 30);
        assert_eq!(limits.unpacked_from(u64::MAX), 4 << 30);
    }
}
