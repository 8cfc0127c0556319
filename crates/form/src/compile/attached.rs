//! Lists of choices that stand in a CSV file beside the workbook.

use std::path::Path;
use std::sync::Arc;

use paduk_survey::{Diagnostic, Span};

use super::{Compiler, parameters};
use crate::expression::nearest;
use crate::instrument::{Cell, Choice, ChoiceList, Row, Sentence};

/// What the file's name ends with where other tools read more than CSV.
const OTHER_KINDS: [&str; 2] = [".xml", ".geojson"];

impl Compiler<'_> {
    /// The list of `select_one_from_file name`; read once for every pair of columns.
    pub(super) fn attached_list(&mut self, row: &Row, file: &str) -> usize {
        let given = row.parameters.as_ref().and_then(|cell| parameters::pairs(&cell.text));
        let column = |name: &str| {
            let given = given.iter().flatten().find(|(known, _)| known == name);
            given.map(|(_, value)| value.clone())
        };
        let value = column("value").unwrap_or_else(|| "name".to_owned());
        let label = column("label").unwrap_or_else(|| "label".to_owned());
        let first = self.instrument.lists.len();
        let key = (file.to_owned(), value.clone(), label.clone());
        if let Some(known) = self.attached.iter().position(|(known, _)| *known == key) {
            return first + self.attached[known].1;
        }
        let list = self.read_attached(row, file, &value, &label);
        self.extra_lists.push(list);
        let at = self.extra_lists.len() - 1;
        self.attached.push((key, at));
        first + at
    }

    fn read_attached(&mut self, row: &Row, file: &str, value: &str, label: &str) -> ChoiceList {
        let mut list = ChoiceList::new(file);
        list.sheet = file.into();
        let lower = file.to_ascii_lowercase();
        let at = row.cell_ref(&row.kind);
        if OTHER_KINDS.iter().any(|ending| lower.ends_with(ending)) {
            self.say(
                Diagnostic::warning("list-file-not-read")
                    .at_cell(Some(at))
                    .with("file", file),
            );
            return list;
        }
        if Path::new(&lower).extension().is_none_or(|ending| ending != "csv") {
            self.say(Diagnostic::error("bad-list-file").at_cell(Some(at)).with("file", file));
            return list;
        }
        let Some(bytes) = self.attachments.bytes(file) else {
            self.say(
                Diagnostic::warning("list-file-missing")
                    .at_cell(Some(at))
                    .with("file", file),
            );
            return list;
        };
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(error) => {
                let byte = error.valid_up_to();
                let cell = list.cell_ref(&Choice::default(), 0);
                self.say(
                    Diagnostic::error("file-not-utf8")
                        .at_cell(Some(cell))
                        .with("byte", byte),
                );
                return list;
            }
        };
        self.read_rows(row, &text, value, label, &mut list);
        list
    }

    fn read_rows(&mut self, row: &Row, text: &str, value: &str, label: &str, list: &mut ChoiceList) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let headings: Vec<Arc<str>> = match reader.headers() {
            Ok(headings) => headings.iter().map(|heading| heading.trim().into()).collect(),
            Err(_) => Vec::new(),
        };
        let place = |name: &str| headings.iter().position(|heading| &**heading == name);
        let Some(names) = place(value) else {
            self.missing_column(row, value, &headings, list);
            return;
        };
        let mut labels: Vec<(String, usize)> = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            if &**heading == label {
                labels.push((self.instrument.default_language.clone(), at));
            } else if let Some(language) = heading.strip_prefix(label).and_then(|rest| rest.strip_prefix("::")) {
                labels.push((self.tag(language.trim()), at));
            }
        }
        if labels.is_empty() {
            self.missing_column(row, label, &headings, list);
        }
        for (number, found) in reader.records().enumerate() {
            let number = number as u32 + 2;
            let Ok(found) = found else {
                let choice = Choice {
                    number,
                    ..Choice::default()
                };
                let cell = list.cell_ref(&choice, 0);
                self.say(Diagnostic::error("list-row-unreadable").at_cell(Some(cell)));
                continue;
            };
            let mut choice = Choice {
                number,
                name: Cell::new(found.get(names).unwrap_or_default().trim(), names as u32 + 1),
                ..Choice::default()
            };
            let mut sentence = Sentence::default();
            for (language, at) in &labels {
                if let Some(label) = found.get(*at).filter(|label| !label.is_empty()) {
                    sentence.put(language, label, *at as u32 + 1);
                }
            }
            choice.label = sentence;
            for (at, heading) in headings.iter().enumerate() {
                let text = found.get(at).unwrap_or_default();
                if !text.is_empty() && !matches!(&**heading, "name" | "label") {
                    choice.extra.push((Arc::clone(heading), Cell::new(text, at as u32 + 1)));
                }
            }
            list.choices.push(choice);
        }
    }

    fn missing_column(&mut self, row: &Row, column: &str, headings: &[Arc<str>], list: &ChoiceList) {
        let mut diagnostic = Diagnostic::error("list-file-without-column")
            .at_cell(Some(row.cell_ref(&row.kind)))
            .with("column", column)
            .with("file", &list.name)
            .suggesting(nearest(column, headings.iter().map(|heading| &**heading)));
        diagnostic.span = Some(Span {
            start: 0,
            end: row.kind.text.chars().count() as u32,
        });
        self.say(diagnostic);
    }

    /// The tag of a language as the workbook's own columns have it: `Bahasa Indonesia (id)` is `id`.
    fn tag(&self, language: &str) -> String {
        let inside = language.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
        let tag = inside.unwrap_or(language);
        let known = self
            .instrument
            .languages
            .iter()
            .find(|known| known.eq_ignore_ascii_case(tag));
        known.cloned().unwrap_or_else(|| tag.to_owned())
    }
}
