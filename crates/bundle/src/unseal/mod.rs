//! From sealed bytes to lines: age, zstd, line ends. Nothing is held but one line and zstd's window.

mod frame;
mod lines;

use std::io::{BufRead, BufReader, Read};
use std::iter;

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor};

use crate::error::{BundleError, Limit};
use crate::limits::Limits;

pub(crate) use lines::{each_line, next_line};

/// Longest zstd frame header.
const FRAME_HEADER: usize = 18;

type Unpacking<'a, R> = zstd::Decoder<'static, BufReader<age::stream::StreamReader<&'a mut R>>>;

/// The unpacked stream of a sealed file, limited.
pub(crate) struct Plain<'a, R: BufRead> {
    unpacking: BufReader<Unpacking<'a, R>>,
    /// Bytes that may still come.
    left: u64,
    allowed: u64,
}

/// Opens a sealed stream whose age header was scanned before.
pub(crate) fn unseal<'a, R: BufRead>(
    sealed: &'a mut R,
    packed: u64,
    identity: &Identity,
    limits: &Limits,
) -> Result<Plain<'a, R>, BundleError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(fault_of_age)?;
    let decrypted = decryptor
        .decrypt(iter::once(identity as &dyn age::Identity))
        .map_err(fault_of_age)?;
    let mut packed_stream = BufReader::with_capacity(zstd::zstd_safe::DCtx::in_size(), decrypted);
    let start = packed_stream.fill_buf().map_err(|error| fault_of_stream(&error))?;
    frame::scan(&start[..start.len().min(FRAME_HEADER)], limits)?;
    let mut unpacking = zstd::Decoder::with_buffer(packed_stream)
        .map_err(|error| fault_of_stream(&error))?
        .single_frame();
    // Our own scan of the frame header has checked the window already; the decoder is told as well.
    unpacking
        .window_log_max(limits.window.max(1 << 10).ilog2())
        .map_err(|error| fault_of_stream(&error))?;
    let allowed = limits.unpacked_from(packed);
    Ok(Plain {
        unpacking: BufReader::with_capacity(64 << 10, unpacking),
        left: allowed,
        allowed,
    })
}

/// The text of the recipient that belongs to an identity, as it stands in a header.
pub(crate) fn recipient_of(identity: &Identity) -> String {
    let recipient: Recipient = identity.to_public();
    recipient.to_string()
}

impl<R: BufRead> Plain<'_, R> {
    /// Demands that the frame, the sealed stream and the file end here.
    fn end(self) -> Result<(), BundleError> {
        let mut unpacking = self.unpacking.into_inner();
        unpacking.finish_frame().map_err(|error| fault_of_stream(&error))?;
        let mut packed = unpacking.into_inner();
        let mut one = [0];
        // Reading to the very end also makes age verify that its last chunk is the last.
        match packed.read(&mut one).map_err(|error| fault_of_stream(&error))? {
            0 => Ok(()),
            _ => Err(BundleError::TrailingBytes),
        }
    }
}

/// What age's header parser found.
// The age crate may add errors; every one that is not named here means bytes that no honest writer made.
#[allow(clippy::wildcard_enum_match_arm)]
fn fault_of_age(error: DecryptError) -> BundleError {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed => BundleError::NotForThisKey,
        DecryptError::UnknownFormat => BundleError::NewerFormat {
            needs: crate::FORMAT + 1,
        },
        DecryptError::Io(error) => fault_of_stream(&error),
        _ => BundleError::Damaged,
    }
}

/// What went wrong while decrypting or unpacking. The sealed bytes are in memory or in a file of ours by then, so that
/// an error means the bytes and not the stick.
fn fault_of_stream(error: &std::io::Error) -> BundleError {
    if error.kind() == std::io::ErrorKind::UnexpectedEof {
        BundleError::Truncated
    } else {
        BundleError::Damaged
    }
}

impl<R: BufRead> Plain<'_, R> {
    fn over(&self) -> BundleError {
        BundleError::OverLimit {
            limit: Limit::Unpacked,
            allowed: self.allowed,
        }
    }
}
