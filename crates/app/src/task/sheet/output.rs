//! What is written, and what is said of it.

use std::io::{BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use tempfile::NamedTempFile;

use super::cells::Source;
use super::marks::Marks;
use crate::api::ApiError;
use crate::task::check_form::{FoundInForm, shown};

/// A table made from a CSV file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CsvTable {
    /// False where a cell was not read and the caller was strict; then nothing was written.
    pub ok: bool,
    /// Rows read.
    pub rows: usize,
    /// Cells that were not read.
    pub not_read: usize,
    /// The file written.
    pub file: Option<String>,
    /// The columns of the table, where no file was asked for.
    pub columns: Vec<String>,
    /// Its lines.
    pub lines: Vec<Vec<String>>,
    /// The cells that were not read, the first thousand of them.
    pub diagnostics: Vec<FoundInForm>,
}

impl CsvTable {
    /// The table as CSV, with commas and points.
    pub fn csv(&self) -> String {
        let mut out = Vec::new();
        for line in std::iter::once(&self.columns).chain(&self.lines) {
            row(&mut out, line, Marks::default());
        }
        String::from_utf8_lossy(&out).trim_end().to_owned()
    }
}

/// A line of cells. A number is written with the file's decimal mark.
fn row(out: &mut Vec<u8>, cells: &[String], marks: Marks) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(marks.cell);
        }
        if marks.decimal != b'.' && cell.parse::<f64>().is_ok() {
            let cell = cell.replace('.', &char::from(marks.decimal).to_string());
            super::number::passed(out, cell.as_bytes(), marks);
        } else {
            super::number::passed(out, cell.as_bytes(), marks);
        }
    }
    out.push(b'\n');
}

/// A file being written beside where it shall stand, so that a full disk leaves no half of a table.
pub(in crate::task) struct Target {
    file: BufWriter<NamedTempFile>,
}

fn unwritable(to: &Path) -> ApiError {
    ApiError::new("not-writable").with("file", to.display())
}

impl Target {
    /// # Errors
    /// `already-there` where it is the file that is read, `not-writable`.
    pub(in crate::task) fn beside(from: &Path, to: &Path) -> Result<Self, ApiError> {
        let same = to
            .canonicalize()
            .is_ok_and(|to| from.canonicalize().is_ok_and(|from| from == to));
        if same {
            return Err(ApiError::new("already-there").with("file", to.display()));
        }
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(|_| unwritable(to))?;
        Ok(Self {
            file: BufWriter::with_capacity(1 << 18, file),
        })
    }

    pub(in crate::task) fn put(&mut self, bytes: &[u8], to: &Path) -> Result<(), ApiError> {
        self.file.write_all(bytes).map_err(|_| unwritable(to))
    }

    pub(in crate::task) fn keep(self, to: &Path) -> Result<(), ApiError> {
        let file = self.file.into_inner().map_err(|_| unwritable(to))?;
        file.persist(to).map_err(|_| unwritable(to))?;
        Ok(())
    }
}

/// Writes the whole of a file beside where it shall stand, never over what was read.
///
/// # Errors
/// `already-there`, `not-writable`.
pub(in crate::task) fn put(from: &Path, to: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let mut target = Target::beside(from, to)?;
    target.put(bytes, to)?;
    target.keep(to)
}

/// The end of a task: a file written, or the table handed back.
pub(in crate::task) fn finish(
    source: &Source,
    from: &Path,
    to: Option<&Path>,
    strict: bool,
    (columns, lines): (Vec<String>, Vec<Vec<String>>),
) -> Result<CsvTable, ApiError> {
    let ok = !(strict && source.bad > 0);
    let mut table = said(source, ok);
    match to {
        _ if !ok => {}
        None => (table.columns, table.lines) = (columns, lines),
        Some(to) => {
            let mut out = Vec::new();
            for line in std::iter::once(&columns).chain(&lines) {
                row(&mut out, line, source.marks);
            }
            put(from, to, &out)?;
            table.file = Some(to.display().to_string());
        }
    }
    Ok(table)
}

/// What is said of a file that was read.
pub(in crate::task) fn said(source: &Source, ok: bool) -> CsvTable {
    CsvTable {
        ok,
        rows: source.rows,
        not_read: source.bad,
        file: None,
        columns: Vec::new(),
        lines: Vec::new(),
        diagnostics: source.found.iter().map(shown).collect(),
    }
}
