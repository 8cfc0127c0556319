//! What changed between two versions of a questionnaire, in words.

use std::path::Path;

use paduk_form::difference;
use paduk_survey::Severity;
use serde::Serialize;

use super::check_form::{FoundInForm, shown};
use super::workbook::read_instrument;
use crate::api::ApiError;

/// Two versions compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedForms {
    /// True where the two are the same instrument.
    pub same: bool,
    /// Hash of the old definition.
    pub old_hash: String,
    /// Hash of the new definition.
    pub new_hash: String,
    /// How many of the changes may leave stored answers without a place.
    pub warnings: usize,
    /// Every change; `error`s are those of reading the two.
    pub changes: Vec<FoundInForm>,
}

/// Compares two workbooks.
///
/// # Errors
/// `not-readable`, `workbook-too-long`.
pub fn compare_forms(old: &Path, new: &Path) -> Result<ComparedForms, ApiError> {
    let (old, mut found) = read_instrument(old)?;
    let (new, also) = read_instrument(new)?;
    found.extend(also);
    // Of the findings in either only those count after which it is not what its author wrote.
    found.retain(|found| found.severity == Severity::Error);
    found.extend(difference(&old, &new));
    Ok(ComparedForms {
        same: old.hash() == new.hash(),
        old_hash: old.hash().to_string(),
        new_hash: new.hash().to_string(),
        warnings: found.iter().filter(|found| found.severity == Severity::Warning).count(),
        changes: found.iter().map(shown).collect(),
    })
}
