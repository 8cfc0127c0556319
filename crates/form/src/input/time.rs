//! Times of day: `14:05`, `14.05`, `1405`, `905`.

use super::Field;
use super::answer::{Understood, WrongCode};

pub(super) fn understand(field: &Field<'_>, typed: &str) -> Understood {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let marked: Vec<&str> = typed
        .split([':', '.', ',', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if digits.is_empty()
        || typed
            .chars()
            .any(|c| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',' | ' '))
    {
        return Understood::wrong(WrongCode::NotATime);
    }
    let (hour, minute) = match marked.as_slice() {
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (*hour, *minute),
        [_] if matches!(digits.len(), 3 | 4) => digits.split_at(digits.len() - 2),
        [_] if digits.len() <= 2 => return Understood::wrong(WrongCode::TimeIncomplete),
        _ => return Understood::wrong(WrongCode::NotATime),
    };
    match (hour.parse::<u32>(), minute.parse::<u32>()) {
        (Ok(hour), Ok(minute)) if hour < 24 && minute < 60 => {
            Understood::value(field.reading(format!("{hour:02}:{minute:02}"), String::new()))
        }
        _ => Understood::wrong(WrongCode::TimeDoesNotExist),
    }
}
