//! An instrument as a workbook again.

mod choices;
mod csv_files;
mod language;
mod settings;
mod survey;
mod table;
mod xlsx;

use paduk_form::instrument::Instrument;
use paduk_survey::Diagnostic;

pub(crate) use csv_files::csv_files;
pub(crate) use xlsx::xlsx;

use crate::sheet::Workbook;

/// The sheets of an instrument, and what of it no workbook can hold.
pub(crate) fn workbook(instrument: &Instrument) -> (Workbook, Vec<Diagnostic>) {
    let languages = language::Headings::of(instrument);
    let mut sheets = vec![survey::sheet(instrument, &languages)];
    for (name, external) in [("choices", false), ("external_choices", true)] {
        let lists = instrument
            .lists
            .iter()
            .filter(|list| crate::rules::is_external(list) == external);
        sheets.extend(choices::sheet(name, lists, &languages));
    }
    sheets.extend(settings::sheet(instrument));
    (Workbook { file: None, sheets }, lost(instrument))
}

/// What only an XForm can say: tables, actions and rows of its own, and the rows of the survey that need them.
fn lost(instrument: &Instrument) -> Vec<Diagnostic> {
    let rows = instrument
        .survey
        .iter()
        .filter(|row| row.fixed_rows || row.itemset.is_some());
    let rows = rows.map(|row| Some(row.at(0)));
    let beside = [
        instrument.actions.len(),
        instrument.first_rows.len(),
        instrument.instances.len(),
    ];
    let whole = beside.iter().any(|count| *count > 0).then_some(None);
    let cells = rows.chain(whole);
    cells
        .map(|cell| Diagnostic::warning("lost-in-workbook").at_cell(cell))
        .collect()
}
