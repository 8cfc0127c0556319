//! XPath over documents: the same evaluator that forms run on, for files that are no form.
//!
//! ```
//! use paduk_form::document::DocumentBuilder;
//! use paduk_form::xpath::Question;
//! let mut builder = DocumentBuilder::new();
//! builder.open("", "", "data")?;
//! builder.element("a", "2")?;
//! builder.element("a", "3")?;
//! let document = builder.build();
//! let sum = Question::about(&document).ask("sum(/data/a)").unwrap();
//! assert_eq!(sum.number(), 5.0);
//! # Ok::<(), paduk_form::document::DocumentFull>(())
//! ```

mod world;

use crate::document::{Document, NodeRef};
use crate::expression::{Evaluator, ExpressionError, Value, parse_lenient};
use crate::outside::{Customs, Outside};
use world::Alone;

/// What an expression is asked of.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    document: &'a Document,
    context: u32,
    root: Option<u32>,
    namespaces: &'a [(&'a str, &'a str)],
    outside: Option<&'a dyn Outside>,
    language: Option<&'a str>,
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The nodes, where it comes to nodes.
    pub nodes: Option<Vec<u32>>,
    text: String,
    number: f64,
    truth: bool,
    kind: AnswerKind,
}

/// Which of XPath's types an answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Nodes.
    Nodes,
    /// A text, also a date.
    Text,
    /// A number.
    Number,
    /// True or false.
    Truth,
}

impl Answer {
    /// XPath's `string()` of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// XPath's `number()` of it.
    pub const fn number(&self) -> f64 {
        self.number
    }

    /// XPath's `boolean()` of it.
    pub const fn truth(&self) -> bool {
        self.truth
    }

    /// Its type.
    pub const fn kind(&self) -> AnswerKind {
        self.kind
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The expression could not be read.
    #[error("unreadable: {}", .0.code)]
    Unreadable(ExpressionError),
    /// Something was called that does not exist.
    #[error("no such thing")]
    Missing,
}

impl<'a> Question<'a> {
    /// A question about a whole document, without clock, chance or prefixes.
    pub const fn about(document: &'a Document) -> Self {
        Self {
            document,
            context: 0,
            root: None,
            namespaces: &[],
            outside: None,
            language: None,
        }
    }

    /// Relative paths begin at this node.
    #[must_use]
    pub const fn from(mut self, context: u32) -> Self {
        self.context = context;
        self
    }

    /// `/` leads to this node, as it does in an XForm's primary instance.
    #[must_use]
    pub const fn rooted(mut self, root: Option<u32>) -> Self {
        self.root = root;
        self
    }

    /// What the prefixes of the expression stand for.
    #[must_use]
    pub const fn naming(mut self, namespaces: &'a [(&'a str, &'a str)]) -> Self {
        self.namespaces = namespaces;
        self
    }

    /// Time, chance and look-ups.
    #[must_use]
    pub const fn with(mut self, outside: &'a dyn Outside) -> Self {
        self.outside = Some(outside);
        self
    }

    /// Which translation `jr:itext()` takes.
    #[must_use]
    pub const fn speaking(mut self, language: Option<&'a str>) -> Self {
        self.language = language;
        self
    }

    /// Reads and evaluates an expression.
    pub fn ask(self, text: &str) -> Result<Answer, NoAnswer> {
        let expression = parse_lenient(text).map_err(NoAnswer::Unreadable)?;
        let world = Alone::new(self, &expression.reads);
        let evaluator = Evaluator::new(&world);
        let nodes = evaluator.found(&expression.root);
        let value = evaluator.value(&expression.root);
        let number = evaluator.number(&expression.root);
        let truth = evaluator.truth(&expression.root).is_true();
        let kind = match (&nodes, &value) {
            (Some(_), _) => AnswerKind::Nodes,
            (None, Value::Number(_)) => AnswerKind::Number,
            (None, Value::Truth(_)) => AnswerKind::Truth,
            (None, Value::Text(_) | Value::Date(_) | Value::Moment(_) | Value::Between(..) | Value::Unknown) => {
                AnswerKind::Text
            }
        };
        let text = value.into_text().into_owned();
        if world.failed() {
            return Err(NoAnswer::Missing);
        }
        let numbers = |nodes: Vec<NodeRef>| nodes.into_iter().map(|node| node.node as u32).collect();
        Ok(Answer {
            nodes: nodes.map(numbers),
            text,
            number,
            truth,
            kind,
        })
    }
}

#[cfg(test)]
mod tests;
