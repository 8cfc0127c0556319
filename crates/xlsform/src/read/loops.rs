//! `begin loop over LIST`: the rows of the loop, once for each choice of the list.

use paduk_form::instrument::{Cell, Choice, ChoiceList, Row, Sentence};
use paduk_survey::Diagnostic;

use super::Reading;
use crate::kind::{Control, Kind};
use crate::sheet::MAX_ROWS;

/// The rows with every loop written out: a group of the loop's name, in it a group for each choice, in each the rows
/// of the loop with `%(name)s` and `%(label)s` filled in. A choice called `none` has no group.
pub(crate) fn unroll(rows: Vec<Row>, lists: &[ChoiceList], reading: &mut Reading) -> Vec<Row> {
    let mut made = Vec::new();
    let mut writer = Writer {
        lists,
        findings: Vec::new(),
        full: false,
    };
    writer.write(&rows, &mut made);
    reading.findings.append(&mut writer.findings);
    made
}

struct Writer<'a> {
    lists: &'a [ChoiceList],
    findings: Vec<Diagnostic>,
    full: bool,
}

impl Writer<'_> {
    fn write(&mut self, rows: &[Row], made: &mut Vec<Row>) {
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            if made.len() >= MAX_ROWS as usize {
                if !std::mem::replace(&mut self.full, true) {
                    let limit = Diagnostic::error("too-many-rows").at_cell(Some(row.at(0)));
                    self.findings.push(limit.with("limit", MAX_ROWS));
                }
                return;
            }
            let Kind::Begin(Control::Loop, list) = Kind::of(&row.kind.text) else {
                made.push(row.clone());
                at += 1;
                continue;
            };
            let length = length(&rows[at + 1..]);
            let inside = &rows[at + 1..(at + 1 + length).min(rows.len())];
            self.turn(row, list, inside, made);
            at += 1 + length + 1;
        }
    }

    /// One loop: its first row and the rows in it.
    fn turn(&mut self, row: &Row, list: Option<&str>, inside: &[Row], made: &mut Vec<Row>) {
        let found = list.and_then(|list| self.lists.iter().find(|known| known.name == list));
        if found.is_none() {
            let cell = Some(row.cell_ref(&row.kind));
            self.findings.push(match list {
                Some(list) => Diagnostic::error("unknown-list").at_cell(cell).with("list", list),
                None => Diagnostic::error("missing-list").at_cell(cell),
            });
        }
        let mut group = row.clone();
        group.kind.text = "begin group".to_owned();
        made.push(group);
        for choice in found.map(|list| &list.choices[..]).unwrap_or_default() {
            if choice.name.text == "none" {
                continue;
            }
            let mut column = plain(row, "begin group");
            column.name = Some(choice.name.clone());
            column.label = choice.label.clone();
            made.push(column);
            let filled: Vec<Row> = inside.iter().map(|row| fill_row(row, choice)).collect();
            self.write(&filled, made);
            made.push(plain(row, "end group"));
        }
        made.push(plain(row, "end group"));
    }
}

/// How many rows stand before the end of a loop whose first row was just passed.
fn length(rows: &[Row]) -> usize {
    let mut depth = 1_usize;
    let end = rows.iter().position(|row| {
        match Kind::of(&row.kind.text) {
            Kind::Begin(Control::Loop, _) => depth += 1,
            Kind::End(Control::Loop) => depth -= 1,
            Kind::Begin(..) | Kind::End(_) | Kind::Select { .. } | Kind::Osm | Kind::Plain(_) | Kind::Unknown => {}
        }
        depth == 0
    });
    end.unwrap_or(rows.len())
}

/// A row of this type at the place of another.
fn plain(at: &Row, kind: &str) -> Row {
    Row {
        sheet: at.sheet.clone(),
        number: at.number,
        kind: Cell::new(kind, at.kind.column),
        ..Row::default()
    }
}

fn fill_row(row: &Row, choice: &Choice) -> Row {
    let mut row = row.clone();
    let cells = [
        Some(&mut row.kind),
        row.name.as_mut(),
        row.constraint.as_mut(),
        row.required.as_mut(),
        row.relevant.as_mut(),
        row.calculation.as_mut(),
        row.default.as_mut(),
        row.read_only.as_mut(),
        row.choice_filter.as_mut(),
        row.appearance.as_mut(),
    ];
    for cell in cells.into_iter().flatten() {
        fill(&mut cell.text, choice, "");
    }
    for sentence in [
        &mut row.label,
        &mut row.hint,
        &mut row.guidance_hint,
        &mut row.constraint_message,
        &mut row.required_message,
    ] {
        *sentence = fill_sentence(sentence, choice);
    }
    row
}

fn fill_sentence(sentence: &Sentence, choice: &Choice) -> Sentence {
    let mut made = Sentence::default();
    for (language, text) in sentence.texts().iter() {
        let mut text = text.to_owned();
        fill(&mut text, choice, language);
        made.put(language, &text, sentence.column(language));
    }
    made
}

fn fill(text: &mut String, choice: &Choice, language: &str) {
    if text.contains("%(") {
        let label = choice.label.texts().get(language, "");
        *text = text.replace("%(name)s", &choice.name.text).replace("%(label)s", label);
    }
}
