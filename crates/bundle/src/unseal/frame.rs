//! Our own look at a zstd frame header (RFC 8878, 3.1.1.1) before anything is unpacked.

use crate::error::{BundleError, Limit};
use crate::limits::{Limits, within};

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Scans the first bytes of the packed stream.
///
/// # Errors
/// [`BundleError::NotABundle`] where no zstd frame starts; [`BundleError::Damaged`] for reserved bits and dictionaries,
/// which no bundle has; the limit of the window.
pub(crate) fn scan(start: &[u8], limits: &Limits) -> Result<(), BundleError> {
    let rest = start.strip_prefix(&MAGIC).ok_or(BundleError::NotABundle)?;
    let (descriptor, rest) = rest.split_first().ok_or(BundleError::Truncated)?;
    let single_segment = descriptor & 0x20 != 0;
    if descriptor & 0x0b != 0 {
        return Err(BundleError::Damaged);
    }
    let window = if single_segment {
        content_size(*descriptor, rest)?
    } else {
        let byte = rest.first().ok_or(BundleError::Truncated)?;
        let base = 1_u64 << (10 + (byte >> 3));
        base + base / 8 * u64::from(byte & 7)
    };
    within(Limit::Window, window, limits.window)
}

/// The size of the content, which is the window of a single segment.
fn content_size(descriptor: u8, rest: &[u8]) -> Result<u64, BundleError> {
    let length = match descriptor >> 6 {
        0 => 1,
        1 => 2,
        2 => 4,
        _ => 8,
    };
    let bytes = rest.get(..length).ok_or(BundleError::Truncated)?;
    let size = bytes.iter().rev().fold(0, |size, byte| size << 8 | u64::from(*byte));
    Ok(if length == 2 { size + 256 } else { size })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::scan;
    use crate::error::{BundleError, Limit};
    use crate::limits::Limits;

    const OVER: BundleError = BundleError::OverLimit {
        limit: Limit::Window,
        allowed: 1 << 23,
    };

    fn packed(window_log: u32, bytes: &[u8]) -> Vec<u8> {
        let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
        encoder.window_log(window_log).unwrap();
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn eight_mebibytes_of_window_are_the_most() {
        assert_eq!(scan(&packed(23, b"x"), &Limits::FORMAT), Ok(()));
        assert_eq!(scan(&packed(24, b"x"), &Limits::FORMAT), Err(OVER));
        let mut just_beyond = packed(23, b"x");
        just_beyond[5] |= 1;
        assert_eq!(scan(&just_beyond, &Limits::FORMAT), Err(OVER), "the next mantissa");
    }

    #[test]
    fn a_single_segment_is_its_own_window() {
        let frame = |descriptor: u8, size: &[u8]| [&[0x28, 0xb5, 0x2f, 0xfd, descriptor], size].concat();
        let scan = |bytes: &[u8]| scan(bytes, &Limits::FORMAT);
        assert_eq!(scan(&frame(0x20, &[255])), Ok(()));
        assert_eq!(scan(&frame(0x60, &[255, 255])), Ok(()));
        assert_eq!(scan(&frame(0xa0, &[0, 0, 0x80, 0])), Ok(()));
        assert_eq!(scan(&frame(0xa0, &[1, 0, 0x80, 0])), Err(OVER));
        assert_eq!(scan(&frame(0xe0, &[0, 0, 0, 0, 0, 0, 0, 1])), Err(OVER));
    }

    #[test]
    fn other_bytes_dictionaries_and_stumps_are_refused() {
        let scan = |bytes: &[u8]| scan(bytes, &Limits::FORMAT);
        assert_eq!(scan(b"{\"h\":"), Err(BundleError::NotABundle));
        assert_eq!(
            scan(&[0x50, 0x2a, 0x4d, 0x18, 0]),
            Err(BundleError::NotABundle),
            "a skippable frame"
        );
        assert_eq!(scan(&[0x28, 0xb5, 0x2f, 0xfd]), Err(BundleError::Truncated));
        assert_eq!(scan(&[0x28, 0xb5, 0x2f, 0xfd, 0x80, 0x58]), Ok(()), "8 MiB");
        assert_eq!(
            scan(&[0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x58]),
            Err(BundleError::Damaged),
            "a dictionary"
        );
        assert_eq!(
            scan(&[0x28, 0xb5, 0x2f, 0xfd, 0x08, 0x58]),
            Err(BundleError::Damaged),
            "a reserved bit"
        );
    }
}
