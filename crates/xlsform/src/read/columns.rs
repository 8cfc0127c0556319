//! The columns of a sheet by what they mean.

use std::collections::BTreeMap;

use paduk_survey::Diagnostic;

use super::Reading;
use crate::sheet::{Row, Sheet};

/// What columns mean, by their numbers.
pub(crate) struct Columns<H>(Vec<Option<H>>);

impl<H> Default for Columns<H> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<H> Columns<H> {
    /// What a column means, if it has a heading.
    pub(crate) fn get(&self, column: u32) -> Option<&H> {
        self.0.get(column as usize)?.as_ref()
    }

    /// Every column that has a heading, with its number, from left to right.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &H)> {
        (0_u32..)
            .zip(&self.0)
            .filter_map(|(column, heading)| Some((column, heading.as_ref()?)))
    }

    /// Gives a column a meaning.
    pub(crate) fn insert(&mut self, column: u32, heading: H) {
        let place = column as usize;
        if self.0.len() <= place {
            self.0.resize_with(place + 1, || None);
        }
        self.0[place] = Some(heading);
    }
}

/// The columns of a sheet. A second column with the same meaning is an error and is left out.
pub(crate) fn by_number<H: Ord + Clone>(
    sheet: &Sheet,
    reading: &mut Reading,
    meaning: impl Fn(&str) -> H,
) -> Columns<H> {
    let mut columns = Columns::default();
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
    let mut headed = Columns::default();
    for cell in &sheet.header {
        headed.insert(cell.column, ());
    }
    for Row { number, cells } in &sheet.rows {
        for cell in cells.iter().filter(|cell| headed.get(cell.column).is_none()) {
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
