//! Cells written without a detour: a million children a second leave no time for one.

/// A whole count of hundredths or ten thousandths as the shortest decimal: 30 of 100 is `0.3`.
pub(super) fn decimal(out: &mut Vec<u8>, value: i64, unit: u64) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    whole(out, value / unit);
    let (mut rest, mut place) = (value % unit, unit);
    if rest > 0 {
        out.push(b'.');
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

/// A cell passed through; quoted where it must be.
pub(super) fn passed(out: &mut Vec<u8>, cell: &[u8]) {
    if !cell.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
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
    use super::{decimal, passed};

    #[test]
    fn decimals_are_as_short_as_they_can_be() {
        let shown = |value, unit| {
            let mut out = Vec::new();
            decimal(&mut out, value, unit);
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
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        passed(&mut out, b"plain");
        passed(&mut out, b"a,\"b\"");
        assert_eq!(out, b"plain\"a,\"\"b\"\"\"");
    }
}
