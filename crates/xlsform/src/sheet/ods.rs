//! An `.ods` file.

mod extent;

use std::io::{Cursor, Read};

use calamine::{Ods, OdsError, Reader};
use paduk_survey::Diagnostic;
use zip::ZipArchive;

use super::gather::{Gather, Room};
use super::value::{borrowed, text};
use super::{Workbook, guard, guarded, unreadable};

/// Sheets of an `.ods` file.
pub fn from_ods(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    guarded(|findings| {
        guard(bytes).map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
        if part(bytes, "META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
            return Err(Box::new(Diagnostic::error("file-protected")));
        }
        let content = part(bytes, "content.xml").ok_or_else(|| Box::new(Diagnostic::error("workbook-unreadable")))?;
        if let Some(code) = extent::refused(&content) {
            return Err(Box::new(Diagnostic::error(code)));
        }
        drop(content);
        let refused = |error: OdsError| {
            if matches!(error, OdsError::Password) {
                Box::new(Diagnostic::error("file-protected"))
            } else {
                unreadable(&error)
            }
        };
        let mut file = Ods::new(Cursor::new(bytes)).map_err(refused)?;
        let mut room = Room::default();
        let mut sheets = Vec::new();
        for name in file.sheet_names() {
            let range = file.worksheet_range(&name).map_err(refused)?;
            let (first_row, first_column) = range.start().unwrap_or_default();
            let mut sheet = Gather::new(&name, &mut room);
            for (row, column, value) in range.used_cells() {
                let (row, column) = (first_row + row as u32, first_column + column as u32);
                if !sheet.put(row, column, &text(&borrowed(value), &name, (row, column), findings)) {
                    break;
                }
            }
            sheets.push(sheet.finish(findings));
        }
        Ok(sheets)
    })
}

/// The text of one part; the guard has already seen that it is of bearable size.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}
