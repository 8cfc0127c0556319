//! A workbook as a folder of CSV files, one for each sheet.

use crate::sheet::{Cell, Workbook};

/// File name and text of every sheet.
pub(crate) fn csv_files(workbook: &Workbook) -> Vec<(String, String)> {
    let sheets = workbook.sheets.iter();
    sheets
        .map(|sheet| {
            let width = sheet.header.len();
            let mut text = line(&sheet.header, width);
            for row in &sheet.rows {
                text.push_str(&line(&row.cells, width));
            }
            (format!("{}.csv", sheet.name), text)
        })
        .collect()
}

/// One row; cells that are not there are empty.
fn line(cells: &[Cell], width: usize) -> String {
    let mut texts = vec![String::new(); width];
    for cell in cells {
        if let Some(text) = texts.get_mut(cell.column as usize - 1) {
            *text = quoted(&cell.text);
        }
    }
    // A row whose only cell is empty must not look like a blank line, which a spreadsheet counts and a reader skips.
    let line = texts.join(",");
    if line.is_empty() {
        "\"\"\n".to_owned()
    } else {
        line + "\n"
    }
}

/// Quoted where a sign in it would be taken for one of the file.
fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r', ';']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
