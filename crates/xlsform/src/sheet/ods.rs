//! An `.ods` file.

mod extent;

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader};
use paduk_survey::Diagnostic;

use super::gather::every_sheet;
use super::{Workbook, guarded, unpack, unreadable};

/// Sheets of an `.ods` file.
pub fn from_ods(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    guarded(|findings| {
        let unpacked = unpack(bytes).map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
        let part = |name| std::str::from_utf8(unpacked.part(name)?).ok();
        if part("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
            return Err(Box::new(Diagnostic::error("file-protected")));
        }
        let content = part("content.xml").ok_or_else(|| Box::new(Diagnostic::error("workbook-unreadable")))?;
        if let Some(code) = extent::refused(content) {
            return Err(Box::new(Diagnostic::error(code)));
        }
        let zipped = unpacked.zipped();
        let bytes = zipped.map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
        let refused = |error: OdsError| {
            if matches!(error, OdsError::Password) {
                Box::new(Diagnostic::error("file-protected"))
            } else {
                unreadable(&error)
            }
        };
        let mut file = Ods::new(Cursor::new(&bytes[..])).map_err(refused)?;
        every_sheet(&mut file, findings).map_err(refused)
    })
}
