//! The lexical forms of stored values, see [`paduk_survey::Recorded`].

mod check;
mod day;

pub(crate) use check::is_value;
pub(crate) use day::{day_of, day_text, days, time_fraction, whole_days};
