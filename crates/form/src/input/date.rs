//! Dates: always day first, with or without marks, the month in digits or letters.

use chrono::{Datelike, Months, NaiveDate};

use super::answer::{AskOption, Understood, WrongCode};
use super::month::{MONTHS_EN, MONTHS_ID, month_of};
use super::show::date_in_words;
use super::{Field, Period};

/// The first year that a person alive can mean.
const FIRST_YEAR: i32 = 1900;
/// The last year that a date of a survey can mean.
const LAST_YEAR: i32 = 2100;

pub(super) fn understand(field: &Field<'_>, period: Period, typed: &str) -> Understood {
    let Some(parts) = parts(typed) else {
        return Understood::wrong(WrongCode::NotADate);
    };
    let [day, month, year] = parts.as_slice() else {
        return Understood::wrong(if parts.len() < 3 {
            WrongCode::DateIncomplete
        } else {
            WrongCode::NotADate
        });
    };
    let (Ok(day), Ok(year_number)) = (day.parse::<u32>(), year.parse::<i32>()) else {
        return Understood::wrong(WrongCode::NotADate);
    };
    let Some(month) = month.parse::<u32>().ok().or_else(|| month_of(month)) else {
        return Understood::wrong(WrongCode::NotADate);
    };
    let years = match year.len() {
        4 => vec![year_number],
        2 => years(field, period, day, month, year_number),
        _ => return Understood::wrong(WrongCode::DateIncomplete),
    };
    if !(FIRST_YEAR..=LAST_YEAR).contains(&years[0]) {
        return Understood::wrong(WrongCode::YearOutOfRange).with("year", years[0]);
    }
    if month == 0 || month > 12 {
        return swapped(field, period, day, month, years[0]);
    }
    let days: Vec<NaiveDate> = years
        .iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(*year, month, day))
        .collect();
    match days.as_slice() {
        [] => no_such_day(field, month, years[0]),
        [day] => out_of_range(field, period, *day).unwrap_or_else(|| Understood::value(reading(field, *day))),
        several => Understood::ask("two-years", several.iter().map(|day| reading(field, *day)).collect()),
    }
}

/// Day, month and year as typed, in this order.
fn parts(typed: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in typed.chars() {
        let kind = if c.is_ascii_digit() {
            Some(false)
        } else if c.is_alphabetic() {
            Some(true)
        } else if matches!(c, '/' | '-' | '.' | ',') || c.is_whitespace() {
            None
        } else {
            return None;
        };
        if let Some(letter) = kind {
            match parts.last_mut().filter(|_| last == Some(letter)) {
                Some(part) => part.push(c),
                None => parts.push(c.to_string()),
            }
        }
        last = kind;
    }
    // A weekday before the date, as it is said back, adds nothing.
    if parts.len() == 4 && parts[0].chars().all(char::is_alphabetic) {
        parts.remove(0);
    }
    match parts.as_slice() {
        [digits] if matches!(digits.len(), 6 | 8) && digits.bytes().all(|b| b.is_ascii_digit()) => {
            let (day, rest) = digits.split_at(2);
            let (month, year) = rest.split_at(2);
            Some(vec![day.to_owned(), month.to_owned(), year.to_owned()])
        }
        [year, month, day] if year.len() == 4 && day.len() <= 2 => Some(vec![day.clone(), month.clone(), year.clone()]),
        _ => Some(parts),
    }
}

/// The years that two digits can mean: those in range; without a range the one nearest to today.
fn years(field: &Field<'_>, period: Period, day: u32, month: u32, short: i32) -> Vec<i32> {
    let latest = period
        .latest
        .or_else(|| field.today.checked_add_months(Months::new(120)));
    let fits = |year: &i32| {
        NaiveDate::from_ymd_opt(*year, month, day).is_some_and(|day| {
            latest.is_none_or(|latest| day <= latest) && period.earliest.is_none_or(|earliest| day >= earliest)
        })
    };
    let candidates = [2000 + short, 1900 + short];
    let fitting: Vec<i32> = candidates.into_iter().filter(fits).collect();
    match (fitting.as_slice(), period.earliest) {
        ([], _) => vec![2000 + short],
        // Without a first day the older century is never meant where the younger fits.
        ([young, ..], None) => vec![*young],
        (several, Some(_)) => several.to_vec(),
    }
}

fn reading(field: &Field<'_>, day: NaiveDate) -> AskOption {
    let lexical = day.format("%Y-%m-%d").to_string();
    field.reading(lexical, date_in_words(day, field.language))
}

/// A month beyond 12: day and month may have been swapped.
fn swapped(field: &Field<'_>, period: Period, day: u32, month: u32, year: i32) -> Understood {
    match NaiveDate::from_ymd_opt(year, day, month) {
        Some(day) if out_of_range(field, period, day).is_none() => {
            Understood::ask("month-does-not-exist", vec![reading(field, day)])
        }
        _ => Understood::wrong(WrongCode::MonthDoesNotExist).with("month", month),
    }
}

fn no_such_day(field: &Field<'_>, month: u32, year: i32) -> Understood {
    let last = (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some());
    let names = if field.language == "en" { MONTHS_EN } else { MONTHS_ID };
    Understood::wrong(WrongCode::DayDoesNotExist)
        .with("month", names[(month as usize + 11) % 12])
        .with("year", year)
        .with("last", last.unwrap_or(31))
}

fn out_of_range(field: &Field<'_>, period: Period, day: NaiveDate) -> Option<Understood> {
    if period.latest.is_some_and(|latest| day > latest) {
        let code = if day > field.today {
            WrongCode::InFuture
        } else {
            WrongCode::TooLate
        };
        return Some(Understood::wrong(code).with("latest", reading(field, period.latest?).shown));
    }
    if period.earliest.is_some_and(|earliest| day < earliest) {
        return Some(Understood::wrong(WrongCode::TooEarly).with("earliest", reading(field, period.earliest?).shown));
    }
    debug_assert!(day.year() >= FIRST_YEAR);
    None
}
