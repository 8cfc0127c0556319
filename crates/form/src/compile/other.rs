//! `or_other`: one choice more in the list, and a text question that is asked when it is chosen.

use paduk_survey::Texts;

use super::Compiler;
use crate::instrument::{Cell, Choice, Row};
use crate::node::{Node, NodeId, NodeKind, QuestionKind};

/// What the further choice is called in the list; the text question is called after its question with this behind.
const OTHER: &str = "other";

/// What the convention itself writes, by the beginning of the language's tag; in any other language it is English.
const SENTENCES: [(&str, &str, &str); 2] = [("id", "Lainnya", "Sebutkan lainnya"), ("en", "Other", "Specify other.")];

impl<'a> Compiler<'a> {
    /// A list like that of this place, with the further choice. The list itself stays as it is for other questions.
    pub(super) fn list_with_other(&mut self, list: usize) -> usize {
        let Some(plain) = self.instrument.lists.get(list) else {
            return list;
        };
        let first = self.instrument.lists.len();
        if let Some((_, known)) = self.with_other.iter().find(|(known, _)| *known == list) {
            return first + known;
        }
        let mut longer = plain.clone();
        if !longer.choices.iter().any(|choice| choice.name.text == OTHER) {
            let number = longer.choices.last().map_or(0, |choice| choice.number);
            longer.choices.push(Choice {
                number,
                name: OTHER.into(),
                label: self.said(|(_, choice, _)| choice).into(),
                ..Choice::default()
            });
        }
        self.extra_lists.push(longer);
        let at = self.extra_lists.len() - 1;
        self.with_other.push((list, at));
        first + at
    }

    /// The text question behind a question that was just put.
    pub(super) fn put_other(&mut self, row: &'a Row, of: NodeId) {
        let question = self.nodes[of.index()].clone();
        let id = NodeId(self.nodes.len() as u32);
        let name = format!("{}_{OTHER}", question.name);
        let source = question.source.clone().made(self.said(|(_, _, question)| question));
        let node = Node::new(id, NodeKind::Question(QuestionKind::Text), name.into(), source);
        let scope = self.layout[of.index()].scope;
        self.put(node, None, question.parent, scope);
        self.others.push((id, of, row));
    }

    /// When each of these text questions is asked.
    pub(super) fn ask_others(&mut self) {
        for (id, of, row) in std::mem::take(&mut self.others) {
            let name = self.nodes[of.index()].name.clone();
            let cell = Cell::new(format!("selected(../{name}, '{OTHER}')"), row.kind.column);
            self.part(id, row, Some(&cell), crate::form::Aspect::Relevant);
        }
    }

    fn said(&self, of: fn(&(&'static str, &'static str, &'static str)) -> &'static str) -> Texts {
        let mut texts = Texts::default();
        let own = std::iter::once(&self.instrument.default_language);
        for language in self.instrument.languages.iter().chain(own) {
            let [indonesian, english] = &SENTENCES;
            let short = language.to_ascii_lowercase();
            let sentence = if short.starts_with(indonesian.0) || short.contains("indonesia") {
                of(indonesian)
            } else {
                of(english)
            };
            texts.insert(language, sentence);
        }
        texts
    }
}
