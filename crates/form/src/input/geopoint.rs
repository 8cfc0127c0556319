//! Places typed as latitude and longitude: `-6,8169 107,1425`, `6.8169 S, 107.1425 E`, `-6.8169, 107.1425`.

use super::Field;
use super::answer::{Understood, WrongCode};
use crate::lexical::is_value;
use crate::node::QuestionKind;

pub(super) fn understand(field: &Field<'_>, typed: &str) -> Understood {
    let numbers = numbers(typed);
    let lexical = match numbers.as_deref() {
        Some([latitude, longitude]) => format!("{latitude} {longitude} 0 0"),
        Some([latitude, longitude, altitude]) => format!("{latitude} {longitude} {altitude} 0"),
        Some([latitude, longitude, altitude, accuracy]) => format!("{latitude} {longitude} {altitude} {accuracy}"),
        _ => return Understood::wrong(WrongCode::NotAPlace),
    };
    if is_value(QuestionKind::Geopoint, &lexical) {
        Understood::value(field.reading(lexical, String::new()))
    } else {
        Understood::wrong(WrongCode::NotAPlace)
    }
}

/// The numbers of a text, each with its sign: `S`, `LS`, `W` and `BB` behind one turn it round.
fn numbers(typed: &str) -> Option<Vec<String>> {
    // A comma before a space separates; one between digits is a decimal sign, unless points are decimal signs already.
    let mut text = typed.replace(", ", " ").replace([';', '°'], " ");
    if text.contains('.') {
        text = text.replace(',', " ");
    }
    let mut numbers: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters =
            word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\u{2212}'));
        let digits = &word[..word.len() - letters.len()];
        if !digits.is_empty() {
            numbers.push(plain(&digits.replace(',', ".").replace('\u{2212}', "-"))?);
        }
        let south_or_west = match letters.to_ascii_lowercase().as_str() {
            "" | "n" | "lu" | "e" | "bt" | "m" => false,
            "s" | "ls" | "w" | "bb" => true,
            _ => return None,
        };
        if south_or_west {
            let last = numbers.last_mut()?;
            if !last.starts_with('-') && last != "0" {
                last.insert(0, '-');
            }
        }
    }
    Some(numbers)
}

/// A number without needless zeros before it.
fn plain(text: &str) -> Option<String> {
    let (minus, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let whole = unsigned.split('.').next()?.trim_start_matches('0');
    let fraction = unsigned.split_once('.').map(|(_, fraction)| fraction);
    let number = match fraction {
        Some(fraction) => format!("{}.{fraction}", if whole.is_empty() { "0" } else { whole }),
        None => (if whole.is_empty() { "0" } else { whole }).to_owned(),
    };
    is_value(QuestionKind::Decimal, &number).then(|| {
        if number == "0" {
            number
        } else {
            format!("{minus}{number}")
        }
    })
}

/// Latitude and longitude with their letters: `6,8169 LS 107,1425 BT`, in English `6.8169 S 107.1425 E`.
pub(super) fn shown(lexical: &str, english: bool) -> String {
    if !is_value(QuestionKind::Geopoint, lexical) {
        return lexical.to_owned();
    }
    let letters = if english {
        [("N", "S"), ("E", "W")]
    } else {
        [("LU", "LS"), ("BT", "BB")]
    };
    let parts: Vec<String> = lexical
        .split(' ')
        .zip(letters)
        .map(|(number, (plus, minus))| {
            let (digits, letter) = number
                .strip_prefix('-')
                .map_or((number, plus), |digits| (digits, minus));
            let digits = if english {
                digits.to_owned()
            } else {
                digits.replacen('.', ",", 1)
            };
            format!("{digits} {letter}")
        })
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{numbers, shown};

    #[test]
    fn places_are_typed_in_many_ways() {
        for typed in [
            "-6.8169 107.1425",
            "-6,8169 107,1425",
            "-6.8169, 107.1425",
            "-6.8169,107.1425",
            "6.8169 S, 107.1425 E",
            "6,8169 LS 107,1425 BT",
            "06.8169LS 107.1425BT",
        ] {
            let found = numbers(typed);
            assert_eq!(
                found,
                Some(vec!["-6.8169".to_owned(), "107.1425".to_owned()]),
                "{typed}"
            );
        }
        assert_eq!(numbers("here"), None);
        assert_eq!(numbers("S"), None);
    }

    #[test]
    fn places_are_shown_with_their_letters() {
        assert_eq!(shown("-6.8169 107.1425 0 0", false), "6,8169 LS 107,1425 BT");
        assert_eq!(shown("-6.8169 107.1425", true), "6.8169 S 107.1425 E");
        assert_eq!(shown("x", true), "x");
    }
}
