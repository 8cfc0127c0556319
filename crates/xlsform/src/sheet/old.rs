//! A binary `.xls` file, and spreadsheets behind a password, which are wrapped the same way.

use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};
use cfb::CompoundFile;
use paduk_survey::Diagnostic;

use super::gather::{Gather, Room};
use super::value::{borrowed, text};
use super::{Workbook, guarded, unreadable};

/// Most cells between the first and the last of a sheet: the reader lays every sheet out as a rectangle.
const MOST_CELLS: u64 = 4_000_000;

/// What such a file begins with.
pub(super) const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Sheets of an `.xls` file.
pub fn from_xls(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    guarded(|findings| {
        let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        if file.exists("/EncryptedPackage") {
            return Err(Box::new(Diagnostic::error("file-protected")));
        }
        if file.exists("/_VBA_PROJECT_CUR") {
            findings.push(Diagnostic::note("file-has-macros"));
        }
        let stream = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
        let mut records = Vec::new();
        // A stream cannot be longer than the file it is in, whatever it says of itself.
        let stream = file.open_stream(stream).map_err(|error| unreadable(&error))?;
        let read = stream.take(bytes.len() as u64).read_to_end(&mut records);
        read.map_err(|error| unreadable(&error))?;
        if extent(&records) > MOST_CELLS {
            return Err(Box::new(Diagnostic::error("workbook-too-large")));
        }
        let mut file = Xls::new(Cursor::new(bytes)).map_err(|error| {
            if matches!(error, XlsError::Password) {
                Box::new(Diagnostic::error("file-protected"))
            } else {
                unreadable(&error)
            }
        })?;
        let mut room = Room::default();
        let mut sheets = Vec::new();
        for name in file.sheet_names() {
            let range = file.worksheet_range(&name).map_err(|error| unreadable(&error))?;
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

/// How many cells the rectangles of all sheets have, as their records say: each begins with its kind and length, those
/// of cells go on with row and column (`[MS-XLS]` 2.5.13).
fn extent(records: &[u8]) -> u64 {
    let (mut total, mut rows, mut columns) = (0_u64, 0_u64, 0_u64);
    let number = |at: usize| {
        Some(u64::from(u16::from_le_bytes([
            *records.get(at)?,
            *records.get(at + 1)?,
        ])))
    };
    let mut at = 0;
    while let (Some(kind), Some(length)) = (number(at), number(at + 2)) {
        match kind {
            // The beginning of a sheet.
            0x0809 => {
                total += rows * columns;
                (rows, columns) = (0, 0);
            }
            // Formula, blanks, numbers, texts, truth values and errors, in all their versions.
            0x0006
            | 0x0206
            | 0x0406
            | 0x00bd
            | 0x00be
            | 0x00d6
            | 0x00fd
            | 0x0201..=0x0205
            | 0x027e
            | 0x0001..=0x0005 => {
                if let (Some(row), Some(column)) = (number(at + 4), number(at + 6)) {
                    // The last column of several cells in one record stands at its end.
                    let last = if kind == 0x00bd {
                        number(at + 2 + length as usize)
                    } else {
                        None
                    };
                    rows = rows.max(row + 1);
                    columns = columns.max(last.unwrap_or(column).max(column) + 1);
                }
            }
            _ => {}
        }
        at += 4 + length as usize;
    }
    total + rows * columns
}

#[cfg(test)]
mod tests {
    use super::{MAGIC, extent, from_xls};

    fn number(row: u16, column: u16) -> Vec<u8> {
        let mut record = vec![0x03, 0x02, 14, 0];
        record.extend(row.to_le_bytes());
        record.extend(column.to_le_bytes());
        record.extend([0; 10]);
        record
    }

    #[test]
    fn a_cell_in_the_far_corner_is_counted_before_it_is_laid_out() {
        let sheet = [vec![0x09, 0x08, 0, 0], number(0, 0), number(65_535, 65_535)].concat();
        assert_eq!(extent(&sheet), 65_536 * 65_536);
        assert_eq!(extent(&[sheet.clone(), sheet].concat()), 2 * 65_536 * 65_536);
        assert_eq!(extent(&[0, 1]), 0);
    }

    #[test]
    fn a_damaged_file_is_unreadable() {
        let codes = |bytes: &[u8]| {
            from_xls(bytes)
                .1
                .into_iter()
                .map(|found| found.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes(&MAGIC), ["workbook-unreadable"]);
        assert_eq!(codes(b""), ["workbook-unreadable"]);
    }
}
