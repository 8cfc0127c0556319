//! What an expression asks of a tree of nodes, whatever stands behind it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::expression::Value;

/// A node of one of the trees that an expression knows. Trees come in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeRef {
    /// Which tree.
    pub tree: u16,
    /// Which node of it; only the tree knows what the number means.
    pub node: u64,
}

/// What kind of node it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NodeShape {
    Root,
    Element,
    Attribute,
    Text,
    Comment,
    Instruction,
    DocumentType,
}

/// A name with its namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QName<'a> {
    pub namespace: &'a str,
    pub prefix: &'a str,
    pub local: &'a str,
}

impl fmt::Display for QName<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.prefix.is_empty() {
            write!(out, "{}:", self.prefix)?;
        }
        out.write_str(self.local)
    }
}

/// A tree of nodes.
pub(crate) trait Nodes {
    fn shape(&self, node: u64) -> NodeShape;

    /// The name of what has one.
    fn name(&self, node: u64) -> Option<QName<'_>>;

    /// The node around it; of an attribute, its element.
    fn parent(&self, node: u64) -> Option<u64>;

    /// What stands directly in it, in order, without attributes.
    fn children(&self, node: u64, visit: &mut dyn FnMut(u64));

    fn attributes(&self, node: u64, visit: &mut dyn FnMut(u64));

    /// Its string-value.
    fn text(&self, node: u64) -> Cow<'_, str>;

    /// Its value, where the tree knows more of it than its text.
    fn value(&self, node: u64) -> Value<'_> {
        Value::Text(self.text(node))
    }

    /// Document order.
    fn before(&self, one: u64, other: u64) -> Ordering;

    /// Children of this name in which an element has this text, where the tree can find them without looking at all.
    fn find_children(&self, _node: u64, _child: &str, _column: &str, _text: &str) -> Option<Vec<u64>> {
        None
    }
}
