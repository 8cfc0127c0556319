//! The lexical forms of stored values, see [`paduk_survey::Recorded`].

mod check;
mod day;
mod fitted;

pub(crate) use check::is_value;
pub(crate) use day::{day_of, day_text, days, whole_days};
pub(crate) use fitted::fitted;
