//! Everything that is wrong with a workbook, cell by cell, in both languages.

use std::path::Path;
use std::sync::Arc;

use paduk_form::{Instrument, QuestionKind, compile_with};
use paduk_survey::{Diagnostic, Severity};
use paduk_text::{Language, say};
use serde::Serialize;

use super::workbook::{Beside, read_instrument};
use crate::api::ApiError;

/// A workbook checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedForm {
    /// True where nothing is an error.
    pub ok: bool,
    /// The form id.
    pub form_id: String,
    /// The version that the workbook states.
    pub version: String,
    /// The hash of the definition.
    pub hash: String,
    /// The title.
    pub title: String,
    /// Language tags.
    pub languages: Vec<String>,
    /// Questions that somebody is asked.
    pub questions: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Everything found.
    pub diagnostics: Vec<FoundInForm>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundInForm {
    /// The code.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// `survey!F12`; empty where it is about the whole file.
    pub cell: String,
    /// The sheet.
    pub sheet: Option<String>,
    /// The row, as the spreadsheet counts it.
    pub row: Option<u32>,
    /// The column, as the spreadsheet counts it; 0 means the whole row.
    pub column: Option<u32>,
    /// What stands in the cell, where a part of it is meant.
    pub text: Option<String>,
    /// First and one past the last character that is meant.
    pub span: Option<(u32, u32)>,
    /// The sentence in Indonesian.
    pub message_id: String,
    /// The sentence in English.
    pub message_en: String,
    /// Other cells that belong to it.
    pub related: Vec<String>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// Checks a workbook of any kind, or a folder of CSV sheets.
///
/// # Errors
/// `not-readable`, `workbook-too-long`.
pub fn check_form(path: &Path) -> Result<CheckedForm, ApiError> {
    let (instrument, mut found) = read_instrument(path)?;
    let (form, compiled) = compile_with(Arc::new(instrument), &Beside::of(path));
    found.extend(compiled);
    let count = |severity: Severity| found.iter().filter(|found| found.severity == severity).count();
    let instrument = form.instrument();
    Ok(CheckedForm {
        ok: count(Severity::Error) == 0,
        form_id: instrument.form_id.clone(),
        version: instrument.version.clone(),
        hash: form.hash().to_string(),
        title: instrument.title.get(&instrument.default_language, "id").to_owned(),
        languages: instrument.languages.clone(),
        questions: form
            .nodes()
            .iter()
            .filter(|node| node.kind().question().is_some_and(QuestionKind::is_asked))
            .count(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        diagnostics: found.iter().map(|found| shown_in(found, instrument)).collect(),
    })
}

/// [`shown`] with the text of the cell, where a part of it is meant.
fn shown_in(found: &Diagnostic, instrument: &Instrument) -> FoundInForm {
    let place = found.cell.as_ref().filter(|_| found.span.is_some());
    let text = place.and_then(|cell| instrument.text_at(cell)).map(str::to_owned);
    FoundInForm { text, ..shown(found) }
}

/// A finding as it is handed out, in both languages.
pub(crate) fn shown(found: &Diagnostic) -> FoundInForm {
    let message = |language| {
        let mut params: Vec<(&str, &str)> = found
            .params
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let suggestion = found.suggestion.as_deref().unwrap_or_default();
        params.push(("suggestion", suggestion));
        let sentence = say(&format!("diagnostic.{}", found.code), &params, language);
        if suggestion.is_empty() {
            sentence
        } else {
            format!(
                "{sentence} {}",
                say("suggestion.meant", &[("suggestion", suggestion)], language)
            )
        }
    };
    FoundInForm {
        code: found.code.clone(),
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
        .to_owned(),
        cell: found.cell.as_ref().map(ToString::to_string).unwrap_or_default(),
        sheet: found.cell.as_ref().map(|cell| cell.sheet.to_string()),
        row: found.cell.as_ref().map(|cell| cell.row),
        column: found.cell.as_ref().map(|cell| cell.column),
        text: None,
        span: found.span.map(|span| (span.start, span.end)),
        message_id: message(Language::Indonesian),
        message_en: message(Language::English),
        related: found.related.iter().map(ToString::to_string).collect(),
        suggestion: found.suggestion.clone(),
    }
}
