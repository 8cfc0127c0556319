//! A change that takes rows with answers away: refused until the person was asked, with the names of what would go.

use paduk_form::FormError;
use paduk_survey::RowId;

use super::{OpenDocument, question};
use crate::api::ApiError;

/// The error of a change, with the rows named where it would take some away.
pub(crate) fn with_names(open: &OpenDocument, error: FormError, language: &str) -> ApiError {
    let FormError::RowsWouldGo { repeat, rows } = &error else {
        return error.into();
    };
    let form = open.form();
    let title = form
        .find(repeat)
        .map(|node| form.node(node).label(language).sentence.to_owned())
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| repeat.clone());
    let names: Vec<String> = rows.iter().map(|row| name(open, repeat, row, language)).collect();
    ApiError::new(error.code())
        .with("repeat", title)
        .with("rows", rows.len())
        .with("names", names.join(", "))
}

/// What a row is called: its first answer in words, else its number.
fn name(open: &OpenDocument, repeat: &str, row: &RowId, language: &str) -> String {
    let interview = &open.interview;
    let first = interview
        .places()
        .into_iter()
        .filter(|place| place.row.as_ref() == Some(row))
        .map(|place| question::words(interview, &place, language, true))
        .find(|words| !words.is_empty());
    first.unwrap_or_else(|| {
        let number = open.form().find(repeat).map_or(0, |node| position(open, node, row));
        number.to_string()
    })
}

fn position(open: &OpenDocument, repeat: paduk_form::NodeId, row: &RowId) -> usize {
    let stored = open.interview.rows_in_order();
    let within = stored
        .iter()
        .find(|stored| stored.row == *row)
        .and_then(|stored| stored.parent.as_ref());
    let rows = open.interview.rows(repeat, within);
    rows.iter().position(|other| other == row).map_or(0, |at| at + 1)
}
