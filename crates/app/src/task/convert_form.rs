//! A questionnaire written in another form: a workbook, or a folder of CSV sheets.

use std::path::Path;

use paduk_survey::Severity;
use serde::Serialize;

use super::check_form::{FoundInForm, shown};
use super::workbook::read_instrument;
use crate::api::ApiError;

/// A questionnaire converted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConvertedForm {
    /// True where it was written. One with errors is not.
    pub ok: bool,
    /// Hash of the definition; reading what was written gives the same.
    pub hash: String,
    /// What was written.
    pub files: Vec<String>,
    /// What was found while reading, and what the other form cannot hold.
    pub diagnostics: Vec<FoundInForm>,
}

/// Reads `from` and writes `to`: a name that ends with `.xlsx` becomes a workbook, one without an ending a folder of
/// CSV sheets. Nothing that is there already is overwritten.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, `form-kind-not-written`, `already-there`, `not-writable`, those of the writer.
pub fn convert_form(from: &Path, to: &Path) -> Result<ConvertedForm, ApiError> {
    let (instrument, mut found) = read_instrument(from)?;
    let mut converted = ConvertedForm {
        ok: false,
        hash: instrument.hash().to_string(),
        files: Vec::new(),
        diagnostics: Vec::new(),
    };
    if !found.iter().any(|found| found.severity == Severity::Error) {
        let (files, further) = written(&instrument, to)?;
        found.extend(further);
        for (path, bytes) in files {
            put(&path, &bytes)?;
            converted.files.push(path.display().to_string());
        }
        converted.ok = true;
    }
    converted.diagnostics = found.iter().map(shown).collect();
    Ok(converted)
}

type Files = Vec<(std::path::PathBuf, Vec<u8>)>;

fn written(instrument: &paduk_form::Instrument, to: &Path) -> Result<(Files, Vec<paduk_survey::Diagnostic>), ApiError> {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => {
            let (bytes, found) = paduk_xlsform::write_xlsx(instrument).map_err(|error| ApiError::new(error.code()))?;
            Ok((vec![(to.to_owned(), bytes)], found))
        }
        None => {
            let (files, found) = paduk_xlsform::write_csv_folder(instrument);
            let files = files.into_iter().map(|(name, text)| (to.join(name), text.into_bytes()));
            Ok((files.collect(), found))
        }
        Some(other) => Err(ApiError::new("form-kind-not-written").with("ending", other)),
    }
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let unwritable = || ApiError::new("not-writable").with("file", path.display());
    if path.exists() {
        return Err(ApiError::new("already-there").with("file", path.display()));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|_| unwritable())?;
    }
    std::fs::write(path, bytes).map_err(|_| unwritable())
}
