//! A pack as one file, as it is handed on: content-hashed, and the same bytes whenever it is built from the same folder.
//!
//! ```text
//! paduk-paket 0 <SHA-256 of what follows, unpacked: 64 hexadecimal digits>\n
//! zstd( "paduk/0/pack\n", then for each file in the order of its path:
//!       length of the path (8 bytes, big end first), path, length of the content (8 bytes), content )
//! ```
//!
//! So `tail -n +2 FILE | zstd -dc | sha256sum` gives the hash on the first line, which is [`crate::Pack::content_hash`].

mod path;
mod read;
mod write;

pub use read::read;
pub(crate) use write::plain;
pub use write::write;

/// How the file's name ends.
pub const ENDING: &str = "paket";

/// How the first line begins.
const MARK: &str = "paduk-paket ";
/// The format that this program writes and reads.
const FORMAT: u32 = 0;
/// Begins what is packed and hashed, so that no other bytes have the same hash.
const DOMAIN: &[u8] = b"paduk/0/pack\n";

/// Longest pack file read, packed.
const LONGEST: usize = 64 << 20;
/// Longest pack, unpacked: a pack holds sheets, tables and small pictures.
const LONGEST_UNPACKED: usize = 256 << 20;
/// Most files of a pack.
const MOST_FILES: usize = 5_000;
