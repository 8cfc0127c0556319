//! A copy of the frozen file, opened as any store is: whole before it counts.

use std::path::{Path, PathBuf};

use paduk_history::Fingerprint;

use super::{BackupMade, BackupStep, BackupWish, Frozen};
use crate::{Op, Store, StoreError, check, connection, draft, revision};

impl Frozen {
    /// Writes a backup: a new file under the same key that holds everything as it was when it was frozen, drafts too,
    /// and in which the device's log ends. Between slices `tell` is asked whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::BackupDiffers`], [`StoreError::Stopped`] (also where the store was closed or
    /// had to wipe something out meanwhile) and what the disk says; nothing stays at the path then.
    pub fn write(
        self,
        wish: &BackupWish<'_>,
        tell: &mut dyn FnMut(BackupStep) -> bool,
    ) -> Result<BackupMade, StoreError> {
        let (revisions, drafts) = (self.revisions, self.drafts);
        copied(self, wish.to, tell)?;
        let written = marked(wish, revisions, drafts);
        if written.is_err() {
            clear(wish.to);
        }
        written
    }

    /// A copy beside the store, opened, to be looked through at leisure while the store goes on. Whoever asks for it
    /// removes it with [`clear`].
    ///
    /// # Errors
    /// As those of [`Frozen::write`].
    pub fn open_copy(
        self,
        to: &Path,
        key: &[u8; 32],
        tell: &mut dyn FnMut(BackupStep) -> bool,
    ) -> Result<Store, StoreError> {
        clear(to);
        copied(self, to, tell)?;
        let opened = Store::open(to, key);
        if opened.is_err() {
            clear(to);
        }
        opened
    }
}

/// Lets go of the frozen file as soon as it is copied.
fn copied(frozen: Frozen, to: &Path, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<(), StoreError> {
    let copied = frozen.copy(to, tell);
    match copied {
        // What was there before is somebody else's.
        Err(StoreError::Exists) | Ok(()) => {}
        Err(_) => clear(to),
    }
    copied
}

/// Compares the copy with what was frozen, ends the device's log in it, and sees it onto the disk.
fn marked(wish: &BackupWish<'_>, revisions: u64, drafts: usize) -> Result<BackupMade, StoreError> {
    let mut copy = connection::open(wish.to, wish.key)?;
    let ids = revision::ids(&copy)?;
    let same = check::file_is_sound(&copy)? && ids.len() as u64 == revisions && draft::all(&copy)?.len() == drafts;
    if !same {
        return Err(StoreError::BackupDiffers);
    }
    let retire = Op::RetireDevice {
        device: wish.device.clone(),
        at: wish.at.to_owned(),
    };
    connection::transact(&mut copy, None, retire)?;
    // Closing folds the copy's log into it, so that one file is all there is.
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(BackupMade {
        bytes: connection::keep_file(wish.to)?,
        revisions,
        drafts,
        fingerprint: Fingerprint::of(ids),
    })
}

/// Removes a copy with what may stand beside it. Half a backup must not pose as one.
pub fn clear(path: &Path) {
    for path in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        // What cannot be removed is no reason to fail: the first error is the one to tell.
        let _ = std::fs::remove_file(path);
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
