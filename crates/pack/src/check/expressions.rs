//! The expressions of a questionnaire with their cells.

use paduk_form::Instrument;
use paduk_form::instrument::Cell;
use paduk_survey::CellRef;

/// Every cell of the survey sheet in which a question may be named, with its place.
pub(super) fn expressions(instrument: &Instrument) -> Vec<(&str, CellRef)> {
    let mut found = Vec::new();
    for row in &instrument.survey {
        let single = [
            &row.constraint,
            &row.required,
            &row.relevant,
            &row.calculation,
            &row.default,
            &row.read_only,
            &row.choice_filter,
            &row.trigger,
            &row.repeat_count,
            &row.parameters,
        ];
        let cells = single.into_iter().flatten().chain(row.other.values());
        found.extend(cells.map(|cell: &Cell| (cell.text.as_str(), row.cell_ref(cell))));
        // A sentence names questions as well: "Apakah ${nama} …".
        let sentences = [&row.label, &row.hint, &row.guidance_hint, &row.constraint_message];
        for sentence in sentences {
            found.extend(sentence.texts().iter().map(|(language, text)| {
                let place = row.at(sentence.column(language));
                (text, place)
            }));
        }
        // `select_one ${rows}` and the names of lists stand in the type.
        found.push((row.kind.text.as_str(), row.cell_ref(&row.kind)));
    }
    found
}

/// The questions that an expression names: `${name}`.
pub(super) fn named(expression: &str) -> impl Iterator<Item = &str> {
    let parts = expression.split("${").skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name.trim()))
}
