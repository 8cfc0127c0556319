//! Labels, hints and messages, and the `${}` in them.

use std::collections::BTreeSet;

use paduk_survey::{CellRef, Diagnostic, Texts};

use super::{Compiler, Part};
use crate::expression::{Dialect, Path, ReadKind, Start, parse};
use crate::form::{Aspect, Filling, Formula};
use crate::instrument::{Row, Sentence};
use crate::node::{NodeId, NodeKind};

impl Compiler<'_> {
    pub(super) fn read_texts(&mut self, id: NodeId, row: &Row) {
        let node = &self.nodes[id.index()];
        let shown = match node.kind {
            NodeKind::Question(kind) => kind.is_shown(),
            NodeKind::Group | NodeKind::Repeat => false,
        };
        if shown && row.label.is_empty() && row.hint.is_empty() && row.media.is_empty() {
            let name = node.name.clone();
            self.say(
                Diagnostic::warning("missing-label")
                    .at_cell(Some(row.at(0)))
                    .with("name", name),
            );
        }
    }

    /// Resolves the `${}` of the texts of a row, so that they can be filled in; a changed value marks its labels.
    pub(super) fn read_filling(&mut self, id: NodeId, row: &Row) {
        let at = id.index();
        let mut names = BTreeSet::new();
        for sentence in [
            &row.label,
            &row.hint,
            &row.guidance_hint,
            &row.constraint_message,
            &row.required_message,
        ] {
            fill_names(sentence, &mut names);
        }
        for (name, (column, start, end)) in self
            .warning_names(id)
            .into_iter()
            .map(|name| (name, (0, 0, 0)))
            .chain(names)
        {
            if self.fillings[at].iter().any(|(known, _)| *known == name) {
                continue;
            }
            if is_expression(&name) {
                if let Some(formula) = self.filling(id, &name, &row.at(column)) {
                    self.fillings[at].push((name, Filling::Formula(formula)));
                }
                continue;
            }
            let read = ReadKind::Path(Path {
                start: Start::Named(name.clone()),
                filters: Vec::new(),
                steps: Vec::new(),
            });
            let span = paduk_survey::Span { start, end };
            let reference = self.resolve_read(id, &read, span, &row.at(column), false);
            self.fillings[at].push((name, Filling::Node(reference)));
        }
        if self.fillings[at].is_empty() {
            return;
        }
        let triggers = self.fillings[at]
            .iter()
            .flat_map(|(_, filling)| match filling {
                Filling::Node(reference) => vec![reference.clone()],
                Filling::Formula(formula) => self.formulas[*formula as usize].references.clone(),
            })
            .collect();
        self.parts.push(Part {
            node: id,
            aspect: Aspect::Label,
            formula: None,
            triggers: Some(triggers),
            cell: row.at(0),
        });
    }

    /// An expression in a text; XForms have them in `output`.
    fn filling(&mut self, id: NodeId, text: &str, cell: &CellRef) -> Option<u32> {
        match parse(text, Dialect::XPath) {
            Ok(expression) => {
                let references = self.resolve(id, &expression, cell, false);
                self.formulas.push(Formula {
                    expression: expression.into(),
                    references,
                });
                Some(self.formulas.len() as u32 - 1)
            }
            Err(error) => {
                self.say(error.at_cell(Some(cell.clone())));
                None
            }
        }
    }

    /// The names in the sentence of the node's warning.
    fn warning_names(&self, id: NodeId) -> Vec<String> {
        let sentence = self.nodes[id.index()].warning_key.as_deref().and_then(|key| {
            let list = self.instrument.list("paduk_texts")?;
            list.choices.iter().find(|choice| choice.name.text == key)
        });
        let names = |texts: &Texts| -> Vec<String> {
            texts
                .iter()
                .flat_map(|(_, text)| {
                    references_in(text)
                        .map(|(name, ..)| name.to_owned())
                        .collect::<Vec<_>>()
                })
                .collect()
        };
        sentence.map(|choice| names(choice.label.texts())).unwrap_or_default()
    }
}

/// Every `${name}` of a sentence, with its column and characters.
fn fill_names(sentence: &Sentence, names: &mut BTreeSet<(String, (u32, u32, u32))>) {
    for (language, text) in sentence.texts().iter() {
        for (name, start, end) in references_in(text) {
            names.insert((name.to_owned(), (sentence.column(language), start, end)));
        }
    }
}

/// True for what is more than a name: a path or a call.
fn is_expression(name: &str) -> bool {
    name.contains(['/', '(']) || name == "."
}

/// Where the next `${` stands.
fn opening(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        // One sign is found much faster than two, and most texts have neither.
        let at = from + memchr::memchr(b'$', &text.as_bytes()[from..])?;
        if text[at..].starts_with("${") {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Every `${name}` of a text, with the characters it stands on.
pub(crate) fn references_in(text: &str) -> impl Iterator<Item = (&str, u32, u32)> {
    let mut rest = text;
    let mut at = 0_u32;
    std::iter::from_fn(move || {
        loop {
            let open = opening(rest)?;
            let start = at + rest[..open].chars().count() as u32;
            let inside = &rest[open + 2..];
            let close = inside.find('}')?;
            let (name, after) = (&inside[..close], &inside[close + 1..]);
            let end = start + 3 + name.chars().count() as u32;
            (rest, at) = (after, end);
            let name = name.trim();
            if !name.is_empty() && (!name.contains(char::is_whitespace) || is_expression(name)) {
                return Some((name, start, end));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::references_in;

    #[test]
    fn references_are_found_in_sentences() {
        let found: Vec<_> = references_in("é ${AR02}, $5 ${ AR05 } ${} ${a b} ${c").collect();
        assert_eq!(found, [("AR02", 2, 9), ("AR05", 14, 23)]);
    }
}
