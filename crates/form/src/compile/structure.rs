//! Rows become nodes: groups, repeats, questions, and the scopes they stand in.

use std::sync::Arc;

use paduk_survey::{CellRef, Diagnostic};

use super::kind::{Origin, RowKind, row_kind};
use super::{Compiler, DEEPEST_GROUP, MOST_ROWS};
use crate::expression::nearest;
use crate::form::{Layout, Scope, ScopeId};
use crate::instrument::Row;
use crate::node::{Metadata, Node, NodeId, NodeKind, QuestionKind, Source};

/// A group or repeat that is not ended yet.
struct Open {
    node: NodeId,
    repeat: bool,
    cell: CellRef,
    /// False for one that stands too deep and is dropped, while its contents stay.
    kept: bool,
}

impl<'a> Compiler<'a> {
    pub(super) fn read_structure(&mut self) {
        let instrument = self.instrument;
        self.scopes.push(Scope {
            repeat: NodeId::ROOT,
            parent: ScopeId::ROOT,
            depth: 0,
            ordinal: 0,
            children: Vec::new(),
            nodes: Vec::new(),
            counted: false,
            fixed: false,
        });
        let root = Node::new(
            NodeId::ROOT,
            NodeKind::Group,
            instrument.form_id.as_str().into(),
            Source::form(self.shared),
        );
        self.put(root, None, None, ScopeId::ROOT);
        let mut open: Vec<Open> = Vec::new();
        for (count, row) in instrument.survey.iter().enumerate() {
            if count >= MOST_ROWS {
                self.say(
                    Diagnostic::error("form-too-long")
                        .at_cell(Some(row.at(0)))
                        .with("most", MOST_ROWS),
                );
                break;
            }
            self.at_row = count as u32;
            self.read_row(row, &mut open);
        }
        for unended in open {
            let code = if unended.repeat {
                "unended-repeat"
            } else {
                "unended-group"
            };
            let name = self.nodes[unended.node.index()].name.clone();
            self.say(Diagnostic::error(code).at_cell(Some(unended.cell)).with("name", name));
        }
    }

    fn read_row(&mut self, row: &'a Row, open: &mut Vec<Open>) {
        let known = self.kinds.get(row.kind.text.as_str()).cloned();
        let kind = known.unwrap_or_else(|| {
            let kind = row_kind(&row.kind.text);
            self.kinds.insert(&row.kind.text, kind.clone());
            kind
        });
        match kind {
            RowKind::Question(kind) => {
                self.question(row, kind, open);
            }
            RowKind::Select(kind, source, other) => self.select(row, kind, source, other, open),
            RowKind::BeginGroup => self.begin(row, false, open),
            RowKind::BeginRepeat => self.begin(row, true, open),
            RowKind::EndGroup => self.end(row, false, open),
            RowKind::EndRepeat => self.end(row, true, open),
            RowKind::Unknown(suggestion) => {
                let kind = row.kind.text.clone();
                let code = if kind.is_empty() {
                    "missing-type"
                } else {
                    "unknown-type"
                };
                let error = self.error(row, &row.kind, code);
                error.params.push(("type".to_owned(), kind));
                error.suggestion = suggestion;
            }
        }
    }

    /// The innermost node that is open and kept, and the scope of what stands in it.
    fn inside(&self, open: &[Open]) -> (NodeId, ScopeId) {
        let node = open
            .iter()
            .rev()
            .find(|open| open.kept)
            .map_or(NodeId::ROOT, |open| open.node);
        let layout = self.layout[node.index()];
        (node, layout.inner.unwrap_or(layout.scope))
    }

    fn question(&mut self, row: &'a Row, kind: QuestionKind, open: &[Open]) -> Option<NodeId> {
        let name = self.name_of(row, kind)?;
        let (parent, scope) = self.inside(open);
        let id = NodeId(self.nodes.len() as u32);
        if kind == QuestionKind::Ignored {
            let cell = row.cell_ref(&row.kind);
            let note = Diagnostic::note("type-ignored").at_cell(Some(cell));
            self.say(note.with("type", &row.kind.text));
        } else if let Some(app) = row.appearance.as_ref().filter(|cell| cell.text.starts_with("ex:")) {
            // Another program was to give the answer; whoever has none asks for it here.
            let cell = row.cell_ref(app);
            self.say(Diagnostic::note("program-ignored").at_cell(Some(cell)));
        }
        let node = Node::new(id, NodeKind::Question(kind), name.into(), self.source());
        self.put(node, Some(row), Some(parent), scope);
        Some(id)
    }

    fn select(&mut self, row: &'a Row, kind: QuestionKind, source: Origin, other: bool, open: &[Open]) {
        let list = match &source {
            Origin::List(_) if row.itemset.is_some() => None,
            Origin::List(list) => self.find_list(row, list),
            Origin::File(file) => Some(self.attached_list(row, file)),
            Origin::Rows(_) => None,
        };
        let Some(id) = self.question(row, kind, open) else {
            return;
        };
        self.nodes[id.index()].list = list;
        if let Origin::Rows(question) = source {
            self.choosing_rows.push((id, question));
        }
        if !other {
            return;
        }
        if let Some(list) = list {
            self.nodes[id.index()].list = Some(self.list_with_other(list));
        }
        self.put_other(row, id);
    }

    fn begin(&mut self, row: &'a Row, repeat: bool, open: &mut Vec<Open>) {
        // A group without a name is kept, so that the rows in it still stand in something.
        let name = self.name_of(row, QuestionKind::Text).unwrap_or("");
        let cell = row.at(0);
        let depth = open.iter().filter(|open| open.kept).count();
        if depth >= DEEPEST_GROUP {
            self.say(
                Diagnostic::error("form-too-deep")
                    .at_cell(Some(cell.clone()))
                    .with("most", DEEPEST_GROUP),
            );
            let node = self.inside(open).0;
            open.push(Open {
                node,
                repeat,
                cell,
                kept: false,
            });
            return;
        }
        let (parent, scope) = self.inside(open);
        let id = NodeId(self.nodes.len() as u32);
        let kind = if repeat { NodeKind::Repeat } else { NodeKind::Group };
        let inner = repeat.then(|| self.open_scope(id, scope, row));
        let node = Node::new(id, kind, name.into(), self.source());
        self.put(node, Some(row), Some(parent), scope);
        self.layout[id.index()].inner = inner;
        self.nodes[id.index()].fixed_rows = repeat && row.fixed_rows;
        open.push(Open {
            node: id,
            repeat,
            cell,
            kept: true,
        });
    }

    fn open_scope(&mut self, repeat: NodeId, parent: ScopeId, row: &Row) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        let around = &mut self.scopes[parent.index()];
        let (ordinal, depth) = (around.children.len(), around.depth + 1);
        around.children.push(id);
        self.scopes.push(Scope {
            repeat,
            parent,
            depth,
            ordinal,
            children: Vec::new(),
            nodes: Vec::new(),
            fixed: row.fixed_rows,
            counted: row.repeat_count.as_ref().is_some_and(|cell| !cell.text.is_empty()),
        });
        id
    }

    fn end(&mut self, row: &Row, repeat: bool, open: &mut Vec<Open>) {
        match open.pop() {
            None => {
                self.error(row, &row.kind, "end-without-begin");
            }
            Some(last) if last.repeat != repeat => {
                let error = self.error(row, &row.kind, "wrong-end");
                error.related.push(last.cell);
            }
            Some(_) => {}
        }
    }

    /// Where the texts of the row that is being read stand.
    fn source(&self) -> Source {
        Source::row(self.shared, self.at_row)
    }

    /// Puts a node in its scope and under its parent.
    pub(super) fn put(&mut self, node: Node, row: Option<&'a Row>, parent: Option<NodeId>, scope: ScopeId) {
        let id = node.id;
        let scope_nodes = &mut self.scopes[scope.index()].nodes;
        self.layout.push(Layout {
            scope,
            slot: scope_nodes.len() as u32,
            inner: None,
        });
        scope_nodes.push(id);
        if let Some(parent) = parent {
            self.nodes[parent.index()].children.push(id);
        }
        let repeat = (scope != ScopeId::ROOT).then(|| self.scopes[scope.index()].repeat);
        self.nodes.push(Node { parent, repeat, ..node });
        self.rows.push(row);
        self.filters.push(None);
        self.fillings.push(Vec::new());
    }

    fn name_of(&mut self, row: &'a Row, kind: QuestionKind) -> Option<&'a str> {
        let Some(cell) = row.name.as_ref().filter(|cell| !cell.text.is_empty()) else {
            // pyxform names these itself.
            if kind == QuestionKind::Metadata(Metadata::Audit) {
                return Some("audit");
            }
            self.say(Diagnostic::error("missing-name").at_cell(Some(row.at(0))));
            return None;
        };
        if !is_name(&cell.text) {
            let error = self.error(row, cell, "bad-name");
            error.params.push(("name".to_owned(), cell.text.clone()));
        }
        Some(&cell.text)
    }

    fn find_list(&mut self, row: &Row, list: &str) -> Option<usize> {
        let lists = &self.instrument.lists;
        let found = lists.iter().position(|known| known.name == list);
        if list.is_empty() {
            self.error(row, &row.kind, "missing-list");
        } else if found.is_none() {
            let suggestion = nearest(list, lists.iter().map(|known| known.name.as_str()));
            let error = self.error(row, &row.kind, "unknown-list");
            error.params.push(("list".to_owned(), list.to_owned()));
            error.suggestion = suggestion;
        }
        found
    }

    /// Gives every node its address and reports names that are there twice.
    pub(super) fn name_nodes(&mut self) {
        for node in self.nodes.iter().skip(1).filter(|node| !node.name.is_empty()) {
            self.by_name.entry(Arc::clone(&node.name)).or_default().push(node.id);
        }
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            let alone = self.by_name.get(&*node.name).is_none_or(|nodes| nodes.len() == 1);
            let address: Arc<str> = match node.parent {
                // Parents stand before their children, so their addresses are there already.
                Some(parent) if !alone && parent != NodeId::ROOT => {
                    format!("{}/{}", self.nodes[parent.index()].address, node.name).into()
                }
                _ => Arc::clone(&node.name),
            };
            if let Some(first) = self.by_address.get(&address).filter(|_| !node.name.is_empty()) {
                let related = self.nodes[first.index()].source.cell();
                let diagnostic = Diagnostic::error("duplicate-name")
                    .at_cell(Some(node.source.cell()))
                    .with("name", &node.name)
                    .relating(related);
                self.diagnostics.push(diagnostic);
            } else if at > 0 && !address.is_empty() {
                self.by_address.insert(Arc::clone(&address), NodeId(at as u32));
            }
            self.nodes[at].address = address;
        }
    }
}

/// A name that XML takes: a letter or underscore, then letters, digits, underscores, hyphens and full stops.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
