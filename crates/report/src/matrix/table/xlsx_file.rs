//! The tables as one spreadsheet, a sheet each.

use paduk_text::{Language, say};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::{MatrixTable, Value};

/// Most characters that a spreadsheet takes in one cell.
const MOST: usize = 32_767;

/// The file's bytes: numbers are numbers, texts are texts and never formulas. The same tables always give the same.
///
/// # Errors
/// What the writer says, where a table is longer than a spreadsheet.
pub fn matrix_xlsx(tables: &[MatrixTable], language: Language) -> Result<Vec<u8>, String> {
    written(tables, language).map_err(|error| error.to_string())
}

fn written(tables: &[MatrixTable], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold().set_text_wrap();
    let [whole, share, number] = ["#,##0", "0.0%", "0.00"].map(|shape| Format::new().set_num_format(shape));
    for table in tables {
        let page = book.add_worksheet();
        page.set_name(say(&format!("report.matrix.sheet.{}", table.key), &[], language))?;
        page.set_freeze_panes(1, 0)?;
        for (column, key) in (0..).zip(&table.columns) {
            let heading = say(&format!("report.matrix.column.{key}"), &[], language);
            page.write_string_with_format(0, column, heading, &bold)?;
            let wide = matches!(*key, "name" | "reason" | "measure" | "method" | "programmes" | "source");
            page.set_column_width(column, if wide { 40 } else { 14 })?;
        }
        for (line, row) in (1..).zip(&table.rows) {
            for (column, value) in (0..).zip(row) {
                match value {
                    Value::Empty => {}
                    Value::Text(text) | Value::Word(_, text) => {
                        page.write_string(line, column, text.chars().take(MOST).collect::<String>())?;
                    }
                    Value::Count(count) => {
                        page.write_number_with_format(line, column, *count as f64, &whole)?;
                    }
                    Value::Share(value) => {
                        page.write_number_with_format(line, column, *value, &share)?;
                    }
                    Value::Number(value) => {
                        page.write_number_with_format(line, column, *value, &number)?;
                    }
                    Value::Year(year) => {
                        page.write_number(line, column, *year)?;
                    }
                }
            }
        }
    }
    book.save_to_buffer()
}
