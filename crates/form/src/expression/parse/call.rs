//! Function calls, and the forms that look like one.

use std::fmt::Write as _;
use std::sync::Arc;

use paduk_survey::Span;

use super::super::function::{self, Function, OfText};
use super::super::pattern::Pattern;
use super::super::token::Sign;
use super::super::tree::{Kind, Tree};
use super::super::{Dialect, ExpressionError};
use super::{Parsed, Parser};

impl Parser<'_> {
    /// A call of `name`, which is the next token, followed by an opening bracket.
    pub(super) fn call(&mut self, name: &str, start: Span) -> Parsed {
        match (self.dialect, name) {
            (Dialect::XPath, "current" | "instance") => self.path(),
            (Dialect::XPath, "not") => {
                let Some(argument) = self.arguments(name, start, 1, 1)?.pop() else {
                    return self.called(Function::Missing, Vec::new(), start);
                };
                let below = argument.depth;
                self.tree(Kind::Not(Box::new(argument)), start, below)
            }
            (Dialect::XPath, "true" | "false") => {
                self.arguments(name, start, 0, 0)?;
                self.tree(Kind::Truth((name == "true").into()), start, 0)
            }
            (Dialect::Rule, "not") => {
                // `not (…)`, reached where `not` stands deeper than the notation lets it, as in `1 + not (x)`.
                Err(ExpressionError::new("not-needs-brackets", start))
            }
            (Dialect::Rule, "any_row" | "count_rows") => self.over_rows(name, start),
            (Dialect::Rule, "any_selected") => self.any_selected(start),
            (Dialect::Rule, "verdict") => self.verdict(start),
            (Dialect::XPath | Dialect::Rule, _) => {
                let missing = (Function::Missing, 0, usize::MAX);
                let (function, fewest, most) = function::find(name, self.dialect)
                    .or(self.lenient.then_some(missing))
                    .ok_or_else(|| self.unknown_function(name))?;
                let arguments = self.arguments(name, start, fewest, most)?;
                let function = if arguments.len() < fewest {
                    Function::Missing
                } else {
                    function
                };
                self.called(function, arguments, start)
            }
        }
    }

    fn called(&mut self, function: Function, mut arguments: Vec<Tree>, start: Span) -> Parsed {
        let below = arguments.iter().map(|argument| argument.depth).max().unwrap_or(0);
        if function == Function::Text(OfText::Regex)
            && let Some(pattern) = arguments[1].literal()
        {
            let compiled = Pattern::new(pattern)
                .ok_or_else(|| ExpressionError::new("bad-pattern", arguments[1].span).with("pattern", pattern))?;
            let text = Box::new(arguments.swap_remove(0));
            return self.tree(Kind::Matches(text, Arc::new(compiled)), start, below);
        }
        self.tree(Kind::Call(function, arguments), start, below)
    }

    fn open(&mut self) -> Span {
        self.advance();
        let opened = self.span();
        self.advance();
        opened
    }

    /// The arguments in brackets, counted.
    fn arguments(&mut self, name: &str, start: Span, fewest: usize, most: usize) -> Result<Vec<Tree>, ExpressionError> {
        let opened = self.open();
        let mut arguments = Vec::new();
        if !self.take(")") {
            loop {
                arguments.push(self.expression()?);
                if !self.take(",") {
                    self.expect(")", opened)?;
                    break;
                }
            }
        }
        if (fewest..=most).contains(&arguments.len()) {
            return Ok(arguments);
        }
        let span = Span {
            start: start.start,
            end: self.before().end,
        };
        if self.lenient {
            // As for a function that does not exist: an error only once it is called.
            return Ok(Vec::new());
        }
        Err(ExpressionError::new("wrong-argument-count", span)
            .with("function", name)
            .with("fewest", fewest)
            .with("most", most)
            .with("found", arguments.len()))
    }

    fn comma(&mut self) -> Result<(), ExpressionError> {
        if self.take(",") {
            Ok(())
        } else {
            Err(self.unexpected().with("expected", ","))
        }
    }

    /// `any_row(AR, rule)` and `count_rows(AR, rule)`.
    fn over_rows(&mut self, name: &str, start: Span) -> Parsed {
        let opened = self.open();
        let Sign::Name(roster) = self.peek() else {
            return Err(self.unexpected());
        };
        self.advance();
        self.comma()?;
        let rule = self.expression()?;
        self.expect(")", opened)?;
        let below = rule.depth;
        let rule = Box::new(rule);
        let kind = if name == "any_row" {
            Kind::AnyRow(roster.to_owned(), rule)
        } else {
            Kind::CountRows(roster.to_owned(), rule)
        };
        self.tree(kind, start, below)
    }

    /// `any_selected(x, {1,2})`.
    fn any_selected(&mut self, start: Span) -> Parsed {
        let opened = self.open();
        let question = self.expression()?;
        self.comma()?;
        let set = self.set()?;
        self.expect(")", opened)?;
        let below = question.depth;
        self.tree(Kind::AnySelected(Box::new(question), set), start, below)
    }

    /// `verdict(GN-02)`: the code is the one name of the notation that has a hyphen.
    fn verdict(&mut self, start: Span) -> Parsed {
        let opened = self.open();
        let mut code = String::new();
        let first = self.span();
        let mut end = first.start;
        loop {
            // Only signs without a gap between them make one code; the number keeps its leading zero.
            if self.span().start != end {
                break;
            }
            match self.peek() {
                Sign::Name(part) => code.push_str(part),
                Sign::Mark("-") => code.push('-'),
                Sign::Number(number) => {
                    let width = (self.span().end - self.span().start) as usize;
                    let _ = write!(code, "{number:0width$}");
                }
                Sign::Text(_) | Sign::Reference(_) | Sign::Mark(_) | Sign::End => break,
            }
            end = self.span().end;
            self.advance();
        }
        if code.is_empty() {
            return Err(self.unexpected());
        }
        self.expect(")", opened)?;
        self.tree(Kind::Verdict(code), start, 0)
    }
}
