//! Backups of a profile: written to a folder, and made a profile again.
//!
//! A backup is a folder like a profile's own: `profil.json`, which the four words open, and `paduk.db`, whose device's
//! log ends in it. So whatever becomes of it, restored here or copied by hand, its owner goes on as a new device.

mod damage;
mod restore;
mod write;

pub use restore::Restored;
pub use write::BackedUp;

pub(crate) use damage::is_damage;
pub(crate) use restore::{find, restore};

use std::path::Path;

use crate::api::ApiError;

/// Makes sure that a folder's names are on the disk.
#[cfg(unix)]
fn keep_names(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Windows writes names with the file; a folder cannot be opened for syncing there.
#[cfg(not(unix))]
fn keep_names(folder: &Path) -> std::io::Result<()> {
    std::fs::metadata(folder).map(drop)
}

/// Makes an empty folder; what an attempt that was cut off left there goes first.
fn fresh(folder: &Path) -> Result<(), ApiError> {
    let made = match std::fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    };
    made.and_then(|()| std::fs::create_dir_all(folder))
        .map_err(|error| unwritable(folder, &error))
}

/// A full disk said of the folder that is full: the store's own sentence for it speaks of an answer on the screen.
pub(crate) fn full_of(folder: &Path, error: ApiError) -> ApiError {
    let no_space = std::io::ErrorKind::StorageFull.to_string();
    let full = match error.code.as_str() {
        "disk-full" => true,
        "key-file-unwritable" => error.params.iter().any(|param| param.value == no_space),
        _ => false,
    };
    if full {
        return ApiError::new("no-room").with("folder", folder.display());
    }
    error
}

fn unwritable(path: &Path, error: &std::io::Error) -> ApiError {
    if error.kind() == std::io::ErrorKind::StorageFull {
        return ApiError::new("no-room").with("folder", path.display());
    }
    ApiError::new("not-writable").with("file", path.display())
}
