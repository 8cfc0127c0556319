//! What an expression is once it is read.

use std::sync::Arc;

use paduk_survey::Span;

use super::function::{Function, OfDates, OfNodes, OfNumbers, OfText};
use super::pattern::Pattern;
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

    /// True where it asks for the label of a choice, which depends on the language.
    pub fn names_choices(&self) -> bool {
        let mut found = false;
        self.root.walk(&mut |tree| {
            found |= matches!(tree.kind, Kind::Call(Function::Node(OfNodes::ChoiceName), _));
        });
        found
    }

    /// True where it reads clock, chance or look-ups.
    pub fn reads_outside(&self) -> bool {
        let mut found = false;
        self.walk(&mut |tree| {
            found |= matches!(
                tree.kind,
                Kind::Call(
                    Function::Date(OfDates::Now | OfDates::Today)
                        | Function::Number(OfNumbers::Random)
                        | Function::Text(OfText::Uuid)
                        | Function::Node(OfNodes::PullData | OfNodes::Once | OfNodes::Randomize),
                    _
                )
            );
        });
        found
    }

    /// Visits every tree, also those inside the paths that it reads.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Tree)) {
        self.root.walk(visit);
        for read in &self.reads {
            if let ReadKind::Path(path) = &read.kind {
                for tree in path.trees() {
                    tree.walk(visit);
                }
            }
        }
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
    Matches(Box<Tree>, Arc<Pattern>),
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
    /// It stands inside a predicate, so that its relative paths begin at the node that is looked at.
    pub inner: bool,
}

/// How it is named.
#[derive(Debug, Clone)]
pub(crate) enum ReadKind {
    /// A bare name of the matrix notation.
    Name(String),
    /// A path of XPath.
    Path(Path),
}

/// A path: where it begins, what is left of that, and the steps from there.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    pub start: Start,
    /// Predicates on the start as a whole, as in `(//a)[1]`.
    pub filters: Vec<Tree>,
    pub steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone)]
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
    /// What an expression comes to, as in `randomize(…)/name`.
    Tree(Box<Tree>),
}

/// A step of a path.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub axis: Axis,
    pub test: Test,
    pub predicates: Vec<Tree>,
}

/// Which way a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    Ancestor,
    AncestorOrOwn,
    Attribute,
    Child,
    Descendant,
    DescendantOrOwn,
    Following,
    FollowingSibling,
    Own,
    Parent,
    Preceding,
    PrecedingSibling,
}

impl Axis {
    /// True where the nearest node is the last in the document.
    pub const fn is_backward(self) -> bool {
        matches!(
            self,
            Self::Ancestor | Self::AncestorOrOwn | Self::Preceding | Self::PrecedingSibling
        )
    }
}

/// Which nodes of an axis a step takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// `node()`.
    Any,
    /// `text()`.
    Text,
    /// `comment()`.
    Comment,
    /// `processing-instruction()`, of one name or any.
    Instruction(Option<String>),
    /// `*`.
    Every,
    /// `prefix:*`.
    Prefix(String),
    /// `name` or `prefix:name`.
    Named(String),
}

impl Step {
    /// A step without predicates.
    pub const fn plain(axis: Axis, test: Test) -> Self {
        Self {
            axis,
            test,
            predicates: Vec::new(),
        }
    }

    /// `..`.
    pub fn is_parent(&self) -> bool {
        self.axis == Axis::Parent && self.test == Test::Any && self.predicates.is_empty()
    }

    /// The name of a step to a child and nothing else.
    pub fn child(&self) -> Option<&str> {
        let Test::Named(name) = &self.test else { return None };
        (self.axis == Axis::Child && self.predicates.is_empty()).then_some(name)
    }
}

impl Path {
    /// True where it names nodes by `..` and children alone, so that it can be resolved once and for all.
    pub fn is_plain(&self) -> bool {
        let simple = |step: &Step| step.is_parent() || step.child().is_some();
        self.filters.is_empty() && self.steps.iter().all(simple)
    }

    /// Every tree in it: of its start, its filters and its steps.
    pub fn trees(&self) -> impl Iterator<Item = &Tree> {
        let start = match &self.start {
            Start::Tree(tree) => Some(&**tree),
            Start::Named(_) | Start::Here | Start::Root | Start::Current | Start::Instance(_) => None,
        };
        let steps = self.steps.iter().flat_map(|step| &step.predicates);
        start.into_iter().chain(&self.filters).chain(steps)
    }
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
