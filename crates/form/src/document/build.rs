//! Puts a document together, node by node in document order.

use std::collections::HashMap;

use super::{Document, MOST_NODES, Name, NodeShape, XmlNode};

/// A document grew beyond [`MOST_NODES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a document has at most {MOST_NODES} nodes")]
pub struct DocumentFull;

/// Builds a [`Document`].
///
/// ```
/// use paduk_form::document::DocumentBuilder;
/// let mut builder = DocumentBuilder::new();
/// builder.open("", "", "root")?;
/// builder.element("name", "Siti")?;
/// builder.close();
/// let document = builder.build();
/// assert_eq!(document.text(0), "Siti");
/// # Ok::<(), paduk_form::document::DocumentFull>(())
/// ```
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
    known: HashMap<Name, u32>,
    open: Vec<u32>,
}

impl Default for DocumentBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl DocumentBuilder {
    /// An empty document.
    pub fn new() -> Self {
        let mut builder = Self {
            document: Document::default(),
            known: HashMap::new(),
            open: vec![0],
        };
        builder.document.nodes.push(XmlNode {
            shape: NodeShape::Root,
            name: 0,
            text: Box::default(),
            parent: 0,
            end: 1,
        });
        builder
    }

    fn put(&mut self, shape: NodeShape, name: u32, text: &str) -> Result<u32, DocumentFull> {
        let at = self.document.nodes.len();
        if at >= MOST_NODES {
            return Err(DocumentFull);
        }
        let at = at as u32;
        self.document.nodes.push(XmlNode {
            shape,
            name,
            text: text.into(),
            parent: self.open.last().copied().unwrap_or(0),
            end: at + 1,
        });
        Ok(at)
    }

    fn name(&mut self, namespace: &str, prefix: &str, local: &str) -> u32 {
        let name = Name {
            namespace: namespace.into(),
            prefix: prefix.into(),
            local: local.into(),
        };
        let next = self.document.names.len() as u32;
        *self.known.entry(name).or_insert_with_key(|name| {
            self.document.names.push(name.clone());
            next
        })
    }

    /// Begins an element.
    pub fn open(&mut self, namespace: &str, prefix: &str, local: &str) -> Result<u32, DocumentFull> {
        let name = self.name(namespace, prefix, local);
        let at = self.put(NodeShape::Element, name, "")?;
        self.open.push(at);
        Ok(at)
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(at) = self.open.pop()
        {
            self.document.nodes[at as usize].end = self.document.nodes.len() as u32;
        }
    }

    /// An attribute of the element just begun.
    pub fn attribute(&mut self, namespace: &str, prefix: &str, local: &str, text: &str) -> Result<(), DocumentFull> {
        let name = self.name(namespace, prefix, local);
        self.put(NodeShape::Attribute, name, text).map(|_| ())
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> Result<(), DocumentFull> {
        self.put(NodeShape::Text, 0, text).map(|_| ())
    }

    /// A comment.
    pub fn comment(&mut self, text: &str) -> Result<(), DocumentFull> {
        self.put(NodeShape::Comment, 0, text).map(|_| ())
    }

    /// A processing instruction.
    pub fn instruction(&mut self, target: &str, text: &str) -> Result<(), DocumentFull> {
        let name = self.name("", "", target);
        self.put(NodeShape::Instruction, name, text).map(|_| ())
    }

    /// The document type.
    pub fn document_type(&mut self, name: &str) -> Result<(), DocumentFull> {
        let name = self.name("", "", name);
        self.put(NodeShape::DocumentType, name, "").map(|_| ())
    }

    /// An element without a namespace that holds a text and nothing else.
    pub fn element(&mut self, name: &str, text: &str) -> Result<(), DocumentFull> {
        self.open("", "", name)?;
        if !text.is_empty() {
            self.text(text)?;
        }
        self.close();
        Ok(())
    }

    /// The document; what is still open ends here.
    pub fn build(mut self) -> Document {
        let end = self.document.nodes.len() as u32;
        for at in self.open {
            self.document.nodes[at as usize].end = end;
        }
        self.document
    }
}
