//! What changed between two versions of a pack, in words.

use std::path::Path;

use paduk_pack::{Pack, difference};
use paduk_survey::Severity;
use serde::Serialize;

use crate::api::ApiError;
use crate::packs::read_files;
use crate::task::check_form::{FoundInForm, shown};

/// Two versions compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedPacks {
    /// True where the two hold the same files.
    pub same: bool,
    /// Version of the old one.
    pub old_version: String,
    /// Version of the new one.
    pub new_version: String,
    /// Hash of the old one.
    pub old_hash: String,
    /// Hash of the new one.
    pub new_hash: String,
    /// How many of the changes may leave stored answers without a place, or may change a verdict.
    pub warnings: usize,
    /// Every change.
    pub changes: Vec<FoundInForm>,
}

/// Compares two packs, each a folder or a file.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, and those of a pack file.
pub fn compare_packs(old: &Path, new: &Path) -> Result<ComparedPacks, ApiError> {
    let (old, new) = (read_files(old)?, read_files(new)?);
    let (before, after) = (Pack::read(&old).0, Pack::read(&new).0);
    let found = difference(&old, &new);
    Ok(ComparedPacks {
        same: before.content_hash() == after.content_hash(),
        old_version: before.version.clone(),
        new_version: after.version.clone(),
        old_hash: before.content_hash().to_string(),
        new_hash: after.content_hash().to_string(),
        warnings: found.iter().filter(|found| found.severity == Severity::Warning).count(),
        changes: found.iter().map(shown).collect(),
    })
}
