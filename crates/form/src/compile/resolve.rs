//! What the reads of an expression lead to, seen from the node it belongs to.

use paduk_survey::{CellRef, Diagnostic, Span};

use super::Compiler;
use crate::expression::{Expression, Function, Kind, OfNodes, ReadKind, Start, Step, nearest};
use crate::form::{Reference, ScopeId, way};
use crate::node::{NodeId, NodeKind};

/// How deep the common scope of two nodes may be: as deep as it is.
const NEAREST: u16 = u16::MAX;

impl Compiler<'_> {
    /// Resolves every read of an expression of `id`. In a choice filter bare names are columns of the list.
    pub(super) fn resolve(
        &mut self,
        id: NodeId,
        expression: &Expression,
        cell: &CellRef,
        filter: bool,
    ) -> Vec<Reference> {
        let mut references: Vec<Reference> = Vec::with_capacity(expression.reads.len());
        for read in &expression.reads {
            let reference = match self.walked(id, expression, read, cell, filter) {
                Some(walked) => walked,
                None => self.resolve_read(id, &read.kind, read.span, cell, filter),
            };
            references.push(reference);
        }
        references.extend(self.touched(id, expression));
        let mut calls = Vec::new();
        expression.walk(&mut |tree| {
            if let Kind::Call(function, arguments) = &tree.kind {
                calls.push((*function, arguments));
            }
        });
        for (function, arguments) in calls {
            if function == Function::Node(OfNodes::IndexedRepeat) {
                self.widen(id, arguments, &mut references);
            } else if function == Function::Node(OfNodes::ChoiceName)
                && let Some(text) = arguments[1].literal()
            {
                let name = text.trim().trim_start_matches("${").trim_end_matches('}').trim();
                if !name.contains('/') && !self.by_name.contains_key(name) {
                    self.unknown(name, arguments[1].span, cell);
                }
            }
        }
        references
    }

    /// The question of `indexed-repeat` is looked for in all rows of the outermost repeat named, not only in this one.
    fn widen(&self, id: NodeId, arguments: &[crate::expression::Tree], references: &mut [Reference]) {
        let read = |at: usize| match arguments.get(at).map(|tree| &tree.kind) {
            Some(Kind::Read(read)) => Some(*read),
            _ => None,
        };
        let outermost = (1..arguments.len())
            .step_by(2)
            .filter_map(|at| match references.get(read(at)?)? {
                Reference::Rows { repeat, .. } | Reference::Row { repeat, .. } => {
                    Some(self.scopes[self.layout[repeat.index()].scope.index()].depth)
                }
                Reference::Node { .. } | Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing => None,
            })
            .min();
        if let (Some(limit), Some(question)) = (outermost, read(0))
            && let Some(Reference::Node { node, .. }) = references.get(question)
        {
            references[question] = self.node_reference(id, *node, limit);
        }
    }

    pub(super) fn resolve_read(
        &mut self,
        id: NodeId,
        read: &ReadKind,
        span: Span,
        cell: &CellRef,
        filter: bool,
    ) -> Reference {
        let ReadKind::Path(path) = read else {
            return Reference::Nothing;
        };
        let (start, steps) = (&path.start, &path.steps);
        let found = match start {
            Start::Instance(_) | Start::Tree(_) => return self.unsupported("unsupported-path", span, cell),
            Start::Named(name) if name.contains('#') => return self.last_saved(name, span, cell),
            Start::Named(name) => match self.named(name, span, cell) {
                Some(node) => self.follow(node, steps),
                None => return Reference::Nothing,
            },
            Start::Here if filter => {
                let column = match steps.as_slice() {
                    [step] => step.child(),
                    _ => None,
                };
                return match column {
                    Some(column) => self.column(id, column, span, cell),
                    None => self.unsupported("unsupported-path", span, cell),
                };
            }
            Start::Here | Start::Current => self.follow(id, steps),
            // The first step names the form, whatever it is called.
            Start::Root => self.follow(NodeId::ROOT, steps.get(1..).unwrap_or_default()),
        };
        let Some(node) = found else {
            let step = steps.iter().rev().find_map(Step::child);
            self.unknown(step.unwrap_or(".."), span, cell);
            return Reference::Nothing;
        };
        let relative = matches!(start, Start::Here | Start::Current);
        if relative && matches!(self.nodes[node.index()].kind, NodeKind::Question(_) | NodeKind::Group) {
            // A path that climbs out of a row and down again means every row.
            return self.node_reference(id, node, self.climbed(id, steps));
        }
        self.reference(id, node, relative && steps.iter().all(Step::is_parent))
    }

    /// How deep the outermost scope is that a path of `..` and children comes by.
    fn climbed(&self, from: NodeId, steps: &[Step]) -> u16 {
        let mut at = from;
        let mut depth = self.depth(self.layout[from.index()].scope);
        for step in steps.iter().take_while(|step| step.is_parent()) {
            let _ = step;
            if matches!(self.nodes[at.index()].kind, NodeKind::Repeat) {
                depth = depth.min(self.depth(self.layout[at.index()].scope));
            }
            match self.nodes[at.index()].parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        depth
    }

    /// A reference to `node`; a repeat that was reached by `..` alone is this row, else all its rows.
    pub(super) fn reference(&self, id: NodeId, node: NodeId, upwards: bool) -> Reference {
        let (here, there) = (self.layout[id.index()], self.layout[node.index()]);
        match (self.nodes[node.index()].kind, there.inner) {
            (NodeKind::Repeat, Some(inner)) if upwards => Reference::Row {
                repeat: node,
                up: way(&self.scopes, here.scope, inner, NEAREST).up,
            },
            (NodeKind::Repeat, Some(inner)) => Reference::Rows {
                repeat: node,
                way: way(&self.scopes, here.scope, inner, self.depth(there.scope)),
            },
            (NodeKind::Repeat | NodeKind::Group | NodeKind::Question(_), _) => self.node_reference(id, node, NEAREST),
        }
    }

    pub(super) fn node_reference(&self, id: NodeId, node: NodeId, limit: u16) -> Reference {
        let (from, to) = (self.layout[id.index()].scope, self.layout[node.index()].scope);
        Reference::Node {
            node,
            way: way(&self.scopes, from, to, limit),
        }
    }

    pub(super) fn depth(&self, scope: ScopeId) -> u16 {
        self.scopes[scope.index()].depth
    }

    fn follow(&self, from: NodeId, steps: &[Step]) -> Option<NodeId> {
        let mut at = from;
        for step in steps {
            let node = &self.nodes[at.index()];
            at = match step.child() {
                Some(name) => {
                    let mut children = node.children.iter().copied();
                    children.find(|child| *self.nodes[child.index()].name == *name)?
                }
                None if step.is_parent() => node.parent?,
                None => return None,
            };
        }
        Some(at)
    }

    /// What the interview before this one held is not known here: each is of another household.
    fn last_saved(&mut self, name: &str, span: Span, cell: &CellRef) -> Reference {
        match name.strip_prefix("last-saved#") {
            None => return self.unsupported("unsupported-reference", span, cell),
            Some(question) if !self.by_name.contains_key(question) => self.unknown(question, span, cell),
            Some(_) => self.empty(Diagnostic::warning("last-saved-empty"), name, span, cell),
        }
        Reference::Nothing
    }

    /// Says why a reference is read as empty.
    fn empty(&mut self, why: Diagnostic, name: &str, span: Span, cell: &CellRef) {
        let place = why.at_cell(Some(cell.clone())).with_span(span.start, span.end);
        self.say(place.with("name", name));
    }

    /// Other tools give every form the name `instanceID`, unless it is switched off.
    fn is_instance_id(&self, name: &str) -> bool {
        let omitted = self.instrument.settings.get("omit_instanceid");
        name == "instanceID" && !omitted.is_some_and(|cell| super::columns::is_yes(&cell.text))
    }

    pub(super) fn named(&mut self, name: &str, span: Span, cell: &CellRef) -> Option<NodeId> {
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([node]) => Some(*node),
            Some([]) | None if self.is_instance_id(name) => {
                self.empty(Diagnostic::warning("instance-id-empty"), name, span, cell);
                None
            }
            Some([]) | None => {
                self.unknown(name, span, cell);
                None
            }
            Some(several) => {
                let mut diagnostic = Diagnostic::error("ambiguous-reference")
                    .at_cell(Some(cell.clone()))
                    .with_span(span.start, span.end)
                    .with("name", name);
                for node in several {
                    diagnostic = diagnostic.relating(self.nodes[node.index()].source.cell());
                }
                self.say(diagnostic);
                None
            }
        }
    }

    fn column(&mut self, id: NodeId, column: &str, span: Span, cell: &CellRef) -> Reference {
        if let Some(list) = self.nodes[id.index()].list
            && !self.columns[list].contains(column)
            && !self.columns[list].is_empty()
        {
            // XPath reads what is not there as empty, so other tools take such a filter without a word.
            let diagnostic = Diagnostic::warning("unknown-column")
                .at_cell(Some(cell.clone()))
                .with_span(span.start, span.end)
                .with("column", column)
                .with("list", self.list_name(list))
                .suggesting(nearest(column, self.columns[list].iter().map(|column| &**column)));
            self.say(diagnostic);
            return Reference::Nothing;
        }
        Reference::Column(column.to_owned())
    }

    fn list_name(&self, list: usize) -> &str {
        let own = self.instrument.lists.len();
        let found = self
            .instrument
            .lists
            .get(list)
            .or_else(|| self.extra_lists.get(list.checked_sub(own)?));
        found.map_or("", |list| list.name.as_str())
    }

    pub(super) fn unknown(&mut self, name: &str, span: Span, cell: &CellRef) {
        // Each guess looks at every name, and in a form that is wrong throughout nobody reads the twentieth.
        let guess = self.diagnostics.len() < 20;
        let names = self.by_name.keys().map(|name| &**name);
        let suggestion = if guess { nearest(name, names) } else { None };
        self.say(
            Diagnostic::error("unknown-reference")
                .at_cell(Some(cell.clone()))
                .with_span(span.start, span.end)
                .with("name", name)
                .suggesting(suggestion),
        );
    }

    fn unsupported(&mut self, code: &str, span: Span, cell: &CellRef) -> Reference {
        self.say(
            Diagnostic::error(code)
                .at_cell(Some(cell.clone()))
                .with_span(span.start, span.end),
        );
        Reference::Nothing
    }
}
