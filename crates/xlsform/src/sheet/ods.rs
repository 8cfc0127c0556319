//! An `.ods` file.

mod extent;

use std::io::{Cursor, Read};

use calamine::{Ods, OdsError, Reader};
use paduk_survey::Diagnostic;
use zip::ZipArchive;

use super::gather::every_sheet;
use super::{Workbook, guarded, unpack, unreadable};

/// Sheets of an `.ods` file.
pub fn from_ods(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    guarded(|findings| {
        let unpacked = unpack(bytes).map_err(|refused| Box::new(Diagnostic::error(refused.code())))?;
        let bytes = &unpacked.file[..];
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
        every_sheet(&mut file, findings).map_err(refused)
    })
}

/// The text of one part, which is already seen to be of bearable size.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}
