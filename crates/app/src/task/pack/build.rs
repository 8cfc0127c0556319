//! A pack as the one file that a laptop takes in.

use std::path::{Path, PathBuf};

use paduk_pack::{Files, Pack, Version, file};
use paduk_survey::{Diagnostic, Severity};
use serde::Serialize;

use crate::api::ApiError;
use crate::packs::read_files;
use crate::task::check_form::{FoundInForm, shown};

/// A pack built.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BuiltPack {
    /// True where the file is there and holds this pack. A pack with errors is not built.
    pub ok: bool,
    /// The file.
    pub file: String,
    /// The pack's name in files.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its files.
    pub hash: String,
    /// Bytes of the file.
    pub bytes: usize,
    /// True where a file with the same content was there already.
    pub unchanged: bool,
    /// Why it was not built; and warnings.
    pub diagnostics: Vec<FoundInForm>,
}

/// Builds a pack's folder. Without a name the file is `<id>-<version>.paket` in the present folder.
///
/// Versions only grow: whatever pack of this id lies beside the file, or under its name, must have a lower version, or
/// the same content. Built again from the same folder, the file has the same bytes.
///
/// # Errors
/// `not-readable`, `not-writable`, and those of a pack file.
pub fn build_pack(folder: &Path, out: Option<&Path>) -> Result<BuiltPack, ApiError> {
    let files = read_files(folder)?;
    let (pack, mut found) = Pack::read(&files);
    found.retain(|found| found.severity != Severity::Note);
    let named = || PathBuf::from(format!("{}-{}.{}", pack.id, pack.version, file::ENDING));
    let out = out.map_or_else(named, Path::to_owned);
    let bytes = file::write(&files)?;
    found.extend(not_grown(&pack, &out));
    let mut built = BuiltPack {
        ok: !found.iter().any(|found| found.severity == Severity::Error),
        file: out.display().to_string(),
        id: pack.id.clone(),
        version: pack.version.clone(),
        hash: pack.content_hash().to_string(),
        bytes: bytes.len(),
        unchanged: false,
        diagnostics: found.iter().map(shown).collect(),
    };
    if built.ok {
        built.unchanged = std::fs::read(&out).is_ok_and(|there| there == bytes);
        if !built.unchanged {
            put(&out, &bytes)?;
        }
    }
    Ok(built)
}

/// A pack that lies there already with a version as high and other content.
fn not_grown(pack: &Pack, out: &Path) -> Vec<Diagnostic> {
    let Some(own) = Version::parse(&pack.version) else {
        // Said already: it is no version.
        return Vec::new();
    };
    let mut there = beside(out);
    there.push(out.to_owned());
    let refused = there.into_iter().filter_map(|path| {
        let known = Pack::read(&earlier(&path)?).0;
        let version = Version::parse(&known.version)?;
        let another = known.id != pack.id;
        let grown = own > version || (own == version && known.content_hash() == pack.content_hash());
        if another && path != out || (!another && grown) {
            return None;
        }
        let code = if another {
            "pack-of-other-survey"
        } else {
            "pack-version-not-grown"
        };
        Some(
            Diagnostic::new(code, Severity::Error)
                .at("pack.json", 0, 0)
                .with("version", &pack.version)
                .with("known", &known.version)
                .with("id", &known.id)
                .with("file", path.display()),
        )
    });
    let mut refused: Vec<_> = refused.collect();
    refused.dedup();
    refused
}

fn earlier(path: &Path) -> Option<Files> {
    file::read(&std::fs::read(path).ok()?).ok()
}

/// The other pack files in the folder of `out`.
fn beside(out: &Path) -> Vec<PathBuf> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let inside = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let mut found: Vec<PathBuf> = inside
        .into_iter()
        .flatten()
        .flatten()
        .map(|found| found.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == file::ENDING))
        .filter(|path| path.file_name() != out.file_name())
        .collect();
    found.sort();
    found
}

/// Written beside first and renamed, so that nobody ever takes half a pack along.
fn put(out: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let unwritable = || ApiError::new("not-writable").with("file", out.display());
    if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|_| unwritable())?;
    }
    let half = out.with_extension("part");
    let written = std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, out));
    written.map_err(|_| {
        drop(std::fs::remove_file(&half));
        unwritable()
    })
}
