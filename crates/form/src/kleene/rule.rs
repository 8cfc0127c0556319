//! A rule, read once and judged often.

use chrono::NaiveDate;
use paduk_survey::{Nonresponse, Verdict};

use super::{Datum, Facts, Truth};
use crate::expression::{Dialect, Evaluator, Expression, ExpressionError, Kind, ReadKind, Tree, Value, World};

/// A rule of the matrix, or the expression of a derived value.
#[derive(Debug, Clone)]
pub struct Rule {
    expression: Expression,
    names: Vec<String>,
}

/// Reads a rule in the notation of the matrix.
pub fn parse(text: &str) -> Result<Rule, ExpressionError> {
    let expression = crate::expression::parse(text, Dialect::Rule)?;
    let names = expression
        .reads
        .iter()
        .map(|read| match &read.kind {
            ReadKind::Name(name) => name.clone(),
            ReadKind::Path(_) => String::new(),
        })
        .collect();
    Ok(Rule { expression, names })
}

impl Rule {
    /// Whether it holds.
    pub fn truth(&self, facts: &dyn Facts) -> Truth {
        Evaluator::new(&self.world(facts)).truth(&self.expression.root)
    }

    /// Its value as a number, 1 and 0 for true and false; `None` where it is unknown, a count that is only known
    /// between bounds, or no number.
    pub fn number(&self, facts: &dyn Facts) -> Option<f64> {
        let number = Evaluator::new(&self.world(facts)).number(&self.expression.root);
        number.is_finite().then_some(number)
    }

    /// The least and the most that it may be, the same where it is known; `None` where nothing is known of it.
    pub fn bounds(&self, facts: &dyn Facts) -> Option<(f64, f64)> {
        Evaluator::new(&self.world(facts))
            .bounds(&self.expression.root)
            .filter(|(least, most)| least.is_finite() && most.is_finite())
    }

    /// Its value, whatever it is; [`Datum::Empty`] where it is unknown.
    pub fn value(&self, facts: &dyn Facts) -> Datum {
        match Evaluator::new(&self.world(facts)).value(&self.expression.root) {
            Value::Text(text) if text.is_empty() => Datum::Empty,
            Value::Text(text) => Datum::Text(text.into_owned()),
            Value::Date(day) => Datum::Date(day),
            Value::Moment(moment) => Datum::Date(moment.date_naive()),
            Value::Number(number) if number.is_finite() => Datum::Number(number),
            Value::Truth(Truth::True) => Datum::Number(1.0),
            Value::Truth(Truth::False) => Datum::Number(0.0),
            Value::Between(least, most) if least.is_finite() && most.is_finite() => Datum::Between(least, most),
            Value::Number(_) | Value::Truth(Truth::Unknown) | Value::Between(..) | Value::Unknown => Datum::Empty,
        }
    }

    /// Every name it reads, once each, in order of appearance: questions and derived values, also those inside rows.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in &self.names {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// Where each name stands, in characters, in order of appearance.
    pub fn spans(&self) -> Vec<(&str, paduk_survey::Span)> {
        let reads = &self.expression.reads;
        self.names
            .iter()
            .zip(reads)
            .map(|(name, read)| (name.as_str(), read.span))
            .collect()
    }

    /// The rosters whose rows it goes through, once each.
    pub fn rosters(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.expression.root.walk(&mut |tree| {
            if let Kind::AnyRow(roster, _) | Kind::CountRows(roster, _) = &tree.kind
                && !found.contains(&roster.as_str())
            {
                found.push(roster);
            }
        });
        found
    }

    /// The interventions whose verdicts it reads, once each.
    pub fn verdicts(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.expression.root.walk(&mut |tree: &Tree| {
            if let Kind::Verdict(code) = &tree.kind
                && !found.contains(&code.as_str())
            {
                found.push(code);
            }
        });
        found
    }

    fn world<'a>(&'a self, facts: &'a dyn Facts) -> Known<'a> {
        Known {
            facts,
            names: &self.names,
        }
    }
}

/// Facts as a world to evaluate in.
struct Known<'a> {
    facts: &'a dyn Facts,
    names: &'a [String],
}

impl World for Known<'_> {
    const KLEENE: bool = true;

    fn read(&self, read: usize) -> Value<'_> {
        match self.facts.value(&self.names[read]) {
            Datum::Empty | Datum::Nonresponse(_) => Value::Unknown,
            Datum::Number(number) if number.is_nan() => Value::Unknown,
            Datum::Number(number) => Value::Number(number),
            Datum::Between(least, most) if least < most => Value::Between(least, most),
            Datum::Between(least, _) => Value::Number(least),
            Datum::Text(text) if text.is_empty() => Value::Unknown,
            Datum::Text(text) => Value::text(text),
            Datum::Date(day) => Value::Date(day),
            Datum::Choices(choices) => Value::text(choices.join(" ")),
        }
    }

    fn is_na(&self, read: usize) -> bool {
        self.facts.value(&self.names[read]) == Datum::Nonresponse(Nonresponse::Na)
    }

    fn rows(&self, roster: &str) -> Option<Vec<Self>> {
        let rows = self.facts.rows(roster)?;
        let known = |facts| Known {
            facts,
            names: self.names,
        };
        Some(rows.into_iter().map(known).collect())
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        self.facts.verdict(code)
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        self.facts.interview_date()
    }
}

#[cfg(test)]
mod tests;
