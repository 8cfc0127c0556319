//! Expressions: one grammar in two dialects, read into a typed tree with spans, and one evaluator in two modes.
//!
//! XLSForm cells use XPath ([`Dialect::XPath`]); the matrix has its own plainer notation ([`Dialect::Rule`]). What an
//! expression reads is collected in a table, so that a form and a set of facts can each resolve it in their own way.

mod clock;
mod error;
mod evaluate;
mod function;
mod number;
mod parse;
mod pattern;
mod token;
mod tree;
mod value;
mod world;

pub use error::ExpressionError;
pub(crate) use error::nearest;
pub(crate) use evaluate::{Evaluator, shuffled};
pub(crate) use function::{Function, OfNodes};
pub(crate) use number::{format_number, parse_number};
pub(crate) use parse::{parse, parse_inner, parse_lenient};

pub(crate) use tree::{Axis, Compare, Expression, Kind, Path, Read, ReadKind, Start, Step, Test, Tree};
pub(crate) use value::Value;
pub(crate) use world::World;

/// Which of the two notations an expression is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// XPath as XLSForm uses it: `${name}`, `.`, `../name`, function calls.
    XPath,
    /// The matrix notation: bare names, `in {1,2}`, prefix `not`.
    Rule,
}

/// The longest expression that is read, in characters.
pub(crate) const LONGEST: usize = 65_536;

/// How many nodes one evaluation may look at; what it finds beyond is left out.
pub(crate) const MOST_LOOKED_AT: u32 = 20_000_000;

/// How deep an expression may nest.
pub(crate) const DEEPEST: u16 = 128;
