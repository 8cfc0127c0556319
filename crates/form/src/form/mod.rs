//! The compiled instrument: a value that never changes while it is filled.

mod filter;
mod list;
mod rule;
mod scope;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use paduk_survey::InstrumentHash;

pub(crate) use filter::{ColumnIndex, Filter, NodeChoices, RowChoices, Sought, key_column};
pub(crate) use list::ListIndex;
pub(crate) use rule::{Aspect, BeginningRow, Deed, Dependent, Dependents, Filling, Formula, Reference, Unit, Units};
pub(crate) use scope::{Layout, Scope, ScopeId, Way, way};

use crate::compile::NameMap;
use crate::document::Document;
use crate::instrument::{Choice, ChoiceList, Instrument};
use crate::node::{Node, NodeId, NodeKind};

/// A compiled instrument.
#[derive(Debug)]
pub struct Form {
    pub(crate) instrument: Arc<Instrument>,
    /// Computed when it is first asked for.
    pub(crate) hash: OnceLock<InstrumentHash>,
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
    /// By node: the choice filter.
    pub(crate) filters: Vec<Option<Filter>>,
    /// Columns that filters ask for by value.
    pub(crate) indexes: Vec<ColumnIndex>,
    /// Questions that choose among the rows of a repeat.
    pub(crate) row_choices: HashMap<NodeId, RowChoices>,
    /// Questions whose choices are nodes.
    pub(crate) node_choices: HashMap<NodeId, NodeChoices>,
    /// By question: the formula of the seed its choices are shuffled with.
    pub(crate) seeds: HashMap<NodeId, u32>,
    /// Lists that are not in the instrument: read from files, or made longer by `or_other`.
    pub(crate) extra_lists: Vec<ChoiceList>,
    /// By scope: what is put in by itself when an instance of it begins or the interview is opened again.
    pub(crate) deeds: Vec<Vec<Deed>>,
    /// Rows that are there from the beginning: repeat, which first row is around it, values.
    pub(crate) first_rows: Vec<BeginningRow>,
    /// By node: whether the number of rows of a repeat may follow from it. Empty where no repeat is counted.
    pub(crate) counts: Vec<bool>,
    /// The formula of `instance_name`.
    pub(crate) instance_name: Option<u32>,
    /// By scope: default formulas, in document order.
    pub(crate) defaults: Vec<Vec<(NodeId, u32)>>,
    /// By scope: what is computed in an instance of it.
    pub(crate) scope_units: Vec<Vec<u32>>,
    /// By node: what `${}` in its texts leads to.
    pub(crate) fillings: Vec<Vec<(String, Filling)>>,
    pub(crate) lists: Vec<ListIndex>,
    /// Trees that expressions walk in besides the form itself: secondary instances, and lists of choices read as such.
    pub(crate) instances: Vec<(String, Arc<Document>)>,
    pub(crate) by_address: NameMap<Arc<str>, NodeId>,
}

impl Form {
    /// The definition it was compiled from.
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// The definition's hash, the instrument's version.
    pub fn hash(&self) -> InstrumentHash {
        *self.hash.get_or_init(|| self.instrument.hash())
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

    /// The node of a path as XForms write it, `/data/group/name` or `../name`.
    pub(crate) fn find_path(&self, from: NodeId, path: &str) -> Option<NodeId> {
        let (mut at, rest) = match path.strip_prefix('/') {
            // The first step names the form, whatever it is called.
            Some(rest) => (NodeId::ROOT, rest.split_once('/')?.1),
            None => (from, path),
        };
        for step in rest.split('/') {
            let node = self.node(at);
            at = match step.trim() {
                "" | "." => at,
                ".." => node.parent?,
                name => *node.children.iter().find(|child| *self.node(**child).name == *name)?,
            };
        }
        Some(at)
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

    /// Whether the number of a repeat's rows follows from an answer, so that nobody adds rows by hand.
    pub fn is_counted(&self, repeat: NodeId) -> bool {
        let inner = self.layout.get(repeat.index()).and_then(|layout| layout.inner);
        inner.is_some_and(|inner| self.scope(inner).counted)
    }

    /// The list that a select question reads.
    pub fn list(&self, id: NodeId) -> Option<&ChoiceList> {
        self.choice_list(self.node(id).list?)
    }

    /// A choice of a select question, filtered or not.
    pub fn choice(&self, id: NodeId, name: &str) -> Option<&Choice> {
        self.choices_named(id, name).next()
    }

    /// Every choice of a select question of this name: several where the list takes a name in several branches.
    pub(crate) fn choices_named(&self, id: NodeId, name: &str) -> impl Iterator<Item = &Choice> {
        let list = self.node(id).list;
        let index = list.and_then(|list| Some((self.lists.get(list)?, self.choice_list(list)?)));
        let found = index.map(|(index, list)| (index.find(list, name), list));
        let (places, list) = found.map_or((&[][..], None), |(places, list)| (places, Some(list)));
        places
            .iter()
            .filter_map(move |place| list?.choices.get(*place as usize))
    }

    /// The place of a choice in its list.
    pub(crate) fn choice_place(&self, id: NodeId, name: &str) -> Option<u32> {
        let list = self.node(id).list?;
        self.lists
            .get(list)?
            .find(self.choice_list(list)?, name)
            .first()
            .copied()
    }

    /// A list of the instrument, or one that was made while compiling.
    pub(crate) fn choice_list(&self, at: usize) -> Option<&ChoiceList> {
        let own = self.instrument.lists.len();
        if at < own {
            self.instrument.lists.get(at)
        } else {
            self.extra_lists.get(at - own)
        }
    }

    pub(crate) fn layout(&self, id: NodeId) -> Layout {
        self.layout[id.index()]
    }

    pub(crate) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }
}
