//! Every part of a zip file is unpacked into a counter before anything else is allowed to unpack it.
//!
//! A spreadsheet of a few kilobytes can claim to hold gigabytes. The sizes that a zip file states about itself are
//! worth nothing, so the parts are really unpacked, into a sink that only counts and stops at the limit.

use std::io::{Cursor, Read, Write};

use memchr::memmem;
use zip::ZipArchive;

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

/// What was seen of a file while it was unpacked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// How many bytes all parts have together.
    pub size: u64,
    /// True where a sheet has merged cells.
    pub merged: bool,
    /// True where a sheet has formulas.
    pub formulas: bool,
    /// True where there are macros.
    pub macros: bool,
}

/// Unpacks every part into a counter that also looks for what costs a second reading.
///
/// # Errors
/// [`Refused`] where a limit is passed or a part cannot be unpacked.
pub fn guard(bytes: &[u8]) -> Result<Contents, Refused> {
    count(bytes, MAX_INFLATED)
}

fn count(bytes: &[u8], limit: u64) -> Result<Contents, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    if archive.len() > MAX_PARTS {
        return Err(Refused::TooLarge);
    }
    let mut contents = Contents::default();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Refused::Unreadable)?;
        let packed = part.compressed_size().max(1);
        let left = limit - contents.size;
        let mut watch = Watch::of(&part.name().map_err(|_| Refused::Unreadable)?);
        contents.macros |= part.name().is_ok_and(|name| name.ends_with("vbaProject.bin"));
        let most = left.min((packed.saturating_mul(MAX_RATIO)).max(HARMLESS));
        // One byte more than allowed is enough to know that it is too much.
        let size = std::io::copy(&mut part.take(most + 1), &mut watch).map_err(|_| Refused::Unreadable)?;
        if size > left {
            return Err(Refused::TooLarge);
        }
        if size > most {
            return Err(Refused::TooDense);
        }
        if watch.strings && strings::claims_too_many(archive.by_index(index).map_err(|_| Refused::Unreadable)?, size) {
            return Err(Refused::Unreadable);
        }
        contents.size += size;
        contents.merged |= watch.merged;
        contents.formulas |= watch.formulas;
    }
    Ok(contents)
}

/// Takes what is unpacked and keeps none of it.
struct Watch {
    sheet: bool,
    /// True for the list of shared texts.
    strings: bool,
    /// The last bytes, in which a word may have begun.
    tail: Vec<u8>,
    merged: bool,
    formulas: bool,
}

impl Watch {
    const MERGED: &'static [u8] = b"<mergeCell ";

    fn of(part: &str) -> Self {
        Self {
            sheet: part.starts_with("xl/worksheets/"),
            strings: part.to_ascii_lowercase().ends_with("sharedstrings.xml"),
            tail: Vec::new(),
            merged: false,
            formulas: false,
        }
    }

    fn look(&mut self, bytes: &[u8]) {
        self.merged = self.merged || memmem::find(bytes, Self::MERGED).is_some();
        self.formulas = self.formulas || memmem::find(bytes, b"<f>").is_some() || memmem::find(bytes, b"<f ").is_some();
    }
}

impl Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.sheet && !(self.merged && self.formulas) {
            let most = Self::MERGED.len() - 1;
            self.tail.extend(&bytes[..bytes.len().min(most)]);
            let seam = std::mem::take(&mut self.tail);
            self.look(&seam);
            self.look(bytes);
            let both = if bytes.len() < most { &seam } else { bytes };
            self.tail.extend(&both[both.len().saturating_sub(most)..]);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::CompressionMethod;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::{Refused, Watch, count, guard};

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
        assert_eq!(guard(&file).map(|contents| contents.size), Ok(900_100));
    }

    #[test]
    fn a_bomb_is_too_dense() {
        let file = zipped(&[("a", 3_000_000)], CompressionMethod::Deflated);
        assert!(file.len() < 5_000);
        assert_eq!(guard(&file), Err(Refused::TooDense));
    }

    #[test]
    fn many_harmless_parts_are_together_too_large() {
        let file = zipped(
            &[("a", 900_000), ("b", 900_000), ("c", 900_000)],
            CompressionMethod::Deflated,
        );
        assert_eq!(count(&file, 2_700_000).map(|contents| contents.size), Ok(2_700_000));
        assert_eq!(count(&file, 2_699_999), Err(Refused::TooLarge));
    }

    #[test]
    fn what_is_no_zip_or_is_damaged_is_unreadable() {
        assert_eq!(guard(b"type,name"), Err(Refused::Unreadable));
        assert_eq!(guard(b""), Err(Refused::Unreadable));
        let mut file = zipped(&[("a", 100)], CompressionMethod::Stored);
        file[40] ^= 1;
        assert_eq!(guard(&file), Err(Refused::Unreadable));
    }

    #[test]
    fn words_are_seen_across_the_seams_of_blocks() {
        for size in [1, 2, 3, 7, 20] {
            let mut watch = Watch::of("xl/worksheets/sheet1.xml");
            for block in b"<c><f>A1</f></c><mergeCells><mergeCell ref='A1:B2'/>".chunks(size) {
                watch.write_all(block).unwrap();
            }
            assert!(watch.merged && watch.formulas, "{size}");
        }
        let mut watch = Watch::of("xl/worksheets/sheet1.xml");
        watch.write_all(b"<c><v>1</v></c><mergeCells/><font>").unwrap();
        assert!(!watch.merged && !watch.formulas);
    }
}
