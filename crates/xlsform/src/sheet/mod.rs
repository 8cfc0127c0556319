//! A workbook as cells with their places, before anybody asks what they mean.

mod csv_book;
mod csv_folder;
mod file;
mod gather;
mod markdown;
mod ods;
mod old;
mod strings;
mod unpack;
mod value;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use paduk_survey::{CellRef, Diagnostic};

pub use csv_book::from_csv;
pub use csv_folder::from_csv_files;
pub use file::from_file;
pub use markdown::from_markdown;
pub use ods::from_ods;
pub use old::from_xls;
pub use unpack::{MAX_INFLATED, MAX_RATIO, Refused, Unpacked, unpack};
pub use xlsx::{from_xlsx, from_xlsx_by_library};

/// Sheets that have a meaning in an `XLSForm` workbook.
pub(crate) const SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "entities", "osm"];

/// Most rows that one sheet may have; the rest is left out with a diagnostic.
pub const MAX_ROWS: u32 = 200_000;

/// Most columns that are read of one sheet; the rest is left out with a diagnostic.
pub const MAX_COLUMNS: u32 = 512;

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Column as the spreadsheet counts it: A is 1.
    pub column: u32,
    /// The text without outer white space, never empty.
    pub text: String,
}

/// A row with at least one cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Row as the spreadsheet counts it: the header is row 1.
    pub number: u32,
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
}

/// One sheet: the header and the rows below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name as written, for example `survey`.
    pub name: String,
    /// What findings call it: its name, or the CSV file that stands for it.
    pub shown: String,
    /// The cells of row 1.
    pub header: Vec<Cell>,
    /// The rows below, from row 2.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// A sheet from rows of texts, the first of which is the header; row numbers are as given.
    pub(crate) fn from_rows(name: &str, shown: &str, rows: impl IntoIterator<Item = (u32, Vec<Cell>)>) -> Self {
        let mut sheet = Self {
            name: name.to_owned(),
            shown: shown.to_owned(),
            ..Self::default()
        };
        for (number, cells) in rows {
            if number == 1 {
                sheet.header = cells;
            } else if !cells.is_empty() {
                sheet.rows.push(Row { number, cells });
            }
        }
        sheet
    }

    /// The heading of a column as written.
    pub fn heading(&self, column: u32) -> Option<&str> {
        let cell = self.header.iter().find(|cell| cell.column == column)?;
        Some(&cell.text)
    }

    /// The place of a cell of this sheet.
    pub fn place(&self, row: u32, column: u32) -> CellRef {
        CellRef {
            sheet: self.shown.as_str().into(),
            row,
            column,
        }
    }
}

/// All sheets of a workbook in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The file's name without its ending, if there was one; the form id where the settings do not say.
    pub file: Option<String>,
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The sheet of questions: `survey`, or the only sheet there is.
    pub fn survey(&self) -> Option<&Sheet> {
        self.place_of_survey().map(|place| &self.sheets[place])
    }

    /// The sheet of this name, in any case and with blanks around it.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.place_of(name).map(|place| &self.sheets[place])
    }

    /// The sheet of questions to take its rows from.
    pub(crate) fn survey_mut(&mut self) -> Option<&mut Sheet> {
        self.place_of_survey().map(|place| &mut self.sheets[place])
    }

    /// The sheet of this name to take its rows from.
    pub(crate) fn sheet_mut(&mut self, name: &str) -> Option<&mut Sheet> {
        self.place_of(name).map(|place| &mut self.sheets[place])
    }

    fn place_of_survey(&self) -> Option<usize> {
        let only = match self.sheets.as_slice() {
            [only] if !SHEETS.contains(&only.name.trim().to_lowercase().as_str()) => Some(0),
            _ => None,
        };
        self.place_of("survey").or(only)
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        self.sheets
            .iter()
            .position(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
    }
}

/// A cell's text with non-breaking blanks as blanks and without outer white space; nothing if nothing is left.
pub(crate) fn cell(column: u32, text: &str) -> Option<Cell> {
    let mut text = std::borrow::Cow::Borrowed(text);
    // Few cells have either, and there are many cells.
    if !text.is_ascii() && text.contains('\u{a0}') {
        text = text.replace('\u{a0}', " ").into();
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text = text.replace("\r\n", "\n").into();
    }
    let text = text.trim();
    (!text.is_empty()).then(|| Cell {
        column,
        text: text.to_owned(),
    })
}

/// The workbook that `read` makes, or nothing and why. The readers are somebody else's: if a damaged file makes one
/// panic, the file is unreadable and we go on.
fn guarded(
    read: impl FnOnce(&mut Vec<Diagnostic>) -> Result<Vec<Sheet>, Box<Diagnostic>>,
) -> (Workbook, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let read = catch_unwind(AssertUnwindSafe(|| read(&mut findings)));
    let sheets = match read {
        Ok(Ok(sheets)) => sheets,
        Ok(Err(refused)) => {
            findings.push(*refused);
            Vec::new()
        }
        Err(_) => {
            findings.push(Diagnostic::error("workbook-unreadable"));
            Vec::new()
        }
    };
    (Workbook { file: None, sheets }, findings)
}

/// That a file cannot be read, as the reader says it.
fn unreadable(error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("workbook-unreadable").with("why", error))
}
