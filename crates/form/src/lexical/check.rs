//! Whether a text is a value of a question's kind.

use chrono::NaiveTime;

use super::day_of;
use crate::node::QuestionKind;

/// The longest text answer, in characters.
const LONGEST_TEXT: usize = 16_384;
/// The longest decimal, in bytes: one that was computed may need this many to be the same number again.
const LONGEST_NUMBER: usize = 24;
/// The longest file name, in bytes.
const LONGEST_NAME: usize = 255;

/// True where `text` is a lexical form of `kind`. Whether a choice is in its list is asked elsewhere.
pub(crate) fn is_value(kind: QuestionKind, text: &str) -> bool {
    match kind {
        QuestionKind::Integer => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            is_digits(digits) && (digits == "0" || !digits.starts_with('0')) && digits.len() <= 15 && text != "-0"
        }
        QuestionKind::Decimal | QuestionKind::Range => is_decimal(text),
        QuestionKind::Date => text.len() == 10 && day_of(text).is_some(),
        QuestionKind::Time => is_time(text),
        QuestionKind::DateTime => super::days(text).is_some() && text.len() > 10,
        QuestionKind::SelectOne => !text.is_empty() && !text.contains(char::is_whitespace),
        QuestionKind::SelectMultiple | QuestionKind::Rank => {
            !text.is_empty()
                && text
                    .split(' ')
                    .all(|part| !part.is_empty() && !part.contains(char::is_whitespace))
        }
        QuestionKind::Geopoint => is_place(text),
        QuestionKind::Image | QuestionKind::File => is_file_name(text),
        QuestionKind::Acknowledge => text == "OK",
        QuestionKind::Text
        | QuestionKind::Hidden
        | QuestionKind::Calculate
        | QuestionKind::Ignored
        | QuestionKind::Metadata(_) => !text.is_empty() && text.chars().count() <= LONGEST_TEXT && !text.contains('\0'),
        QuestionKind::Note => false,
    }
}

/// `14:05`; with seconds and an offset as ODK's other tools write it, `14:05:00.000+07:00`.
fn is_time(text: &str) -> bool {
    let at = text.find(['+', '-', 'Z']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(at);
    let (short, long) = (clock.len() == 5, clock.len() >= 8);
    let is_clock = short && NaiveTime::parse_from_str(clock, "%H:%M").is_ok()
        || long && NaiveTime::parse_from_str(clock, "%H:%M:%S%.f").is_ok() && !clock.contains(":60");
    let is_zone = match zone.as_bytes() {
        [] | [b'Z'] => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()),
        _ => false,
    };
    is_clock && is_zone
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    is_digits(whole)
        && is_digits(fraction)
        && (whole == "0" || !whole.starts_with('0'))
        && unsigned.len() <= LONGEST_NUMBER
}

/// Latitude, longitude, and (or 0) altitude and accuracy in metres.
fn is_place(text: &str) -> bool {
    let numbers: Option<Vec<f64>> = text
        .split(' ')
        .map(|part| is_decimal(part).then(|| part.parse().ok()).flatten())
        .collect();
    match numbers.as_deref() {
        Some([latitude, longitude] | [latitude, longitude, _]) => is_on_earth(*latitude, *longitude),
        Some([latitude, longitude, _, accuracy]) => is_on_earth(*latitude, *longitude) && *accuracy >= 0.0,
        _ => false,
    }
}

fn is_on_earth(latitude: f64, longitude: f64) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
}

/// The name of a file without a folder.
fn is_file_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_NAME
        && text != ".."
        && text != "."
        && !text.contains(|c: char| c.is_control() || matches!(c, '/' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::{QuestionKind as K, is_value};

    #[test]
    fn whole_numbers_are_whole() {
        let yes = ["0", "12", "-3"];
        let no = [
            "",
            "-",
            "24.",
            "24.0",
            "007",
            "-0",
            "1e3",
            "+1",
            " 1",
            "9999999999999999",
        ];
        assert!(yes.iter().all(|text| is_value(K::Integer, text)));
        assert!(no.iter().all(|text| !is_value(K::Integer, text)));
    }

    #[test]
    fn decimals_have_a_point_and_no_exponent() {
        assert!(
            ["22.9", "22.90", "0.5", "-3.25", "12"]
                .iter()
                .all(|text| is_value(K::Decimal, text))
        );
        assert!(
            ["22,9", ".5", "5.", "1e3", "00.5"]
                .iter()
                .all(|text| !is_value(K::Decimal, text))
        );
    }

    #[test]
    fn dates_times_and_choices_have_one_form() {
        assert!(is_value(K::Date, "2024-02-29") && !is_value(K::Date, "2023-02-29"));
        assert!(is_value(K::Time, "14:05") && !is_value(K::Time, "24:05") && !is_value(K::Time, "1405"));
        assert!(is_value(K::SelectMultiple, "1 3") && !is_value(K::SelectMultiple, "1  3"));
        assert!(is_value(K::Acknowledge, "OK") && !is_value(K::Note, "OK"));
    }
}
