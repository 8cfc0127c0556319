//! Functions of a node's name, place and language.

use super::super::function::OfNodes as F;
use super::super::tree::{Kind, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::{Evaluator, node::read_of};
use crate::document::{NodeRef, NodeShape};

impl<'w, W: World> Evaluator<'w, W> {
    /// The node that a function without an argument asks of, else the first of its argument.
    fn meant(&self, arguments: &'w [Tree]) -> Option<NodeRef> {
        match arguments.first() {
            None => self.at(),
            Some(tree) => match (self.nodes(tree), &tree.kind) {
                (Some(nodes), _) => nodes.first().copied(),
                (None, Kind::Read(read)) => self.world.nodes_of(*read).first().copied(),
                (None, _) => None,
            },
        }
    }

    /// `name()`, `local-name()`, `namespace-uri()`.
    pub(super) fn naming(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        let Some(node) = self.meant(arguments) else {
            return Value::EMPTY;
        };
        let Some(tree) = self.world.tree(node.tree) else {
            return Value::EMPTY;
        };
        let name = tree
            .name(node.node)
            .filter(|_| tree.shape(node.node) != NodeShape::DocumentType);
        let Some(name) = name else { return Value::EMPTY };
        if function == F::LocalName {
            Value::text(name.local)
        } else if function == F::NamespaceUri {
            Value::text(name.namespace)
        } else {
            Value::text(name.to_string())
        }
    }

    /// `lang(tag)`: whether the nearest `xml:lang` is this language or a variety of it.
    pub(super) fn speaks(&self, wanted: &str) -> bool {
        let wanted = wanted.to_lowercase();
        let Some(mut at) = self.at() else { return false };
        let Some(tree) = self.world.tree(at.tree) else {
            return false;
        };
        loop {
            let mut found = None;
            tree.attributes(at.node, &mut |attribute| {
                if tree
                    .name(attribute)
                    .is_some_and(|name| name.prefix == "xml" && name.local == "lang")
                {
                    found = Some(tree.text(attribute).to_lowercase());
                }
            });
            if let Some(found) = found {
                return found == wanted || found.starts_with(&format!("{wanted}-"));
            }
            match tree.parent(at.node) {
                Some(parent) => at.node = parent,
                None => return false,
            }
        }
    }

    /// `position()`, and ODK's `position(node)`: which of the nodes of its name in its parent.
    pub(super) fn position(&self, arguments: &'w [Tree]) -> f64 {
        let Some(tree) = arguments.first() else {
            return match self.focus {
                Some(focus) => focus.position as f64,
                None => self.world.position(None),
            };
        };
        match self.nodes(tree) {
            Some(nodes) => nodes.first().map_or(f64::NAN, |node| self.among_its_name(*node)),
            None => self.world.position(read_of(tree)),
        }
    }

    /// The number of a node among those of its name in its parent, from 1.
    pub(super) fn among_its_name(&self, node: NodeRef) -> f64 {
        let Some(tree) = self.world.tree(node.tree) else {
            return f64::NAN;
        };
        let Some(parent) = tree.parent(node.node) else {
            return 1.0;
        };
        let name = tree.name(node.node);
        let (mut count, mut found) = (0, 1);
        tree.children(parent, &mut |child| {
            if tree.name(child) == name {
                count += 1;
            }
            if child == node.node {
                found = count;
            }
        });
        f64::from(found)
    }

    /// `indexed-repeat(node, repeat, row, …)` by walking: the node inside the row of that number, and so on inwards.
    /// What the world reads without walking is left to it unless `all` of several nodes are wanted.
    pub(super) fn indexed_nodes(&self, arguments: &'w [Tree], all: bool) -> Option<Vec<NodeRef>> {
        let nodes = |tree| {
            if all {
                self.nodes_or_read(tree)
            } else {
                self.nodes(tree)
            }
        };
        let targets = nodes(&arguments[0])?;
        let mut around: Option<NodeRef> = None;
        for pair in arguments[1..].chunks_exact(2) {
            let rows = nodes(&pair[0])?;
            let mut rows = self.all_of_their_kind(&rows);
            if let Some(around) = around {
                rows.retain(|row| self.stands_in(*row, around));
            }
            let number = self.number(&pair[1]);
            let wanted = number as usize;
            match wanted.checked_sub(1).and_then(|at| rows.get(at)) {
                Some(row) => around = Some(*row),
                None => return Some(Vec::new()),
            }
        }
        let row = around?;
        let found = |nodes: &[NodeRef]| -> Vec<NodeRef> {
            nodes
                .iter()
                .copied()
                .filter(|node| self.stands_in(*node, row))
                .collect()
        };
        let there = found(&targets);
        if !there.is_empty() {
            return Some(there);
        }
        // A relative path leads to this row only: what stands at the same names in the row asked for is meant.
        Some(self.same_place(*targets.first()?, row).into_iter().collect())
    }

    /// The nodes and all others that stand at the same names.
    fn all_of_their_kind(&self, nodes: &[NodeRef]) -> Vec<NodeRef> {
        let Some(first) = nodes.first().copied() else {
            return Vec::new();
        };
        let Some(tree) = self.world.tree(first.tree) else {
            return Vec::new();
        };
        let mut chain = Vec::new();
        let mut at = first.node;
        while let Some(parent) = tree.parent(at) {
            chain.push(tree.name(at).map(|name| name.local.to_owned()));
            at = parent;
        }
        let mut found = vec![at];
        for name in chain.into_iter().rev() {
            let mut next = Vec::new();
            for node in found {
                tree.children(node, &mut |child| {
                    if tree.name(child).map(|name| name.local.to_owned()) == name {
                        next.push(child);
                    }
                });
            }
            found = next;
        }
        let node = |node| NodeRef { tree: first.tree, node };
        found.into_iter().map(node).collect()
    }

    /// What stands in `row` where `node` stands in a row of the same name.
    fn same_place(&self, node: NodeRef, row: NodeRef) -> Option<NodeRef> {
        let kind = self.all_of_their_kind(&[node]);
        kind.into_iter().find(|other| self.stands_in(*other, row))
    }

    fn stands_in(&self, node: NodeRef, around: NodeRef) -> bool {
        let Some(tree) = self.world.tree(node.tree).filter(|_| node.tree == around.tree) else {
            return false;
        };
        let mut at = Some(node.node);
        while let Some(node) = at {
            if node == around.node {
                return true;
            }
            at = tree.parent(node);
        }
        false
    }
}
