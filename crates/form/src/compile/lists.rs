//! Checks the choice lists and makes them searchable.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use paduk_survey::Diagnostic;

use super::{Compiler, MOST_CHOICES};
use crate::form::ListIndex;
use crate::instrument::ChoiceList;
use crate::node::{NodeKind, QuestionKind};

impl Compiler<'_> {
    pub(super) fn read_lists(&mut self) -> Vec<ListIndex> {
        let instrument = self.instrument;
        let duplicates_allowed = instrument
            .settings
            .get("allow_choice_duplicates")
            .is_some_and(|cell| super::columns::is_yes(&cell.text));
        let mut total = 0;
        let extra = std::mem::take(&mut self.extra_lists);
        let several = self.chosen_several();
        for (at, list) in instrument.lists.iter().enumerate() {
            // What goes into a file of its own may hold a name in several branches, as other tools allow.
            let external = list.sheet.to_lowercase().contains("external_choices");
            let rules = Rules {
                unique: !duplicates_allowed && !external,
                one_word: several.contains(&at),
            };
            self.check_list(list, rules, &mut total);
        }
        let longer: Vec<usize> = self.with_other.iter().map(|(_, at)| *at).collect();
        for (_, list) in extra.iter().enumerate().filter(|(at, _)| !longer.contains(at)) {
            // In a file the same name may stand in several branches, as other tools allow.
            let rules = Rules {
                unique: false,
                one_word: false,
            };
            self.check_list(list, rules, &mut total);
        }
        self.extra_lists = extra;
        let lists = instrument.lists.iter().chain(&self.extra_lists);
        let columns: Vec<BTreeSet<Arc<str>>> = lists.map(headings).collect();
        self.columns = columns;
        self.columns.iter().map(|_| ListIndex::default()).collect()
    }
}

/// What the names of a list must be.
#[derive(Clone, Copy)]
struct Rules {
    /// Each there once.
    unique: bool,
    /// Without blanks, because several of them are stored in one answer with blanks between them.
    one_word: bool,
}

impl Compiler<'_> {
    /// The lists of which several choices may be taken.
    fn chosen_several(&self) -> BTreeSet<usize> {
        let several = [QuestionKind::SelectMultiple, QuestionKind::Rank].map(NodeKind::Question);
        let nodes = self.nodes.iter().filter(|node| several.contains(&node.kind));
        nodes.filter_map(|node| node.list).collect()
    }

    fn check_list(&mut self, list: &ChoiceList, rules: Rules, total: &mut usize) {
        let Rules { unique, one_word } = rules;
        *total += list.choices.len();
        if *total > MOST_CHOICES {
            let first = list.choices.first().map(|choice| list.cell_ref(choice, 0));
            self.say(
                Diagnostic::error("too-many-choices")
                    .at_cell(first)
                    .with("most", MOST_CHOICES),
            );
            return;
        }
        let mut seen: HashMap<&str, usize> = HashMap::with_capacity(if unique { list.choices.len() } else { 0 });
        for (at, choice) in list.choices.iter().enumerate() {
            let cell = || Some(list.cell_ref(choice, choice.name.column));
            let name = choice.name.text.as_str();
            if name.is_empty() {
                self.say(
                    Diagnostic::error("missing-choice-name")
                        .at_cell(cell())
                        .with("list", &list.name),
                );
            } else if one_word && name.contains(char::is_whitespace) {
                self.say(Diagnostic::error("bad-choice-name").at_cell(cell()).with("name", name));
            } else if unique && let Some(first) = seen.insert(name, at) {
                let related = list.cell_ref(&list.choices[first], choice.name.column);
                self.say(
                    Diagnostic::error("duplicate-choice")
                        .at_cell(cell())
                        .with("name", name)
                        .with("list", &list.name)
                        .relating(related),
                );
            }
            if choice.label.is_empty() && choice.media.is_empty() && !name.is_empty() {
                self.say(
                    Diagnostic::warning("missing-choice-label")
                        .at_cell(Some(list.cell_ref(choice, 0)))
                        .with("name", name),
                );
            }
        }
    }
}

/// The columns that a filter may read. Nothing is known of a file that was not there.
fn headings(list: &ChoiceList) -> BTreeSet<Arc<str>> {
    if list.choices.is_empty() {
        return BTreeSet::new();
    }
    let mut found: BTreeSet<Arc<str>> = ["name".into(), "label".into()].into();
    // Most choices have the headings of the one before, which the reader made once.
    let mut before: &[(Arc<str>, crate::instrument::Cell)] = &[];
    for choice in &list.choices {
        for (at, (heading, _)) in choice.extra.iter().enumerate() {
            if !before.get(at).is_some_and(|(known, _)| Arc::ptr_eq(known, heading)) {
                found.insert(Arc::clone(heading));
            }
        }
        before = &choice.extra;
    }
    found
}
