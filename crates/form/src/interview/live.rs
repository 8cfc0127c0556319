//! Live state: one instance for the form and one for each row, each with a slot for every node of its scope.

use paduk_survey::{Recorded, RowId};

use super::Interview;
use crate::form::{Form, ScopeId, Way};
use crate::node::{NodeId, Place};

/// The instance of the form itself.
pub(super) const FORM: u32 = 0;

/// The form itself, or one row of a repeat.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub scope: ScopeId,
    pub row: Option<RowId>,
    /// The instance around it; itself for the form.
    pub parent: u32,
    /// False for a row that was taken away; its answers stay until the end.
    pub alive: bool,
    pub slots: Vec<Slot>,
    /// By ordinal of the scopes directly in this one: the rows there, in order.
    pub rows: Vec<Vec<u32>>,
}

/// What is known at one node of one instance.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The answer, or what a calculation came to.
    pub recorded: Option<Recorded>,
    pub note: Option<String>,
    /// The reason for letting the warning stand.
    pub reason: Option<String>,
    pub relevant: bool,
    pub required: bool,
    pub read_only: bool,
    pub violated: bool,
    pub warned: bool,
    /// A stored value of a calculation that read clock, chance or look-ups: kept until what it reads changes.
    pub pinned: bool,
    /// A person gave it, so it is not to be lost without asking.
    pub given: bool,
}

impl Slot {
    const EMPTY: Self = Self {
        recorded: None,
        note: None,
        reason: None,
        relevant: true,
        required: false,
        read_only: false,
        violated: false,
        warned: false,
        pinned: false,
        given: false,
    };

    /// The value, whether relevant or not; empty where there is none.
    pub fn text(&self) -> &str {
        self.recorded.as_ref().and_then(Recorded::value).unwrap_or("")
    }

    /// The value as others read it.
    pub fn read(&self) -> &str {
        if self.relevant { self.text() } else { "" }
    }
}

impl Instance {
    pub fn new(form: &Form, scope: ScopeId, row: Option<RowId>, parent: u32) -> Self {
        let shape = form.scope(scope);
        Self {
            scope,
            row,
            parent,
            alive: true,
            slots: vec![Slot::EMPTY; shape.nodes.len()],
            rows: vec![Vec::new(); shape.children.len()],
        }
    }
}

impl Interview {
    pub(super) fn instance(&self, at: u32) -> &Instance {
        &self.instances[at as usize]
    }

    /// The slot of a node in an instance of the node's own scope.
    pub(super) fn slot(&self, node: NodeId, at: u32) -> &Slot {
        &self.instance(at).slots[self.form.layout(node).slot as usize]
    }

    pub(super) fn slot_mut(&mut self, node: NodeId, at: u32) -> &mut Slot {
        let slot = self.form.layout(node).slot as usize;
        &mut self.instances[at as usize].slots[slot]
    }

    /// Whether a person gave an answer or wrote a note in a row or in a row inside it.
    pub(super) fn has_answers(&self, at: u32) -> bool {
        let instance = self.instance(at);
        let own = instance
            .slots
            .iter()
            .any(|slot| slot.note.is_some() || slot.given && slot.recorded.is_some());
        let mut inside = instance.rows.iter().flatten();
        own || inside.any(|row| self.instance(*row).alive && self.has_answers(*row))
    }

    /// So many instances up.
    pub(super) fn up(&self, mut at: u32, levels: u16) -> u32 {
        for _ in 0..levels {
            at = self.instance(at).parent;
        }
        at
    }

    /// Whether a row, and every row around it, is there.
    pub(super) fn is_live(&self, mut at: u32) -> bool {
        while at != FORM {
            if !self.instance(at).alive {
                return false;
            }
            at = self.instance(at).parent;
        }
        true
    }

    /// The rows of a scope directly in an instance, those that are there.
    pub(super) fn rows_of(&self, at: u32, scope: ScopeId) -> impl Iterator<Item = u32> {
        let ordinal = self.form.scope(scope).ordinal;
        let rows = self
            .instance(at)
            .rows
            .get(ordinal)
            .map(Vec::as_slice)
            .unwrap_or_default();
        rows.iter().copied().filter(|row| self.instance(*row).alive)
    }

    /// Every instance at the end of a way that begins at `at`.
    pub(super) fn along(&self, at: u32, way: &Way, visit: &mut dyn FnMut(u32)) {
        self.down(self.up(at, way.up), &way.down, visit);
    }

    fn down(&self, at: u32, scopes: &[u32], visit: &mut dyn FnMut(u32)) {
        match scopes {
            [] => visit(at),
            [first, rest @ ..] => {
                for row in self.rows_of(at, ScopeId(*first)) {
                    self.down(row, rest, visit);
                }
            }
        }
    }

    /// The place of a node in an instance.
    pub(super) fn place(&self, node: NodeId, at: u32) -> Place {
        Place {
            node,
            row: self.instance(at).row.clone(),
        }
    }

    /// The instance in which a node stands, given the row; `None` where the two do not belong together.
    pub(super) fn find_instance(&self, node: NodeId, row: Option<&RowId>) -> Option<u32> {
        let at = match row {
            None => FORM,
            Some(row) => *self.by_row.get(row)?,
        };
        (self.instance(at).scope == self.form.layout.get(node.index())?.scope && self.is_live(at)).then_some(at)
    }

    /// Every node of every live instance, in document order; rows one after the other.
    pub(super) fn walk(&self, visit: &mut dyn FnMut(NodeId, u32)) {
        self.walk_instance(FORM, visit);
    }

    fn walk_instance(&self, at: u32, visit: &mut dyn FnMut(NodeId, u32)) {
        for node in &self.form.scope(self.instance(at).scope).nodes {
            visit(*node, at);
            if let Some(inner) = self.form.layout(*node).inner {
                for row in self.rows_of(at, inner) {
                    self.walk_instance(row, visit);
                }
            }
        }
    }
}
