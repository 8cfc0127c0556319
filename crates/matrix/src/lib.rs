//! The intervention matrix: one respondent judged, a verdict for each intervention with its reason.
//!
//! Which services there are, who should get them and how one sees that they arrived is data of the survey pack: three
//! CSV files ([`Matrix::read`]) with rules in the notation of [`paduk_form::kleene`]. Nothing here knows a question.
#![warn(clippy::wildcard_enum_match_arm)]

mod judge;
mod matrix;
mod table;

pub use judge::{Judgement, Read, Truths};
pub use matrix::{Derived, Intervention, Matrix, Reference, Rule, ValueKind};

#[cfg(test)]
mod tests;
