//! Choices that are nodes: of a secondary instance, or of the form's own repeats.

use super::cell::Cell;

/// Where the choices of a question come from, in XForms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Itemset {
    /// The nodes: an expression, seen from the question.
    pub nodes: Cell,
    /// What is stored: a path, seen from the node.
    pub value: String,
    /// What is read aloud.
    pub label: ItemsetLabel,
}

/// What is read aloud for a choice that is a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemsetLabel {
    /// What stands at a path, seen from the node.
    Path(String),
    /// The translation whose id stands at a path, seen from the node.
    Translation(String),
}

impl Default for ItemsetLabel {
    fn default() -> Self {
        Self::Path(String::new())
    }
}
