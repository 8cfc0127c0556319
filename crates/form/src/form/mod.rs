//! The compiled instrument: a value that never changes while it is filled.

mod list;
mod rule;
mod scope;

use std::collections::HashMap;
use std::sync::Arc;

use paduk_survey::InstrumentHash;

pub(crate) use list::ListIndex;
pub(crate) use rule::{Aspect, Dependent, Dependents, Formula, Reference, Unit, Units};
pub(crate) use scope::{Layout, Scope, ScopeId, Way, way};

use crate::instrument::{Choice, ChoiceList, Instrument};
use crate::node::{Node, NodeId, NodeKind};

/// A compiled instrument.
#[derive(Debug)]
pub struct Form {
    pub(crate) instrument: Arc<Instrument>,
    pub(crate) hash: InstrumentHash,
    /// In document order, the root first.
    pub(crate) nodes: Vec<Node>,
    pub(crate) layout: Vec<Layout>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) formulas: Vec<Formula>,
    /// In the order in which they are computed.
    pub(crate) units: Vec<Unit>,
    /// By node.
    pub(crate) node_units: Vec<Units>,
    /// By node.
    pub(crate) dependents: Vec<Dependents>,
    /// By node: formula of the choice filter.
    pub(crate) filters: Vec<Option<u32>>,
    /// By scope: default formulas, in document order.
    pub(crate) defaults: Vec<Vec<(NodeId, u32)>>,
    /// By scope: what is computed in an instance of it.
    pub(crate) scope_units: Vec<Vec<u32>>,
    /// By node: what `${}` in its texts leads to.
    pub(crate) fillings: Vec<Vec<(String, Reference)>>,
    pub(crate) lists: Vec<ListIndex>,
    pub(crate) by_address: HashMap<String, NodeId>,
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
        self.by_address.get(address).copied()
    }

    /// The top-level groups and repeats in document order; the root first where questions stand outside them.
    pub fn sections(&self) -> Vec<NodeId> {
        let outside = |id: &NodeId| {
            let kind = self.node(*id).kind;
            kind.question().is_some_and(crate::QuestionKind::is_shown)
        };
        let children = self.node(NodeId::ROOT).children();
        let groups = children.iter().copied().filter(|id| match self.node(*id).kind {
            NodeKind::Group | NodeKind::Repeat => true,
            NodeKind::Question(_) => false,
        });
        let root = children.iter().any(outside).then_some(NodeId::ROOT);
        root.into_iter().chain(groups).collect()
    }

    /// The top-level group or repeat that a node stands in or is; the root where there is none.
    pub fn section_of(&self, id: NodeId) -> NodeId {
        let mut at = self.node(id);
        while let Some(parent) = at.parent {
            if parent == NodeId::ROOT {
                return match at.kind {
                    NodeKind::Group | NodeKind::Repeat => at.id,
                    NodeKind::Question(_) => NodeId::ROOT,
                };
            }
            at = self.node(parent);
        }
        NodeId::ROOT
    }

    /// The list that a select question reads.
    pub fn list(&self, id: NodeId) -> Option<&ChoiceList> {
        self.instrument.lists.get(self.node(id).list?)
    }

    /// A choice of a select question, filtered or not.
    pub fn choice(&self, id: NodeId, name: &str) -> Option<&Choice> {
        let list = self.node(id).list?;
        let place = self.lists.get(list)?.find(name)?;
        self.instrument.lists.get(list)?.choices.get(place)
    }

    pub(crate) fn layout(&self, id: NodeId) -> Layout {
        self.layout[id.index()]
    }

    pub(crate) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }
}
