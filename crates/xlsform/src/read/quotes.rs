//! Typographic quotes where a formula needs plain ones.

use paduk_form::instrument::Cell;
use paduk_survey::Diagnostic;

use super::Reading;
use crate::sheet::{Cell as Found, Sheet};

/// The cell for a place that a program reads: a word processor's quotes are plain ones again, and that is noted.
pub(crate) fn plain_cell(sheet: &Sheet, row: u32, found: Found, reading: &mut Reading) -> Cell {
    let Found { column, text } = found;
    // Nearly every cell is plain already.
    if text.is_ascii() || !text.contains(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']) {
        return Cell::new(text, column);
    }
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            c => c,
        })
        .collect();
    let note = Diagnostic::note("smart-quotes").at(&sheet.shown, row, column);
    reading.findings.push(note);
    Cell::new(plain, column)
}
