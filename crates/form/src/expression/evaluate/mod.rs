//! The evaluator: one for both modes.

mod arithmetic;
mod call;
mod compare;
mod date;
mod node;
mod number;
mod rule;
mod text;

use std::borrow::Cow;

use super::tree::{Kind, Tree};
use super::value::Value;
use super::world::World;
use crate::kleene::Truth;

/// Evaluates trees in a world.
pub(crate) struct Evaluator<'w, W> {
    world: &'w W,
}

impl<'w, W: World> Evaluator<'w, W> {
    /// An evaluator that reads from `world`.
    pub const fn new(world: &'w W) -> Self {
        Self { world }
    }

    /// What a tree comes to. Its depth is limited when it is read, so this cannot run out of stack.
    pub fn value(&self, tree: &'w Tree) -> Value<'w> {
        match &tree.kind {
            Kind::Number(number) => Value::Number(*number),
            Kind::Text(text) => Value::Text(Cow::Borrowed(text)),
            Kind::Truth(known) => Value::Truth(*known),
            Kind::Read(read) => self.world.read(*read),
            Kind::And(parts) => Value::Truth(self.all(parts)),
            Kind::Or(parts) => Value::Truth(self.any(parts)),
            Kind::Not(part) => Value::Truth(!self.truth(part)),
            Kind::Negate(part) => match self.value(part).bounds() {
                Some((least, most)) => arithmetic::between(-most, -least),
                None => Value::Unknown,
            },
            Kind::Compare(compare, left, right) => Value::Truth(self.compare(*compare, left, right)),
            Kind::Arithmetic(operation, left, right) => {
                arithmetic::operate(*operation, &self.value(left), &self.value(right))
            }
            Kind::Union(parts) => parts.first().map_or(Value::EMPTY, |part| self.value(part)),
            Kind::In(part, set) => Value::Truth(self.is_in(part, set)),
            Kind::AnySelected(part, set) => Value::Truth(self.any_selected(part, set)),
            Kind::Matches(part, pattern) => Value::from(pattern.is_match(&self.text(part))),
            Kind::AnyRow(roster, rule) => Value::Truth(self.any_row(roster, rule)),
            Kind::CountRows(roster, rule) => self.count_rows(roster, rule),
            Kind::Verdict(code) => self.verdict(code),
            Kind::InterviewDate => self.world.interview_date().map_or(Value::Unknown, Value::Date),
            Kind::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    /// What a tree comes to, as a truth.
    pub fn truth(&self, tree: &'w Tree) -> Truth {
        self.value(tree).truth()
    }

    /// What a tree comes to, as a text.
    fn text(&self, tree: &'w Tree) -> Cow<'w, str> {
        self.value(tree).into_text()
    }

    /// What a tree comes to, as a number.
    fn number(&self, tree: &'w Tree) -> f64 {
        self.value(tree).number()
    }

    fn all(&self, parts: &'w [Tree]) -> Truth {
        let mut truth = Truth::True;
        for part in parts {
            truth = truth.and(self.truth(part));
            if truth == Truth::False {
                break;
            }
        }
        truth
    }

    fn any(&self, parts: &'w [Tree]) -> Truth {
        let mut truth = Truth::False;
        for part in parts {
            truth = truth.or(self.truth(part));
            if truth == Truth::True {
                break;
            }
        }
        truth
    }

    /// Every node that a tree names; its value where it names none.
    fn each(&self, tree: &'w Tree, visit: &mut dyn FnMut(Value<'w>)) {
        if let Kind::Read(read) = &tree.kind {
            self.world.each(*read, visit);
        } else if let Kind::Union(parts) = &tree.kind {
            for part in parts {
                self.each(part, visit);
            }
        } else {
            visit(self.value(tree));
        }
    }
}
