//! Comparisons: XPath's with sets of nodes, Kleene's with bounds.

use std::sync::Arc;

use super::super::clock::Clock;
use super::super::tree::{Compare, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::kleene::Truth;

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn compare(&self, compare: Compare, left: &'w Tree, right: &'w Tree) -> Truth {
        if self.is_set(left) || self.is_set(right) {
            return self.compare_sets(compare, left, right);
        }
        compare_values::<W>(compare, &self.value(left), &self.value(right), self.clock())
    }

    /// XPath's comparison of sets: it holds where it holds for one pair.
    fn compare_sets(&self, compare: Compare, left: &'w Tree, right: &'w Tree) -> Truth {
        // Equal to a truth is a set that is the same truth; an order is one of numbers, of each node.
        let truths = match (self.is_set(left), self.is_set(right)) {
            (true, false) => Some(self.value(right)).filter(|value| matches!(value, Value::Truth(_))),
            (false, true) => Some(self.value(left)).filter(|value| matches!(value, Value::Truth(_))),
            _ => None,
        };
        if truths.is_some() && matches!(compare, Compare::Equal | Compare::Unequal) {
            let (left, right) = (self.truth(left).into(), self.truth(right).into());
            return compare_values::<W>(compare, &left, &right, self.clock());
        }
        let mut rights = Vec::new();
        self.each(right, &mut |value| rights.push(value));
        let mut found = Truth::False;
        self.each(left, &mut |value| {
            if found == Truth::False
                && rights
                    .iter()
                    .any(|other| compare_values::<W>(compare, &value, other, self.clock()).is_true())
            {
                found = Truth::True;
            }
        });
        found
    }

    /// `x in {…}`: unknown where x is.
    pub(super) fn is_in(&self, part: &'w Tree, set: &[Arc<str>]) -> Truth {
        let value = self.value(part);
        set.iter().fold(Truth::False, |found, member| {
            found.or(compare_values::<W>(
                Compare::Equal,
                &value,
                &Value::text(&**member),
                self.clock(),
            ))
        })
    }
}

/// A comparison of two values.
pub(super) fn compare_values<W: World>(
    compare: Compare,
    left: &Value<'_>,
    right: &Value<'_>,
    clock: Clock<'_>,
) -> Truth {
    match compare {
        Compare::Equal => equal(left, right, clock),
        Compare::Unequal => !equal(left, right, clock),
        Compare::Less => order::<W>(left, right, clock, |a, b| a < b),
        Compare::LessOrEqual => order::<W>(left, right, clock, |a, b| a <= b),
        Compare::Greater => order::<W>(right, left, clock, |a, b| a < b),
        Compare::GreaterOrEqual => order::<W>(right, left, clock, |a, b| a <= b),
    }
}

fn equal(left: &Value<'_>, right: &Value<'_>, clock: Clock<'_>) -> Truth {
    if left.is_unknown() || right.is_unknown() {
        return Truth::Unknown;
    }
    match (left, right) {
        (Value::Truth(a), other) | (other, Value::Truth(a)) if !is_bounded(other) => {
            // In rules a truth is compared with 0 and 1; in XPath with what `boolean()` makes of the other side.
            Truth::from(*a == other.truth())
        }
        (Value::Text(a), Value::Text(b)) => Truth::from(a == b),
        (Value::Text(text), date @ (Value::Date(_) | Value::Moment(_)))
        | (date @ (Value::Date(_) | Value::Moment(_)), Value::Text(text)) => {
            let days = clock.text(text);
            Truth::from(**text == *date.clone().into_text() || days == Some(date.number(clock)))
        }
        _ => match (left.bounds(clock), right.bounds(clock)) {
            (Some((a, _)), Some((_, d))) if a > d => Truth::False,
            (Some((_, b)), Some((c, _))) if b < c => Truth::False,
            // NaN equals nothing.
            (Some((a, b)), Some((c, d))) if [a, b, c, d].iter().any(|bound| bound.is_nan()) => Truth::False,
            // Neither before nor after one another, and no room in between.
            (Some((a, b)), Some((c, d))) if a >= b && c >= d => Truth::True,
            _ => Truth::Unknown,
        },
    }
}

const fn is_bounded(value: &Value<'_>) -> bool {
    matches!(value, Value::Between(..))
}

/// `small` before `large` by `holds`, which is `<` or `<=`.
fn order<W: World>(small: &Value<'_>, large: &Value<'_>, clock: Clock<'_>, holds: fn(f64, f64) -> bool) -> Truth {
    let (Some((a, b)), Some((c, d))) = (small.bounds(clock), large.bounds(clock)) else {
        return Truth::Unknown;
    };
    if W::KLEENE && (a.is_nan() || c.is_nan()) {
        // A text that is no number has no order; saying "false" would let the opposite rule say "true".
        return Truth::Unknown;
    }
    if holds(b, c) {
        Truth::True
    } else if holds(a, d) {
        // Only bounds that differ can do one and not the other.
        Truth::Unknown
    } else {
        Truth::False
    }
}
