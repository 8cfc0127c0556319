//! The survey sheet.

use std::collections::BTreeMap;

use paduk_form::instrument::{Row, Sentence};
use paduk_survey::Diagnostic;

use super::quotes::plain_cell;
use super::{Reading, columns, shared};
use crate::heading::{Field, Spoken, SurveyHeading};
use crate::sheet::Sheet;

/// The rows of the sheet; rows that are switched off are left out with a note.
pub(crate) fn read(sheet: &Sheet, reading: &mut Reading) -> Vec<Row> {
    let headings = columns::by_number(sheet, reading, |text| match SurveyHeading::of(text) {
        // Two ways of writing one language are one column.
        SurveyHeading::Spoken(spoken, language) => {
            SurveyHeading::Spoken(spoken, language.map(|l| crate::heading::tag(&l)))
        }
        SurveyHeading::Media(kind, language) => SurveyHeading::Media(kind, language.map(|l| crate::heading::tag(&l))),
        heading @ (SurveyHeading::Field(_) | SurveyHeading::Other(_) | SurveyHeading::Unknown(..)) => heading,
    });
    columns::without_heading(sheet, reading);
    for (field, name) in [(Field::Kind, "type"), (Field::Name, "name")] {
        if !headings.values().any(|heading| *heading == SurveyHeading::Field(field)) {
            reading.findings.push(columns::missing(sheet, name));
        }
    }
    let mut languages = BTreeMap::new();
    for (&column, heading) in &headings {
        match heading {
            SurveyHeading::Spoken(_, language) | SurveyHeading::Media(_, language) => {
                languages.insert(column, reading.language(language.as_deref(), &sheet.shown, column));
            }
            SurveyHeading::Unknown(heading, meant) => {
                reading.findings.push(columns::unknown(sheet, column, heading, *meant));
            }
            SurveyHeading::Field(_) | SurveyHeading::Other(_) => {}
        }
    }
    let name = shared(&sheet.shown);
    let mut rows = Vec::new();
    for found in &sheet.rows {
        let mut row = Row {
            sheet: name.clone(),
            number: found.number,
            ..Row::default()
        };
        let mut disabled = false;
        for cell in &found.cells {
            let language = languages.get(&cell.column).map_or("", String::as_str);
            match headings.get(&cell.column) {
                Some(SurveyHeading::Field(field)) => {
                    let cell = plain_cell(sheet, found.number, cell.column, &cell.text, reading);
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
                    spoken_of(&mut row, *spoken).put(language, &cell.text, cell.column);
                }
                Some(SurveyHeading::Media(kind, _)) => {
                    let files = row.media.entry(kind.clone()).or_default();
                    files.put(language, &cell.text, cell.column);
                }
                Some(SurveyHeading::Other(heading) | SurveyHeading::Unknown(heading, _)) => {
                    let cell = plain_cell(sheet, found.number, cell.column, &cell.text, reading);
                    row.other.insert(SurveyHeading::standard(heading), cell);
                }
                None => {}
            }
        }
        if disabled {
            reading
                .findings
                .push(Diagnostic::note("row-disabled").at(&sheet.shown, found.number, 0));
        } else {
            rows.push(row);
        }
    }
    rows
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

/// True for a type that takes its choices from the choices sheet.
pub(crate) fn needs_choices(kind: &str) -> bool {
    let kind = kind.trim().to_lowercase();
    let selects = [
        "select_one",
        "select_multiple",
        "select one",
        "select multiple",
        "select1",
        "select all",
        "rank",
    ];
    selects.iter().any(|word| kind.starts_with(word))
        && !kind.contains("from_file")
        && !kind.contains("from file")
        && !kind.contains("external")
}
