//! Questionnaires: an [`Instrument`] (the definition as designed) is compiled to a [`Form`] and filled as an
//! [`Interview`]. Pure: time, chance and look-ups come in through [`Outside`].
//!
//! The same expressions serve the intervention matrix in three-valued logic, see [`kleene`].
#![warn(clippy::wildcard_enum_match_arm)]

mod attachments;
mod compile;
mod difference;
pub mod document;
mod error;
mod expression;
mod form;
pub mod input;
pub mod instrument;
mod interview;
pub mod kleene;
mod lexical;
mod node;
mod outside;
pub mod xpath;

pub use attachments::Attachments;
pub use compile::{compile, compile_with};
pub use difference::difference;
pub use error::FormError;
pub use form::Form;
pub use instrument::Instrument;
pub use interview::{Change, Diff, Finding, FindingKind, Interview, RowPlace, ShownChoice, State, StoredRow, Touched};
pub use kleene::{Datum, Facts, Truth};
pub use node::{Metadata, Node, NodeId, NodeKind, Place, QuestionKind, Range, Reading, Told, readings};
pub use outside::{Customs, Outside};
