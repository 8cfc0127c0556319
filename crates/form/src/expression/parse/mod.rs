//! Reads tokens into a tree.
//!
//! XPath: `or` < `and` < `= !=` < `< <= > >=` < `+ -` < `* div mod` < unary `-` < `|`.
//! Rules: `or` < `and` < `not` < `= != < <= > >=` (not chained) < `in {…}` < `+ -` < `* /` < unary `-`.

mod call;
mod path;
mod primary;

use std::sync::Arc;

use paduk_survey::{Span, Verdict};

use super::function::{Function, OfNodes};
use super::token::{Sign, Token, tokens};
use super::tree::{Arithmetic, Compare, Expression, Kind, Read, ReadKind, Tree};
use super::{DEEPEST, Dialect, ExpressionError, format_number};

/// Reads `text`; the spans of everything count characters of `text`.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<Expression, ExpressionError> {
    parse_as(text, dialect, false)
}

/// Reads an expression that is asked of nodes one by one, as a predicate is.
pub(crate) fn parse_inner(text: &str) -> Result<Expression, ExpressionError> {
    let mut expression = parse(text, Dialect::XPath)?;
    for read in &mut expression.reads {
        read.inner = true;
    }
    Ok(expression)
}

/// Reads foreign XPath, in which a function that does not exist is an error only once it is called.
pub(crate) fn parse_lenient(text: &str) -> Result<Expression, ExpressionError> {
    parse_as(text, Dialect::XPath, true)
}

fn parse_as(text: &str, dialect: Dialect, lenient: bool) -> Result<Expression, ExpressionError> {
    let mut parser = Parser {
        tokens: tokens(text, dialect)?,
        at: 0,
        dialect,
        reads: Vec::new(),
        depth: 0,
        inner: 0,
        lenient,
    };
    if parser.peek() == Sign::End {
        return Err(ExpressionError::new("empty-expression", parser.span()));
    }
    let root = parser.expression()?;
    if parser.peek() != Sign::End {
        return Err(parser.unexpected());
    }
    Ok(Expression {
        root,
        reads: parser.reads,
    })
}

type Parsed = Result<Tree, ExpressionError>;

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    dialect: Dialect,
    reads: Vec<Read>,
    depth: u16,
    /// How many predicates stand around.
    inner: u16,
    /// Functions that do not exist are no error until they are called.
    lenient: bool,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Sign<'a> {
        self.tokens[self.at].sign
    }

    fn peek_after(&self) -> Sign<'a> {
        self.tokens[(self.at + 1).min(self.tokens.len() - 1)].sign
    }

    fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    fn advance(&mut self) {
        // The end is never passed, so that a look ahead is always there.
        self.at = (self.at + 1).min(self.tokens.len() - 1);
    }

    fn before(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    /// Takes the mark if it is next.
    fn take(&mut self, mark: &str) -> bool {
        let found = matches!(self.peek(), Sign::Mark(found) if found == mark);
        if found {
            self.advance();
        }
        found
    }

    /// Takes the word if it is next.
    fn take_word(&mut self, word: &str) -> bool {
        let Sign::Name(found) = self.peek() else { return false };
        let Some(rest) = found.strip_prefix(word) else {
            return false;
        };
        if rest.is_empty() {
            self.advance();
            return true;
        }
        // Foreign XPath may leave out the space, as in `1 and1`.
        match rest.parse() {
            Ok(number) if self.lenient && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
                self.tokens[self.at].sign = Sign::Number(number);
                true
            }
            _ => false,
        }
    }

    fn expect(&mut self, mark: &'static str, opened: Span) -> Result<(), ExpressionError> {
        if self.take(mark) {
            Ok(())
        } else if self.peek() == Sign::End {
            Err(ExpressionError::new("unclosed-bracket", opened).with("missing", mark))
        } else {
            Err(self.unexpected().with("expected", mark))
        }
    }

    fn unexpected(&self) -> ExpressionError {
        let error = ExpressionError::new("unexpected-sign", self.span());
        match self.peek() {
            Sign::End => ExpressionError::new("unexpected-end", self.span()),
            Sign::Number(number) => error.with("found", format_number(number)),
            Sign::Text(text) => error.with("found", text),
            Sign::Name(name) => error.with("found", name),
            Sign::Reference(name) => error.with("found", format!("${{{name}}}")),
            Sign::Mark(mark) => error.with("found", mark),
        }
    }

    /// A tree over parts of which the deepest has `below` levels; refused where it gets too deep.
    fn tree(&self, kind: Kind, start: Span, below: u16) -> Parsed {
        let span = Span {
            start: start.start,
            end: self.before().end.max(start.end),
        };
        if below >= DEEPEST {
            return Err(too_deep(span));
        }
        Ok(Tree {
            kind,
            span,
            depth: below + 1,
        })
    }

    fn expression(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(too_deep(self.span()));
        }
        let parsed = self.joined("or", Self::and, Kind::Or);
        self.depth -= 1;
        parsed
    }

    fn and(&mut self) -> Parsed {
        let operand = match self.dialect {
            Dialect::XPath => Self::equality,
            Dialect::Rule => Self::not,
        };
        self.joined("and", operand, Kind::And)
    }

    /// `a word b word c` as one tree, however long it is.
    fn joined(&mut self, word: &str, operand: fn(&mut Self) -> Parsed, kind: fn(Vec<Tree>) -> Kind) -> Parsed {
        let first = operand(self)?;
        if !self.take_word(word) {
            return Ok(first);
        }
        let start = first.span;
        let mut parts = vec![first, operand(self)?];
        while self.take_word(word) {
            parts.push(operand(self)?);
        }
        let below = parts.iter().map(|part| part.depth).max().unwrap_or(0);
        self.tree(kind(parts), start, below)
    }

    /// `not x` of the matrix notation.
    fn not(&mut self) -> Parsed {
        let start = self.span();
        let mut negations = 0_u16;
        while self.take_word("not") {
            negations += 1;
            if negations > DEEPEST {
                return Err(too_deep(self.span()));
            }
        }
        let mut tree = self.comparison()?;
        for _ in 0..negations {
            let below = tree.depth;
            tree = self.tree(Kind::Not(Box::new(tree)), start, below)?;
        }
        Ok(tree)
    }

    fn compare_sign(&self, equality: bool, order: bool) -> Option<Compare> {
        let Sign::Mark(mark) = self.peek() else { return None };
        match mark {
            "=" if equality => Some(Compare::Equal),
            "!=" if equality => Some(Compare::Unequal),
            "<" if order => Some(Compare::Less),
            "<=" if order => Some(Compare::LessOrEqual),
            ">" if order => Some(Compare::Greater),
            ">=" if order => Some(Compare::GreaterOrEqual),
            _ => None,
        }
    }

    /// One comparison of the matrix notation; a second one is refused, because `a < b < c` never means what it says.
    fn comparison(&mut self) -> Parsed {
        let left = self.membership()?;
        let Some(compare) = self.compare_sign(true, true) else {
            return Ok(left);
        };
        self.advance();
        let right = self.compared_with(&left)?;
        if self.compare_sign(true, true).is_some() {
            return Err(ExpressionError::new("chained-comparison", self.span()));
        }
        self.binary(left, right, |a, b| Kind::Compare(compare, a, b))
    }

    /// What stands after a comparison sign: after a verdict, the word of a verdict.
    fn compared_with(&mut self, left: &Tree) -> Parsed {
        let (Kind::Verdict(_), Sign::Name(word)) = (&left.kind, self.peek()) else {
            return self.membership();
        };
        let span = self.span();
        if Verdict::parse(word).is_none() {
            let words = Verdict::ALL.map(Verdict::as_str);
            return Err(ExpressionError::new("unknown-verdict", span)
                .with("verdict", word)
                .suggesting(super::error::nearest(word, words)));
        }
        self.advance();
        self.tree(Kind::Text(word.into()), span, 0)
    }

    /// `x in {1, 2}`.
    fn membership(&mut self) -> Parsed {
        let left = self.sum()?;
        if !self.take_word("in") {
            return Ok(left);
        }
        let set = self.set()?;
        let (start, below) = (left.span, left.depth);
        self.tree(Kind::In(Box::new(left), set), start, below)
    }

    /// `{1, 2, three}`.
    fn set(&mut self) -> Result<Vec<Arc<str>>, ExpressionError> {
        let opened = self.span();
        if !self.take("{") {
            return Err(self.unexpected().with("expected", "{"));
        }
        let mut members: Vec<Arc<str>> = Vec::new();
        loop {
            let minus = self.take("-");
            let member = match self.peek() {
                Sign::Number(number) => format_number(if minus { -number } else { number }),
                Sign::Text(text) | Sign::Name(text) if !minus => text.to_owned(),
                Sign::Text(_) | Sign::Name(_) | Sign::Reference(_) | Sign::Mark(_) | Sign::End => {
                    return Err(self.unexpected());
                }
            };
            self.advance();
            members.push(member.into());
            if !self.take(",") {
                self.expect("}", opened)?;
                return Ok(members);
            }
        }
    }

    fn equality(&mut self) -> Parsed {
        let mut left = self.order()?;
        while let Some(compare) = self.compare_sign(true, false) {
            self.advance();
            let right = self.order()?;
            left = self.binary(left, right, |a, b| Kind::Compare(compare, a, b))?;
        }
        Ok(left)
    }

    fn order(&mut self) -> Parsed {
        let mut left = self.sum()?;
        while let Some(compare) = self.compare_sign(false, true) {
            self.advance();
            let right = self.sum()?;
            left = self.binary(left, right, |a, b| Kind::Compare(compare, a, b))?;
        }
        Ok(left)
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let operation = if self.take("+") {
                Arithmetic::Add
            } else if self.take("-") {
                Arithmetic::Subtract
            } else {
                return Ok(left);
            };
            let right = self.product()?;
            left = self.binary(left, right, |a, b| Kind::Arithmetic(operation, a, b))?;
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.signed()?;
        loop {
            let operation = if self.take("*") {
                Arithmetic::Multiply
            } else if self.dialect == Dialect::Rule && self.take("/")
                || self.dialect == Dialect::XPath && self.take_word("div")
            {
                Arithmetic::Divide
            } else if self.dialect == Dialect::XPath && self.take_word("mod") {
                Arithmetic::Modulo
            } else {
                return Ok(left);
            };
            let right = self.signed()?;
            left = self.binary(left, right, |a, b| Kind::Arithmetic(operation, a, b))?;
        }
    }

    fn signed(&mut self) -> Parsed {
        let start = self.span();
        let mut minus = false;
        while self.take("-") {
            minus = !minus;
        }
        let operand = self.union()?;
        if !minus {
            return Ok(operand);
        }
        let below = operand.depth;
        self.tree(Kind::Negate(Box::new(operand)), start, below)
    }

    fn union(&mut self) -> Parsed {
        let first = self.primary()?;
        if self.dialect == Dialect::Rule || !matches!(self.peek(), Sign::Mark("|")) {
            return Ok(first);
        }
        let start = first.span;
        let mut parts = vec![first];
        while self.take("|") {
            parts.push(self.primary()?);
        }
        let node = |kind: &Kind| {
            matches!(
                kind,
                Kind::Read(_) | Kind::Call(Function::Node(OfNodes::Randomize | OfNodes::Id | OfNodes::Itext), _)
            )
        };
        if let Some(part) = parts.iter().find(|part| !node(&part.kind)) {
            return Err(ExpressionError::new("not-a-node", part.span));
        }
        let below = parts.iter().map(|part| part.depth).max().unwrap_or(0);
        self.tree(Kind::Union(parts), start, below)
    }

    fn binary(&mut self, left: Tree, right: Tree, kind: impl FnOnce(Box<Tree>, Box<Tree>) -> Kind) -> Parsed {
        let (start, below) = (left.span, left.depth.max(right.depth));
        self.tree(kind(Box::new(left), Box::new(right)), start, below)
    }

    fn read(&mut self, kind: ReadKind, span: Span, below: u16) -> Parsed {
        self.reads.push(Read {
            kind,
            span,
            inner: self.inner > 0,
        });
        let index = self.reads.len() - 1;
        self.tree(Kind::Read(index), span, below)
    }
}

fn too_deep(span: Span) -> ExpressionError {
    ExpressionError::new("expression-too-deep", span).with("most", DEEPEST)
}
