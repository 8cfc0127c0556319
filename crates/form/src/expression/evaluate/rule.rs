//! What only the matrix notation has: questions about missing answers, rows and verdicts.

use paduk_survey::Verdict;

use super::super::function::OfRules as F;
use super::super::tree::{Kind, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use super::arithmetic::between;
use crate::kleene::Truth;

impl<'w, W: World> Evaluator<'w, W> {
    /// `empty`, `na` and `known` are never unknown; a count of truths has bounds.
    pub(super) fn of_rules(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::CountTrue => count(arguments.iter().map(|argument| self.truth(argument))),
            F::Known => Value::from(!self.value(&arguments[0]).is_unknown()),
            F::Na => Value::from(matches!(arguments[0].kind, Kind::Read(read) if self.world.is_na(read))),
            F::Certain => Value::from(self.truth(&arguments[0]).is_true()),
            F::Between => match (self.bounds(&arguments[0]), self.bounds(&arguments[1])) {
                (Some((least, _)), Some((_, most))) if least <= most => between(least, most),
                _ => Value::Unknown,
            },
            F::Empty => Value::from(self.value(&arguments[0]).is_unknown()),
        }
    }

    /// True where the rule holds in one row, false where it fails in all (also where there is none).
    pub(super) fn any_row(&self, roster: &str, rule: &Tree) -> Truth {
        let Some(rows) = self.world.rows(roster) else {
            return Truth::Unknown;
        };
        rows.iter()
            .fold(Truth::False, |found, row| found.or(Evaluator::new(row).truth(rule)))
    }

    /// In how many rows the rule holds, with bounds where it is unknown in some.
    pub(super) fn count_rows(&self, roster: &str, rule: &Tree) -> Value<'w> {
        match self.world.rows(roster) {
            Some(rows) => count(rows.iter().map(|row| Evaluator::new(row).truth(rule))),
            None => Value::Unknown,
        }
    }

    /// The word of a verdict; an unknown one, like one not given, is unknown.
    pub(super) fn verdict(&self, code: &str) -> Value<'w> {
        match self.world.verdict(code) {
            Some(verdict @ (Verdict::Met | Verdict::Gap | Verdict::NotApplicable)) => Value::text(verdict.as_str()),
            Some(Verdict::Unknown) | None => Value::Unknown,
        }
    }
}

/// How many are true: at least those known to be, at most those and the unknown ones.
fn count(truths: impl Iterator<Item = Truth>) -> Value<'static> {
    let (mut least, mut most) = (0.0, 0.0);
    for truth in truths {
        match truth {
            Truth::True => {
                least += 1.0;
                most += 1.0;
            }
            Truth::Unknown => most += 1.0,
            Truth::False => {}
        }
    }
    between(least, most)
}
