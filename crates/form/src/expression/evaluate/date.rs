//! Functions of dates and times.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

use super::super::function::OfDates as F;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::lexical::{day_of, day_text, days, time_fraction, whole_days};

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_dates(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::Today => self
                .world
                .outside()
                .map_or(Value::EMPTY, |outside| Value::Date(outside.today())),
            F::Now => self.world.outside().map_or(Value::EMPTY, |outside| {
                Value::text(outside.now().format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string())
            }),
            F::Date => self.day(&arguments[0]).map_or(Value::EMPTY, Value::Date),
            F::DateTime => self.moment(&arguments[0]),
            F::DecimalDateTime => Value::Number(self.number(&arguments[0])),
            F::DecimalTime => Value::Number(time_fraction(&self.text(&arguments[0])).unwrap_or(f64::NAN)),
            F::FormatDate => {
                let format = self.text(&arguments[1]);
                let text = self.value(&arguments[0]);
                Value::text(clock(&text).map_or(String::new(), |moment| written(moment, &format)))
            }
            F::DaysBetween => match (self.day(&arguments[0]), self.day(&arguments[1])) {
                (Some(from), Some(to)) => Value::Number(whole_days(to) - whole_days(from)),
                _ => Value::Unknown,
            },
            F::MonthsBetween => match (self.day(&arguments[0]), self.day(&arguments[1])) {
                (Some(from), Some(to)) => Value::Number(completed_months(from, to)),
                _ => Value::Unknown,
            },
            F::MonthsSince => match (self.day(&arguments[0]), self.world.interview_date()) {
                (Some(from), Some(to)) => Value::Number(completed_months(from, to)),
                _ => Value::Unknown,
            },
        }
    }

    fn day(&self, tree: &'w Tree) -> Option<NaiveDate> {
        day_in(&self.value(tree))
    }

    fn moment(&self, tree: &'w Tree) -> Value<'w> {
        let value = self.value(tree);
        if matches!(&value, Value::Text(text) if days(text).is_some()) {
            return value;
        }
        day_in(&value).map_or(Value::EMPTY, Value::Date)
    }
}

/// The civil date of a date, a text that begins with one, or a number of days.
fn day_in(value: &Value<'_>) -> Option<NaiveDate> {
    match value {
        Value::Date(day) => Some(*day),
        Value::Text(text) => day_of(text).or_else(|| day_text(super::super::parse_number(text))),
        Value::Number(days) => day_text(*days),
        Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
    }
}

/// Months completed from `from` to `to`: calendar months, less one where the day of the month is not reached yet.
/// Negative where `to` is before `from`.
pub(super) fn completed_months(from: NaiveDate, to: NaiveDate) -> f64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let difference = months(to) - months(from) - i64::from(to.day() < from.day());
    difference as f64
}

/// The wall clock that a value shows.
fn clock(value: &Value<'_>) -> Option<NaiveDateTime> {
    let midnight = |day: NaiveDate| day.and_hms_opt(0, 0, 0);
    match value {
        Value::Date(day) => midnight(*day),
        Value::Text(text) if text.len() > 10 => DateTime::<FixedOffset>::parse_from_rfc3339(text)
            .map(|moment| moment.naive_local())
            .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f"))
            .ok(),
        Value::Text(text) => midnight(day_of(text)?),
        Value::Number(days) => midnight(day_text(*days)?),
        Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
    }
}

/// The escapes of `format-date-time`, as the XForms specification lists them; others stand as they are.
fn written(moment: NaiveDateTime, format: &str) -> String {
    let mut text = String::new();
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        let part = match rest.next() {
            Some('Y') => format!("{:04}", moment.year()),
            Some('y') => format!("{:02}", moment.year().rem_euclid(100)),
            Some('m') => format!("{:02}", moment.month()),
            Some('n') => moment.month().to_string(),
            Some('b') => moment.format("%b").to_string(),
            Some('d') => format!("{:02}", moment.day()),
            Some('e') => moment.day().to_string(),
            Some('a') => moment.format("%a").to_string(),
            Some('H') => format!("{:02}", moment.hour()),
            Some('h') => moment.hour().to_string(),
            Some('M') => format!("{:02}", moment.minute()),
            Some('S') => format!("{:02}", moment.second()),
            Some('3') => format!("{:03}", moment.and_utc().timestamp_subsec_millis()),
            Some('%') | None => "%".to_owned(),
            Some(other) => format!("%{other}"),
        };
        text.push_str(&part);
    }
    text
}
