//! A CSV file of the pack as rows whose cells know where they stand.

use paduk_survey::{CellRef, Diagnostic};

/// A CSV file with its heading.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Name under which findings show it.
    pub file: &'static str,
    headings: Vec<String>,
    /// The rows below the heading.
    pub rows: Vec<Line>,
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Row as the spreadsheet counts it.
    pub number: u32,
    cells: Vec<String>,
}

impl Table {
    /// Reads the file; what cannot be read is said and left out.
    pub(crate) fn read(file: &'static str, text: &str, findings: &mut Vec<Diagnostic>) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut number = 0;
        for record in reader.records() {
            number += 1;
            match record {
                Ok(record) => {
                    // The reader skips blank lines without counting them, a spreadsheet shows them as rows.
                    let start = record.position().and_then(|place| usize::try_from(place.byte()).ok());
                    number += start.map_or(0, |start| blank_lines(text, start));
                    rows.push(Line {
                        number,
                        cells: record.iter().map(str::to_owned).collect(),
                    });
                }
                Err(error) => {
                    findings.push(
                        Diagnostic::error("csv-unreadable")
                            .at(file, number, 0)
                            .with("why", error),
                    );
                    break;
                }
            }
        }
        let headings = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0).cells
        };
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        Self { file, headings, rows }
    }

    /// True for a file without even a heading.
    pub(crate) fn is_empty(&self) -> bool {
        self.headings.is_empty()
    }

    /// Says which of these columns are missing; false where one is, and then the rows mean nothing.
    pub(crate) fn must_have(&self, columns: &[&str], findings: &mut Vec<Diagnostic>) -> bool {
        let missing = columns.iter().filter(|column| self.column(column) == 0);
        let said = findings.len();
        findings.extend(missing.map(|column| {
            let finding = Diagnostic::error("missing-column").at(self.file, 1, 0);
            finding.with("column", column)
        }));
        findings.len() == said
    }

    /// The number of a column, A is 1; 0 where there is none.
    pub(crate) fn column(&self, heading: &str) -> u32 {
        self.headings
            .iter()
            .zip(1..)
            .find(|(known, _)| known.eq_ignore_ascii_case(heading))
            .map_or(0, |(_, column)| column)
    }

    /// The text in a row under a heading; empty where there is none.
    pub(crate) fn text<'a>(&self, line: &'a Line, heading: &str) -> &'a str {
        (self.column(heading) as usize)
            .checked_sub(1)
            .and_then(|index| line.cells.get(index))
            .map_or("", String::as_str)
    }

    /// Where that text stands.
    pub(crate) fn place(&self, line: &Line, heading: &str) -> CellRef {
        CellRef {
            sheet: self.file.into(),
            row: line.number,
            column: self.column(heading),
        }
    }
}

/// How many blank lines stand at `start`, where the reader began to look for its next record.
fn blank_lines(text: &str, start: usize) -> u32 {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let breaks = rest[..blank].matches('\n').count();
    // Of a line break in two characters the reader takes the first with the record before.
    let halved = before.ends_with('\r') && rest.starts_with('\n');
    u32::try_from(breaks - usize::from(halved)).unwrap_or(u32::MAX)
}
