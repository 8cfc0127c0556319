//! Literals, brackets, names and what begins with them.

use paduk_survey::Span;

use super::super::error::nearest;
use super::super::token::Sign;
use super::super::tree::{Kind, ReadKind, Tree};
use super::super::{Dialect, ExpressionError, function};
use super::path::is_test;
use super::{Parsed, Parser};
use crate::kleene::Truth;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed {
        let start = self.span();
        match self.peek() {
            Sign::Number(number) => {
                self.advance();
                self.tree(Kind::Number(number), start, 0)
            }
            Sign::Text(text) => {
                let text = text.into();
                self.advance();
                self.tree(Kind::Text(text), start, 0)
            }
            Sign::Mark("(") => {
                self.advance();
                let inner = self.expression()?;
                self.expect(")", start)?;
                self.followed(inner, start)
            }
            Sign::Name(name) if self.peek_after() == Sign::Mark("(") && !is_test(name) => {
                let call = self.call(name, start)?;
                self.followed(call, start)
            }
            _ if self.dialect == Dialect::XPath => self.path(),
            Sign::Name(name) => self.bare_name(name),
            Sign::Reference(_) | Sign::Mark(_) | Sign::End => Err(self.unexpected()),
        }
    }

    fn followed(&mut self, tree: Tree, start: Span) -> Parsed {
        match self.dialect {
            Dialect::XPath => self.continued(tree, start),
            Dialect::Rule => Ok(tree),
        }
    }

    /// A bare name of the matrix notation.
    fn bare_name(&mut self, name: &str) -> Parsed {
        let span = self.span();
        match name {
            "and" | "or" | "in" => return Err(self.unexpected()),
            // `not` binds looser than what stands around it here.
            "not" => return Err(ExpressionError::new("not-needs-brackets", span)),
            _ => self.advance(),
        }
        match name {
            "true" => self.tree(Kind::Truth(Truth::True), span, 0),
            "false" => self.tree(Kind::Truth(Truth::False), span, 0),
            "unknown" => self.tree(Kind::Truth(Truth::Unknown), span, 0),
            "interview_date" => self.tree(Kind::InterviewDate, span, 0),
            _ => self.read(ReadKind::Name(name.to_owned()), span, 0),
        }
    }

    /// The error for a function that is none.
    pub(super) fn unknown_function(&self, name: &str) -> ExpressionError {
        ExpressionError::new("unknown-function", self.span())
            .with("function", name)
            .suggesting(nearest(name, function::names(self.dialect)))
    }
}
