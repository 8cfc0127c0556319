//! Trees of nodes that expressions walk in: XML documents and secondary instances here, the live form beside it.
//!
//! A [`Document`] is a value: nodes in document order, made with [`DocumentBuilder`] by whoever reads the XML. What an
//! expression asks of any tree is the trait [`Nodes`].

mod build;
mod nodes;
mod path;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

pub use build::{DocumentBuilder, DocumentFull};
pub(crate) use nodes::{NodeRef, NodeShape, Nodes, QName};

/// The most nodes of one document.
pub const MOST_NODES: usize = 4_000_000;

/// An XML document, or a part of one, in document order.
#[derive(Debug, Default)]
pub struct Document {
    nodes: Vec<XmlNode>,
    names: Vec<Name>,
    /// By parent, child and grandchild names: where each text stands; made when it is first asked for.
    index: OnceLock<Index>,
}

/// The places of elements by a text in them, see [`Document::find_children`].
type Index = std::sync::Mutex<HashMap<(u32, String, String), std::sync::Arc<HashMap<String, Vec<u32>>>>>;

/// A node of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct XmlNode {
    shape: NodeShape,
    /// Which name, for elements, attributes and instructions.
    name: u32,
    /// The text of what holds one.
    text: Box<str>,
    /// The node around it; itself for the root.
    parent: u32,
    /// The node after the last one inside.
    end: u32,
}

/// A name with its namespace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Name {
    namespace: Box<str>,
    prefix: Box<str>,
    local: Box<str>,
}

impl Clone for Document {
    fn clone(&self) -> Self {
        Self {
            nodes: self.nodes.clone(),
            names: self.names.clone(),
            index: OnceLock::new(),
        }
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.nodes == other.nodes && self.names == other.names
    }
}

impl Eq for Document {}

impl Document {
    fn node(&self, node: u32) -> Option<&XmlNode> {
        self.nodes.get(node as usize)
    }

    /// The first element of the document, or of the node given.
    pub fn first_element(&self, parent: u32) -> Option<u32> {
        self.elements(parent).next()
    }

    /// The elements directly in a node; the root is node 0.
    pub fn elements(&self, parent: u32) -> impl Iterator<Item = u32> {
        self.inside(parent)
            .filter(|at| self.node(*at).is_some_and(|node| node.shape == NodeShape::Element))
    }

    /// What stands directly in a node, elements and texts and all, without attributes.
    pub fn contents(&self, parent: u32) -> impl Iterator<Item = u32> {
        self.inside(parent)
    }

    /// The node around a node; itself for the document.
    pub fn around(&self, node: u32) -> u32 {
        self.node(node).map_or(0, |node| node.parent)
    }

    /// True where no element stands in a node.
    pub fn is_part_empty(&self, node: u32) -> bool {
        self.first_element(node).is_none()
    }

    /// What stands in a node as a document of its own.
    #[must_use]
    pub fn part(&self, node: u32) -> Self {
        let Some(known) = self.node(node) else {
            return Self::default();
        };
        // The root takes the place of the node; its attributes are left behind.
        let first = self.inside(node).next().unwrap_or(known.end);
        let shift = |at: u32| if at <= node { 0 } else { at - first + 1 };
        let mut nodes = vec![XmlNode {
            shape: NodeShape::Root,
            name: 0,
            text: Box::default(),
            parent: 0,
            end: shift(known.end),
        }];
        nodes.extend((first..known.end).filter_map(|at| self.node(at)).map(|node| XmlNode {
            parent: shift(node.parent),
            end: shift(node.end),
            ..node.clone()
        }));
        Self {
            nodes,
            names: self.names.clone(),
            index: OnceLock::new(),
        }
    }

    /// What stands directly in a node, without attributes.
    fn inside(&self, parent: u32) -> impl Iterator<Item = u32> {
        let end = self.node(parent).map_or(0, |node| node.end);
        let mut at = parent + 1;
        std::iter::from_fn(move || {
            loop {
                if at >= end {
                    return None;
                }
                let node = self.node(at)?;
                let found = at;
                at = node.end;
                if node.shape != NodeShape::Attribute {
                    return Some(found);
                }
            }
        })
    }

    /// The local name of an element or attribute; empty for anything else.
    pub fn local_name(&self, node: u32) -> &str {
        self.qname(node).map_or("", |name| name.local)
    }

    /// The namespace of an element or attribute; empty where it has none.
    pub fn namespace(&self, node: u32) -> &str {
        self.qname(node).map_or("", |name| name.namespace)
    }

    /// The name of an element or attribute as it was written.
    pub fn written_name(&self, node: u32) -> String {
        self.qname(node).map_or_else(String::new, |name| name.to_string())
    }

    fn qname(&self, node: u32) -> Option<QName<'_>> {
        let node = self.node(node)?;
        let named = matches!(
            node.shape,
            NodeShape::Element | NodeShape::Attribute | NodeShape::Instruction | NodeShape::DocumentType
        );
        let name = self.names.get(node.name as usize).filter(|_| named)?;
        Some(QName {
            namespace: &name.namespace,
            prefix: &name.prefix,
            local: &name.local,
        })
    }

    /// The attributes of an element.
    pub fn attributes(&self, element: u32) -> impl Iterator<Item = u32> {
        (element + 1..).take_while(move |at| {
            let attribute = |node: &XmlNode| node.shape == NodeShape::Attribute && node.parent == element;
            self.node(*at).is_some_and(attribute)
        })
    }

    /// The attribute of this local name, in any namespace or (with an empty one) in none.
    pub fn attribute(&self, element: u32, namespace: &str, local: &str) -> Option<&str> {
        self.attributes(element)
            .find(|at| self.local_name(*at) == local && self.namespace(*at) == namespace)
            .and_then(|at| self.node(at))
            .map(|node| &*node.text)
    }

    /// The text of a node: its own, or of all texts in it.
    pub fn text(&self, node: u32) -> Cow<'_, str> {
        let Some(known) = self.node(node) else {
            return Cow::Borrowed("");
        };
        match known.shape {
            NodeShape::Root | NodeShape::Element => self.text_inside(node, known.end),
            NodeShape::Attribute | NodeShape::Text | NodeShape::Comment | NodeShape::Instruction => {
                Cow::Borrowed(&known.text)
            }
            NodeShape::DocumentType => Cow::Borrowed(""),
        }
    }

    fn text_inside(&self, from: u32, end: u32) -> Cow<'_, str> {
        let mut texts = (from..end)
            .filter_map(|at| self.node(at))
            .filter(|node| node.shape == NodeShape::Text);
        match (texts.next(), texts.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) => Cow::Borrowed(&only.text),
            (Some(first), Some(second)) => {
                let mut joined = String::from(&*first.text);
                joined.push_str(&second.text);
                joined.extend(texts.map(|node| &*node.text));
                Cow::Owned(joined)
            }
        }
    }

    /// Every node with its shape and text, in document order; for hashing and comparing.
    pub fn outline(&self) -> impl Iterator<Item = (u32, String, &str)> {
        self.nodes.iter().enumerate().map(|(at, node)| {
            let name = self.written_name(at as u32);
            (node.parent, name, &*node.text)
        })
    }

    /// How many nodes it has.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True where it has no element.
    pub fn is_empty(&self) -> bool {
        self.first_element(0).is_none()
    }

    /// The children called `child` of a node in which an element called `column` has exactly this text; by an index
    /// that is made once, so that a list of 100,000 is searched at once.
    fn find_children(&self, parent: u32, child: &str, column: &str, text: &str) -> Vec<u32> {
        let index = self.index.get_or_init(Index::default);
        let Ok(mut index) = index.lock() else { return Vec::new() };
        let known = index
            .entry((parent, child.to_owned(), column.to_owned()))
            .or_insert_with(|| {
                let mut places: HashMap<String, Vec<u32>> = HashMap::new();
                for at in self.elements(parent).filter(|at| self.local_name(*at) == child) {
                    for inner in self.elements(at).filter(|inner| self.local_name(*inner) == column) {
                        let rows = places.entry(self.text(inner).into_owned()).or_default();
                        if rows.last() != Some(&at) {
                            rows.push(at);
                        }
                    }
                }
                places.into()
            });
        known.get(text).cloned().unwrap_or_default()
    }
}

impl Nodes for Document {
    fn shape(&self, node: u64) -> NodeShape {
        self.node(node as u32).map_or(NodeShape::Text, |node| node.shape)
    }

    fn name(&self, node: u64) -> Option<QName<'_>> {
        self.qname(node as u32)
    }

    fn parent(&self, node: u64) -> Option<u64> {
        let parent = self.node(node as u32)?.parent;
        (node != 0).then_some(parent.into())
    }

    fn children(&self, node: u64, visit: &mut dyn FnMut(u64)) {
        self.inside(node as u32).for_each(|at| visit(at.into()));
    }

    fn attributes(&self, node: u64, visit: &mut dyn FnMut(u64)) {
        Self::attributes(self, node as u32).for_each(|at| visit(at.into()));
    }

    fn text(&self, node: u64) -> Cow<'_, str> {
        Self::text(self, node as u32)
    }

    fn before(&self, one: u64, other: u64) -> std::cmp::Ordering {
        one.cmp(&other)
    }

    fn find_children(&self, node: u64, child: &str, column: &str, text: &str) -> Option<Vec<u64>> {
        let found = Self::find_children(self, node as u32, child, column, text);
        Some(found.into_iter().map(u64::from).collect())
    }
}

#[cfg(test)]
mod tests;
