//! Lines of blobs: pieces of 48 KiB, so that base64 of a piece is a text that the canonical profile allows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use paduk_history::HistoryError;
use paduk_history::canonical::{self, Value};
use paduk_survey::Hash;

use crate::header::{number, object};

/// Bytes of every piece but the last: 48 KiB, which base64 makes exactly 64 KiB, the longest text of the profile.
pub(crate) const PIECE: usize = 48 * 1024;

/// One piece of a blob, as it stands in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// SHA-256 of the whole blob.
    pub(crate) blob: Hash,
    /// Bytes of the whole blob.
    pub(crate) size: u64,
    /// Number of the piece, from 0.
    pub(crate) number: u64,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Piece {
    /// The line without its end.
    pub(crate) fn write(&self) -> Result<Vec<u8>, HistoryError> {
        canonical::write(&object([(
            "b",
            object([
                ("blob", Value::text(&self.blob.to_string())),
                ("bytes", Value::Text(STANDARD.encode(&self.bytes))),
                ("piece", number(self.number)?),
                ("size", number(self.size)?),
            ]),
        )]))
    }

    /// Reads a line; `Ok(None)` where it is canonical and not a piece.
    pub(crate) fn read(line: &[u8]) -> Result<Option<Self>, HistoryError> {
        let value = canonical::read(line)?;
        Ok(Self::from_value(&value))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let whole = value.as_object().filter(|whole| whole.iter().len() == 1)?;
        let object = whole.get("b")?.as_object().filter(|object| object.iter().len() == 4)?;
        let count = |key| u64::try_from(object.get(key)?.as_integer()?).ok();
        Some(Self {
            blob: object.get("blob")?.as_text()?.parse().ok()?,
            size: count("size")?,
            number: count("piece")?,
            bytes: STANDARD.decode(object.get("bytes")?.as_text()?).ok()?,
        })
    }
}

/// The pieces of a blob. An empty blob has one empty piece.
pub(crate) fn pieces(bytes: &[u8]) -> impl Iterator<Item = Piece> + '_ {
    let blob = Hash::of(bytes);
    let size = bytes.len() as u64;
    let none: Option<&[u8]> = bytes.is_empty().then_some(bytes);
    bytes
        .chunks(PIECE)
        .chain(none)
        .zip(0..)
        .map(move |(bytes, number)| Piece {
            blob,
            size,
            number,
            bytes: bytes.to_vec(),
        })
}

#[cfg(test)]
mod tests {
    use super::{PIECE, Piece, pieces};

    #[test]
    fn pieces_are_read_as_they_were_written() {
        for length in [0, 1, PIECE, PIECE + 1, 3 * PIECE] {
            let blob = vec![7; length];
            let lines: Vec<_> = pieces(&blob).map(|piece| piece.write().unwrap()).collect();
            assert_eq!(lines.len(), length.div_ceil(PIECE).max(1));
            let again: Vec<u8> = lines
                .iter()
                .flat_map(|line| Piece::read(line).unwrap().unwrap().bytes)
                .collect();
            assert_eq!(again, blob);
        }
    }

    #[test]
    fn other_forms_of_base64_and_other_keys_are_no_pieces() {
        let line = String::from_utf8(pieces(b"ab").next().unwrap().write().unwrap()).unwrap();
        for (from, to) in [
            ("YWI=", "YWJ="),
            ("YWI=", "YWI"),
            ("\"piece\":0", "\"piece\":-1"),
            ("\"size\"", "\"sizes\""),
        ] {
            assert_eq!(
                Piece::read(line.replace(from, to).as_bytes()),
                Ok(None),
                "{from} → {to}"
            );
        }
        let more = line.replace("{\"b\":", "{\"a\":1,\"b\":");
        assert_eq!(Piece::read(more.as_bytes()), Ok(None));
    }
}
