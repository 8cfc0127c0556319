//! Everything that is wrong with a pack, cell by cell, in both languages.

use std::path::Path;

use paduk_form::QuestionKind;
use paduk_pack::Pack;
use paduk_survey::{Diagnostic, Severity};
use serde::Serialize;

use crate::api::ApiError;
use crate::packs::read_files;
use crate::task::check_form::{FoundInForm, shown};

/// Answer sets tried for each rule: enough to meet every hole that was made on purpose, in a second or two.
const TRIED: u32 = 2_000;

/// A pack checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedPack {
    /// True where nothing is an error or a warning.
    pub ok: bool,
    /// Its name in files.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its files.
    pub hash: String,
    /// Form ids of its questionnaires.
    pub instruments: Vec<String>,
    /// Questions that somebody is asked, in all questionnaires.
    pub questions: usize,
    /// Invented households.
    pub samples: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Everything found, errors first.
    pub diagnostics: Vec<FoundInForm>,
}

/// Checks a pack's folder or file.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, and those of a pack file.
pub fn check_pack(path: &Path) -> Result<CheckedPack, ApiError> {
    let files = read_files(path)?;
    let (pack, mut found) = Pack::read(&files);
    found.extend(pack.try_rules(&files, TRIED));
    Ok(checked(&pack, found))
}

fn checked(pack: &Pack, mut found: Vec<Diagnostic>) -> CheckedPack {
    found.sort_by_key(|found| found.severity);
    let count = |severity: Severity| found.iter().filter(|found| found.severity == severity).count();
    let asked = pack.instruments.iter().flat_map(|instrument| instrument.form.nodes());
    CheckedPack {
        ok: count(Severity::Error) + count(Severity::Warning) == 0,
        id: pack.id.clone(),
        version: pack.version.clone(),
        hash: pack.content_hash().to_string(),
        instruments: pack.instruments.iter().map(|known| known.form_id.clone()).collect(),
        questions: asked
            .filter(|node| node.kind().question().is_some_and(QuestionKind::is_asked))
            .count(),
        samples: pack.samples.len(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        diagnostics: found.iter().map(shown).collect(),
    }
}
