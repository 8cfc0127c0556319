//! The parts of a revision that are lists of small objects.

use std::collections::BTreeMap;

use paduk_survey::{Hash, RowId};

use crate::canonical::Object;

/// One row of a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRef {
    /// Name of the repeat in the instrument.
    pub repeat: String,
    /// Id of the row; for a roster it is the member's id.
    pub row: RowId,
    /// The row of the repeat around it.
    pub parent: Option<RowId>,
}

/// Bytes that travel beside a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobRef {
    /// SHA-256 of the bytes.
    pub hash: Hash,
    /// What they are: `paradata` or `photo`; other words are kept.
    pub role: String,
    /// How many bytes.
    pub size: u32,
}

impl BlobRef {
    /// The name of these bytes. A blob longer than 4 GiB, far above every limit, is named with that size.
    pub fn of(role: &str, bytes: &[u8]) -> Self {
        Self {
            hash: Hash::of(bytes),
            role: role.to_owned(),
            size: bytes.len().try_into().unwrap_or(u32::MAX),
        }
    }
}

/// Keys that this version does not know, kept so that encoding gives the received bytes again.
///
/// The maps go by the position in the list that they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra {
    /// Of the revision itself.
    pub envelope: Object,
    /// Of single answers.
    pub answers: BTreeMap<usize, Object>,
    /// Of single rows.
    pub rows: BTreeMap<usize, Object>,
    /// Of single blobs.
    pub blobs: BTreeMap<usize, Object>,
}
