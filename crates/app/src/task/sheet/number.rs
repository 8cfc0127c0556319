//! Cells written without a detour: a million children a second leave no time for one.

use super::marks::Marks;

/// A whole count of hundredths or ten thousandths as the shortest decimal: 30 of 100 is `0.3`.
pub(in crate::task) fn decimal(out: &mut Vec<u8>, value: i64, unit: u64, marks: Marks) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    whole(out, value / unit);
    let (mut rest, mut place) = (value % unit, unit);
    if rest > 0 {
        out.push(marks.decimal);
    }
    while rest > 0 {
        place /= 10;
        out.push(b'0' + (rest / place) as u8);
        rest %= place;
    }
}

fn whole(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// The powers of ten that a number of 64 bits holds exactly and that a measured figure needs.
const TENS: [f64; 10] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// A plain decimal of at most 15 digits, nine of them behind the point: both its digits and the power of ten are exact,
/// so that their quotient is the nearest number, as the slower reading of every form of number gives it.
pub(super) fn plain(cell: &[u8]) -> Option<f64> {
    let (negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (mut value, mut point) = (0_u64, None);
    if digits.len() > 15 {
        return None;
    }
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(at + 1),
            _ => return None,
        }
    }
    let places = point.map_or(0, |point| digits.len() - point);
    let found = digits.len() - usize::from(point.is_some());
    let value = value as f64 / TENS.get(places).filter(|_| found > 0)?;
    Some(if negative { -value } else { value })
}

/// A cell passed through; quoted where it must be.
pub(in crate::task) fn passed(out: &mut Vec<u8>, cell: &[u8], marks: Marks) {
    let quoted = |byte: &u8| *byte == marks.cell || matches!(byte, b'"' | b'\n' | b'\r');
    if !cell.iter().any(quoted) {
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    for byte in cell {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::super::Marks;
    use super::{decimal, passed, plain};

    #[test]
    fn decimals_are_as_short_as_they_can_be() {
        let shown = |value, unit| {
            let mut out = Vec::new();
            decimal(&mut out, value, unit, Marks::default());
            String::from_utf8(out).unwrap()
        };
        assert_eq!(shown(0, 100), "0");
        assert_eq!(shown(30, 100), "0.3");
        assert_eq!(shown(-5, 100), "-0.05");
        assert_eq!(shown(-300, 100), "-3");
        assert_eq!(shown(1_031_000, 10_000), "103.1");
        assert_eq!(shown(1_031_001, 10_000), "103.1001");
    }

    #[test]
    fn plain_decimals_are_read_as_the_library_reads_them() {
        for cell in [
            "0",
            "7",
            "-0",
            "12.5",
            "0.1",
            "98.6",
            "-12.345",
            "123456.78901",
            "5.",
            ".5",
            "999999999999.99",
        ] {
            let read = plain(cell.as_bytes()).map(f64::to_bits);
            assert_eq!(read, cell.parse().ok().map(f64::to_bits), "{cell}");
        }
        for other in [
            "",
            "-",
            ".",
            "1e3",
            "+1",
            "1,5",
            "1.2.3",
            "0.12345678901",
            "1234567890123456",
            "nan",
        ] {
            assert_eq!(plain(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        passed(&mut out, b"plain", Marks::default());
        passed(&mut out, b"a,\"b\"", Marks::default());
        assert_eq!(out, b"plain\"a,\"\"b\"\"\"");
    }
}
