//! Choices that are nodes: of secondary instances, or of the form's own repeats.

use std::collections::BTreeMap;

use super::Interview;
use super::state::ShownChoice;
use crate::document::NodeRef;
use crate::expression::Evaluator;
use crate::form::NodeChoices;
use crate::node::NodeId;

impl Interview {
    /// The choices that the nodes come to now, in their order.
    pub(super) fn chosen_nodes(
        &self,
        choices: &NodeChoices,
        node: NodeId,
        at: u32,
        language: &str,
    ) -> Vec<ShownChoice> {
        let formula = &self.form.formulas[choices.nodes as usize];
        let here = self.here(formula, node, at, None);
        let nodes = Evaluator::new(&here).found_or_read(&formula.expression.root);
        let shown = |found: NodeRef| ShownChoice {
            name: self.seen_from(choices.value, found, node, at),
            label: self.label_of(choices, found, node, at, language),
            media: BTreeMap::new(),
        };
        nodes.unwrap_or_default().into_iter().map(shown).collect()
    }

    fn label_of(&self, choices: &NodeChoices, found: NodeRef, node: NodeId, at: u32, language: &str) -> String {
        let Some(label) = choices.label else {
            return String::new();
        };
        let text = self.seen_from(label, found, node, at);
        if !choices.translated {
            return text;
        }
        let instrument = &self.form.instrument;
        instrument.itext.get(&text).map_or(text, |sentence| {
            let sentence = sentence.texts().get(language, &instrument.default_language);
            self.fill(node, at, sentence, language)
        })
    }

    fn seen_from(&self, formula: u32, found: NodeRef, node: NodeId, at: u32) -> String {
        let formula = &self.form.formulas[formula as usize];
        let here = self.here(formula, node, at, None);
        let evaluator = Evaluator::looking_at(&here, found);
        evaluator.text(&formula.expression.root).into_owned()
    }
}
