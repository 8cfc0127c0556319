//! Scopes: the form as a whole, and the inside of each repeat.

use crate::node::NodeId;

/// A scope: an index into the form's scopes. The form as a whole is scope 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeId(pub u32);

impl ScopeId {
    pub const ROOT: Self = Self(0);

    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What stands directly in the form or in one repeat, not in the repeats inside it.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// The repeat; the root for scope 0.
    pub repeat: NodeId,
    /// The scope around it; itself for scope 0.
    pub parent: ScopeId,
    /// How many scopes are around it.
    pub depth: u16,
    /// Its place among the scopes directly in its parent.
    pub ordinal: usize,
    /// The scopes directly in it.
    pub children: Vec<ScopeId>,
    /// Its nodes in document order; a node's slot is its place here.
    pub nodes: Vec<NodeId>,
    /// Whether `repeat_count` sets the number of rows.
    pub counted: bool,
    /// Whether a person neither adds nor takes away rows.
    pub fixed: bool,
}

/// Where the live state of a node stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// In which scope.
    pub scope: ScopeId,
    /// At which place of an instance of that scope.
    pub slot: u32,
    /// For a repeat, the scope of its rows.
    pub inner: Option<ScopeId>,
}

/// The way from an instance of one scope to instances of another: up, then down through all rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Way {
    /// How many scopes up.
    pub up: u16,
    /// Through which scopes down.
    pub down: Box<[ScopeIndex]>,
}

/// A scope in a way, kept small.
pub(crate) type ScopeIndex = u32;

/// The way from `from` to `to` by their nearest common scope, which is `limit` scopes deep at most.
pub(crate) fn way(scopes: &[Scope], from: ScopeId, to: ScopeId, limit: u16) -> Way {
    let (mut a, mut b) = (from, to);
    let (mut up, mut down) = (0, Vec::new());
    let depth = |scope: ScopeId| scopes[scope.index()].depth;
    while a != b || depth(a) > limit {
        let (deep_a, deep_b) = (depth(a), depth(b));
        if deep_a >= deep_b && a != ScopeId::ROOT {
            a = scopes[a.index()].parent;
            up += 1;
        }
        if deep_b >= deep_a && b != ScopeId::ROOT {
            down.push(b.0);
            b = scopes[b.index()].parent;
        }
    }
    down.reverse();
    Way { up, down: down.into() }
}
