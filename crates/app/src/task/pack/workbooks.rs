//! A pack's questionnaires as workbooks, for whoever edits them in a spreadsheet or uses them with other tools.

use std::path::{Path, PathBuf};

use paduk_pack::{Files, Pack};
use paduk_survey::Severity;
use serde::Serialize;

use crate::api::ApiError;
use crate::packs::read_files;
use crate::task::check_form::{FoundInForm, shown};

/// Workbooks written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WrittenWorkbooks {
    /// True where they were written. Those of a pack with errors are not.
    pub ok: bool,
    /// The files.
    pub files: Vec<String>,
    /// The errors of the pack, and what a workbook cannot hold.
    pub diagnostics: Vec<FoundInForm>,
}

/// Writes `<form_id>.xlsx` for each questionnaire, with its lists and pictures in `<form_id>-media` where other tools
/// look for them. Nothing that is there already is overwritten.
///
/// # Errors
/// `not-readable`, `already-there`, `not-writable`, those of the writer and of a pack file.
pub fn pack_workbooks(pack: &Path, out: &Path) -> Result<WrittenWorkbooks, ApiError> {
    let files = read_files(pack)?;
    let (pack, mut found) = Pack::read(&files);
    found.retain(|found| found.severity == Severity::Error);
    let mut written = WrittenWorkbooks {
        ok: found.is_empty(),
        files: Vec::new(),
        diagnostics: Vec::new(),
    };
    if written.ok {
        let mut wanted: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        for instrument in &pack.instruments {
            let designed = instrument.form.instrument();
            let (bytes, lost) = paduk_xlsform::write_xlsx(designed).map_err(|error| ApiError::new(error.code()))?;
            found.extend(lost);
            wanted.push((out.join(format!("{}.xlsx", instrument.form_id)), bytes));
            let media = out.join(format!("{}-media", instrument.form_id));
            let beside = beside(&files, &instrument.folder, designed);
            wanted.extend(
                beside
                    .into_iter()
                    .map(|(name, bytes)| (media.join(name), bytes.to_vec())),
            );
        }
        if let Some((there, _)) = wanted.iter().find(|(path, _)| path.exists()) {
            return Err(ApiError::new("already-there").with("file", there.display()));
        }
        for (path, bytes) in wanted {
            put(&path, &bytes)?;
            written.files.push(path.display().to_string());
        }
    }
    written.diagnostics = found.iter().map(shown).collect();
    Ok(written)
}

/// The lists in the questionnaire's folder and the pictures that it names.
fn beside<'a>(files: &'a Files, folder: &str, designed: &paduk_form::Instrument) -> Vec<(&'a str, &'a [u8])> {
    let sheets = ["survey.csv", "choices.csv", "settings.csv"];
    let pictures: Vec<&str> = designed
        .survey
        .iter()
        .flat_map(|row| row.media.values())
        .chain(
            designed
                .lists
                .iter()
                .flat_map(|list| &list.choices)
                .flat_map(|choice| choice.media.values()),
        )
        .flat_map(|sentence| sentence.texts().iter().map(|(_, name)| name))
        .collect();
    let found = files.iter().filter_map(|(path, bytes)| {
        let list = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        let list = list.filter(|name| !sheets.iter().any(|sheet| name.eq_ignore_ascii_case(sheet)));
        let picture = path.strip_prefix("media/").filter(|name| pictures.contains(name));
        Some((list.or(picture)?, bytes.as_slice()))
    });
    found.collect()
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let unwritable = || ApiError::new("not-writable").with("file", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|_| unwritable())?;
    }
    std::fs::write(path, bytes).map_err(|_| unwritable())
}
