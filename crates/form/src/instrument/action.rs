//! What happens by itself: values put in when a form opens, when a row comes, or when another question changes.
//!
//! In an XLSForm this is `trigger` with `calculation`, and a `default` that is an expression. ODK XForms may hold more
//! of it (`setvalue`), and rows that are there from the beginning; their reader writes both here.

use std::sync::Arc;

use paduk_survey::CellRef;

use super::cell::Cell;

/// When an action happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// When an interview begins (`odk-instance-first-load`).
    FirstLoad,
    /// Each time it is opened, also the first (`odk-instance-load`).
    Load,
    /// When a row of the repeat around the target comes (`odk-new-repeat`).
    NewRow,
    /// When the value of the trigger changes (`xforms-value-changed`).
    ValueChanged,
}

impl Event {
    /// The word that XForms have for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstLoad => "odk-instance-first-load",
            Self::Load => "odk-instance-load",
            Self::NewRow => "odk-new-repeat",
            Self::ValueChanged => "xforms-value-changed",
        }
    }
}

/// A value put somewhere when something happens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// The sheet (or file) it stands in.
    pub sheet: Arc<str>,
    /// Its row or line there.
    pub number: u32,
    /// When.
    pub events: Vec<Event>,
    /// Where: a path or `${name}`.
    pub target: Cell,
    /// What: an expression, seen from the target. Empty takes the value away.
    pub value: Cell,
    /// The question whose change it waits for: a path or `${name}`.
    pub trigger: Option<Cell>,
}

impl Action {
    /// Where a cell of it stands.
    pub fn cell_ref(&self, cell: &Cell) -> CellRef {
        CellRef {
            sheet: Arc::clone(&self.sheet),
            row: self.number,
            column: cell.column,
        }
    }
}

/// A row that is there when an interview begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FirstRow {
    /// The repeat: a path or `${name}`.
    pub repeat: String,
    /// Which of the first rows before it is the row around it.
    pub parent: Option<usize>,
    /// What stands in it: the question's path or `${name}`, and the value. These take the place of defaults.
    pub values: Vec<(String, String)>,
}
