//! What a verified bundle holds, handed out one after another.

use std::io::BufReader;

use paduk_history::Written;
use paduk_survey::Hash;
use sha2::{Digest, Sha256};
use tempfile::SpooledTempFile;

use super::Opened;
use crate::error::BundleError;
use crate::line::{LineKind, Piece};
use crate::trust::Vouch;
use crate::unseal::{Plain, next_line, unseal};
use crate::verify::Batch;

/// One thing that a bundle carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// A revision, verified, and whether it may enter the union.
    Revision {
        /// Its id, meaning and signed bytes.
        written: Box<Written>,
        /// Whether its device and person are known.
        vouch: Vouch,
    },
    /// Bytes that travel beside a revision, as its `blobs` name them.
    Blob {
        /// SHA-256 of the bytes.
        hash: Hash,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// Iterates over what a bundle holds. After an error it ends.
pub struct Contents<'a> {
    plain: Option<Plain<'a, BufReader<SpooledTempFile>>>,
    expected: Hash,
    longest: u64,
    batch: &'a Batch,
    hasher: Sha256,
    line: Vec<u8>,
}

impl<'a> Contents<'a> {
    pub(super) fn of(opened: &'a mut Opened) -> Result<Self, BundleError> {
        let packed = opened.staged.bytes;
        let plain = unseal(opened.staged.rewound()?, packed, &opened.identity, &opened.limits)?;
        Ok(Self {
            plain: Some(plain),
            expected: opened.plain,
            longest: opened.limits.line,
            batch: &opened.batch,
            hasher: Sha256::new(),
            line: Vec::new(),
        })
    }

    /// The next line that is not the header; `None` after the footer.
    fn next_line(&mut self) -> Result<Option<LineKind>, BundleError> {
        loop {
            let plain = self.plain.as_mut().ok_or(BundleError::Damaged)?;
            if !next_line(plain, self.longest, &mut self.line)? {
                return Err(BundleError::Truncated);
            }
            match LineKind::of(&self.line).ok_or(BundleError::Damaged)? {
                LineKind::Footer => {
                    // The copy was ours all the time; if it reads otherwise than at first, the disk fails.
                    let found = Hash::from_bytes(self.hasher.clone().finalize().into());
                    return if found == self.expected {
                        Ok(None)
                    } else {
                        Err(BundleError::Damaged)
                    };
                }
                kind @ (LineKind::Header | LineKind::Revision | LineKind::Blob) => {
                    self.hasher.update(&self.line);
                    self.hasher.update(b"\n");
                    if kind != LineKind::Header {
                        return Ok(Some(kind));
                    }
                }
            }
        }
    }

    fn carried(&mut self) -> Result<Option<Carried>, BundleError> {
        match self.next_line()? {
            None => Ok(None),
            Some(LineKind::Revision) => {
                let written = Batch::again(&self.line).ok_or(BundleError::Damaged)?;
                let vouch = self.batch.vouch(&written.revision);
                Ok(Some(Carried::Revision {
                    written: Box::new(written),
                    vouch,
                }))
            }
            Some(LineKind::Blob) => {
                let mut piece = self.piece()?;
                let (hash, size, mut bytes) = (piece.blob, piece.size, piece.bytes);
                while (bytes.len() as u64) < size {
                    if self.next_line()? != Some(LineKind::Blob) {
                        return Err(BundleError::Damaged);
                    }
                    piece = self.piece()?;
                    bytes.extend_from_slice(&piece.bytes);
                }
                Ok(Some(Carried::Blob { hash, bytes }))
            }
            Some(LineKind::Header | LineKind::Footer) => Err(BundleError::Damaged),
        }
    }

    fn piece(&self) -> Result<Piece, BundleError> {
        Piece::read(&self.line).ok().flatten().ok_or(BundleError::Damaged)
    }
}

impl Iterator for Contents<'_> {
    type Item = Result<Carried, BundleError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.plain.as_ref()?;
        let carried = self.carried().transpose();
        if !matches!(carried, Some(Ok(_))) {
            self.plain = None;
        }
        carried
    }
}
