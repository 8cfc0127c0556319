//! The choices that a filter leaves.

use super::Interview;
use super::state::ShownChoice;
use crate::instrument::Choice;
use crate::node::NodeId;

impl Interview {
    /// The choices offered now, in list order.
    pub(super) fn choices(&self, node: NodeId, at: u32, language: &str) -> Vec<ShownChoice> {
        let Some(list) = self.form.list(node) else {
            return Vec::new();
        };
        let fallback = &self.form.instrument.default_language;
        list.choices
            .iter()
            .filter(|choice| self.is_offered(node, at, choice))
            .map(|choice| ShownChoice {
                name: choice.name.text.clone(),
                label: self.fill(node, at, choice.label.texts.get(language, fallback), language),
            })
            .collect()
    }

    fn is_offered(&self, node: NodeId, at: u32, choice: &Choice) -> bool {
        self.form.filters[node.index()].is_none_or(|filter| self.holds(filter, node, at, Some(choice)))
    }

    /// Whether every choice made is one that is offered.
    pub(super) fn are_offered(&self, node: NodeId, at: u32, names: &str) -> bool {
        names.split(' ').all(|name| {
            self.form
                .choice(node, name)
                .is_some_and(|choice| self.is_offered(node, at, choice))
        })
    }
}
