//! Values as they are shown in house style.

use chrono::Datelike;

use super::month::{MONTHS_EN, MONTHS_ID};
use crate::lexical::day_of;
use crate::node::QuestionKind;

/// A stored value as it is shown: `1055` as `1.055`, `22.9` as `22,9 cm`, `2026-11-24` as `24/11/2026`, `14:05` as
/// `14.05`; in English `1,055`, `22.9 cm`, `14:05`. With `places`, a decimal is filled up to as many; nothing is ever
/// rounded. What is no value of the kind is shown as it is.
pub fn shown(kind: QuestionKind, lexical: &str, places: Option<u8>, unit: Option<&str>, language: &str) -> String {
    let english = language == "en";
    match kind {
        QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range
            if crate::lexical::is_value(QuestionKind::Decimal, lexical) =>
        {
            with_unit(&grouped(lexical, places, english), unit)
        }
        QuestionKind::Date => day_of(lexical).map_or_else(
            || lexical.to_owned(),
            |day| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        ),
        QuestionKind::Time if !english => lexical.replacen(':', ".", 1),
        QuestionKind::Geopoint => super::geopoint::shown(lexical, english),
        QuestionKind::Integer
        | QuestionKind::Decimal
        | QuestionKind::Range
        | QuestionKind::Rank
        | QuestionKind::Image
        | QuestionKind::File
        | QuestionKind::Ignored
        | QuestionKind::Time
        | QuestionKind::Text
        | QuestionKind::DateTime
        | QuestionKind::SelectOne
        | QuestionKind::SelectMultiple
        | QuestionKind::Note
        | QuestionKind::Calculate
        | QuestionKind::Hidden
        | QuestionKind::Acknowledge
        | QuestionKind::Metadata(_) => lexical.to_owned(),
    }
}

fn grouped(lexical: &str, places: Option<u8>, english: bool) -> String {
    let (thousands, point) = if english { (',', '.') } else { ('.', ',') };
    let (minus, digits) = lexical.strip_prefix('-').map_or((false, lexical), |rest| (true, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::new();
    if minus {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    // A number typed without decimals stays so: it says how it was measured.
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
        for _ in decimals.len()..usize::from(places.unwrap_or(0)) {
            text.push('0');
        }
    }
    text
}

fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        None | Some("") => number.to_owned(),
        Some("Rp") => format!("Rp{number}"),
        Some(unit) => format!("{number} {unit}"),
    }
}

/// A date with its weekday and month in words: `Selasa, 24 November 2026`.
pub(super) fn date_in_words(day: chrono::NaiveDate, language: &str) -> String {
    let english = language == "en";
    let weekdays = if english {
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ]
    } else {
        ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    };
    let months = if english { MONTHS_EN } else { MONTHS_ID };
    format!(
        "{}, {} {} {}",
        weekdays[day.weekday().num_days_from_monday() as usize],
        day.day(),
        months[day.month0() as usize],
        day.year()
    )
}
