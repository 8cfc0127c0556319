//! Fills values into sentences.

use paduk_survey::Texts;

use super::Interview;
use crate::form::Filling;
use crate::input;
use crate::node::{NodeId, NodeKind, QuestionKind};

impl Interview {
    /// A sentence in every language, with values filled in.
    pub(super) fn filled(&self, node: NodeId, at: u32, texts: &Texts) -> Texts {
        let mut filled = Texts::default();
        for (language, sentence) in texts.iter() {
            filled.insert(language, &self.fill(node, at, sentence, language));
        }
        filled
    }

    /// A sentence with `${name}` replaced by what a person would say for it; what cannot be resolved stays as it is.
    pub(super) fn fill(&self, node: NodeId, at: u32, sentence: &str, language: &str) -> String {
        let fillings = &self.form.fillings[node.index()];
        if fillings.is_empty() || !sentence.contains("${") {
            return sentence.to_owned();
        }
        let mut filled = String::with_capacity(sentence.len());
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once("${") {
            filled.push_str(before);
            let Some((name, beyond)) = after.split_once('}') else {
                filled.push_str("${");
                rest = after;
                break;
            };
            match fillings.iter().find(|(known, _)| known == name.trim()) {
                Some((_, Filling::Node(reference))) => {
                    if let Some((node, at)) = self.read_reference(reference, at) {
                        filled.push_str(&self.said(node, at, language));
                    }
                }
                Some((_, Filling::Formula(formula))) => filled.push_str(&self.computed(*formula, node, at)),
                None => {
                    filled.push_str("${");
                    filled.push_str(name);
                    filled.push('}');
                }
            }
            rest = beyond;
        }
        filled.push_str(rest);
        filled
    }

    /// What stands at a node as it is said: the label of a choice, a date by day, month and year, a decimal with the
    /// language's sign. Whole numbers stay as they are, because a year is one.
    fn said(&self, id: NodeId, at: u32, language: &str) -> String {
        let text = self.slot(id, at).read();
        let node = &self.form.nodes[id.index()];
        let NodeKind::Question(kind) = node.kind else {
            return String::new();
        };
        match kind {
            QuestionKind::SelectOne | QuestionKind::SelectMultiple | QuestionKind::Rank => {
                let fallback = &self.form.instrument.default_language;
                let labels: Vec<&str> = text
                    .split_ascii_whitespace()
                    .map(|name| match self.form.choice(id, name) {
                        Some(choice) => choice.label.texts().get(language, fallback),
                        None => name,
                    })
                    .collect();
                labels.join(", ")
            }
            QuestionKind::Date | QuestionKind::Time | QuestionKind::Decimal | QuestionKind::Range
                if !text.is_empty() =>
            {
                input::shown(kind, text, node.places, None, language)
            }
            QuestionKind::Text
            | QuestionKind::Integer
            | QuestionKind::Decimal
            | QuestionKind::Date
            | QuestionKind::Time
            | QuestionKind::DateTime
            | QuestionKind::Note
            | QuestionKind::Calculate
            | QuestionKind::Range
            | QuestionKind::Geopoint
            | QuestionKind::Image
            | QuestionKind::File
            | QuestionKind::Ignored
            | QuestionKind::Hidden
            | QuestionKind::Acknowledge
            | QuestionKind::Metadata(_) => text.to_owned(),
        }
    }
}
