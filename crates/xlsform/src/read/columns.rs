//! The columns of a sheet by what they mean.

use std::collections::BTreeMap;

use paduk_survey::Diagnostic;

use super::Reading;
use crate::sheet::{Row, Sheet};

/// Column number to meaning. A second column with the same meaning is an error and is left out.
pub(crate) fn by_number<H: Ord + Clone>(
    sheet: &Sheet,
    reading: &mut Reading,
    meaning: impl Fn(&str) -> H,
) -> BTreeMap<u32, H> {
    let mut columns = BTreeMap::new();
    let mut first: BTreeMap<H, u32> = BTreeMap::new();
    for cell in &sheet.header {
        let heading = meaning(&cell.text);
        if let Some(earlier) = first.get(&heading) {
            reading.findings.push(
                Diagnostic::error("duplicate-column")
                    .at(&sheet.shown, 1, cell.column)
                    .with("column", &cell.text)
                    .relating(sheet.place(1, *earlier)),
            );
            continue;
        }
        first.insert(heading.clone(), cell.column);
        columns.insert(cell.column, heading);
    }
    columns
}

/// Warns once of each column that has cells and no heading.
pub(crate) fn without_heading(sheet: &Sheet, reading: &mut Reading) {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    let headed: Vec<u32> = sheet.header.iter().map(|cell| cell.column).collect();
    for Row { number, cells } in &sheet.rows {
        for cell in cells.iter().filter(|cell| headed.binary_search(&cell.column).is_err()) {
            seen.entry(cell.column).or_insert(*number);
        }
    }
    for (column, row) in seen {
        reading
            .findings
            .push(Diagnostic::warning("column-without-heading").at(&sheet.shown, row, column));
    }
}

/// An error for a column that must be there.
pub(crate) fn missing(sheet: &Sheet, column: &str) -> Diagnostic {
    Diagnostic::error("missing-column")
        .at(&sheet.shown, 1, 0)
        .with("column", column)
}

/// A warning for a column that nobody knows.
pub(crate) fn unknown(sheet: &Sheet, column: u32, heading: &str, meant: Option<&str>) -> Diagnostic {
    Diagnostic::warning("unknown-column")
        .at(&sheet.shown, 1, column)
        .with("column", heading)
        .suggesting(meant.map(str::to_owned))
}
