//! Sums and products, also of counts that are only known between bounds.

use super::super::clock::Clock;
use super::super::tree::Arithmetic;
use super::super::value::Value;

/// A number, or bounds where they differ.
pub(super) fn between(least: f64, most: f64) -> Value<'static> {
    // NaN is no bound: it differs from itself and stays a number.
    if least < most {
        Value::Between(least, most)
    } else {
        Value::Number(least)
    }
}

/// `left operation right`; unknown where one of them is.
pub(super) fn operate(operation: Arithmetic, left: &Value<'_>, right: &Value<'_>, clock: Clock<'_>) -> Value<'static> {
    let (Some((a, b)), Some((c, d))) = (left.bounds(clock), right.bounds(clock)) else {
        return Value::Unknown;
    };
    match operation {
        Arithmetic::Add => between(a + c, b + d),
        Arithmetic::Subtract => between(a - d, b - c),
        Arithmetic::Multiply => hull([a * c, a * d, b * c, b * d]),
        Arithmetic::Divide if c >= d || c > 0.0 || d < 0.0 => hull([a / c, a / d, b / c, b / d]),
        // XPath's mod takes the sign of the left side, as Rust's does.
        Arithmetic::Modulo if a >= b && c >= d => Value::Number(a % c),
        Arithmetic::Divide | Arithmetic::Modulo => Value::Unknown,
    }
}

fn hull(corners: [f64; 4]) -> Value<'static> {
    if corners.iter().any(|corner| corner.is_nan()) {
        return Value::Number(f64::NAN);
    }
    let least = corners.into_iter().fold(f64::INFINITY, f64::min);
    let most = corners.into_iter().fold(f64::NEG_INFINITY, f64::max);
    between(least, most)
}
