//! Rules of the intervention matrix: three-valued logic over facts, some of which are missing.
//!
//! Notation: `or` < `and` < `not` < `= != < <= > >=` (not chained) < `in {1,2}` < `+ -` < `* /`. Names are questions and
//! derived values. `empty(x)`, `na(x)`, `known(x)` and `certain(x)` (x is known to hold) are never unknown; everything
//! else that touches a value that is not there is. `between(a, b)` is a number known only to lie from a to b. `any_row(AR, rule)`, `count_rows(AR, rule)`, `selected(x, k)`, `any_selected(x, {…})`,
//! `count_selected(x)`, `count_true(a, b, …)` (a count with unknown members lies between bounds), `months_since(x)`,
//! `months_between(a, b)`, `days_between(a, b)` (b − a), `verdict(GN-02) = gap`, `if(c, a, b)`, `coalesce(a, …)` (the
//! first known), `min` and `max` (of the known ones), `least` and `greatest` (unknown where one is), `abs`, `ceil`,
//! `floor`, `round(x, n)` half up, `interview_date`, `true`, `false`, `unknown`.

mod datum;
mod rule;
mod truth;

pub use datum::{Datum, Facts};
pub use rule::{Rule, parse};
pub use truth::Truth;

pub use crate::expression::ExpressionError;
