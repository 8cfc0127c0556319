//! A questionnaire's definition as designed: the rows of an XLSForm workbook, each cell knowing where it stood.
//!
//! Nothing here is checked or understood; [`crate::compile`] does that and says what it finds, cell by cell.

mod action;
mod cell;
mod choice;
mod found;
mod hash;
mod itemset;
mod row;

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_survey::{CellRef, Texts};

use crate::document::Document;

pub use action::{Action, Event, FirstRow};
pub use cell::{Cell, Sentence};
pub use choice::{Choice, ChoiceList};
pub use itemset::{Itemset, ItemsetLabel};
pub use row::Row;

/// A questionnaire as its authors wrote it. Made by `xlsform`, or by hand in tests.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Instrument {
    /// `form_id` of the settings sheet, for example `bumil`.
    pub form_id: String,
    /// `form_title`, by language.
    pub title: Texts,
    /// `version` as the authors count it; the true version is [`Instrument::hash`].
    pub version: String,
    /// The language a person sees when none was chosen; also the tag of columns without a language.
    pub default_language: String,
    /// Every language that has a column, in the order of the columns.
    pub languages: Vec<String>,
    /// The settings sheet, heading to cell, including those repeated above.
    pub settings: BTreeMap<String, Cell>,
    /// Name of the settings sheet, for cell references.
    pub settings_sheet: String,
    /// Row of the settings sheet on which the cells stand.
    pub settings_row: u32,
    /// The survey sheet, row by row, without the heading and without empty rows.
    pub survey: Vec<Row>,
    /// The lists of the choices sheet, in the order of their first rows.
    pub lists: Vec<ChoiceList>,
    /// Secondary instances by their ids; XForms only.
    pub instances: Vec<(String, Arc<Document>)>,
    /// Translations by id, which the nodes of itemsets name; XForms only.
    pub itext: BTreeMap<String, Sentence>,
    /// What happens by itself beyond what rows say; XForms only.
    pub actions: Vec<Action>,
    /// Rows that are there from the beginning; XForms only. Outer rows stand before theirs.
    pub first_rows: Vec<FirstRow>,
}

impl Instrument {
    /// The list of this name.
    pub fn list(&self, name: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// Where a cell of the settings sheet stands.
    pub fn settings_cell(&self, cell: &Cell) -> CellRef {
        CellRef {
            sheet: self.settings_sheet.as_str().into(),
            row: self.settings_row,
            column: cell.column,
        }
    }
}
