//! Checks the choice lists and makes them searchable.

use std::collections::HashMap;

use paduk_survey::Diagnostic;

use super::{Compiler, MOST_CHOICES};
use crate::form::ListIndex;

impl Compiler<'_> {
    pub(super) fn read_lists(&mut self) -> Vec<ListIndex> {
        let instrument = self.instrument;
        let duplicates_allowed = instrument
            .settings
            .get("allow_choice_duplicates")
            .is_some_and(|cell| super::columns::is_yes(&cell.text));
        let mut total = 0;
        for list in &instrument.lists {
            total += list.choices.len();
            if total > MOST_CHOICES {
                let first = list.choices.first().map(|choice| list.cell_ref(choice, 0));
                self.say(
                    Diagnostic::error("too-many-choices")
                        .at_cell(first)
                        .with("most", MOST_CHOICES),
                );
                break;
            }
            let mut seen: HashMap<&str, usize> = HashMap::with_capacity(list.choices.len());
            for (at, choice) in list.choices.iter().enumerate() {
                let cell = Some(list.cell_ref(choice, choice.name.column));
                let name = choice.name.text.as_str();
                if name.is_empty() {
                    self.say(
                        Diagnostic::error("missing-choice-name")
                            .at_cell(cell)
                            .with("list", &list.name),
                    );
                } else if name.contains(char::is_whitespace) {
                    self.say(Diagnostic::error("bad-choice-name").at_cell(cell).with("name", name));
                } else if let Some(first) = seen.insert(name, at)
                    && !duplicates_allowed
                {
                    let related = list.cell_ref(&list.choices[first], choice.name.column);
                    self.say(
                        Diagnostic::error("duplicate-choice")
                            .at_cell(cell.clone())
                            .with("name", name)
                            .with("list", &list.name)
                            .relating(related),
                    );
                }
                if choice.label.is_empty() && choice.media.is_empty() && !name.is_empty() {
                    let whole = Some(list.cell_ref(choice, 0));
                    self.say(
                        Diagnostic::warning("missing-choice-label")
                            .at_cell(whole)
                            .with("name", name),
                    );
                }
            }
        }
        for list in &instrument.lists {
            let headings = list
                .choices
                .iter()
                .flat_map(|choice| &choice.extra)
                .map(|(heading, _)| &**heading);
            self.columns.push(headings.chain(["name", "label"]).collect());
        }
        instrument.lists.iter().map(ListIndex::of).collect()
    }
}
