//! The evaluator: one for both modes.

mod arithmetic;
mod call;
mod compare;
mod date;
mod digest;
mod name;
mod node;
mod number;
mod place;
mod random;
mod rule;
mod set;
mod text;
mod walk;

use std::borrow::Cow;

pub(crate) use random::shuffled;

use super::clock::Clock;
use super::tree::{Kind, Tree};
use super::value::Value;
use super::world::World;
use crate::kleene::Truth;

/// Evaluates trees in a world.
pub(crate) struct Evaluator<'w, W> {
    world: &'w W,
    /// The node that a predicate looks at.
    focus: Option<walk::Focus>,
}

impl<'w, W: World> Evaluator<'w, W> {
    /// An evaluator that reads from `world`.
    pub const fn new(world: &'w W) -> Self {
        Self { world, focus: None }
    }

    /// The same, looking at a node.
    pub const fn looking_at(world: &'w W, node: crate::document::NodeRef) -> Self {
        Self {
            world,
            focus: Some(walk::Focus {
                node,
                position: 1,
                size: 1,
            }),
        }
    }

    /// How dates become numbers here.
    fn clock(&self) -> Clock<'w> {
        Clock {
            outside: self.world.outside(),
        }
    }

    /// The nodes that a tree comes to, if it comes to nodes.
    pub fn found(&self, tree: &'w Tree) -> Option<Vec<crate::document::NodeRef>> {
        self.nodes(tree)
    }

    /// The same, also where the world reads it without walking.
    pub fn found_or_read(&self, tree: &'w Tree) -> Option<Vec<crate::document::NodeRef>> {
        self.nodes_or_read(tree)
    }

    /// What a tree comes to. Its depth is limited when it is read, so this cannot run out of stack.
    pub fn value(&self, tree: &'w Tree) -> Value<'w> {
        match &tree.kind {
            Kind::Number(number) => Value::Number(*number),
            Kind::Text(text) => Value::Text(Cow::Borrowed(text)),
            Kind::Truth(known) => Value::Truth(*known),
            Kind::Read(read) => self.read(*read),
            Kind::And(parts) => Value::Truth(self.all(parts)),
            Kind::Or(parts) => Value::Truth(self.any(parts)),
            Kind::Not(part) => Value::Truth(!self.truth(part)),
            Kind::Negate(part) => match self.value(part).bounds(self.clock()) {
                Some((least, most)) => arithmetic::between(-most, -least),
                None => Value::Unknown,
            },
            Kind::Compare(compare, left, right) => Value::Truth(self.compare(*compare, left, right)),
            Kind::Arithmetic(operation, left, right) => {
                let number = arithmetic::operate(*operation, &self.value(left), &self.value(right), self.clock());
                if number.is_unknown() && !W::KLEENE {
                    return Value::Number(f64::NAN);
                }
                number
            }
            Kind::Union(parts) => match self.nodes(tree) {
                Some(nodes) => self.first_of(&nodes),
                None => parts.first().map_or(Value::EMPTY, |part| self.value(part)),
            },
            Kind::In(part, set) => Value::Truth(self.is_in(part, set)),
            Kind::AnySelected(part, set) => Value::Truth(self.any_selected(part, set)),
            Kind::Matches(part, pattern) => Value::from(pattern.is_match(&self.text(part), self.world.customs())),
            Kind::AnyRow(roster, rule) => Value::Truth(self.any_row(roster, rule)),
            Kind::CountRows(roster, rule) => self.count_rows(roster, rule),
            Kind::Verdict(code) => self.verdict(code),
            Kind::InterviewDate => self.world.interview_date().map_or(Value::Unknown, Value::Date),
            Kind::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    /// What a tree comes to, as a truth.
    pub fn truth(&self, tree: &'w Tree) -> Truth {
        match self.find(tree) {
            set::Found::Nodes(nodes) => self.truth_of(&nodes),
            set::Found::Value(value) => value.truth(),
        }
    }

    /// What a tree comes to, as a text.
    pub fn text(&self, tree: &'w Tree) -> Cow<'w, str> {
        self.value(tree).into_text()
    }

    /// What a tree comes to, as a number.
    pub fn number(&self, tree: &'w Tree) -> f64 {
        self.value(tree).number(self.clock())
    }

    /// What a tree comes to, as the least and the most that it may be.
    pub fn bounds(&self, tree: &'w Tree) -> Option<(f64, f64)> {
        self.value(tree).bounds(self.clock())
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
}
