//! A table of a pack: a CSV file whose cells know where they stand.

use std::collections::BTreeMap;

use paduk_survey::{Diagnostic, Texts};

/// A CSV file with a heading.
#[derive(Debug, Default)]
pub(crate) struct Table {
    file: String,
    columns: BTreeMap<String, usize>,
    lines: Vec<csv::StringRecord>,
}

/// One line of a table below its heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    table: &'a Table,
    cells: &'a csv::StringRecord,
    /// Row as a spreadsheet counts it.
    pub number: u32,
}

impl Table {
    /// Reads a table that must have these columns.
    pub fn read(file: &str, text: &str, needed: &[&str], findings: &mut Vec<Diagnostic>) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes());
        let columns: BTreeMap<String, usize> = match reader.headers() {
            Ok(headings) => headings.iter().map(str::to_owned).zip(0..).collect(),
            Err(error) => {
                findings.push(Diagnostic::error("csv-unreadable").at(file, 1, 0).with("why", error));
                BTreeMap::new()
            }
        };
        for name in needed.iter().filter(|name| !columns.contains_key(**name)) {
            findings.push(Diagnostic::error("missing-column").at(file, 1, 0).with("column", name));
        }
        let mut lines = Vec::new();
        for line in reader.records() {
            match line {
                Ok(line) => lines.push(line),
                Err(error) => {
                    let number = row_number(lines.len());
                    findings.push(
                        Diagnostic::error("csv-unreadable")
                            .at(file, number, 0)
                            .with("why", error),
                    );
                    break;
                }
            }
        }
        Self {
            file: file.to_owned(),
            columns,
            lines,
        }
    }

    /// The lines below the heading.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().enumerate().map(|(index, cells)| Line {
            table: self,
            cells,
            number: row_number(index),
        })
    }
}

fn row_number(index: usize) -> u32 {
    u32::try_from(index + 2).unwrap_or(u32::MAX)
}

impl<'a> Line<'a> {
    /// What stands in a column; empty where nothing does.
    pub fn text(&self, column: &str) -> &'a str {
        let index = self.table.columns.get(column);
        index.and_then(|index| self.cells.get(*index)).unwrap_or_default()
    }

    /// The sentence of the columns `<stem>_<language>`.
    pub fn texts(&self, stem: &str, languages: &[String]) -> Texts {
        let mut texts = Texts::default();
        for language in languages {
            let sentence = self.text(&format!("{stem}_{language}"));
            if !sentence.is_empty() {
                texts.insert(language, sentence);
            }
        }
        texts
    }

    /// The finding, at a cell of this line.
    pub fn finding(&self, finding: Diagnostic, column: &str) -> Diagnostic {
        let column = self.table.columns.get(column).map_or(0, |index| index + 1);
        finding.at(&self.table.file, self.number, u32::try_from(column).unwrap_or_default())
    }

    /// The count in a column, with a finding where there is none.
    pub fn count(&self, column: &str, findings: &mut Vec<Diagnostic>) -> Option<u32> {
        let read = count(self.text(column));
        if read.is_none() {
            let finding = Diagnostic::error("not-a-count").with("text", self.text(column));
            findings.push(self.finding(finding, column));
        }
        read
    }
}

/// A whole number as an Indonesian table prints it: `1055`, or `1.055` with a dot between each three digits.
///
/// ```
/// assert_eq!(paduk_pack::count("1.055"), Some(1055));
/// assert_eq!(paduk_pack::count("1.05"), None);
/// ```
pub fn count(text: &str) -> Option<u32> {
    let mut parts = text.split('.');
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let well = digits(first)
        && (rest.is_empty() || (first.len() <= 3 && rest.iter().all(|part| part.len() == 3 && digits(part))));
    well.then(|| text.replace('.', "").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Table, count};

    #[test]
    fn a_dot_separates_thousands_and_nothing_else() {
        let read = ["1055", "1.055", "1.055.000", "0", "17"].map(count);
        assert_eq!(read, [Some(1055), Some(1055), Some(1_055_000), Some(0), Some(17)]);
        for wrong in [
            "",
            "1.05",
            "1055.000",
            "1,055",
            "-3",
            "1.",
            ".055",
            "99.999.999.999",
            "satu",
        ] {
            assert_eq!(count(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_cell_knows_where_it_stands() {
        let mut findings = Vec::new();
        let table = Table::read(
            "q.csv",
            "village,frame\nx,12\ny,1.05\n",
            &["village", "quota"],
            &mut findings,
        );
        for line in table.lines() {
            line.count("frame", &mut findings);
        }
        let said: Vec<String> = findings
            .iter()
            .map(|f| {
                format!(
                    "{} {}",
                    f.code,
                    f.cell.clone().map(|c| c.to_string()).unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(said, ["missing-column q.csv!1", "not-a-count q.csv!B3"]);
    }
}
