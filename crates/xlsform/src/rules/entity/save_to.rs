//! The column `save_to`: which property of which entity an answer becomes.

use std::collections::BTreeMap;

use paduk_form::instrument::{Cell, Row};
use paduk_survey::Diagnostic;

use super::{Declaration, Tie};
use crate::heading::nearest;
use crate::kind::Kind;
use crate::rules::is_tag;
use crate::rules::outline::Placed;

/// The cell of a row.
pub(super) fn cell(row: &Row) -> Option<&Cell> {
    row.other("save_to").or_else(|| row.other("bind::entities:saveto"))
}

/// The list and the property that a `save_to` names, if it is as it must be; else says what is wrong.
pub(super) fn check<'a>(
    placed: &Placed<'_>,
    cell: &Cell,
    declarations: &[Declaration<'a>],
    ties: &BTreeMap<&'a str, Vec<Tie<'_>>>,
    found: &mut Vec<Diagnostic>,
) -> Option<(&'a str, String)> {
    let place = Some(placed.row.cell_ref(cell));
    let mut parts = cell.text.split('#');
    let (list, property) = match (parts.next(), parts.next(), parts.next(), declarations) {
        (.., []) => {
            found.push(Diagnostic::error("save-to-without-entities").at_cell(place));
            return None;
        }
        (Some(list), Some(property), None, _) => (list, property),
        (Some(property), None, None, [only]) => (only.list, property),
        (Some(_), None, None, _) => {
            found.push(Diagnostic::error("save-to-without-list").at_cell(place));
            return None;
        }
        _ => {
            found.push(Diagnostic::error("save-to-many-signs").at_cell(place));
            return None;
        }
    };
    let Some(declaration) = declarations.iter().find(|known| known.list == list) else {
        let meant = nearest(list, declarations.iter().map(|known| known.list)).map(str::to_owned);
        let error = Diagnostic::error("save-to-unknown-list")
            .at_cell(place)
            .with("list", list);
        found.push(error.suggesting(meant));
        return None;
    };
    if matches!(placed.kind, Kind::Begin(..) | Kind::End(_)) {
        found.push(Diagnostic::error("save-to-of-group").at_cell(place));
    } else if ["name", "label"].contains(&property.to_lowercase().as_str()) {
        found.push(
            Diagnostic::error("save-to-reserved")
                .at_cell(place)
                .with("name", property),
        );
    } else if property.starts_with("__") {
        found.push(
            Diagnostic::error("reserved-prefix")
                .at_cell(place)
                .with("name", property),
        );
    } else if !is_tag(property) {
        found.push(Diagnostic::error("bad-name").at_cell(place).with("name", property));
    } else if let Some(earlier) = ties
        .get(list)
        .and_then(|ties| ties.iter().find(|tie| tie.property.as_deref() == Some(property)))
    {
        let error = Diagnostic::error("save-to-twice").at_cell(place).with("name", property);
        let mut other = placed.row.at(earlier.column);
        other.row = earlier.row;
        found.push(error.relating(other));
    }
    Some((declaration.list, property.to_owned()))
}
