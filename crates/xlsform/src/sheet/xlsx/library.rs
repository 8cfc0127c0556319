//! An `.xlsx` file as the library reads it: every kind of cell, and what is wrong with a file in its words.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use paduk_survey::Diagnostic;

use crate::sheet::gather::{Gather, Room};
use crate::sheet::value::text;
use crate::sheet::{SHEETS, Sheet, Unpacked, unreadable};

/// Sheets of a file whose parts are as they are. Cells are streamed, never laid out as a rectangle, because one stray
/// cell in the far corner of a sheet would otherwise cost the memory of the whole sheet.
///
/// # Errors
/// That the file cannot be read, and why.
pub fn sheets(unpacked: &Unpacked, findings: &mut Vec<Diagnostic>) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let zipped = unpacked
        .zipped()
        .map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
    let mut file = Xlsx::new(Cursor::new(&zipped[..])).map_err(|error| unreadable(&error))?;
    let mut room = Room::default();
    let mut sheets = Vec::new();
    for name in file.sheet_names() {
        match read_sheet(&mut file, &name, unpacked.formulas, &mut room, findings) {
            Ok(sheet) => sheets.push(sheet),
            // A sheet that holds only a chart is not a sheet for us.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(unreadable(&error)),
        }
    }
    if unpacked.merged {
        for sheet in &sheets {
            merged(&mut file, sheet, findings);
        }
    }
    Ok(sheets)
}

type File<'a> = Xlsx<Cursor<&'a [u8]>>;

fn read_sheet(
    file: &mut File<'_>,
    name: &str,
    formulas: bool,
    room: &mut Room,
    findings: &mut Vec<Diagnostic>,
) -> Result<Sheet, XlsxError> {
    let mut cells = file.worksheet_cells_reader(name)?;
    let mut sheet = Gather::new(name, room);
    if formulas {
        while let Some(found) = cells.next_cell_with_formula_metadata()? {
            let (row, column) = found.pos;
            if found.formula.is_some() && matches!(found.value, DataRef::Empty) {
                findings.push(Diagnostic::warning("formula-without-value").at(name, row + 1, column + 1));
            }
            if !sheet.put(row, column, &text(&found.value, name, found.pos, findings)) {
                break;
            }
        }
    } else {
        while let Some(found) = cells.next_cell()? {
            let (row, column) = found.get_position();
            if !sheet.put(row, column, &text(found.get_value(), name, (row, column), findings)) {
                break;
            }
        }
    }
    Ok(sheet.finish(findings))
}

/// Says which cells of a sheet that has a meaning are merged, where one of them has a text.
fn merged(file: &mut File<'_>, sheet: &Sheet, findings: &mut Vec<Diagnostic>) {
    if !SHEETS.contains(&sheet.name.trim().to_lowercase().as_str()) {
        return;
    }
    let Ok(regions) = file.merge_cells_by_sheet_name(&sheet.name) else {
        return;
    };
    for region in regions {
        let (row, column) = (region.start.0 + 1, region.start.1 + 1);
        let has = |cells: &[crate::sheet::Cell]| cells.iter().any(|cell| cell.column == column);
        let filled = if row == 1 {
            has(&sheet.header)
        } else {
            let found = sheet.rows.binary_search_by_key(&row, |row| row.number);
            found.is_ok_and(|at| has(&sheet.rows[at].cells))
        };
        if filled {
            let warning = Diagnostic::warning("merged-cells").at(&sheet.name, row, column);
            findings.push(warning.relating(sheet.place(region.end.0 + 1, region.end.1 + 1)));
        }
    }
}
