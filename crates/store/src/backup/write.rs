//! Copying page by page through SQLite, which decrypts and encrypts each; then the copy is opened as any store is.

use std::path::{Path, PathBuf};

use paduk_history::Fingerprint;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{BackupStep, BackupWish};
use crate::{Op, StoreError, check, connection, draft, revision};

/// Pages of 4 KiB copied between two looks at whether to go on: a few milliseconds' work.
const SLICE: i32 = 256;

/// Never through a second handle on the file itself: closing one would give up the lock by which others are kept out.
pub(crate) fn write(
    from: &Connection,
    wish: &BackupWish<'_>,
    tell: &mut dyn FnMut(BackupStep) -> bool,
) -> Result<u64, StoreError> {
    connection::make_file(wish.to)?;
    let copied = connection::blank(wish.to, wish.key).and_then(|mut to| copy(from, &mut to, tell));
    let written = copied.and_then(|()| marked(from, wish));
    if written.is_err() {
        // Half a backup must not pose as one; the first error is the one to tell.
        for path in [wish.to.to_owned(), beside(wish.to, "-wal"), beside(wish.to, "-shm")] {
            let _ = std::fs::remove_file(path);
        }
    }
    written
}

fn copy(from: &Connection, to: &mut Connection, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    loop {
        let step = backup.step(SLICE)?;
        let progress = backup.progress();
        let number = |pages: std::ffi::c_int| u32::try_from(pages).unwrap_or_default();
        let total = number(progress.pagecount);
        let on = tell(BackupStep {
            done: total.saturating_sub(number(progress.remaining)),
            total,
        });
        if step == StepResult::Done {
            return Ok(());
        }
        if step != StepResult::More {
            // Nobody else can have either file, so waiting would be waiting for ever.
            return Err(StoreError::InUse);
        }
        if !on {
            return Err(StoreError::Stopped);
        }
    }
}

/// Opens the copy as any store is opened, compares it, ends the device's log in it, and sees it onto the disk.
fn marked(from: &Connection, wish: &BackupWish<'_>) -> Result<u64, StoreError> {
    let mut copy = connection::open(wish.to, wish.key)?;
    let same = check::file_is_sound(&copy)?
        && Fingerprint::of(revision::ids(&copy)?) == Fingerprint::of(revision::ids(from)?)
        && draft::all(&copy)? == draft::all(from)?;
    if !same {
        return Err(StoreError::BackupDiffers);
    }
    let retire = Op::RetireDevice {
        device: wish.device.clone(),
        at: wish.at.to_owned(),
    };
    connection::transact(&mut copy, retire)?;
    // Closing folds the copy's log into it, so that one file is all there is.
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    connection::keep_file(wish.to)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
