//! Walks paths from node to node, in whatever tree they lead through.

use super::super::tree::{Axis, Compare, Kind, Path, Read, ReadKind, Start, Step, Test, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use super::set::Found;
use crate::document::{NodeRef, NodeShape, Nodes};

/// The namespace of XForms, whose names expressions write without a prefix.
const XFORMS: &str = "http://www.w3.org/2002/xforms";

/// The node that a predicate looks at, and where it stands among those that are looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Focus {
    pub node: NodeRef,
    pub position: usize,
    pub size: usize,
}

impl<'w, W: World> Evaluator<'w, W> {
    /// The node from which relative paths begin.
    pub(super) fn at(&self) -> Option<NodeRef> {
        self.focus.map(|focus| focus.node).or_else(|| self.world.here())
    }

    /// The nodes that a path leads to, in document order (those of `randomize()` in theirs).
    pub(super) fn walk(&self, number: usize, read: &'w Read) -> Vec<NodeRef> {
        let ReadKind::Path(path) = &read.kind else {
            return Vec::new();
        };
        let mut nodes = self.begin(number, path);
        for filter in &path.filters {
            nodes = self.filtered(nodes, filter);
        }
        for step in &path.steps {
            if nodes.is_empty() {
                break;
            }
            nodes = self.step(&nodes, step);
        }
        nodes
    }

    fn begin(&self, number: usize, path: &'w Path) -> Vec<NodeRef> {
        let one = |node: Option<NodeRef>| node.into_iter().collect();
        match &path.start {
            Start::Named(_) => self.world.nodes_of(number),
            Start::Here => one(self.at()),
            Start::Root => one(self.at().and_then(|from| self.world.root(from))),
            Start::Current => one(self.world.here()),
            Start::Instance(name) => one(self.world.instance(name)),
            Start::Tree(tree) => self.nodes(tree).unwrap_or_default(),
        }
    }

    fn step(&self, from: &[NodeRef], step: &'w Step) -> Vec<NodeRef> {
        let mut found: Vec<NodeRef> = Vec::new();
        let mut covered: Option<NodeRef> = None;
        for node in from {
            let Some(tree) = self.world.tree(node.tree) else {
                continue;
            };
            // What stands inside a node that was looked through is there already.
            let through = matches!(step.axis, Axis::Descendant | Axis::DescendantOrOwn) && step.predicates.is_empty();
            if through && covered.is_some_and(|around| is_inside(tree, node.node, around.node)) {
                continue;
            }
            covered = Some(*node);
            if let Some(known) = self.looked_up(tree, *node, step) {
                found.extend(known);
                continue;
            }
            let mut here = Vec::new();
            along(tree, node.node, step.axis, &mut |other| {
                if self.world.spend() && self.passes(tree, other, step) {
                    here.push(NodeRef {
                        tree: node.tree,
                        node: other,
                    });
                }
            });
            for predicate in &step.predicates {
                here = self.filtered(here, predicate);
            }
            found.extend(here);
        }
        if from.len() > 1 || step.axis.is_backward() {
            self.sort(&mut found);
        }
        found
    }

    /// Puts nodes in document order, once each.
    pub(super) fn sort(&self, nodes: &mut Vec<NodeRef>) {
        nodes.sort_by(|a, b| {
            a.tree.cmp(&b.tree).then_with(|| match self.world.tree(a.tree) {
                Some(tree) => tree.before(a.node, b.node),
                None => std::cmp::Ordering::Equal,
            })
        });
        nodes.dedup();
    }

    /// Those of the nodes for which a predicate holds: a number is a position.
    fn filtered(&self, mut nodes: Vec<NodeRef>, predicate: &'w Tree) -> Vec<NodeRef> {
        if let Kind::Number(number) = predicate.kind {
            let wanted = number as usize;
            let whole = number.fract() == 0.0 && number >= 1.0;
            let found = nodes.get(wanted.wrapping_sub(1)).filter(|_| whole);
            return found.copied().into_iter().collect();
        }
        let size = nodes.len();
        let mut position = 0;
        nodes.retain(|node| {
            position += 1;
            let inside = Evaluator {
                world: self.world,
                focus: Some(Focus {
                    node: *node,
                    position,
                    size,
                }),
            };
            match inside.find(predicate) {
                Found::Nodes(nodes) => inside.truth_of(&nodes).is_true(),
                // Neither is NaN the position of anything.
                Found::Value(Value::Number(number)) => (number - position as f64).abs() < f64::EPSILON,
                Found::Value(value) => value.truth().is_true(),
            }
        });
        nodes
    }

    /// `list/item[column = value]` by the tree's own index, where it has one.
    fn looked_up(&self, tree: &'w dyn Nodes, node: NodeRef, step: &'w Step) -> Option<Vec<NodeRef>> {
        let Test::Named(child) = &step.test else { return None };
        let (first, rest) = step.predicates.split_first()?;
        let Kind::Compare(Compare::Equal, left, right) = &first.kind else {
            return None;
        };
        if step.axis != Axis::Child || child.contains(':') {
            return None;
        }
        let (column, value) = match (self.column(left), self.column(right)) {
            (Some(column), None) => (column, right),
            (None, Some(column)) => (column, left),
            _ => return None,
        };
        if !self.is_still(value) {
            return None;
        }
        let Value::Text(text) = self.value(value) else {
            return None;
        };
        let found = tree.find_children(node.node, child, column, &text)?;
        let mut found = found
            .into_iter()
            .map(|other| NodeRef {
                tree: node.tree,
                node: other,
            })
            .collect();
        for predicate in rest {
            found = self.filtered(found, predicate);
        }
        Some(found)
    }

    /// The child that a tree names from the node looked at, if that is all it does.
    fn column(&self, tree: &'w Tree) -> Option<&'w str> {
        let Kind::Read(read) = &tree.kind else { return None };
        let ReadKind::Path(path) = &self.world.walked(*read)?.kind else {
            return None;
        };
        let [step] = path.steps.as_slice() else { return None };
        let plain = matches!(path.start, Start::Here) && path.filters.is_empty();
        step.child().filter(|name| plain && !name.contains(':'))
    }

    /// True for what is the same whichever node is looked at, and is one node at most.
    fn is_still(&self, tree: &'w Tree) -> bool {
        let Kind::Read(read) = &tree.kind else {
            return matches!(tree.kind, Kind::Text(_));
        };
        let Some(walked) = self.world.walked(*read) else {
            return !self.world.is_set(*read);
        };
        let elsewhere =
            |path: &Path| matches!(path.start, Start::Root | Start::Current | Start::Named(_)) && path.is_plain();
        matches!(&walked.kind, ReadKind::Path(path) if elsewhere(path)) && self.walk(*read, walked).len() == 1
    }

    fn passes(&self, tree: &dyn Nodes, node: u64, step: &Step) -> bool {
        let shape = tree.shape(node);
        let principal = if step.axis == Axis::Attribute {
            NodeShape::Attribute
        } else {
            NodeShape::Element
        };
        match &step.test {
            Test::Any => true,
            Test::Text => shape == NodeShape::Text,
            Test::Comment => shape == NodeShape::Comment,
            Test::Instruction(target) => {
                let named = |wanted: &String| tree.name(node).is_some_and(|name| name.local == wanted);
                shape == NodeShape::Instruction && target.as_ref().is_none_or(named)
            }
            Test::Every => shape == principal,
            Test::Prefix(prefix) => {
                shape == principal
                    && tree.name(node).is_some_and(|name| match self.world.namespace(prefix) {
                        Some(namespace) => name.namespace == namespace,
                        None => name.prefix == prefix,
                    })
            }
            Test::Named(wanted) => shape == principal && self.is_called(tree, node, wanted),
        }
    }

    fn is_called(&self, tree: &dyn Nodes, node: u64, wanted: &str) -> bool {
        let Some(name) = tree.name(node) else { return false };
        match wanted.split_once(':') {
            None => name.local == wanted && (name.namespace.is_empty() || name.namespace == XFORMS),
            Some((prefix, local)) => {
                name.local == local
                    && match self.world.namespace(prefix) {
                        Some(namespace) => name.namespace == namespace,
                        None => name.prefix == prefix,
                    }
            }
        }
    }
}

/// True where `around` is the node or stands around it.
fn is_inside(tree: &dyn Nodes, mut node: u64, around: u64) -> bool {
    loop {
        if node == around {
            return true;
        }
        match tree.parent(node) {
            Some(parent) => node = parent,
            None => return false,
        }
    }
}

/// The nodes of an axis, the nearest first.
fn along(tree: &dyn Nodes, node: u64, axis: Axis, visit: &mut dyn FnMut(u64)) {
    match axis {
        Axis::Own => visit(node),
        Axis::Child => tree.children(node, visit),
        Axis::Attribute => tree.attributes(node, visit),
        Axis::Parent => {
            if let Some(parent) = tree.parent(node) {
                visit(parent);
            }
        }
        Axis::Descendant => descend(tree, node, visit),
        Axis::DescendantOrOwn => {
            visit(node);
            descend(tree, node, visit);
        }
        Axis::AncestorOrOwn | Axis::Ancestor => {
            if axis == Axis::AncestorOrOwn {
                visit(node);
            }
            let mut at = node;
            while let Some(parent) = tree.parent(at) {
                visit(parent);
                at = parent;
            }
        }
        Axis::FollowingSibling => siblings(tree, node).1.into_iter().for_each(visit),
        Axis::PrecedingSibling => siblings(tree, node).0.into_iter().rev().for_each(visit),
        Axis::Following => {
            if tree.shape(node) == NodeShape::Attribute
                && let Some(element) = tree.parent(node)
            {
                // What stands in an attribute's element comes after the attribute.
                descend(tree, element, visit);
                return along(tree, element, axis, visit);
            }
            let mut at = node;
            loop {
                for other in siblings(tree, at).1 {
                    visit(other);
                    descend(tree, other, visit);
                }
                match tree.parent(at) {
                    Some(parent) => at = parent,
                    None => return,
                }
            }
        }
        Axis::Preceding => {
            let mut at = node;
            if tree.shape(node) == NodeShape::Attribute {
                at = tree.parent(node).unwrap_or(node);
            }
            loop {
                for other in siblings(tree, at).0.into_iter().rev() {
                    let mut inside = vec![other];
                    descend(tree, other, &mut |below| inside.push(below));
                    inside.into_iter().rev().for_each(&mut *visit);
                }
                match tree.parent(at) {
                    Some(parent) => at = parent,
                    None => return,
                }
            }
        }
    }
}

/// What stands inside a node, in document order; without recursion, because documents may be deep.
fn descend(tree: &dyn Nodes, node: u64, visit: &mut dyn FnMut(u64)) {
    let mut waiting = children(tree, node);
    waiting.reverse();
    while let Some(next) = waiting.pop() {
        visit(next);
        let mut inside = children(tree, next);
        inside.reverse();
        waiting.append(&mut inside);
    }
}

fn children(tree: &dyn Nodes, node: u64) -> Vec<u64> {
    let mut found = Vec::new();
    tree.children(node, &mut |child| found.push(child));
    found
}

/// What stands before and after a node in its parent.
fn siblings(tree: &dyn Nodes, node: u64) -> (Vec<u64>, Vec<u64>) {
    let Some(parent) = tree.parent(node).filter(|_| tree.shape(node) != NodeShape::Attribute) else {
        return (Vec::new(), Vec::new());
    };
    let all = children(tree, parent);
    match all.iter().position(|other| *other == node) {
        Some(at) => (all[..at].to_vec(), all[at + 1..].to_vec()),
        None => (Vec::new(), Vec::new()),
    }
}
