//! One CSV file with all sheets, as pyxform reads it: the first column names the sheet, the others are its cells.

use paduk_survey::Diagnostic;

use super::{Workbook, markdown};

/// Sheets of such a file. Rows are counted within each sheet, from its heading on.
pub fn from_csv(text: &str) -> (Workbook, Vec<Diagnostic>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut findings = Vec::new();
    let mut sheets: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for (record, number) in reader.records().zip(1_u32..) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                findings.push(
                    Diagnostic::error("csv-unreadable")
                        .at("csv", number, 0)
                        .with("why", error),
                );
                break;
            }
        };
        let mut cells = record.iter().map(str::trim);
        let name = cells.next().unwrap_or_default();
        if !name.is_empty() {
            sheets.push((name.to_owned(), Vec::new()));
        }
        let cells: Vec<String> = cells.map(str::to_owned).collect();
        if let Some((_, rows)) = sheets.last_mut()
            && cells.iter().any(|cell| !cell.is_empty())
        {
            rows.push(cells);
        }
    }
    let made = sheets
        .into_iter()
        .map(|(name, rows)| markdown::sheet(&name, rows, &mut findings));
    let sheets = made.collect();
    (Workbook { file: None, sheets }, findings)
}

#[cfg(test)]
mod tests {
    use super::from_csv;

    #[test]
    fn the_first_column_names_the_sheet() {
        let text = "survey\n,type,name,label\n,text,q1,\"Nama, umur\"\nchoices,,\n,list_name,name\n";
        let (workbook, findings) = from_csv(text);
        assert_eq!(findings, []);
        let survey = workbook.sheet("survey").unwrap();
        assert_eq!(
            (survey.rows[0].number, survey.rows[0].cells[2].text.as_str()),
            (2, "Nama, umur")
        );
        assert_eq!(workbook.sheet("choices").unwrap().header.len(), 2);
    }
}
