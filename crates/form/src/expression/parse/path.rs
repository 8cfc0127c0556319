//! Paths: `${name}`, `.`, `../name`, `/data/group/name`, `current()/../name`, `instance('list')/root/…`.

use super::super::token::Sign;
use super::super::tree::{ReadKind, Start, Step};
use super::super::{Dialect, ExpressionError};
use super::{Parsed, Parser};

impl Parser {
    pub(super) fn path(&mut self) -> Parsed {
        let begin = self.span();
        let mut steps = Vec::new();
        let start = match self.peek().clone() {
            Sign::Reference(name) => {
                self.advance();
                Start::Named(name)
            }
            Sign::Mark(".") => {
                self.advance();
                Start::Here
            }
            Sign::Mark("..") => {
                self.advance();
                steps.push(Step::Parent);
                Start::Here
            }
            Sign::Mark("/") => {
                self.advance();
                steps.push(self.child()?);
                Start::Root
            }
            Sign::Name(name) if self.peek_after() == &Sign::Mark("(") => {
                self.advance();
                let opened = self.span();
                self.advance();
                let start = if name == "current" {
                    Start::Current
                } else {
                    let Sign::Text(list) = self.peek().clone() else {
                        return Err(self.unexpected());
                    };
                    self.advance();
                    Start::Instance(list)
                };
                self.expect(")", opened)?;
                start
            }
            Sign::Name(_) => {
                steps.push(self.child()?);
                Start::Here
            }
            Sign::Number(_) | Sign::Text(_) | Sign::Mark(_) | Sign::End => return Err(self.unexpected()),
        };
        self.predicates(&mut steps)?;
        while self.take("/") {
            let step = if self.take("..") {
                Step::Parent
            } else if self.take(".") {
                continue;
            } else {
                self.child()?
            };
            steps.push(step);
            self.predicates(&mut steps)?;
        }
        let span = paduk_survey::Span {
            start: begin.start,
            end: self.before().end,
        };
        self.read(ReadKind::Path { start, steps }, span)
    }

    fn child(&mut self) -> Result<Step, ExpressionError> {
        match self.peek().clone() {
            Sign::Name(name) => {
                self.advance();
                Ok(Step::Child(name))
            }
            Sign::Reference(name) => {
                // pyxform writes references inside paths as plain names.
                self.advance();
                Ok(Step::Child(name))
            }
            Sign::Number(_) | Sign::Text(_) | Sign::Mark(_) | Sign::End => Err(self.unexpected()),
        }
    }

    /// `[…]`: read so that the error can name it, see [`Step::Predicate`].
    fn predicates(&mut self, steps: &mut Vec<Step>) -> Result<(), ExpressionError> {
        debug_assert_eq!(self.dialect, Dialect::XPath);
        loop {
            let opened = self.span();
            if !self.take("[") {
                return Ok(());
            }
            let known = self.reads.len();
            self.expression()?;
            self.reads.truncate(known);
            self.expect("]", opened)?;
            steps.push(Step::Predicate);
        }
    }
}
