//! From one file to files.

use std::io::Read;

use paduk_survey::Hash;

use super::{DOMAIN, FORMAT, LONGEST, LONGEST_UNPACKED, MARK, MOST_FILES, path};
use crate::error::PackError;
use crate::pack::Files;

/// Longest first line.
const LONGEST_LINE: usize = 120;

/// The files of a pack file. It is read whole or refused: its hash must be the one on its first line, and its files must
/// stand in the one order in which they are written.
///
/// # Errors
/// [`PackError`]; no input makes it panic or unpack without end.
pub fn read(bytes: &[u8]) -> Result<Files, PackError> {
    if bytes.len() > LONGEST {
        return Err(PackError::TooLarge);
    }
    let end = bytes.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n');
    let line = end.and_then(|end| std::str::from_utf8(&bytes[..end]).ok());
    let said = line
        .and_then(|line| line.strip_prefix(MARK))
        .ok_or(PackError::NotAPack)?;
    let (format, hash) = said.split_once(' ').ok_or(PackError::NotAPack)?;
    let format: u32 = format.parse().map_err(|_| PackError::NotAPack)?;
    if format != FORMAT {
        return Err(PackError::Newer(format));
    }
    let hash: Hash = hash.parse().map_err(|_| PackError::Damaged)?;
    let plain = unpack(&bytes[end.unwrap_or_default() + 1..])?;
    if Hash::of(&plain) != hash {
        return Err(PackError::Damaged);
    }
    files(plain.strip_prefix(DOMAIN).ok_or(PackError::Damaged)?)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, PackError> {
    let decoder = zstd::Decoder::with_buffer(packed).map_err(|_| PackError::Damaged)?;
    let mut plain = Vec::new();
    let most = LONGEST_UNPACKED as u64 + 1;
    decoder
        .take(most)
        .read_to_end(&mut plain)
        .map_err(|_| PackError::Damaged)?;
    if plain.len() > LONGEST_UNPACKED {
        return Err(PackError::TooLarge);
    }
    Ok(plain)
}

fn files(mut rest: &[u8]) -> Result<Files, PackError> {
    let mut files = Files::new();
    while !rest.is_empty() {
        let name = std::str::from_utf8(part(&mut rest)?).map_err(|_| PackError::Damaged)?;
        let content = part(&mut rest)?;
        if !path::is_good(name) {
            return Err(PackError::Path(name.to_owned()));
        }
        if files
            .last_key_value()
            .is_some_and(|(before, _)| before.as_str() >= name)
        {
            return Err(PackError::Damaged);
        }
        files.insert(name.to_owned(), content.to_vec());
        if files.len() > MOST_FILES {
            return Err(PackError::TooLarge);
        }
    }
    Ok(files)
}

fn part<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], PackError> {
    let (length, after) = rest.split_first_chunk::<8>().ok_or(PackError::Damaged)?;
    let length = usize::try_from(u64::from_be_bytes(*length)).map_err(|_| PackError::Damaged)?;
    let (part, after) = after.split_at_checked(length).ok_or(PackError::Damaged)?;
    *rest = after;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::super::{DOMAIN, write};
    use super::read;
    use crate::error::PackError;
    use crate::pack::Files;
    use paduk_survey::Hash;

    fn two() -> Files {
        [("a.csv", "x,y\n"), ("pack.json", "{}")]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    /// A file around these bytes, with their true hash.
    fn honest(plain: &[u8]) -> Vec<u8> {
        let mut bytes = format!("paduk-paket 0 {}\n", Hash::of(plain)).into_bytes();
        bytes.extend(zstd::bulk::compress(plain, 3).unwrap());
        bytes
    }

    fn named(paths: &[&str]) -> Vec<u8> {
        let mut plain = DOMAIN.to_vec();
        for path in paths {
            plain.extend((path.len() as u64).to_be_bytes());
            plain.extend(path.as_bytes());
            plain.extend(0_u64.to_be_bytes());
        }
        honest(&plain)
    }

    #[test]
    fn what_was_written_is_read_and_the_bytes_are_the_same_every_time() {
        let bytes = write(&two()).unwrap();
        assert_eq!(read(&bytes), Ok(two()));
        assert_eq!(write(&two()), Ok(bytes));
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let bytes = write(&two()).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_ne!(read(&changed), Ok(two()), "byte {at}");
            assert!(read(&changed).is_err() || at >= bytes.len() - 4, "byte {at}");
            assert!(read(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn an_honest_hash_does_not_excuse_a_wrong_content() {
        assert_eq!(read(&named(&["../x"])), Err(PackError::Path("../x".into())));
        assert_eq!(read(&named(&["b", "a"])), Err(PackError::Damaged));
        assert_eq!(read(&named(&["a", "a"])), Err(PackError::Damaged));
        assert_eq!(read(&honest(b"something else")), Err(PackError::Damaged));
        let mut long = DOMAIN.to_vec();
        long.extend(u64::MAX.to_be_bytes());
        assert_eq!(read(&honest(&long)), Err(PackError::Damaged));
        assert_eq!(read(b"paduk-paket 7 00\n"), Err(PackError::Newer(7)));
        assert_eq!(read(b"PK\x03\x04"), Err(PackError::NotAPack));
    }

    #[test]
    fn a_file_that_unpacks_without_end_is_refused() {
        let bomb = honest(&vec![0; super::LONGEST_UNPACKED + 1]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb), Err(PackError::TooLarge));
    }
}
