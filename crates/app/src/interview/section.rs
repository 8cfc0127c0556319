//! Sections of a questionnaire: its top-level groups, and each row of a roster as one of its own.

use paduk_form::{Interview, NodeId, Place};
use paduk_survey::RowId;

use super::cursor::{Stop, outer_repeat};

/// A section with its places.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// The node: a top-level group, or a repeat.
    pub(crate) node: NodeId,
    /// The row, if it is one of a repeat.
    pub(crate) row: Option<RowId>,
    /// Its shown places in order.
    pub(crate) places: Vec<Place>,
}

impl Section {
    /// The key by which the window names it.
    pub(crate) fn key(&self, interview: &Interview) -> String {
        let name = interview.form().node(self.node).address();
        self.row
            .as_ref()
            .map_or_else(|| name.to_owned(), |row| format!("{name}#{row}"))
    }
}

/// The sections that have something to show now, in order.
pub(crate) fn sections(interview: &Interview, stops: &[Stop]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for stop in stops {
        let Stop::At(place) = stop else { continue };
        let (node, row) = around(interview, place);
        match sections.last_mut() {
            Some(last) if last.node == node && last.row == row => last.places.push(place.clone()),
            _ => sections.push(Section {
                node,
                row,
                places: vec![place.clone()],
            }),
        }
    }
    sections
}

/// The section that a place stands in.
pub(crate) fn around(interview: &Interview, place: &Place) -> (NodeId, Option<RowId>) {
    let form = interview.form();
    if let (Some(repeat), Some(row)) = (outer_repeat(interview, place.node), &place.row) {
        return (repeat, Some(outer_row(interview, row)));
    }
    let top = std::iter::successors(Some(place.node), |node| form.node(*node).parent())
        .take_while(|node| *node != NodeId::ROOT)
        .last();
    // A question that stands in no group belongs to the form itself.
    let top = top.filter(|node| form.node(*node).kind().question().is_none());
    (top.unwrap_or(NodeId::ROOT), None)
}

/// The row of the outermost repeat around a row.
fn outer_row(interview: &Interview, row: &RowId) -> RowId {
    let rows = interview.rows_in_order();
    std::iter::successors(Some(row.clone()), |row| {
        rows.iter().find(|stored| stored.row == *row)?.parent.clone()
    })
    .last()
    .unwrap_or_else(|| row.clone())
}
