//! Workbooks on disk, of every kind that is read, with the files beside them.

use std::path::{Path, PathBuf};

use paduk_form::{Attachments, Instrument};
use paduk_survey::Diagnostic;

use crate::api::ApiError;

/// Longest workbook read, packed.
const LONGEST_WORKBOOK: u64 = 64 * 1024 * 1024;

/// Reads a workbook, a folder of CSV sheets, or an ODK `XForm`, told by what it is.
///
/// # Errors
/// `not-readable`, `workbook-too-long`.
pub(crate) fn read_instrument(path: &Path) -> Result<(Instrument, Vec<Diagnostic>), ApiError> {
    if path.is_dir() {
        return read_folder(path);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(paduk_xlsform::read_file(&name, &read(path)?))
}

/// The bytes of a file that is not too long.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ApiError> {
    let unreadable = || ApiError::new("not-readable").with("file", path.display());
    let size = std::fs::metadata(path).map_err(|_| unreadable())?.len();
    if size > LONGEST_WORKBOOK {
        return Err(ApiError::new("workbook-too-long").with("file", path.display()));
    }
    std::fs::read(path).map_err(|_| unreadable())
}

fn read_folder(path: &Path) -> Result<(Instrument, Vec<Diagnostic>), ApiError> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let folder = std::fs::read_dir(path).map_err(|_| ApiError::new("not-readable").with("file", path.display()))?;
    for file in folder
        .flatten()
        .map(|found| found.path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "csv"))
    {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, read(&file)?));
    }
    files.sort();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    Ok(paduk_xlsform::read_csv_bytes(&files))
}

/// The files that lie beside a workbook: in its folder, or in the folder `NAME-media` that other tools make for it.
pub(crate) struct Beside {
    folders: Vec<PathBuf>,
}

impl Beside {
    pub(crate) fn of(path: &Path) -> Self {
        if path.is_dir() {
            return Self {
                folders: vec![path.to_owned()],
            };
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let media = folder.join(format!("{stem}-media"));
        Self {
            folders: vec![media, folder],
        }
    }
}

impl Attachments for Beside {
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        // A name in a workbook never leads out of these folders.
        if name.contains(['/', '\\']) || name.starts_with('.') {
            return None;
        }
        self.folders.iter().find_map(|folder| read(&folder.join(name)).ok())
    }
}
