//! An `.xlsx` file.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use paduk_survey::Diagnostic;

use super::{Cell, MAX_COLUMNS, MAX_ROWS, Sheet, Workbook, cell, guard};

/// Sheets of an `.xlsx` file. Cells are streamed, never laid out as a rectangle, because one stray cell in the far
/// corner of a sheet would otherwise cost the memory of the whole sheet.
pub fn from_xlsx(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    if let Err(refused) = guard(bytes) {
        return (Workbook::default(), vec![Diagnostic::error(refused.code())]);
    }
    let mut findings = Vec::new();
    // The reader is somebody else's: if a damaged file makes it panic, the file is unreadable and we go on.
    let read = catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, &mut findings)));
    match read {
        Ok(Ok(sheets)) => (Workbook { file: None, sheets }, findings),
        Ok(Err(error)) => {
            findings.push(Diagnostic::error("workbook-unreadable").with("why", error));
            (Workbook::default(), findings)
        }
        Err(_) => {
            findings.push(Diagnostic::error("workbook-unreadable"));
            (Workbook::default(), findings)
        }
    }
}

fn read_sheets(bytes: &[u8], findings: &mut Vec<Diagnostic>) -> Result<Vec<Sheet>, calamine::XlsxError> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut sheets = Vec::new();
    for name in file.sheet_names() {
        let mut cells = match file.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that holds only a chart is not a sheet for us.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(error),
        };
        let mut rows: Vec<(u32, Vec<Cell>)> = Vec::new();
        let (mut beyond_rows, mut beyond_columns) = (false, false);
        while let Some(found) = cells.next_cell()? {
            let (row, column) = found.get_position();
            let Some(cell) = cell(column + 1, &text(found.get_value())) else {
                continue;
            };
            beyond_rows |= row >= MAX_ROWS;
            beyond_columns |= column >= MAX_COLUMNS;
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                continue;
            }
            match rows.last_mut() {
                Some((number, cells)) if *number == row + 1 => cells.push(cell),
                _ => rows.push((row + 1, vec![cell])),
            }
        }
        if beyond_rows {
            findings.push(
                Diagnostic::error("too-many-rows")
                    .at(&name, MAX_ROWS + 1, 0)
                    .with("limit", MAX_ROWS),
            );
        }
        if beyond_columns {
            findings.push(
                Diagnostic::error("too-many-columns")
                    .at(&name, 1, MAX_COLUMNS + 1)
                    .with("limit", MAX_COLUMNS),
            );
        }
        // A writer that does not order its rows is legal enough to be read.
        rows.sort_by_key(|(number, _)| *number);
        sheets.push(Sheet::from_rows(&name, &name, rows));
    }
    Ok(sheets)
}

/// A cell's text as the person who typed it sees it: whole numbers without `.0`, dates as ISO 8601.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // Serial numbers below one are times of a day; the others are days, with or without a time.
    let serial = moment.as_f64();
    if moment.is_duration() || serial < 1.0 {
        time
    } else if serial.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}
