//! A folder of CSV files, one for each sheet.

use paduk_survey::Diagnostic;

use super::{Cell, MAX_COLUMNS, MAX_ROWS, Sheet, Workbook, cell};

/// Sheets from `(file name, text)`: `survey.csv` is the sheet `survey`.
///
/// A byte-order mark is taken off. Rows are counted as a spreadsheet that opens the file counts them (a cell with line
/// breaks is still one row). A file with semicolons, which an Indonesian spreadsheet writes, is read as well.
pub fn from_csv_files(files: &[(&str, &str)]) -> (Workbook, Vec<Diagnostic>) {
    let mut workbook = Workbook::default();
    let mut findings = Vec::new();
    for (file, text) in files {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let Some(stem) = name.len().checked_sub(4).and_then(|end| {
            let ending = name.get(end..)?;
            ending.eq_ignore_ascii_case(".csv").then(|| &name[..end])
        }) else {
            continue;
        };
        workbook.sheets.push(read_sheet(stem, file, text, &mut findings));
    }
    (workbook, findings)
}

/// The separator that the header line uses.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |c: char| header.matches(c).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn read_sheet(name: &str, file: &str, text: &str, findings: &mut Vec<Diagnostic>) -> Sheet {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // The reader skips blank lines without counting them, a spreadsheet shows them as rows.
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut rows: Vec<(u32, Vec<Cell>)> = Vec::new();
    let mut number = 0_u32;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                findings.push(
                    Diagnostic::error("csv-unreadable")
                        .at(file, number + 1, 0)
                        .with("why", error),
                );
                break;
            }
        };
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok());
        number += 1 + start.map_or(0, |start| blank_lines(text, start));
        if number > MAX_ROWS {
            findings.push(
                Diagnostic::error("too-many-rows")
                    .at(file, number, 0)
                    .with("limit", MAX_ROWS),
            );
            break;
        }
        if record.len() > MAX_COLUMNS as usize {
            findings.push(
                Diagnostic::error("too-many-columns")
                    .at(file, number, MAX_COLUMNS + 1)
                    .with("limit", MAX_COLUMNS),
            );
        }
        let cells = record
            .iter()
            .take(MAX_COLUMNS as usize)
            .zip(1..)
            .filter_map(|(text, column)| cell(column, text));
        rows.push((number, cells.collect()));
    }
    Sheet::from_rows(name, file, rows)
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

#[cfg(test)]
mod tests {
    use super::from_csv_files;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let (workbook, findings) = from_csv_files(&[("folder/survey.csv", text)]);
        assert_eq!(findings, []);
        workbook.sheets[0]
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(|cell| cell.text.clone()).collect()))
            .collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "\u{feff}type,name\ntext,\"a\nb\"\n\n\ninteger,c\n,,\nnote,d\n";
        assert_eq!(
            rows(text),
            [
                (2, vec!["text".into(), "a\nb".into()]),
                (5, vec!["integer".into(), "c".into()]),
                (7, vec!["note".into(), "d".into()]),
            ]
        );
    }

    #[test]
    fn a_spreadsheet_with_decimal_commas_separates_by_semicolons() {
        assert_eq!(
            rows("type;name;label\r\ntext;a;satu, dua\r\n")[0].1,
            ["text", "a", "satu, dua"]
        );
    }

    #[test]
    fn only_csv_files_are_sheets() {
        let (workbook, _) = from_csv_files(&[("README.md", "x"), ("CHOICES.CSV", "list_name,name"), ("é", "")]);
        assert_eq!(workbook.sheets.len(), 1);
        assert!(workbook.sheet("choices").is_some());
    }
}
