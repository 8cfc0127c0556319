//! The matrix written out: a page, a spreadsheet and CSV files with the same numbers.

use std::path::Path;

use paduk_report::{matrix_csv, matrix_page, matrix_tables, matrix_xlsx};
use paduk_text::Language;
use serde::Serialize;

use crate::api::ApiError;
use crate::app::App;
use crate::opened::Opened;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WrittenMatrix {
    /// The folder.
    pub folder: String,
    /// The files in it, with the rows of each table.
    pub files: Vec<(String, usize)>,
}

/// Names of the page and the spreadsheet.
const PAGE: &str = "matriks.html";
const BOOK: &str = "matriks.xlsx";

/// Writes the matrix of the open store to a folder; files of an earlier report are replaced.
///
/// # Errors
/// `not-writable`, those of the store.
pub fn matrix_report(app: &mut App, out: &Path, language: Language) -> Result<WrittenMatrix, ApiError> {
    app.opened()?.write_matrix_report(out, language)
}

impl Opened {
    pub(crate) fn write_matrix_report(&mut self, out: &Path, language: Language) -> Result<WrittenMatrix, ApiError> {
        let report = self.matrix_report()?;
        let tables = matrix_tables(&report.input, language);
        let unwritable = |path: &Path| ApiError::new("not-writable").with("file", path.display());
        std::fs::create_dir_all(out).map_err(|_| unwritable(out))?;
        let mut files = Vec::new();
        let mut put = |name: String, bytes: &[u8], rows: usize| {
            let path = out.join(&name);
            files.push((name, rows));
            std::fs::write(&path, bytes).map_err(|_| unwritable(&path))
        };
        put(PAGE.to_owned(), matrix_page(&report, language).as_bytes(), 0)?;
        let book =
            matrix_xlsx(&tables, language).map_err(|why| ApiError::new("template-not-written").with("why", why))?;
        put(BOOK.to_owned(), &book, 0)?;
        for table in &tables {
            put(
                format!("{}.csv", table.key),
                matrix_csv(table).as_bytes(),
                table.rows.len(),
            )?;
        }
        Ok(WrittenMatrix {
            folder: out.display().to_string(),
            files,
        })
    }
}
