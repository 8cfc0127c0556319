//! Which group or repeat each row stands in.

use paduk_form::instrument::Row;

use crate::kind::{Control, Kind};

/// A row with what it is and where it stands.
pub(super) struct Placed<'a> {
    pub row: &'a Row,
    pub kind: Kind<'a>,
    /// The row that began the group or repeat it stands in, by its place among all rows.
    pub inside: Option<usize>,
}

impl Placed<'_> {
    /// The name, empty where there is none.
    pub fn name(&self) -> &str {
        self.row.name.as_ref().map_or("", |name| name.text.as_str())
    }

    /// True where the row begins a repeat.
    pub fn begins_repeat(&self) -> bool {
        matches!(self.kind, Kind::Begin(Control::Repeat, _))
    }
}

/// Every row in its place. Ends that fit nothing are passed over; `form` reports them.
pub(super) fn place(rows: &[Row]) -> Vec<Placed<'_>> {
    let mut open: Vec<usize> = Vec::new();
    let mut placed = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let kind = Kind::of(&row.kind.text);
        if let Kind::End(_) = kind {
            open.pop();
        }
        placed.push(Placed {
            row,
            kind,
            inside: open.last().copied(),
        });
        if let Kind::Begin(..) = kind {
            open.push(at);
        }
    }
    placed
}
