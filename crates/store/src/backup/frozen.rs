//! The file as it stood at one moment, read while the store goes on writing.
//!
//! Every write goes into the log beside the file, and the file itself changes only when the log is folded into it. So
//! while somebody reads a frozen file nothing is folded, and a save waits for nobody.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::BackupStep;
use crate::connection::{fold, make_file, refused};
use crate::{StoreError, draft, revision};

/// Bytes copied between two looks at whether to go on: a few milliseconds' work.
const SLICE: usize = 1024 * 1024;
/// Bytes of a page, in which progress is told.
const PAGE: u64 = 4096;

/// What a store and the reader of its frozen file say to each other.
#[derive(Debug, Default)]
pub(crate) struct Freeze {
    /// Somebody reads the file: nothing may be folded into it.
    held: AtomicBool,
    /// The store is closing, or something must leave the file: what was read so far is void.
    overtaken: AtomicBool,
    /// Bytes are to be wiped out of the file once nobody reads it.
    wipe_due: AtomicBool,
}

impl Freeze {
    /// Whether the file must stay as it is.
    pub(crate) fn is_held(&self) -> bool {
        self.held.load(Ordering::SeqCst)
    }

    /// Voids what is being read.
    pub(crate) fn overtake(&self) {
        self.overtaken.store(true, Ordering::SeqCst);
    }

    /// Voids what is being read, because something is to be wiped out of the file afterwards.
    pub(crate) fn wipe_later(&self) {
        self.wipe_due.store(true, Ordering::SeqCst);
        self.overtake();
    }

    /// Whether something waits to be wiped out, and may be now; asked once.
    pub(crate) fn takes_wipe(&self) -> bool {
        !self.is_held() && self.wipe_due.swap(false, Ordering::SeqCst)
    }
}

/// The file of a store as it stood at one moment. It may be read on another thread; the store is written meanwhile.
///
/// It must be dropped before the store's file is opened again in this process, because closing the last handle gives
/// up the lock by which others are kept out.
#[derive(Debug)]
pub struct Frozen {
    file: Arc<File>,
    freeze: Arc<Freeze>,
    length: u64,
    pub(super) revisions: u64,
    pub(super) drafts: usize,
}

impl Frozen {
    /// Folds the log in, once, and freezes what the file is then.
    pub(crate) fn of(connection: &Connection, file: Arc<File>, freeze: &Arc<Freeze>) -> Result<Self, StoreError> {
        if freeze.held.swap(true, Ordering::SeqCst) {
            return Err(StoreError::InUse);
        }
        // From here on the drop lets go again, whatever fails.
        let mut frozen = Self {
            file,
            freeze: Arc::clone(freeze),
            length: 0,
            revisions: 0,
            drafts: 0,
        };
        freeze.overtaken.store(false, Ordering::SeqCst);
        fold(connection)?;
        frozen.length = frozen.file.metadata().map_err(refused)?.len();
        frozen.revisions = revision::count(connection)?;
        frozen.drafts = draft::all(connection)?.len();
        Ok(frozen)
    }

    /// Copies the file, still encrypted, into a new one, slice by slice.
    pub(super) fn copy(&self, to: &Path, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<(), StoreError> {
        make_file(to)?;
        let mut copy = File::options().write(true).open(to).map_err(refused)?;
        let mut from = &*self.file;
        from.seek(SeekFrom::Start(0)).map_err(refused)?;
        let mut slice = vec![0; SLICE];
        let mut done = 0;
        while done < self.length {
            let length = SLICE.min((self.length - done) as usize);
            let slice = &mut slice[..length];
            from.read_exact(slice).map_err(refused)?;
            // Asked after reading: whoever folds overtakes first.
            if self.freeze.overtaken.load(Ordering::SeqCst) {
                return Err(StoreError::Stopped);
            }
            copy.write_all(slice).map_err(refused)?;
            done += length as u64;
            let step = BackupStep {
                done: u32::try_from(done / PAGE).unwrap_or(u32::MAX),
                total: u32::try_from(self.length / PAGE).unwrap_or(u32::MAX),
            };
            if !tell(step) && done < self.length {
                return Err(StoreError::Stopped);
            }
        }
        copy.sync_all().map_err(refused)
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        self.freeze.held.store(false, Ordering::SeqCst);
    }
}
