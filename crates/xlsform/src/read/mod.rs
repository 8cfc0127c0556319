//! A workbook of cells understood as an instrument.

mod choices;
mod columns;
mod loops;
mod quotes;
mod settings;
mod survey;

use std::sync::Arc;

use paduk_form::instrument::{Instrument, Row};
use paduk_survey::{CellRef, Diagnostic};

use crate::heading::nearest;
use crate::kind::{Control, Kind, Taking};
use crate::sheet::{SHEETS, Workbook};

/// What one reading finds: languages in the order of their columns, and everything that is wrong.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Tag of the columns that name no language.
    pub bare: String,
    /// Every language that has a column.
    pub languages: Vec<String>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// True where a row begins a loop.
    pub loops: bool,
    /// The first row with a list of the sheet `choices`, and of `external_choices`.
    pub needs: [Option<CellRef>; 2],
}

/// The instrument that the workbook defines, and what is wrong with it.
pub(crate) fn read(mut workbook: Workbook) -> (Instrument, Vec<Diagnostic>) {
    let mut reading = Reading::default();
    let mut instrument = Instrument::default();
    misspelt_sheets(&workbook, &mut reading);

    if let Some(sheet) = workbook.sheet("settings") {
        settings::read(sheet, &mut instrument, &mut reading);
    }
    let chosen = (!instrument.default_language.is_empty()).then(|| instrument.default_language.clone());
    reading.bare = chosen.clone().unwrap_or_else(|| "default".to_owned());

    match workbook.survey_mut() {
        Some(sheet) => instrument.survey = survey::read(sheet, &mut instrument.settings, &mut reading),
        None => reading
            .findings
            .push(Diagnostic::error("missing-sheet").with("sheet", "survey")),
    }
    for name in ["choices", "external_choices"] {
        if let Some(sheet) = workbook.sheet_mut(name) {
            instrument.lists.extend(choices::read(sheet, &mut reading));
        }
    }
    missing_lists(&workbook, &mut reading);
    if reading.loops {
        instrument.survey = loops::unroll(std::mem::take(&mut instrument.survey), &instrument.lists, &mut reading);
    }
    for sheet in ["osm", "entities"].into_iter().filter_map(|name| workbook.sheet(name)) {
        let note = Diagnostic::note("sheet-ignored").at(&sheet.shown, 1, 0);
        reading.findings.push(note.with("sheet", &sheet.name));
    }
    settings::title(&workbook, chosen, &mut instrument, &mut reading);
    instrument.languages = std::mem::take(&mut reading.languages);
    crate::rules::check(&workbook, &instrument, &mut reading.findings);
    for row in instrument.survey.iter_mut().filter(|row| !row.other.is_empty()) {
        // Entities are checked and not used; without their sheet this column would only be wrong wherever it is written.
        row.other
            .retain(|heading, _| !["save_to", "bind::entities:saveto"].contains(&heading.as_str()));
    }
    (instrument, reading.findings)
}

/// Only a workbook that offers choices must have the sheet that they stand on; it is asked for once, at the first row
/// that needs it.
fn missing_lists(workbook: &Workbook, reading: &mut Reading) {
    for (name, needed) in ["choices", "external_choices"]
        .into_iter()
        .zip(std::mem::take(&mut reading.needs))
    {
        if needed.is_some() && workbook.sheet(name).is_none() {
            let error = Diagnostic::error("missing-sheet").at_cell(needed);
            reading.findings.push(error.with("sheet", name));
        }
    }
}

/// Sheets whose names are a slip away from one that has a meaning, where that one is missing.
fn misspelt_sheets(workbook: &Workbook, reading: &mut Reading) {
    let missing: Vec<&str> = SHEETS
        .into_iter()
        .filter(|known| workbook.sheet(known).is_none())
        .collect();
    for sheet in &workbook.sheets {
        let name = sheet.name.trim().to_lowercase();
        let known = SHEETS.contains(&name.as_str()) || name.starts_with('_');
        if let Some(meant) = nearest(&name, missing.iter().copied()).filter(|_| !known) {
            reading.findings.push(
                Diagnostic::warning("unknown-sheet")
                    .at(&sheet.shown, 1, 0)
                    .with("sheet", &sheet.name)
                    .suggesting(Some(meant.to_owned())),
            );
        }
    }
}

impl Reading {
    /// Notes what a row asks of other sheets.
    pub(crate) fn note(&mut self, row: &Row, kind: Kind<'_>) {
        let external = match kind {
            Kind::Select { taking, list, .. } if !taking.is_file() && !list.contains("${") => {
                taking == Taking::External
            }
            Kind::Begin(Control::Loop, list) => {
                self.loops = true;
                if list.is_none() {
                    return;
                }
                false
            }
            Kind::Select { .. } | Kind::Begin(..) | Kind::End(_) | Kind::Osm | Kind::Plain(_) | Kind::Unknown => return,
        };
        self.needs[usize::from(external)].get_or_insert_with(|| row.cell_ref(&row.kind));
    }

    /// The tag of a column's language, kept in the list of languages; a name without a code is warned of once.
    pub(crate) fn language(&mut self, named: Option<&str>, sheet: &str, column: u32) -> String {
        let tag = named.map_or_else(|| self.bare.clone(), crate::heading::tag);
        if !self.languages.contains(&tag) {
            if named.is_some() && !crate::heading::has_code(&tag) {
                self.findings.push(
                    Diagnostic::warning("language-without-code")
                        .at(sheet, 1, column)
                        .with("language", &tag),
                );
            }
            self.languages.push(tag.clone());
        }
        tag
    }
}

/// A name that many rows share.
pub(crate) fn shared(text: &str) -> Arc<str> {
    text.into()
}
