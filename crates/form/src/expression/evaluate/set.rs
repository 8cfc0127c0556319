//! Sets of nodes: which expressions come to one, and what becomes of it where a plain value is wanted.

use super::super::function::{Function, OfNodes};
use super::super::tree::{Kind, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::{Evaluator, random};
use crate::document::NodeRef;
use crate::kleene::Truth;
use crate::outside::Customs;

/// What an expression comes to before anybody says what it is wanted as.
pub(super) enum Found<'w> {
    Nodes(Vec<NodeRef>),
    Value(Value<'w>),
}

impl<'w, W: World> Evaluator<'w, W> {
    /// What a tree comes to, nodes where it does; everything in it is evaluated once.
    pub(super) fn find(&self, tree: &'w Tree) -> Found<'w> {
        if let Kind::Call(Function::If, arguments) = &tree.kind
            && !W::KLEENE
        {
            let taken = if self.truth(&arguments[0]).is_true() { 1 } else { 2 };
            return self.find(&arguments[taken]);
        }
        match self.nodes(tree) {
            Some(nodes) => Found::Nodes(nodes),
            None => Found::Value(self.value(tree)),
        }
    }

    /// The nodes that a tree comes to; `None` where it comes to a plain value, or to something that the world reads
    /// without walking.
    pub(super) fn nodes(&self, tree: &'w Tree) -> Option<Vec<NodeRef>> {
        if let Kind::Read(read) = &tree.kind {
            let walked = self.world.walked(*read)?;
            return Some(self.walk(*read, walked));
        }
        if let Kind::Union(parts) = &tree.kind {
            let mut all = Vec::new();
            for part in parts {
                all.extend(self.nodes_or_read(part)?);
            }
            self.sort(&mut all);
            return Some(all);
        }
        let Kind::Call(function, arguments) = &tree.kind else {
            return None;
        };
        if let Function::Node(function) = function {
            return self.called(*function, arguments);
        }
        if *function != Function::If || W::KLEENE || !self.is_set(tree) {
            return None;
        }
        let taken = if self.truth(&arguments[0]).is_true() { 1 } else { 2 };
        self.nodes(&arguments[taken])
    }

    /// The same, also where the world reads it without walking.
    pub(super) fn nodes_or_read(&self, tree: &'w Tree) -> Option<Vec<NodeRef>> {
        match (self.nodes(tree), &tree.kind) {
            (Some(nodes), _) => Some(nodes),
            (None, Kind::Read(read)) if self.world.here().is_some() => Some(self.world.nodes_of(*read)),
            (None, _) => None,
        }
    }

    /// The nodes of a function that gives nodes.
    pub(super) fn called(&self, function: OfNodes, arguments: &'w [Tree]) -> Option<Vec<NodeRef>> {
        if function == OfNodes::Randomize {
            let nodes = self.nodes_or_read(&arguments[0])?;
            let seed = arguments.get(1).map(|tree| self.seed(tree));
            return Some(random::shuffled(nodes, seed, self.world.outside()));
        }
        if function == OfNodes::Id {
            return Some(self.by_id(&arguments[0]));
        }
        if function == OfNodes::Itext && !W::SPEAKS {
            let found = self.world.itext(&self.text(&arguments[0]));
            if found.is_empty() {
                self.world.fail();
            }
            return Some(found);
        }
        None
    }

    /// True where a tree may name nodes, one or many, so that a comparison asks each.
    pub(super) fn is_set(&self, tree: &'w Tree) -> bool {
        if let Kind::Read(read) = &tree.kind {
            return self.world.walked(*read).is_some() || self.world.is_set(*read);
        }
        let Kind::Call(function, arguments) = &tree.kind else {
            return matches!(tree.kind, Kind::Union(_));
        };
        if *function == Function::If {
            return !W::KLEENE && arguments[1..].iter().any(|branch| self.is_set(branch));
        }
        matches!(
            function,
            Function::Node(OfNodes::Randomize | OfNodes::Id | OfNodes::Itext)
        )
    }

    /// What stands at a node.
    pub(super) fn value_of(&self, node: NodeRef) -> Value<'w> {
        self.world
            .tree(node.tree)
            .map_or(Value::EMPTY, |tree| tree.value(node.node))
    }

    /// What stands at the first of several nodes.
    pub(super) fn first_of(&self, nodes: &[NodeRef]) -> Value<'w> {
        nodes.first().map_or(Value::EMPTY, |node| self.value_of(*node))
    }

    /// Whether a set of nodes is true: in XPath where there is one, in Collect where the first has a value.
    pub(super) fn truth_of(&self, nodes: &[NodeRef]) -> Truth {
        match self.world.customs() {
            Customs::WebForms => Truth::from(!nodes.is_empty()),
            Customs::Collect => self.first_of(nodes).truth(),
        }
    }

    /// What a read comes to.
    pub(super) fn read(&self, read: usize) -> Value<'w> {
        match self.world.walked(read) {
            Some(walked) => self.first_of(&self.walk(read, walked)),
            None => self.world.read(read),
        }
    }

    /// Every node that a tree names; its value where it names none.
    pub(super) fn each(&self, tree: &'w Tree, visit: &mut dyn FnMut(Value<'w>)) {
        if let Kind::Call(Function::Node(OfNodes::IndexedRepeat), arguments) = &tree.kind
            && let Some(nodes) = self.indexed_nodes(arguments, true)
        {
            return nodes.into_iter().for_each(|node| visit(self.value_of(node)));
        }
        if let Kind::Read(read) = &tree.kind
            && self.world.walked(*read).is_none()
        {
            return self.world.each(*read, visit);
        }
        match (self.find(tree), &tree.kind) {
            (Found::Nodes(nodes), _) => nodes.into_iter().for_each(|node| visit(self.value_of(node))),
            (Found::Value(_), Kind::Union(parts)) => parts.iter().for_each(|part| self.each(part, visit)),
            (Found::Value(value), _) => visit(value),
        }
    }

    /// The elements whose attribute `id` is one of the words.
    fn by_id(&self, words: &'w Tree) -> Vec<NodeRef> {
        let mut wanted: Vec<String> = Vec::new();
        self.each(words, &mut |value| {
            wanted.extend(value.into_text().split_ascii_whitespace().map(str::to_owned));
        });
        let Some(root) = self.at().and_then(|from| self.world.root(from)) else {
            return Vec::new();
        };
        let Some(tree) = self.world.tree(root.tree) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut waiting = vec![root.node];
        while let Some(node) = waiting.pop() {
            let mut has = false;
            tree.attributes(node, &mut |attribute| {
                has |= tree
                    .name(attribute)
                    .is_some_and(|name| name.local == "id" && name.namespace.is_empty())
                    && wanted.iter().any(|word| *word == *tree.text(attribute));
            });
            if has {
                found.push(NodeRef { tree: root.tree, node });
            }
            tree.children(node, &mut |child| waiting.push(child));
        }
        self.sort(&mut found);
        found
    }
}
