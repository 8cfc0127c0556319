//! Expressions of a form, resolved: what they read, and what is computed from them in which order.

use std::sync::Arc;

use super::scope::Way;
use crate::expression::Expression;
use crate::instrument::Event;
use crate::node::NodeId;

/// What `${}` in a text leads to.
#[derive(Debug, Clone)]
pub(crate) enum Filling {
    /// A node, which is said as a person would.
    Node(Reference),
    /// What an expression comes to, as it is.
    Formula(u32),
}

/// What an expression says about its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Aspect {
    Relevant,
    Value,
    Count,
    Required,
    ReadOnly,
    Constraint,
    Warning,
    Choices,
    Label,
    /// A value put in when another question changes.
    Put,
}

/// An expression with its reads resolved.
#[derive(Debug, Clone)]
pub(crate) struct Formula {
    pub expression: Arc<Expression>,
    pub references: Vec<Reference>,
}

/// What a read leads to from the node whose expression it is.
#[derive(Debug, Clone)]
pub(crate) enum Reference {
    /// A question or group.
    Node { node: NodeId, way: Way },
    /// The row of a repeat that the expression stands in.
    Row { repeat: NodeId, up: u16 },
    /// All rows of a repeat.
    Rows { repeat: NodeId, way: Way },
    /// Nodes that are walked to when they are asked for; what they depend on stands in references of its own. It
    /// begins at the nodes of `from`, where the path begins with a name.
    Walk { from: Option<Box<Self>> },
    /// A column of the choice that is looked at.
    Column(String),
    /// Nothing; a diagnostic said so.
    Nothing,
}

/// One thing to be computed. Its place in the form's list is its rank: what it reads stands before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    pub node: NodeId,
    pub aspect: Aspect,
    /// Which formula of the form, where there is one.
    pub formula: Option<u32>,
    /// It waits for its trigger, so it is not computed when the interview opens.
    pub triggered: bool,
}

/// A row that is there from the beginning: its repeat, which such row is around it, and what stands in it.
pub(crate) type BeginningRow = (NodeId, Option<usize>, Vec<(NodeId, String)>);

/// A value put in by itself, once, when something begins.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    pub node: NodeId,
    /// What; `None` takes the value away.
    pub formula: Option<u32>,
    pub events: Vec<Event>,
}

/// Something to be computed anew when a node changes, and in which rows.
#[derive(Debug, Clone)]
pub(crate) struct Dependent {
    pub unit: u32,
    /// The way from the changed node's scope to the dependent's.
    pub way: Way,
    /// It reads positions only, which a row added at the end does not move.
    pub positional: bool,
}

/// What depends on a node.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dependents {
    /// On its value.
    pub value: Vec<Dependent>,
    /// On its rows, if it is a repeat.
    pub rows: Vec<Dependent>,
    /// On its being relevant: what stands in it.
    pub relevance: Vec<Dependent>,
}

/// What a node computes, by aspect.
#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    pub relevant: Option<u32>,
    pub value: Option<u32>,
    pub constraint: Option<u32>,
    pub warning: Option<u32>,
    /// Required, read-only, choices, label and what is put in.
    pub others: Vec<u32>,
}
