//! The survey sheet.

use std::collections::BTreeSet;

use paduk_form::instrument::{Cell, Instrument, Row, Sentence};

use super::language::Headings;
use super::table::Table;
use crate::sheet::Sheet;

/// A column that holds one cell for a row.
type Field = (&'static str, fn(&Row) -> Option<&Cell>);
/// A column that holds a sentence.
type Spoken = (&'static str, fn(&Row) -> &Sentence);

const FIELDS: [Field; 11] = [
    ("constraint", |row| row.constraint.as_ref()),
    ("required", |row| row.required.as_ref()),
    ("relevant", |row| row.relevant.as_ref()),
    ("calculation", |row| row.calculation.as_ref()),
    // What an XForm's first answers say is written as the default that it comes to.
    ("default", |row| row.default.as_ref().or(row.initial.as_ref())),
    ("read_only", |row| row.read_only.as_ref()),
    ("choice_filter", |row| row.choice_filter.as_ref()),
    ("appearance", |row| row.appearance.as_ref()),
    ("parameters", |row| row.parameters.as_ref()),
    ("trigger", |row| row.trigger.as_ref()),
    ("repeat_count", |row| row.repeat_count.as_ref()),
];

const SPOKEN: [Spoken; 5] = [
    ("label", |row| &row.label),
    ("hint", |row| &row.hint),
    ("guidance_hint", |row| &row.guidance_hint),
    ("constraint_message", |row| &row.constraint_message),
    ("required_message", |row| &row.required_message),
];

/// The sheet. Labels have a column for every language, so that the languages keep their order.
pub(super) fn sheet(instrument: &Instrument, languages: &Headings) -> Sheet {
    let mut headings = vec!["type".to_owned(), "name".to_owned()];
    for (base, _) in SPOKEN {
        headings.extend(
            instrument
                .languages
                .iter()
                .map(|language| languages.heading(base, language)),
        );
    }
    headings.extend(FIELDS.map(|(base, _)| base.to_owned()));
    let media: BTreeSet<&String> = instrument.survey.iter().flat_map(|row| row.media.keys()).collect();
    for kind in media {
        let base = format!("media::{kind}");
        headings.extend(
            instrument
                .languages
                .iter()
                .map(|language| languages.heading(&base, language)),
        );
    }
    let other: BTreeSet<&String> = instrument.survey.iter().flat_map(|row| row.other.keys()).collect();
    headings.extend(other.into_iter().cloned());
    let labels: Vec<String> = instrument
        .languages
        .iter()
        .map(|known| languages.heading("label", known))
        .collect();

    let mut table = Table::new(headings);
    for row in &instrument.survey {
        table.row();
        table.put("type", &row.kind.text);
        table.put("name", row.name.as_ref().map_or("", |cell| cell.text.as_str()));
        for (base, get) in SPOKEN {
            put(&mut table, languages, base, get(row));
        }
        for (base, get) in FIELDS {
            table.put(base, get(row).map_or("", |cell| cell.text.as_str()));
        }
        for (kind, files) in &row.media {
            put(&mut table, languages, &format!("media::{kind}"), files);
        }
        for (heading, cell) in &row.other {
            table.put(heading, &cell.text);
        }
    }
    table.sheet("survey", |heading| {
        ["type", "name"].contains(&heading) || labels.iter().any(|label| label == heading)
    })
}

/// A sentence in all its languages.
pub(super) fn put(table: &mut Table, languages: &Headings, base: &str, sentence: &Sentence) {
    for (language, text) in sentence.texts().iter() {
        table.put(&languages.heading(base, language), text);
    }
}
