//! Where a node of a document stands, as a path by position.

use super::{Document, NodeShape};

impl Document {
    /// The path of a node by positions: `/*[1]/*[2]/@id`, `/*[1]/text()[2]`; `/` for the document itself.
    pub fn path(&self, node: u32) -> String {
        let mut parts = Vec::new();
        let mut at = node;
        while let Some(known) = self.node(at).filter(|_| at != 0) {
            let before = self
                .inside(known.parent)
                .take_while(|other| *other <= at)
                .filter(|other| self.node(*other).is_some_and(|node| node.shape == known.shape))
                .count();
            parts.push(match known.shape {
                NodeShape::Root => String::new(),
                NodeShape::Element => format!("*[{before}]"),
                NodeShape::Attribute => format!("@{}", self.written_name(at)),
                NodeShape::Text => format!("text()[{before}]"),
                NodeShape::Comment => format!("comment()[{before}]"),
                NodeShape::Instruction => format!("processing-instruction()[{before}]"),
                NodeShape::DocumentType => format!("(doctype)[{before}]"),
            });
            at = known.parent;
        }
        parts.reverse();
        format!("/{}", parts.join("/"))
    }
}
