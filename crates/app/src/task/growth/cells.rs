//! The cells of a CSV file, one row at a time, with what could not be read.

use std::fs::File;
use std::path::Path;

use csv::ByteRecord;
use paduk_survey::Diagnostic;

use super::number::plain;
use crate::api::ApiError;

/// How many findings are told one by one.
const TOLD: usize = 1_000;

/// A file of rows being read.
pub(super) struct Source {
    reader: csv::Reader<File>,
    pub(super) names: Vec<String>,
    sheet: String,
    file: String,
    row: u32,
    record: ByteRecord,
    /// What could not be read, and how much of it there was.
    pub(super) found: Vec<Diagnostic>,
    pub(super) bad: usize,
    /// Rows read.
    pub(super) rows: usize,
}

/// Signs for "not known" in files of other programs, beside an empty cell.
fn is_missing(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"NA" | b"." | b"NaN" | b"nan")
}

impl Source {
    /// # Errors
    /// `not-readable`.
    pub(super) fn open(path: &Path) -> Result<Self, ApiError> {
        let unreadable = || ApiError::new("not-readable").with("file", path.display());
        let file = File::open(path).map_err(|_| unreadable())?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .buffer_capacity(1 << 18)
            .from_reader(file);
        let heading = reader.byte_headers().map_err(|_| unreadable())?;
        let names = heading
            .iter()
            .map(|name| {
                let name = name.strip_prefix("\u{feff}".as_bytes()).unwrap_or(name);
                String::from_utf8_lossy(name).trim().to_owned()
            })
            .collect();
        Ok(Self {
            reader,
            names,
            sheet: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            file: path.display().to_string(),
            row: 1,
            record: ByteRecord::new(),
            found: Vec::new(),
            bad: 0,
            rows: 0,
        })
    }

    /// Where a column stands.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The first of some columns that is there.
    pub(super) fn first(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }

    /// A column that must be there.
    ///
    /// # Errors
    /// `column-not-there`.
    pub(super) fn needed(&self, name: &str) -> Result<usize, ApiError> {
        self.column(name)
            .ok_or_else(|| ApiError::new("column-not-there").with("column", name))
    }

    /// Goes to the next row; false at the end.
    ///
    /// # Errors
    /// `not-readable`.
    pub(super) fn next(&mut self) -> Result<bool, ApiError> {
        let more = self.reader.read_byte_record(&mut self.record);
        let more = more.map_err(|_| ApiError::new("not-readable").with("file", &self.file))?;
        self.row += 1;
        self.rows += usize::from(more);
        Ok(more)
    }

    /// A cell as it stands; empty where the row or the column is not there.
    pub(super) fn raw(&self, at: usize) -> &[u8] {
        self.record.get(at).unwrap_or_default()
    }

    /// A cell's text; nothing where it is missing.
    pub(super) fn text(&self, at: Option<usize>) -> Option<String> {
        let cell = self.raw(at?).trim_ascii();
        (!is_missing(cell)).then(|| String::from_utf8_lossy(cell).into_owned())
    }

    /// Notes a cell that could not be read.
    #[cold]
    pub(super) fn bad(&mut self, at: usize) {
        self.bad += 1;
        if self.found.len() < TOLD {
            let text = String::from_utf8_lossy(self.raw(at)).into_owned();
            let column = u32::try_from(at + 1).unwrap_or_default();
            let name = self.names.get(at).cloned().unwrap_or_default();
            self.found.push(
                Diagnostic::warning("growth-cell-not-read")
                    .at(&self.sheet, self.row, column)
                    .with("column", name)
                    .with("row", self.row)
                    .with("found", text),
            );
        }
    }

    /// A number; a cell that is none is noted and missing.
    pub(super) fn number(&mut self, at: Option<usize>) -> Option<f64> {
        let at = at?;
        let cell = self.raw(at).trim_ascii();
        if let Some(number) = plain(cell) {
            return Some(number);
        }
        if is_missing(cell) {
            return None;
        }
        let number = std::str::from_utf8(cell).ok().and_then(|cell| cell.parse::<f64>().ok());
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            self.bad(at);
        }
        number
    }

    /// One of some signs; another one is noted and missing.
    pub(super) fn sign<T>(&mut self, at: Option<usize>, known: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
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
}
