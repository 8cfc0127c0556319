//! Backups, for callers without a window.

use std::path::Path;

use crate::api::{ApiError, WorkProgress};
use crate::app::App;
use crate::backup;
pub use crate::backup::{BackedUp, Restored};
use crate::host::Host;

/// Writes a backup of the open profile into a folder that is there.
///
/// # Errors
/// `no-such-folder`, `no-room`, `not-writable`, `backup-differs` and those of the store; nothing is left behind then.
pub fn back_up(app: &mut App, folder: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<BackedUp, ApiError> {
    app.opened()?.back_up(folder, progress)
}

/// Makes a backup a profile of the host's data folder, as a new device.
///
/// # Errors
/// Those of the words, `backup-damaged` and those of the store; nothing is left behind then.
pub fn restore(
    host: &Host,
    backup: &Path,
    words: &str,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<Restored, ApiError> {
    backup::restore(host, backup, words, progress)
}
