//! The project's own tests: scenarios, promises, conformance and house rules, a folder each.
//!
//! This library holds what they share: the project's files as one value ([`Tree`]), just enough understanding of
//! Rust's and TypeScript's text ([`source`]) to ask questions of it, and chance that repeats itself ([`random`]).

pub mod conformance;
pub mod fuzz;
pub mod random;
pub mod source;
mod tree;

pub use tree::Tree;
