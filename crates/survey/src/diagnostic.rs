//! Findings about a workbook, a pack or a rule: data, never a failure.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// What was read cannot be used as it stands.
    Error,
    /// It can be used, but somebody should look.
    Warning,
    /// Worth knowing: something was accepted and ignored.
    Note,
}

/// A cell of a workbook or of a CSV file that stands for a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Sheet name, or file name of a CSV sheet.
    pub sheet: Arc<str>,
    /// Row as the spreadsheet counts it: the header is row 1.
    pub row: u32,
    /// Column as the spreadsheet counts it: A is 1; 0 means the whole row.
    pub column: u32,
}

impl std::fmt::Display for CellRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
            rest = (rest - 1) / 26;
        }
        write!(
            f,
            "{}!{}{}",
            self.sheet,
            letters.iter().rev().collect::<String>(),
            self.row
        )
    }
}

/// A range of characters (not bytes) inside a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First character, counted from 0.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// One finding, addressed to a cell. Its sentence stands in `locales` under `diagnostic.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Stable code in kebab-case, for example `unknown-reference`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is; `None` when it is about the whole file.
    pub cell: Option<CellRef>,
    /// The part of the cell's text that is meant.
    pub span: Option<Span>,
    /// Parameters of the sentence, as `(name, value)`.
    pub params: Vec<(String, String)>,
    /// Other cells that belong to the finding, for example the rest of a loop.
    pub related: Vec<CellRef>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// A finding with a code and a severity; the `with_…` methods add the rest.
    pub fn new(code: &str, severity: Severity) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            cell: None,
            span: None,
            params: Vec::new(),
            related: Vec::new(),
            suggestion: None,
        }
    }

    /// An error.
    pub fn error(code: &str) -> Self {
        Self::new(code, Severity::Error)
    }

    /// A warning.
    pub fn warning(code: &str) -> Self {
        Self::new(code, Severity::Warning)
    }

    /// A note.
    pub fn note(code: &str) -> Self {
        Self::new(code, Severity::Note)
    }

    /// The same finding at a cell.
    #[must_use]
    pub fn at(mut self, sheet: &str, row: u32, column: u32) -> Self {
        self.cell = Some(CellRef {
            sheet: sheet.into(),
            row,
            column,
        });
        self
    }

    /// The same finding at a cell that may not be known.
    #[must_use]
    pub fn at_cell(mut self, cell: Option<CellRef>) -> Self {
        self.cell = cell;
        self
    }

    /// The same finding with a part of the cell's text marked.
    #[must_use]
    pub fn with_span(mut self, start: u32, end: u32) -> Self {
        self.span = Some(Span { start, end });
        self
    }

    /// The same finding with a parameter for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same finding with another cell that belongs to it.
    #[must_use]
    pub fn relating(mut self, cell: CellRef) -> Self {
        self.related.push(cell);
        self
    }

    /// The same finding with what was probably meant.
    #[must_use]
    pub fn suggesting(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::CellRef;

    #[test]
    fn cells_read_as_a_spreadsheet_names_them() {
        let cell = |column| {
            CellRef {
                sheet: "survey".into(),
                row: 12,
                column,
            }
            .to_string()
        };
        assert_eq!(
            [cell(1), cell(26), cell(27), cell(0)],
            ["survey!A12", "survey!Z12", "survey!AA12", "survey!12"]
        );
    }
}
