//! The choices sheet.

use std::collections::HashMap;
use std::sync::Arc;

use paduk_form::instrument::{Cell, Choice, ChoiceList};
use paduk_survey::Diagnostic;

use super::columns::Columns;
use super::quotes::plain_cell;
use super::{Reading, columns, shared};
use crate::heading::{ChoiceHeading, tag};
use crate::sheet::{Cell as Found, Sheet};

/// The lists of the sheet in the order of their first rows.
pub(crate) fn read(sheet: &mut Sheet, reading: &mut Reading) -> Vec<ChoiceList> {
    let headings = columns::by_number(sheet, reading, |text| match ChoiceHeading::of(text) {
        ChoiceHeading::Label(language) => ChoiceHeading::Label(language.map(|l| tag(&l))),
        ChoiceHeading::Media(kind, language) => ChoiceHeading::Media(kind, language.map(|l| tag(&l))),
        heading @ (ChoiceHeading::List | ChoiceHeading::Name | ChoiceHeading::Extra(..)) => heading,
    });
    columns::without_heading(sheet, reading);
    let needed = [(ChoiceHeading::List, "list_name"), (ChoiceHeading::Name, "name")];
    for (needed, name) in needed.into_iter().filter(|_| !sheet.rows.is_empty()) {
        if !headings.iter().any(|(_, heading)| *heading == needed) {
            reading.findings.push(columns::missing(sheet, name));
        }
    }
    let mut languages = Columns::default();
    let bare = shared("");
    let mut extras: Columns<Arc<str>> = Columns::default();
    for (column, heading) in headings.iter() {
        match heading {
            ChoiceHeading::Label(language) | ChoiceHeading::Media(_, language) => {
                languages.insert(
                    column,
                    shared(&reading.language(language.as_deref(), &sheet.shown, column)),
                );
            }
            ChoiceHeading::Extra(heading, meant) => {
                extras.insert(column, shared(heading));
                if meant.is_some() {
                    reading.findings.push(columns::unknown(sheet, column, heading, *meant));
                }
            }
            ChoiceHeading::List | ChoiceHeading::Name => {}
        }
    }

    let mut lists = Lists::new(&sheet.shown);
    let taken = std::mem::take(&mut sheet.rows);
    let sheet = &*sheet;
    for found in taken {
        let mut choice = Choice {
            number: found.number,
            ..Choice::default()
        };
        let mut list = None;
        for cell in found.cells {
            let language = languages.get(cell.column).unwrap_or(&bare);
            match headings.get(cell.column) {
                Some(ChoiceHeading::List) => list = Some(cell.text),
                Some(ChoiceHeading::Name) => {
                    choice.name = plain_cell(sheet, found.number, whole(cell), reading);
                }
                Some(ChoiceHeading::Label(_)) => choice.label.put_shared(language, cell.text, cell.column),
                Some(ChoiceHeading::Media(kind, _)) => {
                    let files = choice.media.entry(kind.clone()).or_default();
                    files.put_shared(language, cell.text, cell.column);
                }
                Some(ChoiceHeading::Extra(..)) => {
                    if let Some(heading) = extras.get(cell.column) {
                        let cell = whole(cell);
                        choice.extra.push((heading.clone(), Cell::new(cell.text, cell.column)));
                    }
                }
                None => {}
            }
        }
        let Some(list) = list else {
            // A row with only notes in its further columns offers nothing.
            if !choice.name.text.is_empty() || !choice.label.is_empty() {
                let code = Diagnostic::warning("choice-without-list");
                reading.findings.push(code.at(&sheet.shown, found.number, 0));
            }
            continue;
        };
        if choice.name.text.is_empty() {
            reading.findings.push(
                Diagnostic::error("choice-without-name")
                    .at(&sheet.shown, found.number, 0)
                    .with("list", &list),
            );
            continue;
        }
        lists.put(&list, choice);
    }
    lists.found
}

/// The lists found so far, by name.
struct Lists {
    shown: Arc<str>,
    found: Vec<ChoiceList>,
    places: HashMap<String, usize>,
}

impl Lists {
    fn new(shown: &str) -> Self {
        Self {
            shown: shown.into(),
            found: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn put(&mut self, list: &str, choice: Choice) {
        // Choices of one list mostly stand together.
        if let Some(last) = self.found.last_mut().filter(|last| last.name == list) {
            last.choices.push(choice);
            return;
        }
        let place = *self.places.entry(list.to_owned()).or_insert_with(|| {
            let mut made = ChoiceList::new(list);
            made.sheet = self.shown.clone();
            self.found.push(made);
            self.found.len() - 1
        });
        self.found[place].choices.push(choice);
    }
}

/// A whole number without the `.0` that a spreadsheet gave it.
fn whole(mut cell: Found) -> Found {
    if let Some(digits) = cell.text.strip_suffix(".0")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
    {
        cell.text.truncate(cell.text.len() - 2);
    }
    cell
}
