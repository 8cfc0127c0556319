//! A binary `.xls` file, and spreadsheets behind a password, which are wrapped the same way.

mod extent;

use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};
use cfb::CompoundFile;
use paduk_survey::Diagnostic;

use super::gather::every_sheet;
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
        if extent::extent(&records).is_none_or(|cells| cells > MOST_CELLS) {
            return Err(Box::new(Diagnostic::error("workbook-too-large")));
        }
        let mut file = Xls::new(Cursor::new(bytes)).map_err(|error| {
            if matches!(error, XlsError::Password) {
                Box::new(Diagnostic::error("file-protected"))
            } else {
                unreadable(&error)
            }
        })?;
        every_sheet(&mut file, findings).map_err(|error| unreadable(&error))
    })
}

#[cfg(test)]
mod tests {
    use super::{MAGIC, from_xls};

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
