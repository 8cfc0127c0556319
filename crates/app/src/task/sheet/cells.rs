//! The cells of a CSV file, one row at a time, with what could not be read.

use std::fs::File;
use std::io::{Read, Seek};
use std::ops::RangeInclusive;
use std::path::Path;

use csv::ByteRecord;
use paduk_survey::Diagnostic;

use super::marks::{Marks, no_table};
use super::number::plain;
use crate::api::ApiError;

/// How many findings are told one by one.
const TOLD: usize = 1_000;
/// How much of a cell that is not read is told: a quote that was never closed would bring the rest of the file along.
const SHOWN: usize = 60;
/// How much of a file says what sets its cells apart.
const BEGINNING: u64 = 1 << 16;

/// A file of rows being read.
pub(in crate::task) struct Source {
    reader: csv::Reader<File>,
    pub(in crate::task) names: Vec<String>,
    sheet: String,
    file: String,
    row: u32,
    record: ByteRecord,
    /// What sets its cells and decimals apart.
    pub(in crate::task) marks: Marks,
    /// What could not be read, and how much of it there was.
    pub(in crate::task) found: Vec<Diagnostic>,
    pub(in crate::task) bad: usize,
    /// Rows read.
    pub(in crate::task) rows: usize,
}

/// Signs for "not known" in files of other programs, beside an empty cell.
fn is_missing(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"NA" | b"." | b"NaN" | b"nan")
}

impl Source {
    /// # Errors
    /// `not-readable`, `table-empty`, `table-no-text`.
    pub(in crate::task) fn open(path: &Path) -> Result<Self, ApiError> {
        let shown = path.display().to_string();
        let unreadable = || ApiError::new("not-readable").with("file", &shown);
        let mut file = File::open(path).map_err(|_| unreadable())?;
        let mut beginning = Vec::new();
        file.by_ref()
            .take(BEGINNING)
            .read_to_end(&mut beginning)
            .map_err(|_| unreadable())?;
        let marks = Marks::of(&beginning).map_err(|code| no_table(code, &shown))?;
        file.rewind().map_err(|_| unreadable())?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(marks.cell)
            .buffer_capacity(1 << 18)
            .from_reader(file);
        let heading = reader.byte_headers().map_err(|_| unreadable())?;
        let names: Vec<String> = heading
            .iter()
            .map(|name| {
                let name = name.strip_prefix("\u{feff}".as_bytes()).unwrap_or(name);
                String::from_utf8_lossy(name).trim().to_owned()
            })
            .collect();
        let mut source = Self {
            reader,
            names,
            sheet: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            file: shown,
            row: 1,
            record: ByteRecord::new(),
            marks,
            found: Vec::new(),
            bad: 0,
            rows: 0,
        };
        source.note_twice();
        Ok(source)
    }

    /// Says which columns stand there twice; the first of them is read.
    fn note_twice(&mut self) {
        for (at, name) in self.names.iter().enumerate() {
            if !name.is_empty() && self.names[..at].contains(name) {
                let column = u32::try_from(at + 1).unwrap_or_default();
                self.found.push(
                    Diagnostic::warning("table-column-twice")
                        .at(&self.sheet, 1, column)
                        .with("column", name),
                );
            }
        }
    }

    /// Notes a column that would be read and is not there.
    pub(in crate::task) fn note_absent(&mut self, column: &str) {
        self.found.push(
            Diagnostic::note("table-column-absent")
                .at(&self.sheet, 1, 0)
                .with("column", column),
        );
    }

    /// Where a column stands; one that differs only in capitals where there is no other.
    pub(in crate::task) fn column(&self, name: &str) -> Option<usize> {
        let exact = self.names.iter().position(|known| known == name);
        exact.or_else(|| self.names.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }

    /// The first of some columns that is there.
    pub(in crate::task) fn first(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }

    /// A column that must be there.
    ///
    /// # Errors
    /// `column-not-there`.
    pub(in crate::task) fn needed(&self, name: &str) -> Result<usize, ApiError> {
        self.column(name)
            .ok_or_else(|| ApiError::new("column-not-there").with("column", name))
    }

    /// Goes to the next row; false at the end.
    ///
    /// # Errors
    /// `not-readable`.
    pub(in crate::task) fn next(&mut self) -> Result<bool, ApiError> {
        let more = self.reader.read_byte_record(&mut self.record);
        let more = more.map_err(|_| ApiError::new("not-readable").with("file", &self.file))?;
        self.row += 1;
        self.rows += usize::from(more);
        Ok(more)
    }

    /// A cell as it stands; empty where the row or the column is not there.
    pub(in crate::task) fn raw(&self, at: usize) -> &[u8] {
        self.record.get(at).unwrap_or_default()
    }

    /// A cell's text; nothing where it is missing.
    pub(in crate::task) fn text(&self, at: Option<usize>) -> Option<String> {
        let cell = self.raw(at?).trim_ascii();
        (!is_missing(cell)).then(|| String::from_utf8_lossy(cell).into_owned())
    }

    /// Notes a cell that could not be read.
    #[cold]
    pub(in crate::task) fn bad(&mut self, at: usize) {
        self.bad_as(at, "table-cell-not-read");
    }

    /// The same with a sentence of its own.
    #[cold]
    pub(in crate::task) fn bad_as(&mut self, at: usize, code: &str) {
        self.bad += 1;
        if self.bad <= TOLD {
            let cell = self.raw(at);
            let mut text: String = String::from_utf8_lossy(cell)
                .chars()
                .map(|letter| if letter.is_control() { ' ' } else { letter })
                .take(SHOWN)
                .collect();
            if cell.len() > SHOWN {
                text.push('…');
            }
            let column = u32::try_from(at + 1).unwrap_or_default();
            let name = self.names.get(at).cloned().unwrap_or_default();
            self.found.push(
                Diagnostic::warning(code)
                    .at(&self.sheet, self.row, column)
                    .with("column", name)
                    .with("row", self.row)
                    .with("found", text),
            );
        }
    }

    /// A number; a cell that is none is noted and missing.
    pub(in crate::task) fn number(&mut self, at: Option<usize>) -> Option<f64> {
        let at = at?;
        let cell = self.raw(at).trim_ascii();
        if let Some(number) = plain(cell) {
            return Some(number);
        }
        if is_missing(cell) {
            return None;
        }
        let text = std::str::from_utf8(cell).unwrap_or_default();
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        let found = match (number(text), text.split_once(',')) {
            (None, Some((whole, fraction))) if !fraction.contains(',') => {
                let with_point = number(&format!("{whole}.{fraction}"));
                if self.marks.decimal != b',' && with_point.is_some() {
                    // Whether 1,055 is a little more than one or a thousand is not for a program to guess.
                    self.bad_as(at, "table-cell-comma");
                    return None;
                }
                with_point
            }
            (found, _) => found,
        };
        if found.is_none() {
            self.bad(at);
        }
        found
    }

    /// One of some signs; another one is noted and missing.
    pub(in crate::task) fn sign<T>(&mut self, at: Option<usize>, known: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        let at = at?;
        let cell = self.raw(at).trim_ascii();
        if is_missing(cell) {
            return None;
        }
        let sign = known(cell);
        if sign.is_none() {
            self.bad(at);
        }
        sign
    }

    /// A number within bounds, whole where asked; another one is noted and missing.
    pub(in crate::task) fn within(
        &mut self,
        at: Option<usize>,
        bounds: RangeInclusive<f64>,
        whole: bool,
    ) -> Option<f64> {
        let found = self.number(at)?;
        if !bounds.contains(&found) || (whole && found.fract() != 0.0) {
            self.bad(at?);
            return None;
        }
        Some(found)
    }

    /// Yes or no, as 1 and 0; anything else is noted and missing.
    pub(in crate::task) fn flag(&mut self, at: Option<usize>) -> Option<bool> {
        self.sign(at, |cell| match cell {
            // The longer forms are how other programs write a whole number.
            b"1" | b"1.0" | b"1,0" => Some(true),
            b"0" | b"0.0" | b"0,0" => Some(false),
            _ => None,
        })
    }
}
