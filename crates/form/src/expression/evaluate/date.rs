//! Functions of dates and times.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::super::clock::time_fraction;
use super::super::function::OfDates as F;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::lexical::{day_of, whole_days};
use crate::outside::Customs;

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_dates(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::Today => self
                .world
                .outside()
                .map_or(Value::EMPTY, |outside| Value::Date(outside.today())),
            F::Now => self
                .world
                .outside()
                .map_or(Value::EMPTY, |outside| Value::Moment(outside.now())),
            F::Date if self.world.customs() == Customs::Collect => {
                self.day(&arguments[0]).map_or(Value::EMPTY, Value::Date)
            }
            F::Date | F::DateTime => self.moment(&arguments[0]),
            F::DecimalDateTime => Value::Number(self.number(&arguments[0])),
            F::DecimalTime => Value::Number(time_fraction(self.clock(), &self.text(&arguments[0])).unwrap_or(f64::NAN)),
            F::FormatDate => {
                let format = self.text(&arguments[1]);
                let moment = self.shown_moment(&self.value(&arguments[0]));
                Value::text(moment.map_or(String::new(), |moment| written(moment, &format)))
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
        let value = self.value(tree);
        match &value {
            Value::Date(day) => Some(*day),
            Value::Moment(moment) => Some(moment.naive_local().date()),
            Value::Text(text) => day_of(text).or_else(|| self.day_at(value.number(self.clock()))),
            Value::Number(days) => self.day_at(*days),
            Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
        }
    }

    fn day_at(&self, days: f64) -> Option<NaiveDate> {
        self.clock().moment_at(days).map(|moment| moment.date_naive())
    }

    /// A date, or a date with a time of day where that is not midnight.
    fn moment(&self, tree: &'w Tree) -> Value<'w> {
        let value = self.value(tree);
        let moment = match &value {
            Value::Date(_) | Value::Moment(_) => return value,
            Value::Text(text) => self
                .clock()
                .moment_of(text)
                .or_else(|| self.clock().moment_at(crate::expression::parse_number(text))),
            Value::Number(days) => self.clock().moment_at(*days),
            Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
        };
        match moment {
            Some(moment) if moment.naive_local().time() == NaiveTime::MIN => Value::Date(moment.date_naive()),
            Some(moment) => Value::Moment(moment),
            None => Value::EMPTY,
        }
    }

    /// The wall clock that a value shows.
    fn shown_moment(&self, value: &Value<'w>) -> Option<NaiveDateTime> {
        match value {
            Value::Date(day) => day.and_hms_opt(0, 0, 0),
            Value::Moment(moment) => Some(moment.naive_local()),
            Value::Text(text) => self
                .clock()
                .moment_of(text)
                .or_else(|| self.clock().moment_at(crate::expression::parse_number(text)))
                .map(|moment| moment.naive_local()),
            Value::Number(days) => self.clock().moment_at(*days).map(|moment| moment.naive_local()),
            Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
        }
    }
}

/// Months completed from `from` to `to`: calendar months, less one where the day of the month is not reached yet.
/// Negative where `to` is before `from`.
pub(super) fn completed_months(from: NaiveDate, to: NaiveDate) -> f64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let difference = months(to) - months(from) - i64::from(to.day() < from.day());
    difference as f64
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
