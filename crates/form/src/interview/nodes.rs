//! The live form as a tree of nodes to walk in, with its secondary instances beside it.
//!
//! A node is a node of the form in an instance: its number holds both. A row of a repeat is the repeat in the row's own
//! instance. What is not relevant is not there.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Interview;
use super::live::FORM;
use crate::document::{NodeRef, NodeShape, Nodes, QName};
use crate::expression::Value;
use crate::form::Reference;
use crate::node::{NodeId, NodeKind};

/// The tree of the live form.
const LIVE: u16 = 0;

/// What stands around the form itself.
const DOCUMENT: u64 = u64::MAX;

/// The form's attributes `id` and `version`, which are numbered like nodes in instances that cannot be.
const ATTRIBUTES: [(&str, u32); 2] = [("id", u32::MAX), ("version", u32::MAX - 1)];

const fn number(node: NodeId, at: u32) -> u64 {
    (node.0 as u64) << 32 | at as u64
}

const fn parts(number: u64) -> (NodeId, u32) {
    (NodeId((number >> 32) as u32), number as u32)
}

fn attribute(number: u64) -> Option<&'static str> {
    let (node, at) = parts(number);
    let found = ATTRIBUTES
        .iter()
        .find(|(_, known)| *known == at && node == NodeId::ROOT);
    found.map(|(name, _)| *name)
}

impl Interview {
    pub(super) fn tree(&self, tree: u16) -> Option<&dyn Nodes> {
        if tree == LIVE {
            return Some(self);
        }
        let (_, document) = self.form.instances.get(usize::from(tree) - 1)?;
        Some(&**document)
    }

    /// The node of an expression that belongs to `node` in the instance `at`.
    pub(super) const fn node_ref(node: NodeId, at: u32) -> NodeRef {
        NodeRef {
            tree: LIVE,
            node: number(node, at),
        }
    }

    pub(super) const fn root_ref() -> NodeRef {
        NodeRef {
            tree: LIVE,
            node: DOCUMENT,
        }
    }

    /// The node around the root of a secondary instance.
    pub(super) fn instance_ref(&self, name: &str) -> Option<NodeRef> {
        let instances = &self.form.instances;
        let tree = instances.iter().position(|(known, _)| known == name)?;
        Some(NodeRef {
            tree: u16::try_from(tree + 1).ok()?,
            node: 0,
        })
    }

    /// Every node that a reference leads to.
    pub(super) fn nodes_at(&self, reference: &Reference, at: u32) -> Vec<NodeRef> {
        let mut found = Vec::new();
        match reference {
            Reference::Node { node, way } => self.along(at, way, &mut |row| {
                if self.slot(*node, row).relevant {
                    found.push(Self::node_ref(*node, row));
                }
            }),
            Reference::Rows { repeat, way } => self.along(at, way, &mut |row| {
                if self.slot(*repeat, self.instance(row).parent).relevant {
                    found.push(Self::node_ref(*repeat, row));
                }
            }),
            Reference::Row { repeat, up } => found.push(Self::node_ref(*repeat, self.up(at, *up))),
            Reference::Walk { from: Some(from) } => return self.nodes_at(from, at),
            Reference::Walk { from: None } | Reference::Column(_) | Reference::Nothing => {}
        }
        found
    }

    /// The instance in which the children of a node stand.
    fn visit_child(&self, node: NodeId, at: u32, visit: &mut dyn FnMut(u64)) {
        if !self.slot(node, at).relevant {
            return;
        }
        match self.form.layout(node).inner {
            None => visit(number(node, at)),
            Some(inner) => self.rows_of(at, inner).for_each(|row| visit(number(node, row))),
        }
    }

    /// The instance that a node's slot stands in: for a row of a repeat, the one around it.
    fn is_row(&self, node: NodeId, at: u32) -> bool {
        self.form.layout(node).inner == Some(self.instance(at).scope)
    }

    /// Where a node stands, from the form inwards: place of the node, then number of the row.
    fn way_to(&self, node: NodeId, at: u32) -> Vec<(u32, u32)> {
        let mut way = Vec::new();
        let (mut node, mut at) = (node, at);
        loop {
            way.push((node.0, at));
            let around = if self.is_row(node, at) {
                self.instance(at).parent
            } else {
                at
            };
            match self.form.nodes[node.index()].parent {
                Some(parent) => (node, at) = (parent, around),
                None => break,
            }
        }
        way.reverse();
        way
    }
}

impl Nodes for Interview {
    fn shape(&self, node: u64) -> NodeShape {
        match node {
            DOCUMENT => NodeShape::Root,
            _ if attribute(node).is_some() => NodeShape::Attribute,
            _ => NodeShape::Element,
        }
    }

    fn name(&self, node: u64) -> Option<QName<'_>> {
        let written = match (node, attribute(node)) {
            (DOCUMENT, _) => return None,
            (_, Some(name)) => name,
            _ if parts(node).0 == NodeId::ROOT => {
                let name = self.form.instrument.settings.get("name");
                name.map_or("data", |cell| cell.text.as_str())
            }
            _ => &*self.form.nodes.get(parts(node).0.index())?.name,
        };
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        Some(QName {
            namespace: "",
            prefix,
            local,
        })
    }

    fn parent(&self, node: u64) -> Option<u64> {
        if node == DOCUMENT {
            return None;
        }
        if attribute(node).is_some() {
            return Some(number(NodeId::ROOT, FORM));
        }
        let (id, at) = parts(node);
        match self.form.nodes.get(id.index())?.parent {
            None => Some(DOCUMENT),
            Some(parent) => {
                let around = if self.is_row(id, at) {
                    self.instance(at).parent
                } else {
                    at
                };
                Some(number(parent, around))
            }
        }
    }

    fn children(&self, node: u64, visit: &mut dyn FnMut(u64)) {
        if node == DOCUMENT {
            return visit(number(NodeId::ROOT, FORM));
        }
        if attribute(node).is_some() {
            return;
        }
        let (id, at) = parts(node);
        for child in &self.form.nodes[id.index()].children {
            self.visit_child(*child, at, visit);
        }
    }

    fn attributes(&self, node: u64, visit: &mut dyn FnMut(u64)) {
        if node == number(NodeId::ROOT, FORM) {
            for (_, at) in ATTRIBUTES {
                visit(number(NodeId::ROOT, at));
            }
        }
    }

    fn text(&self, node: u64) -> Cow<'_, str> {
        match (node, attribute(node)) {
            (_, Some("id")) => return Cow::Borrowed(&self.form.instrument.form_id),
            (_, Some(_)) => return Cow::Borrowed(&self.form.instrument.version),
            (DOCUMENT, None) => {}
            (_, None) => {
                let (id, at) = parts(node);
                match self.form.nodes[id.index()].kind {
                    NodeKind::Question(_) => return Cow::Borrowed(self.slot(id, at).read()),
                    NodeKind::Group | NodeKind::Repeat => {}
                }
            }
        }
        let mut all = String::new();
        self.children(node, &mut |child| all.push_str(&Nodes::text(self, child)));
        Cow::Owned(all)
    }

    fn value(&self, node: u64) -> Value<'_> {
        let (id, at) = parts(node);
        match self.form.nodes.get(id.index()).map(|node| node.kind) {
            Some(NodeKind::Question(_)) if attribute(node).is_none() => self.read_value(id, at),
            _ => Value::Text(Nodes::text(self, node)),
        }
    }

    fn before(&self, one: u64, other: u64) -> Ordering {
        if one == other || one == DOCUMENT || other == DOCUMENT {
            // The document stands before everything.
            return (one != DOCUMENT).cmp(&(other != DOCUMENT));
        }
        match (attribute(one), attribute(other)) {
            (None, None) => {}
            _ => return one.cmp(&other),
        }
        let ((a, at), (b, other_at)) = (parts(one), parts(other));
        // Rows stand in the order in which they came, which is the order of their instances.
        self.way_to(a, at).cmp(&self.way_to(b, other_at))
    }
}
