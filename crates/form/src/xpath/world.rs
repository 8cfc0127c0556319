//! A document as the world of an expression.

use std::cell::Cell;

use super::{Customs, Outside, Question};
use crate::document::{NodeRef, Nodes};
use crate::expression::{MOST_LOOKED_AT, Read, Value, World};

/// A document and the reads of one expression.
pub(super) struct Alone<'a> {
    question: Question<'a>,
    reads: &'a [Read],
    failed: Cell<bool>,
    spent: Cell<u32>,
}

impl<'a> Alone<'a> {
    pub const fn new(question: Question<'a>, reads: &'a [Read]) -> Self {
        Self {
            question,
            reads,
            failed: Cell::new(false),
            spent: Cell::new(0),
        }
    }

    /// True where something was called that does not exist.
    pub const fn failed(&self) -> bool {
        self.failed.get()
    }

    fn node(node: u32) -> NodeRef {
        NodeRef {
            tree: 0,
            node: node.into(),
        }
    }

    /// Elements of this local name anywhere.
    fn called(&self, name: &str) -> impl Iterator<Item = u32> {
        let document = self.question.document;
        (0..document.len() as u32).filter(move |node| {
            document.shape(u64::from(*node)) == crate::document::NodeShape::Element
                && document.local_name(*node) == name
        })
    }
}

impl World for Alone<'_> {
    const KLEENE: bool = false;

    fn read(&self, _read: usize) -> Value<'_> {
        Value::EMPTY
    }

    fn walked(&self, read: usize) -> Option<&Read> {
        self.reads.get(read)
    }

    fn tree(&self, _tree: u16) -> Option<&dyn Nodes> {
        Some(self.question.document)
    }

    fn here(&self) -> Option<NodeRef> {
        Some(Self::node(self.question.context))
    }

    fn root(&self, _from: NodeRef) -> Option<NodeRef> {
        Some(Self::node(self.question.root.unwrap_or(0)))
    }

    fn instance(&self, name: &str) -> Option<NodeRef> {
        let document = self.question.document;
        self.called("instance")
            .find(|node| document.attribute(*node, "", "id") == Some(name))
            .map(Self::node)
    }

    fn itext(&self, id: &str) -> Vec<NodeRef> {
        let document = self.question.document;
        let attribute = |node: u32, name: &str| document.attribute(node, "", name);
        let mut translations = self.called("translation");
        let spoken = match self.question.language {
            Some(language) => translations.find(|node| attribute(*node, "lang") == Some(language)),
            None => translations.next(),
        };
        let text = spoken.and_then(|translation| {
            let mut texts = document.elements(translation);
            texts.find(|text| attribute(*text, "id") == Some(id))
        });
        let mut values = text.into_iter().flat_map(|text| document.elements(text));
        let plain = values.find(|value| document.local_name(*value) == "value" && attribute(*value, "form").is_none());
        plain.into_iter().map(Self::node).collect()
    }

    fn namespace(&self, prefix: &str) -> Option<&str> {
        let known = self.question.namespaces.iter().find(|(known, _)| *known == prefix);
        known.map(|(_, namespace)| *namespace)
    }

    fn spend(&self) -> bool {
        self.spent.set(self.spent.get().saturating_add(1));
        self.spent.get() < MOST_LOOKED_AT
    }

    fn fail(&self) {
        self.failed.set(true);
    }

    fn position(&self, _read: Option<usize>) -> f64 {
        1.0
    }

    fn own(&self) -> Value<'_> {
        let context = u64::from(self.question.context);
        Value::Text(Nodes::text(self.question.document, context))
    }

    fn outside(&self) -> Option<&dyn Outside> {
        self.question.outside
    }

    fn customs(&self) -> Customs {
        self.question.outside.map_or(Customs::WebForms, Outside::customs)
    }
}
