//! From files to one file.

use super::{DOMAIN, FORMAT, LONGEST_UNPACKED, MARK, MOST_FILES, path};
use crate::error::PackError;
use crate::pack::{Files, hash_of};

/// zstd's level: a pack is built once and read often.
const LEVEL: i32 = 19;

/// The bytes of a pack file.
///
/// # Errors
/// [`PackError::Path`] for a path that not every system can write, [`PackError::TooLarge`].
pub fn write(files: &Files) -> Result<Vec<u8>, PackError> {
    let plain = plain(files);
    if files.len() > MOST_FILES || plain.len() > LONGEST_UNPACKED {
        return Err(PackError::TooLarge);
    }
    if let Some(bad) = files.keys().find(|known| !path::is_good(known)) {
        return Err(PackError::Path(bad.clone()));
    }
    let mut bytes = format!("{MARK}{FORMAT} {}\n", hash_of(files)).into_bytes();
    let packed = zstd::bulk::compress(&plain, LEVEL).map_err(|_| PackError::TooLarge)?;
    bytes.extend(packed);
    Ok(bytes)
}

/// What is packed and hashed.
pub(crate) fn plain(files: &Files) -> Vec<u8> {
    let mut bytes = DOMAIN.to_vec();
    for (path, content) in files {
        for part in [path.as_bytes(), content] {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
    }
    bytes
}
