//! Why a workbook could not be written.

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum XlsformError {
    /// A cell holds more than a spreadsheet takes.
    #[error("{cell} holds more than {most} characters")]
    CellTooLong {
        /// The cell, for example `survey!C7`.
        cell: String,
        /// The most characters there may be.
        most: usize,
    },
    /// The writer of spreadsheets gave up.
    #[error("the workbook could not be written: {0}")]
    NotWritten(String),
}

impl XlsformError {
    /// Stable code of the error in kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CellTooLong { .. } => "workbook-cell-too-long",
            Self::NotWritten(_) => "workbook-not-written",
        }
    }
}
