//! One row of the survey sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_survey::CellRef;

use super::cell::{Cell, Sentence};
use super::itemset::Itemset;

/// One row of the survey sheet: everything an XLSForm row may hold, cell by cell.
///
/// Headings are already the standard ones here (`constraint_message` for `constraint message`); their aliases are the
/// reader's matter. Types are as written: `select_one yesno`, `begin group`, `begin_repeat`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The sheet (or file) it stands in.
    pub sheet: Arc<str>,
    /// Row as the spreadsheet counts it: the heading is row 1.
    pub number: u32,
    /// `type`, with the list's name and `or_other` where there are any.
    pub kind: Cell,
    /// `name`.
    pub name: Option<Cell>,
    /// `label`: what is read aloud.
    pub label: Sentence,
    /// `hint`: an instruction to the enumerator.
    pub hint: Sentence,
    /// `guidance_hint`: a longer instruction.
    pub guidance_hint: Sentence,
    /// `constraint`.
    pub constraint: Option<Cell>,
    /// `constraint_message`.
    pub constraint_message: Sentence,
    /// `required`: `yes`, `no` or an expression.
    pub required: Option<Cell>,
    /// `required_message`.
    pub required_message: Sentence,
    /// `relevant`.
    pub relevant: Option<Cell>,
    /// `calculation`.
    pub calculation: Option<Cell>,
    /// `default`: a value or an expression.
    pub default: Option<Cell>,
    /// What stands there from the beginning, as it is; XForms only.
    pub initial: Option<Cell>,
    /// Where its choices come from, if they are nodes; XForms only.
    pub itemset: Option<Box<Itemset>>,
    /// `read_only`: `yes`, `no` or an expression.
    pub read_only: Option<Cell>,
    /// `choice_filter`.
    pub choice_filter: Option<Cell>,
    /// `appearance`.
    pub appearance: Option<Cell>,
    /// `parameters`.
    pub parameters: Option<Cell>,
    /// `trigger`.
    pub trigger: Option<Cell>,
    /// `repeat_count`.
    pub repeat_count: Option<Cell>,
    /// `jr:noAddRemove`: a repeat whose rows a person neither adds nor takes away.
    pub fixed_rows: bool,
    /// `media::image` and the like: kind to file name by language.
    pub media: BTreeMap<String, Sentence>,
    /// Every other column with a cell on this row, by heading as written, for example `bind::paduk:warning`.
    pub other: BTreeMap<String, Cell>,
}

impl Row {
    /// A row of the sheet `survey` with a type and, where it is not empty, a name.
    pub fn new(number: u32, kind: &str, name: &str) -> Self {
        Self {
            sheet: "survey".into(),
            number,
            kind: kind.into(),
            name: (!name.is_empty()).then(|| name.into()),
            ..Self::default()
        }
    }

    /// Where a cell of this row stands.
    pub fn cell_ref(&self, cell: &Cell) -> CellRef {
        self.at(cell.column)
    }

    /// Where a column of this row stands; 0 means the whole row.
    pub fn at(&self, column: u32) -> CellRef {
        CellRef {
            sheet: Arc::clone(&self.sheet),
            row: self.number,
            column,
        }
    }

    /// The text of a column that is none of the standard ones, if this row has it.
    pub fn other(&self, heading: &str) -> Option<&Cell> {
        self.other.get(heading)
    }
}
