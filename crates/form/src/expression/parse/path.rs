//! Paths: `${name}`, `.`, `../name`, `/data/group/name`, `current()/../name`, `instance('list')/root/item[…]`, and the
//! rest of XPath's axes and tests.

use paduk_survey::Span;

use super::super::ExpressionError;
use super::super::token::Sign;
use super::super::tree::{Axis, Path, ReadKind, Start, Step, Test, Tree};
use super::{Parsed, Parser, too_deep};

/// The axes that have a name; `namespace` is left out on purpose, XForms have no use for it.
const AXES: [(&str, Axis); 12] = [
    ("ancestor", Axis::Ancestor),
    ("ancestor-or-self", Axis::AncestorOrOwn),
    ("attribute", Axis::Attribute),
    ("child", Axis::Child),
    ("descendant", Axis::Descendant),
    ("descendant-or-self", Axis::DescendantOrOwn),
    ("following", Axis::Following),
    ("following-sibling", Axis::FollowingSibling),
    ("parent", Axis::Parent),
    ("preceding", Axis::Preceding),
    ("preceding-sibling", Axis::PrecedingSibling),
    ("self", Axis::Own),
];

/// The tests that look like a call.
const TESTS: [&str; 4] = ["node", "text", "comment", "processing-instruction"];

/// True for a name that a bracket does not make into a call.
pub(super) fn is_test(name: &str) -> bool {
    TESTS.contains(&name)
}

impl Parser<'_> {
    /// A path from its first sign.
    pub(super) fn path(&mut self) -> Parsed {
        let begin = self.span();
        let mut path = Path {
            start: Start::Here,
            filters: Vec::new(),
            steps: Vec::new(),
        };
        match self.peek() {
            Sign::Reference(name) => {
                path.start = Start::Named(name.to_owned());
                self.advance();
                self.predicates(&mut path.filters)?;
            }
            Sign::Mark("/") => {
                self.advance();
                path.start = Start::Root;
                if self.begins_step() {
                    self.step(&mut path.steps)?;
                }
            }
            Sign::Mark("//") => path.start = Start::Root,
            Sign::Name(name) if self.peek_after() == Sign::Mark("(") && !is_test(name) => {
                path.start = self.start_call(name)?;
                self.predicates(&mut path.filters)?;
            }
            Sign::Name(_) | Sign::Mark(_) | Sign::Number(_) | Sign::Text(_) | Sign::End => {
                self.step(&mut path.steps)?;
            }
        }
        self.steps(path, begin)
    }

    /// What follows the start of a path, up to its end.
    fn steps(&mut self, mut path: Path, begin: Span) -> Parsed {
        loop {
            if self.take("//") {
                path.steps.push(Step::plain(Axis::DescendantOrOwn, Test::Any));
            } else if !self.take("/") {
                break;
            }
            self.step(&mut path.steps)?;
        }
        let span = Span {
            start: begin.start,
            end: self.before().end,
        };
        // A step to itself that asks nothing changes nothing; alone it is the start.
        path.steps
            .retain(|step| step.axis != Axis::Own || step.test != Test::Any || !step.predicates.is_empty());
        let below = path.trees().map(|tree| tree.depth).max().unwrap_or(0);
        self.read(ReadKind::Path(path), span, below)
    }

    /// What may follow any expression: predicates and steps, as in `(//a)[1]/b`.
    pub(super) fn continued(&mut self, tree: Tree, begin: Span) -> Parsed {
        if !matches!(self.peek(), Sign::Mark("[" | "/" | "//")) {
            return Ok(tree);
        }
        let mut path = Path {
            start: Start::Tree(Box::new(tree)),
            filters: Vec::new(),
            steps: Vec::new(),
        };
        self.predicates(&mut path.filters)?;
        self.steps(path, begin)
    }

    /// `current()` and `instance('name')`.
    fn start_call(&mut self, name: &str) -> Result<Start, ExpressionError> {
        self.advance();
        let opened = self.span();
        self.advance();
        let start = if name == "current" {
            Start::Current
        } else {
            let Sign::Text(list) = self.peek() else {
                return Err(self.unexpected());
            };
            self.advance();
            Start::Instance(list.to_owned())
        };
        self.expect(")", opened)?;
        Ok(start)
    }

    fn begins_step(&self) -> bool {
        matches!(
            self.peek(),
            Sign::Name(_) | Sign::Reference(_) | Sign::Mark("." | ".." | "@" | "*")
        )
    }

    fn step(&mut self, steps: &mut Vec<Step>) -> Result<(), ExpressionError> {
        let mut step = if self.take("..") {
            Step::plain(Axis::Parent, Test::Any)
        } else if self.take(".") {
            Step::plain(Axis::Own, Test::Any)
        } else {
            let axis = self.axis()?;
            Step::plain(axis, self.test()?)
        };
        self.predicates(&mut step.predicates)?;
        steps.push(step);
        if steps.len() > usize::from(super::DEEPEST) {
            return Err(too_deep(self.span()));
        }
        Ok(())
    }

    fn axis(&mut self) -> Result<Axis, ExpressionError> {
        if self.take("@") {
            return Ok(Axis::Attribute);
        }
        let Sign::Name(name) = self.peek() else {
            return Ok(Axis::Child);
        };
        if self.peek_after() != Sign::Mark("::") {
            return Ok(Axis::Child);
        }
        let known = AXES.iter().find(|(known, _)| *known == name);
        let (_, axis) = known.ok_or_else(|| ExpressionError::new("unknown-axis", self.span()).with("axis", name))?;
        self.advance();
        self.advance();
        Ok(*axis)
    }

    fn test(&mut self) -> Result<Test, ExpressionError> {
        if self.take("*") {
            return Ok(Test::Every);
        }
        let name = match self.peek() {
            Sign::Name(name) => name,
            // pyxform writes references inside paths as plain names.
            Sign::Reference(name) => {
                self.advance();
                return Ok(Test::Named(name.to_owned()));
            }
            Sign::Number(_) | Sign::Text(_) | Sign::Mark(_) | Sign::End => return Err(self.unexpected()),
        };
        if is_test(name) && self.peek_after() == Sign::Mark("(") {
            return self.kind_test(name);
        }
        self.advance();
        if self.peek() == Sign::Mark(":") && self.peek_after() == Sign::Mark("*") {
            self.advance();
            self.advance();
            return Ok(Test::Prefix(name.to_owned()));
        }
        Ok(Test::Named(name.to_owned()))
    }

    /// `node()` and its like.
    fn kind_test(&mut self, name: &str) -> Result<Test, ExpressionError> {
        self.advance();
        let opened = self.span();
        self.advance();
        let test = match name {
            "node" => Test::Any,
            "text" => Test::Text,
            "comment" => Test::Comment,
            _ => {
                let mut named = None;
                if let Sign::Text(target) = self.peek() {
                    self.advance();
                    named = Some(target.to_owned());
                }
                Test::Instruction(named)
            }
        };
        self.expect(")", opened)?;
        Ok(test)
    }

    /// Every `[…]` that follows.
    fn predicates(&mut self, into: &mut Vec<Tree>) -> Result<(), ExpressionError> {
        loop {
            let opened = self.span();
            if !self.take("[") {
                return Ok(());
            }
            self.inner += 1;
            let predicate = self.expression();
            self.inner -= 1;
            into.push(predicate?);
            self.expect("]", opened)?;
        }
    }
}
