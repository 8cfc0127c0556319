//! The lists of the choices sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_survey::CellRef;

use super::cell::{Cell, Sentence};

/// One list of the choices sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChoiceList {
    /// Its `list_name`.
    pub name: String,
    /// The sheet (or file) it stands in.
    pub sheet: Arc<str>,
    /// Its choices in the order of the sheet.
    pub choices: Vec<Choice>,
}

impl ChoiceList {
    /// An empty list.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            sheet: "choices".into(),
            choices: Vec::new(),
        }
    }

    /// Where a cell of `choice` stands; column 0 means its whole row.
    pub fn cell_ref(&self, choice: &Choice, column: u32) -> CellRef {
        CellRef {
            sheet: Arc::clone(&self.sheet),
            row: choice.number,
            column,
        }
    }
}

/// One row of the choices sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// Row as the spreadsheet counts it.
    pub number: u32,
    /// What is stored when it is chosen. A spreadsheet's `1.0` is already `1` here.
    pub name: Cell,
    /// What is read aloud.
    pub label: Sentence,
    /// `media::image` and the like, kind to file name by language.
    pub media: BTreeMap<String, Sentence>,
    /// The further columns that choice filters read, heading and cell; empty cells are left out.
    pub extra: Vec<(Arc<str>, Cell)>,
}

impl Choice {
    /// A choice with a name and a label in one language.
    pub fn new(name: &str, language: &str, label: &str) -> Self {
        Self {
            name: name.into(),
            label: Sentence::single(language, label),
            ..Self::default()
        }
    }

    /// The text of a further column; empty where there is none.
    pub fn extra(&self, heading: &str) -> &str {
        self.extra
            .iter()
            .find(|(known, _)| &**known == heading)
            .map_or("", |(_, cell)| cell.text.as_str())
    }
}
