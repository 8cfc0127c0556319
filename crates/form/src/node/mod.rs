//! The parts of a compiled form: groups, repeats and questions, each with an id that is an index.

mod kind;
mod measure;
mod question;
mod range;
mod source;

use paduk_survey::RowId;
use serde::{Deserialize, Serialize};

pub use kind::{Metadata, NodeKind, QuestionKind};
pub use measure::{Reading, readings};
pub use question::{Node, Told};
pub use range::Range;
pub(crate) use source::Source;

/// A node of one compiled form: its place in document order. Never stored; stored answers go by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The form itself, the group around everything.
    pub const ROOT: Self = Self(0);

    /// Its position in document order; the root has 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A question, group or repeat in one row of the innermost repeat around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Which node.
    pub node: NodeId,
    /// Which row, where the node stands inside a repeat.
    pub row: Option<RowId>,
}

impl Place {
    /// A place outside every repeat.
    pub const fn once(node: NodeId) -> Self {
        Self { node, row: None }
    }

    /// A place in a row.
    pub const fn in_row(node: NodeId, row: RowId) -> Self {
        Self { node, row: Some(row) }
    }
}
