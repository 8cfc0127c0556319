//! The compiled instrument: a value that never changes while it is filled.

use std::sync::Arc;

use paduk_survey::{Diagnostic, InstrumentHash};

use crate::instrument::Instrument;
use crate::node::{Node, NodeId};

/// A compiled instrument.
#[derive(Debug)]
pub struct Form {
    pub(crate) instrument: Arc<Instrument>,
    pub(crate) hash: InstrumentHash,
    pub(crate) nodes: Vec<Node>,
}

/// Compiles an instrument; never fails. With an error among the diagnostics the form can be looked at, not used.
pub fn compile(instrument: Arc<Instrument>) -> (Form, Vec<Diagnostic>) {
    let hash = instrument.hash();
    (
        Form {
            instrument,
            hash,
            nodes: Vec::new(),
        },
        Vec::new(),
    )
}

impl Form {
    /// The definition it was compiled from.
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// The definition's hash, the instrument's version.
    pub const fn hash(&self) -> InstrumentHash {
        self.hash
    }

    /// The node of this id. An id of another form gives the root.
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.index()).unwrap_or(&self.nodes[0])
    }

    /// Every node in document order, the root first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The question, group or repeat of this address.
    pub fn find(&self, address: &str) -> Option<NodeId> {
        self.nodes.iter().find(|node| node.address == address).map(Node::id)
    }

    /// The top-level groups and repeats in document order.
    pub fn sections(&self) -> Vec<NodeId> {
        Vec::new()
    }
}
