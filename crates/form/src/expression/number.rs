//! Numbers as XPath reads and writes them.

use std::fmt::Write as _;

/// XPath's `number()` of a text: optional white space, optional minus, digits with or without a point; else NaN.
/// An exponent is read as well, because engines write it for calculated values.
pub(crate) fn parse_number(text: &str) -> f64 {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    if plain && digits.bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'.') {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// XPath's `string()` of a number: no exponent, no `.0`, `NaN`, `Infinity`, `-Infinity`, and 0 for minus 0.
pub(crate) fn format_number(number: f64) -> String {
    let mut text = String::new();
    if number.is_nan() {
        text.push_str("NaN");
    } else if number.is_infinite() {
        text.push_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
    } else if number == 0.0 {
        text.push('0');
    } else {
        // Rust writes the shortest digits that give the same number back, never an exponent.
        let _ = write!(text, "{number}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{format_number, parse_number};

    #[test]
    fn numbers_are_written_without_exponent_and_trailing_zeros() {
        let written = [1.0, -0.0, 22.9, 1e21, 1e-7, f64::NAN, f64::INFINITY].map(format_number);
        assert_eq!(
            written,
            [
                "1",
                "0",
                "22.9",
                "1000000000000000000000",
                "0.0000001",
                "NaN",
                "Infinity"
            ]
        );
    }

    #[test]
    fn only_plain_numbers_are_read() {
        let again = [" -1.5 ", ".5", "5."].map(|text| format_number(parse_number(text)));
        assert_eq!(again, ["-1.5", "0.5", "5"]);
        assert!(
            ["", "1,5", "inf", "NaN", "1 2", "--1", "+1"]
                .map(parse_number)
                .iter()
                .all(|n| n.is_nan())
        );
    }
}
