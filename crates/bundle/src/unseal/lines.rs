//! The unpacked stream cut at its line ends.

use std::io::BufRead;

use super::{Plain, fault_of_stream};
use crate::error::{BundleError, Limit};

/// Hands over every line without its end, then demands that everything ends there.
///
/// A last line without its end counts as cut off. No more than `most` bytes of a line are ever held.
pub(crate) fn each_line<R: BufRead>(
    mut plain: Plain<'_, R>,
    most: u64,
    take: &mut dyn FnMut(&[u8]) -> Result<(), BundleError>,
) -> Result<(), BundleError> {
    let mut line = Vec::new();
    while next_line(&mut plain, most, &mut line)? {
        take(&line)?;
    }
    plain.end()
}

/// Reads one line into `line`; false at the end of the stream.
pub(crate) fn next_line<R: BufRead>(
    plain: &mut Plain<'_, R>,
    most: u64,
    line: &mut Vec<u8>,
) -> Result<bool, BundleError> {
    line.clear();
    loop {
        let over = plain.over();
        let ready = plain.unpacking.fill_buf().map_err(|error| fault_of_stream(&error))?;
        if ready.is_empty() {
            return if line.is_empty() {
                Ok(false)
            } else {
                Err(BundleError::Truncated)
            };
        }
        let end = ready.iter().position(|byte| *byte == b'\n');
        let length = end.unwrap_or(ready.len());
        line.extend_from_slice(&ready[..length]);
        let taken = end.map_or(length, |end| end + 1);
        plain.unpacking.consume(taken);
        plain.left = plain.left.checked_sub(taken as u64).ok_or(over)?;
        if line.len() as u64 > most {
            return Err(BundleError::OverLimit {
                limit: Limit::Line,
                allowed: most,
            });
        }
        if end.is_some() {
            return Ok(true);
        }
    }
}
