//! The survey sheet.

use std::collections::BTreeMap;

use paduk_form::instrument::{Cell, Row, Sentence};
use paduk_survey::Diagnostic;

use super::quotes::plain_cell;
use super::{Reading, columns, shared};
use crate::heading::{Field, Spoken, SurveyHeading};
use crate::kind::Kind;
use crate::sheet::Sheet;

/// The rows of the sheet; rows that are switched off are left out with a note.
pub(crate) fn read(sheet: &mut Sheet, settings: &mut BTreeMap<String, Cell>, reading: &mut Reading) -> Vec<Row> {
    let headings = columns::by_number(sheet, reading, |text| match SurveyHeading::of(text) {
        // Two ways of writing one language are one column.
        SurveyHeading::Spoken(spoken, language) => {
            SurveyHeading::Spoken(spoken, language.map(|l| crate::heading::tag(&l)))
        }
        SurveyHeading::Media(kind, language) => SurveyHeading::Media(kind, language.map(|l| crate::heading::tag(&l))),
        heading @ (SurveyHeading::Field(_) | SurveyHeading::Other(_) | SurveyHeading::Unknown(..)) => heading,
    });
    columns::without_heading(sheet, reading);
    if !headings
        .iter()
        .any(|(_, heading)| *heading == SurveyHeading::Field(Field::Kind))
    {
        reading.findings.push(columns::missing(sheet, "type"));
    }
    let mut languages = columns::Columns::default();
    let bare = shared("");
    for (column, heading) in headings.iter() {
        match heading {
            SurveyHeading::Spoken(_, language) | SurveyHeading::Media(_, language) => {
                languages.insert(
                    column,
                    shared(&reading.language(language.as_deref(), &sheet.shown, column)),
                );
            }
            SurveyHeading::Unknown(heading, meant) => {
                reading.findings.push(columns::unknown(sheet, column, heading, *meant));
            }
            SurveyHeading::Field(_) | SurveyHeading::Other(_) => {}
        }
    }
    let name = shared(&sheet.shown);
    let taken = std::mem::take(&mut sheet.rows);
    let sheet = &*sheet;
    let mut rows = Vec::with_capacity(taken.len());
    for found in taken {
        let mut row = Row {
            sheet: name.clone(),
            number: found.number,
            ..Row::default()
        };
        let mut disabled = false;
        for cell in found.cells {
            let language = languages.get(cell.column).unwrap_or(&bare);
            match headings.get(cell.column) {
                Some(SurveyHeading::Field(field)) => {
                    let cell = plain_cell(sheet, found.number, cell, reading);
                    match field {
                        Field::Kind => row.kind = cell,
                        Field::Name => row.name = Some(cell),
                        Field::Constraint => row.constraint = Some(cell),
                        Field::Required => row.required = Some(cell),
                        Field::Relevant => row.relevant = Some(cell),
                        Field::Calculation => row.calculation = Some(cell),
                        Field::Default => row.default = Some(cell),
                        Field::ReadOnly => row.read_only = Some(cell),
                        Field::ChoiceFilter => row.choice_filter = Some(cell),
                        Field::Appearance => row.appearance = Some(cell),
                        Field::Parameters => row.parameters = Some(cell),
                        Field::Trigger => row.trigger = Some(cell),
                        Field::RepeatCount => row.repeat_count = Some(cell),
                        Field::Disabled => {
                            disabled = ["yes", "true", "true()"].contains(&cell.text.to_lowercase().as_str());
                        }
                    }
                }
                Some(SurveyHeading::Spoken(spoken, _)) => {
                    spoken_of(&mut row, *spoken).put_shared(language, cell.text, cell.column);
                }
                Some(SurveyHeading::Media(kind, _)) => {
                    let files = row.media.entry(kind.clone()).or_default();
                    files.put_shared(language, cell.text, cell.column);
                }
                Some(SurveyHeading::Other(heading) | SurveyHeading::Unknown(heading, _)) => {
                    let cell = plain_cell(sheet, found.number, cell, reading);
                    row.other.insert(SurveyHeading::standard(heading), cell);
                }
                None => {}
            }
        }
        if disabled {
            reading
                .findings
                .push(Diagnostic::note("row-disabled").at(&sheet.shown, found.number, 0));
        } else if row.kind.text.is_empty() && row.name.is_none() && row.label.is_empty() {
            // A remark between the questions.
            reading
                .findings
                .push(Diagnostic::warning("row-ignored").at(&sheet.shown, found.number, 0));
        } else if let Some(setting) = setting(&row.kind.text) {
            settings.insert(setting.to_owned(), row.name.unwrap_or_default());
        } else {
            settle(&mut row, reading);
            rows.push(row);
        }
    }
    rows
}

/// A setting that stands among the questions, which pyxform still allows.
fn setting(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "form_title" | "set_form_title" => "form_title",
        "form_id" | "set_form_id" => "form_id",
        "prefix" => "prefix",
        _ => return None,
    })
}

/// What a row leaves unsaid or says in an old way.
fn settle(row: &mut Row, reading: &mut Reading) {
    let kind = Kind::of(&row.kind.text);
    reading.note(row, kind);
    if let Kind::Plain(found) = kind {
        let given = match found.name {
            "note" => Some(format!("generated_note_name_{}", row.number)),
            "audit" => Some("audit".to_owned()),
            _ => None,
        };
        row.name = row.name.take().or_else(|| given.map(|name| Cell::new(name, 0)));
        let brought = found.constraint.map(|constraint| Cell::new(constraint, 0));
        row.constraint = row.constraint.take().or(brought);
    }
    if let Some(standard) = Kind::standard(&row.kind.text) {
        row.kind.text = standard.into_owned();
    }
    for cell in [&mut row.relevant, &mut row.constraint, &mut row.calculation]
        .into_iter()
        .flatten()
    {
        // A spreadsheet makes a truth value of what was meant as one; in an expression it would be a question's name.
        match cell.text.as_str() {
            "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" => "true()".clone_into(&mut cell.text),
            "no" | "No" | "NO" | "false" | "False" | "FALSE" => "false()".clone_into(&mut cell.text),
            _ => {}
        }
    }
    if let Some(trigger) = &mut row.trigger {
        // Commas without a reference between them are no mistake to pyxform.
        let parts: Vec<&str> = trigger.text.split(',').map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty()) {
            let kept: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            trigger.text = kept.join(", ");
        }
    }
}

fn spoken_of(row: &mut Row, spoken: Spoken) -> &mut Sentence {
    match spoken {
        Spoken::Label => &mut row.label,
        Spoken::Hint => &mut row.hint,
        Spoken::GuidanceHint => &mut row.guidance_hint,
        Spoken::ConstraintMessage => &mut row.constraint_message,
        Spoken::RequiredMessage => &mut row.required_message,
    }
}
