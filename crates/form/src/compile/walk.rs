//! Paths that are walked when they are asked for: with predicates, into secondary instances, along XPath's other axes.
//! What they may come by is found out here, so that what reads them is computed anew when that changes.

use std::collections::BTreeSet;

use paduk_survey::{CellRef, Diagnostic};

use super::Compiler;
use crate::document::{Document, DocumentBuilder, DocumentFull};
use crate::expression::{Axis, Expression, Kind, Path, Read, ReadKind, Start, Step, Test, Tree, nearest};
use crate::form::{Reference, way};
use crate::instrument::ChoiceList;
use crate::node::{NodeId, NodeKind};

/// Nodes of the form that an expression comes by.
#[derive(Default)]
struct Touched {
    nodes: BTreeSet<NodeId>,
    /// How deep the outermost scope is that it comes by.
    depth: Option<u16>,
}

/// A list of choices as pyxform writes it into a form: `root`, and an `item` for each with its columns.
fn document_of(list: &ChoiceList, language: &str) -> Result<Document, DocumentFull> {
    let mut builder = DocumentBuilder::new();
    builder.open("", "", "root")?;
    for choice in &list.choices {
        builder.open("", "", "item")?;
        builder.element("name", &choice.name.text)?;
        builder.element("label", choice.label.texts().get(language, language))?;
        for (heading, cell) in &choice.extra {
            builder.element(heading, &cell.text)?;
        }
        builder.close();
    }
    Ok(builder.build())
}

/// How many steps at the start of a path only lead to the form itself.
fn skipped(path: &Path) -> usize {
    let first = path.steps.first().map(|step| step.axis);
    usize::from(matches!(path.start, Start::Root) && first == Some(Axis::Child))
}

/// The steps of a path inside the form.
fn steps_within(path: &Path) -> &[Step] {
    path.steps.get(skipped(path)..).unwrap_or_default()
}

impl Compiler<'_> {
    /// The reference of a path that has to be walked; `None` where it can be resolved once and for all.
    pub(super) fn walked(
        &mut self,
        id: NodeId,
        expression: &Expression,
        read: &Read,
        cell: &CellRef,
        filter: bool,
    ) -> Option<Reference> {
        let ReadKind::Path(path) = &read.kind else { return None };
        let relative = matches!(path.start, Start::Here);
        let foreign = matches!(path.start, Start::Instance(_) | Start::Tree(_));
        if !foreign && path.is_plain() && !(relative && read.inner) {
            return None;
        }
        if filter && relative && !read.inner {
            return None;
        }
        let from = match &path.start {
            Start::Named(name) if name.contains('#') => return None,
            Start::Named(name) => {
                let Some(node) = self.named(name, read.span, cell) else {
                    return Some(Reference::Nothing);
                };
                Some(Box::new(self.reference(id, node, false)))
            }
            Start::Instance(name) => {
                self.provide(name, read, cell);
                None
            }
            Start::Here | Start::Root | Start::Current | Start::Tree(_) => None,
        };
        if !read.inner {
            self.find_missing(id, expression, path, read, cell);
        }
        Some(Reference::Walk { from })
    }

    /// Sees to it that there is a secondary instance of this name: a list of choices is one as well.
    fn provide(&mut self, name: &str, read: &Read, cell: &CellRef) {
        if self.instances.iter().any(|(known, _)| known == name) {
            return;
        }
        let language = &self.instrument.default_language;
        if let Some(list) = self.instrument.list(name) {
            match document_of(list, language) {
                Ok(document) => self.instances.push((name.to_owned(), document.into())),
                Err(_) => self.say(Diagnostic::error("too-many-choices").at_cell(Some(cell.clone()))),
            }
            return;
        }
        if let Some(file) = self.table_file(name) {
            let table = self.attached_table(&file, cell);
            self.instances.push((name.to_owned(), table.into()));
            return;
        }
        let known = self.instances.iter().map(|(known, _)| known.as_str());
        let known = known.chain(self.instrument.lists.iter().map(|list| list.name.as_str()));
        let suggestion = nearest(name, known);
        self.say(
            Diagnostic::error("unknown-instance")
                .at_cell(Some(cell.clone()))
                .with_span(read.span.start, read.span.end)
                .with("name", name)
                .suggesting(suggestion),
        );
    }

    /// Says where a path leads to nothing that the form has.
    fn find_missing(&mut self, id: NodeId, expression: &Expression, path: &Path, read: &Read, cell: &CellRef) {
        let mut touched = Touched::default();
        let mut nodes = self.start_of(id, expression, path, &BTreeSet::from([id]), &mut touched);
        for step in steps_within(path) {
            if nodes.is_empty() {
                return;
            }
            let next = self.along(&nodes, step);
            if let (true, Test::Named(name), Axis::Child) = (next.is_empty(), &step.test, step.axis) {
                return self.unknown(&name.clone(), read.span, cell);
            }
            nodes = next;
        }
    }

    /// A reference for everything that the walked paths of an expression may come by.
    pub(super) fn touched(&self, id: NodeId, expression: &Expression) -> Vec<Reference> {
        let mut touched = Touched::default();
        for read in expression.reads.iter().filter(|read| !read.inner) {
            if let ReadKind::Path(path) = &read.kind
                && (!path.is_plain() || matches!(path.start, Start::Instance(_) | Start::Tree(_)))
            {
                self.follow_all(id, expression, path, &BTreeSet::from([id]), &mut touched);
            }
        }
        let limit = touched.depth.unwrap_or(0);
        touched
            .nodes
            .into_iter()
            .map(|node| self.any_of(id, node, limit))
            .collect()
    }

    /// A reference to a node in every row that a walk may lead to.
    fn any_of(&self, id: NodeId, node: NodeId, limit: u16) -> Reference {
        let (here, there) = (self.layout[id.index()], self.layout[node.index()]);
        match (self.nodes[node.index()].kind, there.inner) {
            (NodeKind::Repeat, Some(inner)) => Reference::Rows {
                repeat: node,
                way: way(&self.scopes, here.scope, inner, limit.min(self.depth(there.scope))),
            },
            (NodeKind::Repeat | NodeKind::Group | NodeKind::Question(_), _) => self.node_reference(id, node, limit),
        }
    }

    /// Follows a path by names alone, and takes down what it may come by.
    fn follow_all(
        &self,
        id: NodeId,
        expression: &Expression,
        path: &Path,
        from: &BTreeSet<NodeId>,
        touched: &mut Touched,
    ) -> BTreeSet<NodeId> {
        let mut nodes = self.start_of(id, expression, path, from, touched);
        self.come_by(&nodes, touched);
        for filter in &path.filters {
            self.look_into(id, expression, filter, &nodes, touched);
        }
        for predicate in path.steps.iter().take(skipped(path)).flat_map(|step| &step.predicates) {
            self.look_into(id, expression, predicate, &nodes, touched);
        }
        for step in steps_within(path) {
            nodes = self.along(&nodes, step);
            self.come_by(&nodes, touched);
            for predicate in &step.predicates {
                self.look_into(id, expression, predicate, &nodes, touched);
            }
        }
        touched.nodes.extend(&nodes);
        nodes
    }

    fn come_by(&self, nodes: &BTreeSet<NodeId>, touched: &mut Touched) {
        for node in nodes {
            let depth = self.depth(self.layout[node.index()].scope);
            touched.depth = Some(touched.depth.map_or(depth, |known| known.min(depth)));
        }
    }

    fn start_of(
        &self,
        id: NodeId,
        expression: &Expression,
        path: &Path,
        from: &BTreeSet<NodeId>,
        touched: &mut Touched,
    ) -> BTreeSet<NodeId> {
        match &path.start {
            Start::Here => from.clone(),
            Start::Current => BTreeSet::from([id]),
            // The first step names the form, whatever it is called.
            Start::Root => BTreeSet::from([NodeId::ROOT]),
            Start::Named(name) => self.by_name.get(name.as_str()).into_iter().flatten().copied().collect(),
            Start::Instance(_) => BTreeSet::new(),
            Start::Tree(tree) => {
                let mut found = BTreeSet::new();
                reads_in(expression, tree, &mut |path| {
                    found.extend(self.follow_all(id, expression, path, from, touched));
                });
                found
            }
        }
    }

    /// What a predicate reads from the nodes it looks at.
    fn look_into(
        &self,
        id: NodeId,
        expression: &Expression,
        predicate: &Tree,
        from: &BTreeSet<NodeId>,
        touched: &mut Touched,
    ) {
        reads_in(expression, predicate, &mut |path| {
            self.follow_all(id, expression, path, from, touched);
        });
    }

    fn along(&self, nodes: &BTreeSet<NodeId>, step: &Step) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        for node in nodes {
            let known = &self.nodes[node.index()];
            match step.axis {
                Axis::Own => drop(found.insert(*node)),
                Axis::Parent => found.extend(known.parent),
                Axis::Child => found.extend(known.children.iter().copied()),
                Axis::Ancestor | Axis::AncestorOrOwn => {
                    let mut at = Some(*node);
                    while let Some(node) = at {
                        found.insert(node);
                        at = self.nodes[node.index()].parent;
                    }
                }
                Axis::Descendant | Axis::DescendantOrOwn => self.everything_in(*node, &mut found),
                Axis::FollowingSibling | Axis::PrecedingSibling => {
                    let parent = known.parent.map(|parent| &self.nodes[parent.index()].children);
                    found.extend(parent.into_iter().flatten().copied());
                }
                Axis::Following | Axis::Preceding => self.everything_in(NodeId::ROOT, &mut found),
                Axis::Attribute => {}
            }
        }
        if let Test::Named(name) = &step.test {
            let local = name.rsplit(':').next().unwrap_or(name);
            found.retain(|node| {
                let own = &*self.nodes[node.index()].name;
                own == name || own.rsplit(':').next() == Some(local)
            });
        }
        found
    }

    fn everything_in(&self, node: NodeId, found: &mut BTreeSet<NodeId>) {
        found.insert(node);
        for child in &self.nodes[node.index()].children {
            self.everything_in(*child, found);
        }
    }
}

/// Every path that is read in a part of an expression.
fn reads_in<'e>(expression: &'e Expression, tree: &Tree, visit: &mut dyn FnMut(&'e Path)) {
    let mut found = Vec::new();
    tree.walk(&mut |part| {
        if let Kind::Read(read) = part.kind {
            found.push(read);
        }
    });
    for read in found {
        if let Some(ReadKind::Path(path)) = expression.reads.get(read).map(|read| &read.kind) {
            visit(path);
        }
    }
}
