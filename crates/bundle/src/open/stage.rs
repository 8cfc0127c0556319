//! A copy of the sealed file, so that nobody can change or pull it out while it is read twice.

use std::fs::File;
use std::io::{BufReader, Read, Seek, Write};
use std::path::Path;

use paduk_survey::Hash;
use sha2::{Digest, Sha256};
use tempfile::SpooledTempFile;

use crate::error::{BundleError, Limit};
use crate::limits::{Limits, within};
use crate::scan_header;
use crate::watch::{Step, Watch};

/// Up to this size the copy stays in memory; a larger one goes to a nameless temporary file, sealed as it is.
const IN_MEMORY: usize = 16 << 20;
/// Bytes copied between two looks at the cancel flag.
const STRIDE: usize = 256 << 10;

/// The copy with its hash.
pub(super) struct Staged {
    copy: BufReader<SpooledTempFile>,
    pub(super) bytes: u64,
    pub(super) sha256: Hash,
    pub(super) stanzas: u64,
}

impl Staged {
    /// The copy from its start.
    pub(super) fn rewound(&mut self) -> Result<&mut BufReader<SpooledTempFile>, BundleError> {
        self.copy.rewind().map_err(BundleError::unreadable)?;
        Ok(&mut self.copy)
    }
}

/// Copies the file while hashing it. The age header is scanned from the first bytes, before the rest is read: another
/// file, however large, is refused at once.
pub(super) fn stage(path: &Path, limits: &Limits, watch: &mut Watch<'_>) -> Result<Staged, BundleError> {
    let mut file = File::open(path).map_err(BundleError::unreadable)?;
    let size = file.metadata().map_err(BundleError::unreadable)?.len();
    within(Limit::File, size, limits.file)?;
    let mut start = Vec::new();
    Read::by_ref(&mut file)
        .take(limits.age_header + 1)
        .read_to_end(&mut start)
        .map_err(BundleError::unreadable)?;
    let (_, stanzas) = scan_header(&start, limits)?;
    let mut copy = SpooledTempFile::new(IN_MEMORY);
    let mut hasher = Sha256::new();
    let mut bytes = 0;
    let mut chunk = start;
    while !chunk.is_empty() {
        bytes += chunk.len() as u64;
        within(Limit::File, bytes, limits.file)?;
        hasher.update(&chunk);
        copy.write_all(&chunk).map_err(BundleError::unwritable)?;
        watch.tell(Step::Copying, bytes, size)?;
        chunk.clear();
        Read::by_ref(&mut file)
            .take(STRIDE as u64)
            .read_to_end(&mut chunk)
            .map_err(BundleError::unreadable)?;
    }
    Ok(Staged {
        copy: BufReader::with_capacity(STRIDE, copy),
        bytes,
        stanzas,
        sha256: Hash::from_bytes(hasher.finalize().into()),
    })
}
