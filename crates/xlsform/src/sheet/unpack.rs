//! Every part of a zip file is unpacked here, once and within limits, before anything else reads it.
//!
//! A spreadsheet of a few kilobytes can claim to hold gigabytes. The sizes that a zip file states about itself are
//! worth nothing, so the parts are really unpacked, up to the limit. What others then read are these parts, or a zip
//! file of the same parts as they are: they have nothing to unpack, and cannot see anything else than what was looked
//! at here.

use std::io::{Cursor, Read, Write};

use memchr::memmem;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::strings;

/// Most bytes that all parts of a workbook may hold together when unpacked: 256 MiB.
pub const MAX_INFLATED: u64 = 256 * 1024 * 1024;

/// Most times that a part may be larger unpacked than packed.
pub const MAX_RATIO: u64 = 200;

/// Below this size (1 MiB) a part is harmless however well it was packed; an empty style sheet packs very well.
const HARMLESS: u64 = 1024 * 1024;

/// Most parts that a workbook may have.
const MAX_PARTS: usize = 10_000;

/// Why a zip file is not handed on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is not a zip file, or a part of it cannot be unpacked.
    #[error("not a zip file that can be unpacked")]
    Unreadable,
    /// It has too many parts, or they are too large unpacked.
    #[error("the file is too large when unpacked")]
    TooLarge,
    /// A part is packed so tightly that no honest spreadsheet would be.
    #[error("a part of the file is packed suspiciously tightly")]
    TooDense,
}

impl Refused {
    /// The code of the diagnostic.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "workbook-unreadable",
            Self::TooLarge => "workbook-too-large",
            Self::TooDense => "workbook-too-dense",
        }
    }
}

/// A file whose parts were unpacked, and what was seen in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The names and bytes of the parts that a reader of cells asks for, in the file's order.
    pub parts: Vec<(String, Vec<u8>)>,
    /// How many bytes all parts have together, also those that are not kept.
    pub size: u64,
    /// True where a sheet has merged cells.
    pub merged: bool,
    /// True where a sheet has formulas.
    pub formulas: bool,
    /// True where there are macros.
    pub macros: bool,
}

/// Unpacks every part, looks for what costs a second reading, and puts the parts together again as they are.
///
/// # Errors
/// [`Refused`] where a limit is passed or a part cannot be unpacked.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, Refused> {
    within(bytes, MAX_INFLATED)
}

fn within(bytes: &[u8], limit: u64) -> Result<Unpacked, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    if archive.len() > MAX_PARTS {
        return Err(Refused::TooLarge);
    }
    let mut unpacked = Unpacked::default();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Refused::Unreadable)?;
        let name = part.name().map_err(|_| Refused::Unreadable)?.into_owned();
        let packed = part.compressed_size().max(1);
        let left = limit - unpacked.size;
        let most = left.min((packed.saturating_mul(MAX_RATIO)).max(HARMLESS));
        // A part has the size that it says, as far as that is believed; one byte more shows that nothing follows.
        let mut text = Vec::with_capacity(usize::try_from(part.size().min(most)).unwrap_or_default() + 1);
        // One byte more than allowed is enough to know that it is too much.
        let size = part
            .take(most + 1)
            .read_to_end(&mut text)
            .map_err(|_| Refused::Unreadable)? as u64;
        if size > left {
            return Err(Refused::TooLarge);
        }
        if size > most {
            return Err(Refused::TooDense);
        }
        unpacked.size += size;
        unpacked.look(&name, &text)?;
        if is_read(&name) {
            unpacked.parts.push((name, text));
        }
    }
    Ok(unpacked)
}

/// True for parts that a reader of cells asks for; pictures and the like are not kept.
fn is_read(part: &str) -> bool {
    let ending = part.rsplit('.').next().unwrap_or_default();
    part == "mimetype" || ["xml", "rels"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

impl Unpacked {
    /// The bytes of the part of this name, if there is exactly one.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let mut found = self.parts.iter().filter(|(part, _)| part == name);
        let (_, bytes) = found.next()?;
        found.next().is_none().then_some(bytes)
    }

    /// A zip file of the parts, none of them packed.
    ///
    /// # Errors
    /// [`Refused::Unreadable`] where two parts have the same name.
    pub fn zipped(&self) -> Result<Vec<u8>, Refused> {
        let size = self.parts.iter().map(|(_, bytes)| bytes.len() + 256).sum();
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, bytes) in &self.parts {
            let begun = writer.start_file(name.as_str(), options);
            begun.map_err(|_| Refused::Unreadable)?;
            writer.write_all(bytes).map_err(|_| Refused::Unreadable)?;
        }
        let file = writer.finish().map_err(|_| Refused::Unreadable)?;
        Ok(file.into_inner())
    }

    fn look(&mut self, part: &str, text: &[u8]) -> Result<(), Refused> {
        self.macros |= part.ends_with("vbaProject.bin");
        if part.starts_with("xl/worksheets/") {
            self.merged = self.merged || memmem::find(text, b"<mergeCell ").is_some();
            let ends = |at: usize| matches!(text.get(at + 2), Some(b'>' | b' '));
            self.formulas = self.formulas || memmem::find_iter(text, b"<f").any(ends);
        }
        if part.to_ascii_lowercase().ends_with("sharedstrings.xml") && strings::claims_too_many(text) {
            return Err(Refused::Unreadable);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::CompressionMethod;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::{Refused, Unpacked, unpack, within};

    fn zipped(parts: &[(&str, u64)], method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .large_file(false);
            writer.start_file(*name, options).unwrap();
            let block = vec![0_u8; 65_536];
            let mut left = *size;
            while left > 0 {
                let now = left.min(65_536);
                writer.write_all(&block[..usize::try_from(now).unwrap()]).unwrap();
                left -= now;
            }
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn an_ordinary_file_is_counted() {
        let file = zipped(&[("a", 100), ("b", 900_000)], CompressionMethod::Deflated);
        assert_eq!(unpack(&file).map(|unpacked| unpacked.size), Ok(900_100));
    }

    #[test]
    fn a_bomb_is_too_dense() {
        let file = zipped(&[("a", 3_000_000)], CompressionMethod::Deflated);
        assert!(file.len() < 5_000);
        assert_eq!(unpack(&file), Err(Refused::TooDense));
    }

    #[test]
    fn many_harmless_parts_are_together_too_large() {
        let file = zipped(
            &[("a", 900_000), ("b", 900_000), ("c", 900_000)],
            CompressionMethod::Deflated,
        );
        assert_eq!(within(&file, 2_700_000).map(|unpacked| unpacked.size), Ok(2_700_000));
        assert_eq!(within(&file, 2_699_999), Err(Refused::TooLarge));
    }

    #[test]
    fn what_is_no_zip_or_is_damaged_is_unreadable() {
        assert_eq!(unpack(b"type,name"), Err(Refused::Unreadable));
        assert_eq!(unpack(b""), Err(Refused::Unreadable));
        let mut file = zipped(&[("a", 100)], CompressionMethod::Stored);
        file[40] ^= 1;
        assert_eq!(unpack(&file), Err(Refused::Unreadable));
    }

    #[test]
    fn formulas_and_merged_cells_of_sheets_are_seen() {
        let seen = |part: &str, text: &str| {
            let mut unpacked = Unpacked::default();
            unpacked.look(part, text.as_bytes()).unwrap();
            (unpacked.merged, unpacked.formulas)
        };
        let sheet = "xl/worksheets/sheet1.xml";
        assert_eq!(
            seen(sheet, "<c><f>A1</f></c><mergeCells><mergeCell ref='A1:B2'/>"),
            (true, true)
        );
        assert_eq!(seen(sheet, "<c><f t='shared'>A1</f></c>"), (false, true));
        assert_eq!(seen(sheet, "<c><v>1</v></c><mergeCells/><font>"), (false, false));
        assert_eq!(seen("xl/styles.xml", "<f>A1</f>"), (false, false));
    }

    #[test]
    fn what_is_read_afterwards_is_the_same_and_not_packed() {
        let packed = zipped(
            &[("xl/workbook.xml", 50_000), ("xl/media/a.png", 70_000)],
            CompressionMethod::Deflated,
        );
        let unpacked = unpack(&packed).unwrap();
        assert_eq!(unpacked.size, 120_000);
        let mut archive = zip::ZipArchive::new(Cursor::new(unpacked.zipped().unwrap())).unwrap();
        assert_eq!(archive.len(), 1);
        let part = archive.by_index(0).unwrap();
        assert_eq!((part.size(), part.compressed_size()), (50_000, 50_000));
    }
}
