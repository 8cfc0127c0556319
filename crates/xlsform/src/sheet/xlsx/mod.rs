//! An `.xlsx` or `.xlsm` file.
//!
//! Nearly all workbooks hold nothing but texts and numbers. Those are read by [`plain`] from the bytes that are unpacked
//! already, several times faster than the library reads them; where it meets anything else it leaves the whole file to
//! [`library`]. Both give the same cells: a test and a fuzz target compare them.

mod library;
mod plain;
#[cfg(test)]
mod tests;

use paduk_survey::Diagnostic;

use super::{Workbook, guarded, unpack};

/// Sheets of an `.xlsx` file.
pub fn from_xlsx(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    read(bytes, true)
}

/// The same by the slower way alone, which reads every workbook. Whoever doubts [`from_xlsx`] compares the two.
pub fn from_xlsx_by_library(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    read(bytes, false)
}

fn read(bytes: &[u8], plain: bool) -> (Workbook, Vec<Diagnostic>) {
    guarded(|findings| {
        let unpacked = unpack(bytes).map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
        if unpacked.macros {
            findings.push(Diagnostic::note("file-has-macros"));
        }
        let begun = findings.len();
        if plain && let Some(sheets) = plain::sheets(&unpacked, findings) {
            return Ok(sheets);
        }
        findings.truncate(begun);
        library::sheets(&unpacked, findings)
    })
}
