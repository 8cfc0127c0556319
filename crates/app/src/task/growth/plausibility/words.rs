//! The report in words: for a terminal, for a printer, for other programs.

use std::path::Path;

use paduk_report::{PlausibilityWords, plausibility_page, plausibility_text, plausibility_words};
use paduk_text::{Language, say};
use serde::Serialize;

use super::{PlausibilityAsked, Sets, read, table};
use crate::api::ApiError;
use crate::app::App;
use crate::task::check_form::{FoundInForm, shown};
use crate::task::sheet::put;

/// The plausibility report in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlausibilityReport {
    /// False where a cell was not read and the caller was strict; then there is no report.
    pub ok: bool,
    /// Rows read; of a store, children.
    pub rows: usize,
    /// Cells that were not read.
    pub not_read: usize,
    /// The page written.
    pub file: Option<String>,
    /// Every survey or team.
    pub surveys: Vec<PlausibilityShown>,
    /// The columns of the figures.
    pub columns: Vec<String>,
    /// The figures, a line a survey.
    pub lines: Vec<Vec<String>>,
    /// The whole report as lines of text.
    #[serde(skip)]
    pub text: String,
    /// The cells that were not read, the first thousand of them.
    pub diagnostics: Vec<FoundInForm>,
}

/// One survey or team in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlausibilityShown {
    /// Which; empty where there is only one.
    pub set: String,
    /// How many children.
    pub summary: String,
    /// The tests.
    pub tests: Vec<PlausibilityTestShown>,
    /// What the points come to.
    pub total: String,
    /// What they may come to by ENA's other ways.
    pub total_otherwise: String,
    /// What to do.
    pub advice: String,
}

/// One test in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlausibilityTestShown {
    /// What is tested.
    pub name: String,
    /// What was found.
    pub found: String,
    /// The bounds of the classes.
    pub bounds: String,
    /// The points.
    pub points: String,
    /// What they are worth.
    pub class: String,
}

/// The report of a file's surveys; as a page too where one is asked for.
///
/// # Errors
/// `not-readable`, `column-not-there`, `already-there`, `not-writable`.
pub fn growth_plausibility_words(
    from: &Path,
    page: Option<&Path>,
    asked: PlausibilityAsked<'_>,
    language: Language,
) -> Result<PlausibilityReport, ApiError> {
    let (source, sets) = read::children(from, asked)?;
    if asked.strict && source.bad > 0 {
        return Ok(PlausibilityReport {
            ok: false,
            rows: source.rows,
            not_read: source.bad,
            file: None,
            surveys: Vec::new(),
            columns: Vec::new(),
            lines: Vec::new(),
            text: String::new(),
            diagnostics: source.found.iter().map(shown).collect(),
        });
    }
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut report = worded(&sets, &name, language);
    report.rows = source.rows;
    report.not_read = source.bad;
    report.diagnostics = source.found.iter().map(shown).collect();
    printed(report, &sets, (Some(from), page), &name, language)
}

/// The report of the children of an open store, as one survey or by enumerator; as a page too where one is asked for.
///
/// # Errors
/// Those of the store, `not-writable`.
pub fn held_plausibility_words(
    app: &mut App,
    page: Option<&Path>,
    by_enumerator: bool,
    language: Language,
) -> Result<PlausibilityReport, ApiError> {
    let opened = app.opened()?;
    let sets = opened.examined_children(by_enumerator)?;
    let words = opened.store.fingerprint()?.words().join(" ");
    let name = say("report.plausibility.store", &[("words", &words)], language);
    let report = worded(&sets, &name, language);
    printed(report, &sets, (None, page), &name, language)
}

fn in_words(sets: &Sets, language: Language) -> Vec<PlausibilityWords> {
    sets.examined()
        .map(|(set, of)| plausibility_words(set, &of, language))
        .collect()
}

fn worded(sets: &Sets, source: &str, language: Language) -> PlausibilityReport {
    let words = in_words(sets, language);
    PlausibilityReport {
        ok: true,
        rows: sets.0.iter().map(|(_, children)| children.len()).sum(),
        not_read: 0,
        file: None,
        text: plausibility_text(&words, source, language),
        surveys: words.into_iter().map(of_words).collect(),
        columns: table::columns(),
        lines: sets.lines(),
        diagnostics: Vec::new(),
    }
}

/// Writes the page where one is asked for.
fn printed(
    mut report: PlausibilityReport,
    sets: &Sets,
    (from, page): (Option<&Path>, Option<&Path>),
    source: &str,
    language: Language,
) -> Result<PlausibilityReport, ApiError> {
    if let Some(page) = page {
        let html = plausibility_page(&in_words(sets, language), source, language);
        put(from.unwrap_or(Path::new("")), page, html.as_bytes())?;
        report.file = Some(page.display().to_string());
    }
    Ok(report)
}

fn of_words(words: PlausibilityWords) -> PlausibilityShown {
    let tests = words.tests.into_iter().map(|test| PlausibilityTestShown {
        name: test.name,
        found: test.found,
        bounds: test.bounds,
        points: test.points,
        class: test.class,
    });
    PlausibilityShown {
        set: words.set,
        summary: words.summary,
        tests: tests.collect(),
        total: words.total,
        total_otherwise: words.total_otherwise,
        advice: words.advice,
    }
}
