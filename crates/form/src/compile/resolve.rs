//! What the reads of an expression lead to, seen from the node it belongs to.

use paduk_survey::{CellRef, Diagnostic, Span};

use super::Compiler;
use crate::expression::{Expression, Function, Kind, OfNodes, Read, ReadKind, Start, Step, nearest};
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
        let mut references: Vec<Reference> = expression
            .reads
            .iter()
            .map(|Read { kind, span }| self.resolve_read(id, kind, *span, cell, filter))
            .collect();
        let mut calls = Vec::new();
        expression.root.walk(&mut |tree| {
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
                if !self.by_name.contains_key(name) {
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
                Reference::Node { .. } | Reference::Column(_) | Reference::Nothing => None,
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
        let ReadKind::Path { start, steps } = read else {
            return Reference::Nothing;
        };
        if steps.iter().any(|step| matches!(step, Step::Predicate)) {
            return self.unsupported("unsupported-predicate", span, cell);
        }
        let found = match start {
            Start::Instance(_) => return self.unsupported("unsupported-instance", span, cell),
            Start::Named(name) if name.contains('#') => return self.unsupported("unsupported-reference", span, cell),
            Start::Named(name) => match self.named(name, span, cell) {
                Some(node) => self.follow(node, steps),
                None => return Reference::Nothing,
            },
            Start::Here if filter => {
                return match steps.as_slice() {
                    [Step::Child(column)] => self.column(id, column, span, cell),
                    _ => self.unsupported("unsupported-path", span, cell),
                };
            }
            Start::Here | Start::Current => self.follow(id, steps),
            // The first step names the form, whatever it is called.
            Start::Root => self.follow(NodeId::ROOT, steps.get(1..).unwrap_or_default()),
        };
        let Some(node) = found else {
            let step = steps.iter().rev().find_map(|step| match step {
                Step::Child(name) => Some(name.as_str()),
                Step::Parent | Step::Predicate => None,
            });
            self.unknown(step.unwrap_or(".."), span, cell);
            return Reference::Nothing;
        };
        let relative = matches!(start, Start::Here | Start::Current);
        self.reference(
            id,
            node,
            relative && steps.iter().all(|step| matches!(step, Step::Parent)),
        )
    }

    /// A reference to `node`; a repeat that was reached by `..` alone is this row, else all its rows.
    fn reference(&self, id: NodeId, node: NodeId, upwards: bool) -> Reference {
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

    fn node_reference(&self, id: NodeId, node: NodeId, limit: u16) -> Reference {
        let (from, to) = (self.layout[id.index()].scope, self.layout[node.index()].scope);
        Reference::Node {
            node,
            way: way(&self.scopes, from, to, limit),
        }
    }

    fn depth(&self, scope: ScopeId) -> u16 {
        self.scopes[scope.index()].depth
    }

    fn follow(&self, from: NodeId, steps: &[Step]) -> Option<NodeId> {
        let mut at = from;
        for step in steps {
            let node = &self.nodes[at.index()];
            at = match step {
                Step::Parent => node.parent?,
                Step::Child(name) => {
                    let children = node.children.iter().copied();
                    children
                        .into_iter()
                        .find(|child| self.nodes[child.index()].name == *name)?
                }
                Step::Predicate => return None,
            };
        }
        Some(at)
    }

    fn named(&mut self, name: &str, span: Span, cell: &CellRef) -> Option<NodeId> {
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([node]) => Some(*node),
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
                    diagnostic = diagnostic.relating(self.nodes[node.index()].cell.clone());
                }
                self.say(diagnostic);
                None
            }
        }
    }

    fn column(&mut self, id: NodeId, column: &str, span: Span, cell: &CellRef) -> Reference {
        if let Some(list) = self.nodes[id.index()].list
            && !self.columns[list].contains(column)
        {
            let diagnostic = Diagnostic::error("unknown-column")
                .at_cell(Some(cell.clone()))
                .with_span(span.start, span.end)
                .with("column", column)
                .with("list", &self.instrument.lists[list].name)
                .suggesting(nearest(column, self.columns[list].iter().copied()));
            self.say(diagnostic);
            return Reference::Nothing;
        }
        Reference::Column(column.to_owned())
    }

    fn unknown(&mut self, name: &str, span: Span, cell: &CellRef) {
        let suggestion = nearest(name, self.by_name.keys().copied());
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
