//! What an expression is once it is read.

use std::sync::Arc;

use paduk_survey::Span;
use regex::Regex;

use super::function::{Function, OfDates, OfNodes, OfNumbers};
use crate::kleene::Truth;

/// An expression: its tree and the table of what it reads.
#[derive(Debug, Clone)]
pub(crate) struct Expression {
    pub root: Tree,
    pub reads: Vec<Read>,
}

impl Expression {
    /// An expression that is a text and nothing else.
    pub fn literal(text: &str) -> Self {
        let span = Span { start: 0, end: 0 };
        Self {
            root: Tree {
                kind: Kind::Text(text.into()),
                span,
                depth: 1,
            },
            reads: Vec::new(),
        }
    }

    /// True for a text and nothing else.
    pub const fn is_literal(&self) -> bool {
        matches!(self.root.kind, Kind::Text(_))
    }

    /// True where it reads clock, chance or look-ups.
    pub fn reads_outside(&self) -> bool {
        let mut found = false;
        self.root.walk(&mut |tree| {
            found |= matches!(
                tree.kind,
                Kind::Call(
                    Function::Date(OfDates::Now | OfDates::Today)
                        | Function::Number(OfNumbers::Random)
                        | Function::Node(OfNodes::PullData | OfNodes::Once),
                    _
                )
            );
        });
        found
    }
}

/// A part of an expression.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub kind: Kind,
    pub span: Span,
    /// How many levels stand in it, itself included.
    pub depth: u16,
}

/// What a part of an expression does.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Number(f64),
    Text(Arc<str>),
    Truth(Truth),
    /// What stands at an entry of the table of reads.
    Read(usize),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Not(Box<Tree>),
    Negate(Box<Tree>),
    Compare(Compare, Box<Tree>, Box<Tree>),
    Arithmetic(Arithmetic, Box<Tree>, Box<Tree>),
    /// `a | b`, only inside functions that take several nodes.
    Union(Vec<Tree>),
    /// `x in {1,2}`: the value is one of these.
    In(Box<Tree>, Vec<Arc<str>>),
    /// `any_selected(x, {1,2})`.
    AnySelected(Box<Tree>, Vec<Arc<str>>),
    /// `regex(x, 'pattern')` whose pattern is known when it is read.
    Matches(Box<Tree>, Arc<Regex>),
    /// `any_row(roster, rule)`.
    AnyRow(String, Box<Tree>),
    /// `count_rows(roster, rule)`.
    CountRows(String, Box<Tree>),
    /// `verdict(code)`.
    Verdict(String),
    InterviewDate,
    Call(Function, Vec<Tree>),
}

/// The six comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The five operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// One thing an expression reads.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub kind: ReadKind,
    pub span: Span,
}

/// How it is named.
#[derive(Debug, Clone)]
pub(crate) enum ReadKind {
    /// A bare name of the matrix notation.
    Name(String),
    /// A path of XPath.
    Path { start: Start, steps: Vec<Step> },
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// `${name}`.
    Named(String),
    /// `.`, or nothing before the first step.
    Here,
    /// `/`.
    Root,
    /// `current()`.
    Current,
    /// `instance('name')`.
    Instance(String),
}

/// A step of a path.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Parent,
    Child(String),
    /// `[…]` after a step; read, not evaluated yet.
    Predicate,
}

impl Tree {
    /// The text of a literal.
    pub fn literal(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind {
            Some(text)
        } else {
            None
        }
    }
}

impl Tree {
    /// Visits this tree and every tree in it, outer ones first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            Kind::Number(_)
            | Kind::Text(_)
            | Kind::Truth(_)
            | Kind::Read(_)
            | Kind::Verdict(_)
            | Kind::InterviewDate => {}
            Kind::And(parts) | Kind::Or(parts) | Kind::Union(parts) | Kind::Call(_, parts) => {
                for part in parts {
                    part.walk(visit);
                }
            }
            Kind::Not(part)
            | Kind::Negate(part)
            | Kind::In(part, _)
            | Kind::AnySelected(part, _)
            | Kind::Matches(part, _)
            | Kind::AnyRow(_, part)
            | Kind::CountRows(_, part) => part.walk(visit),
            Kind::Compare(_, left, right) | Kind::Arithmetic(_, left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
        }
    }
}
