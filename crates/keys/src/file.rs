//! Small files read with a limit and replaced whole.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use crate::error::KeysError;

/// The whole file, refused when it is larger than `allowed` bytes.
pub(crate) fn load(path: &Path, allowed: usize) -> Result<Vec<u8>, KeysError> {
    let unreadable = |error: std::io::Error| KeysError::KeyFileUnreadable {
        kind: error.kind().to_string(),
    };
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(allowed as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    within(&bytes, allowed)?;
    Ok(bytes)
}

/// Refuses more than `allowed` bytes.
pub(crate) fn within(bytes: &[u8], allowed: usize) -> Result<(), KeysError> {
    if bytes.len() > allowed {
        return Err(KeysError::FileTooLarge {
            allowed: allowed as u64,
        });
    }
    Ok(())
}

/// Replaces the file by a temporary neighbour, synced before and after the rename: a power cut leaves the old file or
/// the new one, never half of either. On Unix only the owner may read it.
pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<(), KeysError> {
    replace(path, bytes).map_err(|error| KeysError::KeyFileUnwritable {
        kind: error.kind().to_string(),
    })
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new()
        .prefix(".paduk-")
        .suffix(".part")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // A folder cannot be opened for syncing on Windows, where the rename itself is journalled.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{load, save};
    use crate::error::KeysError;

    #[test]
    fn a_file_is_replaced_whole_and_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profil.json");
        save(&path, b"first").unwrap();
        save(&path, b"second").unwrap();
        assert_eq!(load(&path, 6).unwrap(), b"second");
        assert_eq!(load(&path, 5), Err(KeysError::FileTooLarge { allowed: 5 }));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn errors_name_no_path() {
        let error = load(std::path::Path::new("tidak/ada"), 5).unwrap_err();
        assert_eq!(error.code(), "key-file-unreadable");
        assert!(!format!("{error} {:?}", error.params()).contains("tidak"));
    }
}
