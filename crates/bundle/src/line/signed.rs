//! Lines of signed bytes: `{"r":BYTES,"s":"SIGNATURE"}`, and the same with `f`.

use crate::hexadecimal::{hex, unhex};

/// `,"s":"`, 128 digits and `"}`.
const TAIL: usize = 6 + 128 + 2;

/// The line without its end. `bytes` are canonical JSON already and stand in it as they are.
pub(crate) fn wrap(key: char, bytes: &[u8], signature: &[u8; 64]) -> Vec<u8> {
    let mut line = Vec::with_capacity(5 + bytes.len() + TAIL);
    line.extend_from_slice(format!("{{\"{key}\":").as_bytes());
    line.extend_from_slice(bytes);
    line.extend_from_slice(format!(",\"s\":\"{}\"}}", hex(signature)).as_bytes());
    line
}

/// The signed bytes and their signature. The frame around them has one form only, so that a line is canonical when
/// its bytes are; these are left to whoever reads them.
pub(crate) fn split(line: &[u8]) -> Option<(&[u8], [u8; 64])> {
    let head = line.len().checked_sub(TAIL).filter(|head| *head >= 5)?;
    let (bytes, tail) = line.split_at(head);
    let digits = tail.strip_prefix(b",\"s\":\"")?.strip_suffix(b"\"}")?;
    Some((bytes.get(5..)?, unhex(digits)?))
}

#[cfg(test)]
mod tests {
    use super::{split, wrap};
    use crate::line::LineKind;

    #[test]
    fn a_line_is_split_as_it_was_wrapped() {
        let line = wrap('r', b"{\"a\":1}", &[0xab; 64]);
        assert_eq!(LineKind::of(&line), Some(LineKind::Revision));
        assert_eq!(split(&line), Some((&b"{\"a\":1}"[..], [0xab; 64])));
    }

    #[test]
    fn no_shorter_or_otherwise_shaped_line_is_split() {
        let line = wrap('r', b"1", &[0xab; 64]);
        for length in 0..line.len() {
            assert_eq!(split(&line[..length]), None);
        }
        let spaced = String::from_utf8(line).unwrap().replace(",\"s\":", ", \"s\":");
        assert_eq!(split(spaced.as_bytes()), None);
        let upper = spaced.replace(", ", ",").replace("ab", "AB");
        assert_eq!(split(upper.as_bytes()), None);
    }
}
