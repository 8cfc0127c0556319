//! What a part of an expression comes to.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::clock::{Clock, moment_text};
use super::{format_number, parse_number};
use crate::kleene::Truth;

/// A value while an expression is evaluated.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    Date(NaiveDate),
    /// A date with a time of day.
    Moment(DateTime<FixedOffset>),
    Truth(Truth),
    /// A count with unknown members: at least the first, at most the second, which is greater. Never in XPath.
    Between(f64, f64),
    /// It depends on an answer that is missing. Never in XPath.
    Unknown,
}

impl<'a> Value<'a> {
    pub const EMPTY: Self = Self::Text(Cow::Borrowed(""));

    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// XPath's `string()`; empty where it is unknown.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => Cow::Owned(format_number(number)),
            Self::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Self::Moment(moment) => Cow::Owned(moment_text(moment)),
            Self::Truth(Truth::True) => Cow::Borrowed("true"),
            Self::Truth(Truth::False) => Cow::Borrowed("false"),
            Self::Truth(Truth::Unknown) | Self::Between(..) | Self::Unknown => Cow::Borrowed(""),
        }
    }

    /// XPath's `number()`, in which a date counts its days; NaN where it is unknown.
    pub fn number(&self, clock: Clock<'_>) -> f64 {
        match self {
            Self::Text(text) => {
                let number = parse_number(text);
                if number.is_nan() {
                    clock.text(text).unwrap_or(f64::NAN)
                } else {
                    number
                }
            }
            Self::Number(number) => *number,
            Self::Date(day) => clock.date(*day),
            Self::Moment(moment) => clock.moment(*moment),
            Self::Truth(Truth::True) => 1.0,
            Self::Truth(Truth::False) => 0.0,
            Self::Truth(Truth::Unknown) | Self::Between(..) | Self::Unknown => f64::NAN,
        }
    }

    /// The least and the most it can be; `None` where nothing is known.
    pub fn bounds(&self, clock: Clock<'_>) -> Option<(f64, f64)> {
        match self {
            Self::Between(least, most) => Some((*least, *most)),
            Self::Truth(Truth::Unknown) | Self::Unknown => None,
            Self::Text(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Moment(_)
            | Self::Truth(Truth::True | Truth::False) => {
                let number = self.number(clock);
                Some((number, number))
            }
        }
    }

    /// XPath's `boolean()`: a text that is not empty, a number that is neither 0 nor NaN.
    pub fn truth(&self) -> Truth {
        match self {
            Self::Text(text) => Truth::from(!text.is_empty()),
            Self::Number(number) => Truth::from(*number != 0.0 && !number.is_nan()),
            Self::Date(_) | Self::Moment(_) => Truth::True,
            Self::Truth(truth) => *truth,
            Self::Between(least, _) if *least > 0.0 => Truth::True,
            Self::Between(..) | Self::Unknown => Truth::Unknown,
        }
    }

    /// True where nothing can be said of it.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown | Self::Truth(Truth::Unknown))
    }

    /// True for the empty text, which is what XPath reads where there is no answer.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(known: bool) -> Self {
        Self::Truth(known.into())
    }
}

impl From<Truth> for Value<'_> {
    fn from(truth: Truth) -> Self {
        Self::Truth(truth)
    }
}
