//! The version of an instrument: a hash of its definition, independent of where the cells stand and of the compiler.

use std::collections::BTreeMap;

use paduk_survey::{Hash, InstrumentHash, Texts};
use sha2::{Digest, Sha256};

use super::{Action, Cell, Choice, Instrument, ItemsetLabel, Row, Sentence};

impl Instrument {
    /// The SHA-256 of the definition: every text with its role, in order, each preceded by its length.
    ///
    /// Sheet names, row and column numbers and empty cells do not take part, so that moving a column or leaving a row
    /// blank makes no new version; any other change does.
    pub fn hash(&self) -> InstrumentHash {
        let mut ink = Ink(Sha256::new());
        ink.0.update(b"paduk/0/instrument\n");
        ink.field("form_id", &self.form_id);
        ink.texts("title", &self.title);
        ink.field("version", &self.version);
        ink.field("default_language", &self.default_language);
        for language in &self.languages {
            ink.field("language", language);
        }
        ink.cells("setting", &self.settings);
        for row in &self.survey {
            ink.row(row);
        }
        for list in &self.lists {
            ink.field("list", &list.name);
            for choice in &list.choices {
                ink.choice(choice);
            }
        }
        for (id, sentence) in &self.itext {
            ink.field("itext", id);
            ink.sentence("=", sentence);
        }
        for (id, instance) in &self.instances {
            ink.field("instance", id);
            for (parent, name, text) in instance.outline() {
                ink.field(&parent.to_string(), &name);
                ink.field("=", text);
            }
        }
        for action in &self.actions {
            ink.action(action);
        }
        for first in &self.first_rows {
            ink.field("first_row", &first.repeat);
            ink.field("in", &first.parent.map(|at| at.to_string()).unwrap_or_default());
            for (question, value) in &first.values {
                ink.field("question", question);
                ink.field("=", value);
            }
        }
        Hash::from_bytes(ink.0.finalize().into())
    }
}

/// What the hash is written with: no two different sequences of fields give the same bytes.
struct Ink(Sha256);

impl Ink {
    fn field(&mut self, role: &str, text: &str) {
        for part in [role, text] {
            self.0.update((part.len() as u64).to_be_bytes());
            self.0.update(part.as_bytes());
        }
    }

    fn texts(&mut self, role: &str, texts: &Texts) {
        for (language, sentence) in texts.iter().filter(|(_, sentence)| !sentence.is_empty()) {
            self.field(role, language);
            self.field("=", sentence);
        }
    }

    fn sentence(&mut self, role: &str, sentence: &Sentence) {
        self.texts(role, sentence.texts());
    }

    fn cell(&mut self, role: &str, cell: Option<&Cell>) {
        if let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) {
            self.field(role, &cell.text);
        }
    }

    fn cells(&mut self, role: &str, cells: &BTreeMap<String, Cell>) {
        for (heading, cell) in cells.iter().filter(|(_, cell)| !cell.text.is_empty()) {
            self.field(role, heading);
            self.field("=", &cell.text);
        }
    }

    fn media(&mut self, media: &BTreeMap<String, Sentence>) {
        for (kind, sentence) in media {
            self.field("media", kind);
            self.sentence("file", sentence);
        }
    }

    fn row(&mut self, row: &Row) {
        self.field("row", &row.kind.text);
        self.sentence("label", &row.label);
        self.sentence("hint", &row.hint);
        self.sentence("guidance_hint", &row.guidance_hint);
        self.sentence("constraint_message", &row.constraint_message);
        self.sentence("required_message", &row.required_message);
        for (role, cell) in [
            ("name", &row.name),
            ("constraint", &row.constraint),
            ("required", &row.required),
            ("relevant", &row.relevant),
            ("calculation", &row.calculation),
            ("default", &row.default),
            ("read_only", &row.read_only),
            ("choice_filter", &row.choice_filter),
            ("appearance", &row.appearance),
            ("parameters", &row.parameters),
            ("trigger", &row.trigger),
            ("repeat_count", &row.repeat_count),
        ] {
            self.cell(role, cell.as_ref());
        }
        self.cell("initial", row.initial.as_ref());
        if let Some(itemset) = &row.itemset {
            self.cell("itemset", Some(&itemset.nodes));
            self.field("value", &itemset.value);
            match &itemset.label {
                ItemsetLabel::Path(path) => self.field("label", path),
                ItemsetLabel::Translation(path) => self.field("itext", path),
            }
        }
        if row.fixed_rows {
            self.field("fixed_rows", "yes");
        }
        self.media(&row.media);
        self.cells("other", &row.other);
    }

    fn action(&mut self, action: &Action) {
        self.field("action", &action.target.text);
        for event in &action.events {
            self.field("event", event.as_str());
        }
        self.cell("value", Some(&action.value));
        self.cell("trigger", action.trigger.as_ref());
    }

    fn choice(&mut self, choice: &Choice) {
        self.field("choice", &choice.name.text);
        self.sentence("label", &choice.label);
        self.media(&choice.media);
        // Order of columns is a matter of layout.
        let mut extra: Vec<_> = choice.extra.iter().collect();
        extra.sort_by(|a, b| a.0.cmp(&b.0));
        for (heading, cell) in extra {
            self.field("extra", heading);
            self.field("=", &cell.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instrument::{Choice, ChoiceList, Instrument, Row, Sentence};

    fn sample() -> Instrument {
        let mut row = Row::new(2, "integer", "BH304");
        row.label = Sentence::single("id", "Berapa tablet?");
        let mut list = ChoiceList::new("yesno");
        list.choices.push(Choice::new("1", "id", "Ya"));
        Instrument {
            form_id: "bumil".into(),
            survey: vec![row],
            lists: vec![list],
            ..Instrument::default()
        }
    }

    #[test]
    fn where_cells_stand_is_no_part_of_the_version() {
        let mut moved = sample();
        moved.survey[0].number = 9;
        moved.survey[0].kind.column = 4;
        moved.lists[0].sheet = "choices.csv".into();
        assert_eq!(moved.hash(), sample().hash());
    }

    #[test]
    fn every_word_is() {
        let mut other = sample();
        other.survey[0].label.put("id", "Berapa tablet TTD?", 1);
        assert_ne!(other.hash(), sample().hash());
        let mut other = sample();
        other.lists[0].choices[0].name = "2".into();
        assert_ne!(other.hash(), sample().hash());
        let mut other = sample();
        other.survey[0].required = Some("yes".into());
        assert_ne!(other.hash(), sample().hash());
    }
}
