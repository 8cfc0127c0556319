//! The files of a pack, from its folder or from the one file that `paduk pack build` writes.

use std::path::Path;

use paduk_pack::{Files, file};

use crate::api::ApiError;
use crate::task::read_limited;

/// Deepest folder inside a pack.
const DEEPEST: u32 = 8;

/// Reads a pack's files. Hidden files and those that spreadsheet programs leave while a sheet is open are no part of it.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, and those of a pack file.
pub(crate) fn read_files(path: &Path) -> Result<Files, ApiError> {
    if !path.is_dir() {
        return Ok(file::read(&read_limited(path)?)?);
    }
    let mut files = Files::new();
    gather(path, "", 0, &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, prefix: &str, depth: u32, files: &mut Files) -> Result<(), ApiError> {
    let unreadable = || ApiError::new("not-readable").with("file", folder.display());
    if depth > DEEPEST {
        return Err(unreadable());
    }
    for found in std::fs::read_dir(folder).map_err(|_| unreadable())? {
        let path = found.map_err(|_| unreadable())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(['.', '~']) {
            continue;
        }
        let inside = format!("{prefix}{name}");
        if path.is_dir() {
            gather(&path, &format!("{inside}/"), depth + 1, files)?;
        } else {
            files.insert(inside, read_limited(&path)?);
        }
    }
    Ok(())
}
