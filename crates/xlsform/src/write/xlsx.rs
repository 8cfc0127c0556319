//! A workbook as an `.xlsx` file.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, XlsxError};

use crate::error::XlsformError;
use crate::sheet::{Cell, Sheet, Workbook};

/// Most characters that a spreadsheet takes in one cell.
const MOST: usize = 32_767;

/// The file's bytes. The same workbook always gives the same bytes: every cell is text, and the file says that it was
/// made on the first of January 2000.
pub(crate) fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsformError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(not_written)?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name).map_err(not_written)?;
        page.set_freeze_panes(1, 0).map_err(not_written)?;
        for cell in &sheet.header {
            let column = column(cell);
            page.write_string_with_format(0, column, checked(sheet, 1, cell)?, &bold)
                .map_err(not_written)?;
            page.set_column_width(column, width(sheet, cell.column))
                .map_err(not_written)?;
        }
        for row in &sheet.rows {
            for cell in &row.cells {
                let text = checked(sheet, row.number, cell)?;
                page.write_string_with_format(row.number - 1, column(cell), text, &plain)
                    .map_err(not_written)?;
            }
        }
    }
    file.save_to_buffer().map_err(not_written)
}

fn column(cell: &Cell) -> u16 {
    u16::try_from(cell.column - 1).unwrap_or(u16::MAX)
}

fn checked<'a>(sheet: &Sheet, row: u32, cell: &'a Cell) -> Result<&'a str, XlsformError> {
    // A spreadsheet counts as UTF-16 does.
    if cell.text.encode_utf16().count() > MOST {
        let cell = sheet.place(row, cell.column).to_string();
        return Err(XlsformError::CellTooLong { cell, most: MOST });
    }
    Ok(&cell.text)
}

/// As wide as the longest text of the first rows, but not so wide that a page holds one column only.
fn width(sheet: &Sheet, column: u32) -> f64 {
    let rows = sheet
        .rows
        .iter()
        .take(200)
        .flat_map(|row| &row.cells)
        .chain(&sheet.header);
    let longest = rows
        .filter(|cell| cell.column == column)
        .map(|cell| cell.text.chars().count())
        .max();
    longest.unwrap_or(0).clamp(8, 60) as f64 + 2.0
}

fn not_written(error: XlsxError) -> XlsformError {
    XlsformError::NotWritten(error.to_string())
}
