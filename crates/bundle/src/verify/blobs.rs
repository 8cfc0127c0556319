//! Blobs put together again from their pieces.

use std::collections::BTreeSet;

use paduk_history::BlobRef;
use paduk_survey::Hash;
use sha2::{Digest, Sha256};

use crate::error::{BundleError, Limit};
use crate::limits::within;
use crate::line::{PIECE, Piece};

/// Blobs come after the revisions, sorted by hash, each with all its pieces in order.
#[derive(Debug, Default)]
pub(crate) struct Blobs {
    /// Hash and size as the revisions name them. One that names a wrong size must not hide one that names the right.
    named: BTreeSet<(Hash, u64)>,
    open: Option<Open>,
    last: Option<Hash>,
    count: u64,
}

/// A blob whose pieces are still coming.
#[derive(Debug)]
struct Open {
    blob: Hash,
    size: u64,
    next: u64,
    seen: u64,
    hasher: Sha256,
}

impl Blobs {
    /// True once a blob's line was seen; no revision may follow.
    pub(crate) fn begun(&self) -> bool {
        self.last.is_some()
    }

    /// How many whole blobs were seen.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Takes what a revision names.
    pub(crate) fn name(&mut self, blobs: &[BlobRef]) {
        self.named
            .extend(blobs.iter().map(|blob| (blob.hash, u64::from(blob.size))));
    }

    /// Takes what the header names.
    pub(crate) fn name_file(&mut self, blob: Hash, size: u64) {
        self.named.insert((blob, size));
    }

    /// Takes the next piece.
    pub(crate) fn next(&mut self, line: u64, bytes: &[u8], most: u64) -> Result<(), BundleError> {
        let piece = Piece::read(bytes)
            .map_err(|fault| BundleError::Line { line, fault })?
            .ok_or(BundleError::BlobWrong { line })?;
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin(line, &piece, most)?,
        };
        let rest = open.size - open.seen;
        let expected = rest.min(PIECE as u64);
        let fits = piece.blob == open.blob
            && piece.size == open.size
            && piece.number == open.next
            && piece.bytes.len() as u64 == expected;
        if !fits {
            return Err(BundleError::BlobWrong { line });
        }
        open.hasher.update(&piece.bytes);
        open.seen += expected;
        open.next += 1;
        if open.seen < open.size {
            self.open = Some(open);
            return Ok(());
        }
        if open.blob != Hash::from_bytes(open.hasher.finalize().into()) {
            return Err(BundleError::BlobWrong { line });
        }
        self.count += 1;
        Ok(())
    }

    /// No more pieces come before `line`.
    pub(crate) fn end(&self, line: u64) -> Result<(), BundleError> {
        match self.open {
            Some(_) => Err(BundleError::BlobWrong { line }),
            None => Ok(()),
        }
    }

    fn begin(&mut self, line: u64, piece: &Piece, most: u64) -> Result<Open, BundleError> {
        within(Limit::Blob, piece.size, most)?;
        if !self.named.contains(&(piece.blob, piece.size)) {
            return Err(BundleError::BlobNotNamed { line });
        }
        match self.last {
            Some(last) if last == piece.blob => return Err(BundleError::DuplicateLine { line }),
            Some(last) if last > piece.blob => return Err(BundleError::UnsortedLine { line }),
            _ => self.last = Some(piece.blob),
        }
        Ok(Open {
            blob: piece.blob,
            size: piece.size,
            next: 0,
            seen: 0,
            hasher: Sha256::new(),
        })
    }
}
