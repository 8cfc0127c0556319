//! A questionnaire filled without a window: answers from a file in, the final state and what is wrong with it out.

mod answers;
mod outcome;

use std::path::Path;
use std::sync::Arc;

use paduk_form::{Change, Finding, FormError, Interview, compile_with};
use paduk_survey::{RowId, Severity};

use super::check_form::shown;
use super::workbook::{Beside, read, read_instrument};
use crate::api::ApiError;
use answers::{Answers, Given};
pub use outcome::{FilledForm, FilledPlace, FilledRow, FoundInAnswers, KeptAnswer, RefusedAnswer};
use outcome::{found_in_answers, kept, place, refused};

/// Fills the form in `file` with the answers in `answers`, see `docs/form/answers.md`.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, `answers-unreadable`.
pub fn fill_form(file: &Path, answers: &Path) -> Result<FilledForm, ApiError> {
    let (instrument, mut found) = read_instrument(file)?;
    let bytes = read(answers)?;
    let answers = Answers::read(&bytes).map_err(|error| {
        ApiError::new("answers-unreadable")
            .with("line", error.line())
            .with("column", error.column())
    })?;
    let (form, compiled) = compile_with(Arc::new(instrument), &Beside::of(file));
    found.extend(compiled);
    found.retain(|found| found.severity != Severity::Note);
    let mut filled = FilledForm {
        ok: false,
        form_id: form.instrument().form_id.clone(),
        hash: form.hash().to_string(),
        diagnostics: found.iter().map(shown).collect(),
        ..FilledForm::default()
    };
    if found.iter().any(|found| found.severity == Severity::Error) {
        return Ok(filled);
    }
    let around = answers.around(chrono::Local::now().fixed_offset());
    let mut interview = Interview::open(Arc::new(form), Arc::new(around));
    filled.refused = fill(&mut interview, &answers);
    report(&interview, &mut filled);
    Ok(filled)
}

/// Rows first, then answers in their order. An answer whose row is not there yet, because a later answer counts the
/// rows, is tried again at the end.
fn fill(interview: &mut Interview, answers: &Answers) -> Vec<RefusedAnswer> {
    let mut refusals = Vec::new();
    if let Some(language) = &answers.language {
        let change = Change::Language {
            language: language.clone(),
        };
        if let Err(error) = interview.apply(&change) {
            refusals.push(refused(None, "", None, &error));
        }
    }
    for row in &answers.rows {
        let change = Change::AddRow {
            repeat: row.repeat.clone(),
            row: RowId::new(&row.row),
            parent: row.parent.as_deref().map(RowId::new),
        };
        if let Err(error) = interview.apply(&change) {
            refusals.push(refused(None, &row.repeat, Some(&row.row), &error));
        }
    }
    let mut later = Vec::new();
    for (number, given) in (1..).zip(&answers.given) {
        match give(interview, given) {
            Ok(()) => {}
            Err(FormError::UnknownRow(_)) => later.push((number, given)),
            Err(error) => refusals.push(refused(Some(number), &given.question, given.row.as_deref(), &error)),
        }
    }
    for (number, given) in later {
        if let Err(error) = give(interview, given) {
            refusals.push(refused(Some(number), &given.question, given.row.as_deref(), &error));
        }
    }
    refusals.sort_by_key(|refused| refused.number);
    refusals
}

/// One answer with its note and its reason. What takes rows away is taken: whoever wrote the file was asked enough.
fn give(interview: &mut Interview, given: &Given) -> Result<(), FormError> {
    for change in given.changes() {
        match interview.apply(&change) {
            Err(FormError::RowsWouldGo { .. }) => {
                let confirmed = Box::new(change);
                interview.apply(&Change::Confirmed { confirmed })?;
            }
            other => {
                other?;
            }
        }
    }
    Ok(())
}

fn report(interview: &Interview, filled: &mut FilledForm) {
    let language = interview.language();
    let findings = interview.validate();
    filled.ok = filled.refused.is_empty() && !findings.iter().any(Finding::is_open);
    filled.instance_name = interview.instance_name();
    filled.language = language.to_owned();
    filled.rows = interview
        .rows_in_order()
        .into_iter()
        .map(|row| FilledRow {
            repeat: row.repeat,
            row: row.row.to_string(),
            parent: row.parent.map(|parent| parent.to_string()),
        })
        .collect();
    let all = interview.all_places();
    filled.state = all.iter().filter_map(|at| place(interview, at, language)).collect();
    filled.violations = findings
        .iter()
        .map(|found| found_in_answers(interview, found))
        .collect();
    let (stored, dropped) = interview.finalise();
    filled.kept = stored.iter().map(kept).collect();
    filled.dropped = dropped.iter().map(kept).collect();
}
