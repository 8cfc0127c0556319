//! Where a node's texts stand: in its row of the instrument, which is not copied.

use std::sync::Arc;

use paduk_survey::{CellRef, Texts};

use crate::instrument::{Instrument, Row};

/// The row a node came from, and a label of its own where it has another.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    instrument: Arc<Instrument>,
    row: Option<u32>,
    own: Option<Box<Texts>>,
}

impl Source {
    /// The form itself, whose label is its title.
    pub fn form(instrument: &Arc<Instrument>) -> Self {
        Self {
            instrument: Arc::clone(instrument),
            row: None,
            own: None,
        }
    }

    /// A row of the survey sheet.
    pub fn row(instrument: &Arc<Instrument>, row: u32) -> Self {
        Self {
            row: Some(row),
            ..Self::form(instrument)
        }
    }

    /// Something made of a row, with a label of its own and no other texts.
    pub fn made(self, label: Texts) -> Self {
        Self {
            own: Some(Box::new(label)),
            ..self
        }
    }

    /// The row whose texts are the node's.
    pub fn texts(&self) -> Option<&Row> {
        if self.own.is_some() {
            return None;
        }
        self.instrument.survey.get(self.row? as usize)
    }

    /// What is read aloud.
    pub fn label(&self) -> &Texts {
        match (&self.own, self.texts()) {
            (Some(own), _) => own,
            (None, Some(row)) => row.label.texts(),
            (None, None) => &self.instrument.title,
        }
    }

    /// The language in which a text is looked for where it is not in the one asked for.
    pub fn fallback(&self) -> &str {
        &self.instrument.default_language
    }

    /// The whole row; for the form the first one.
    pub fn cell(&self) -> CellRef {
        let row = self.instrument.survey.get(self.row.unwrap_or(0) as usize);
        row.map_or_else(
            || CellRef {
                sheet: "survey".into(),
                row: 1,
                column: 0,
            },
            |row| row.at(0),
        )
    }
}
