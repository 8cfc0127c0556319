//! The plausibility report of surveys, in ENA's points: as a table, and in words.

mod held;
mod read;
mod table;
mod words;

use std::path::Path;

use paduk_anthro::plausibility::{Examined, Plausibility};

use super::children::AgeIn;
use crate::api::ApiError;
use crate::task::sheet::{CsvTable, finish};

pub use words::{
    PlausibilityReport, PlausibilityShown, PlausibilityTestShown, growth_plausibility_words, held_plausibility_words,
};

/// What is asked of a file of surveys.
#[derive(Debug, Clone, Copy)]
pub struct PlausibilityAsked<'a> {
    /// What the column of ages counts.
    pub age_in: AgeIn,
    /// A column whose values are surveys, or teams, of their own.
    pub by: Option<&'a str>,
    /// Whether a cell that cannot be read stops the whole.
    pub strict: bool,
}

/// Surveys or teams with their children, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Sets(Vec<(String, Vec<Examined>)>);

impl Sets {
    fn add(&mut self, set: String, child: Examined) {
        match self.0.iter_mut().find(|(known, _)| *known == set) {
            Some((_, children)) => children.push(child),
            None => self.0.push((set, vec![child])),
        }
    }

    fn examined(&self) -> impl Iterator<Item = (&str, Plausibility)> {
        self.0
            .iter()
            .map(|(set, children)| (set.as_str(), Plausibility::of(children)))
    }

    fn lines(&self) -> Vec<Vec<String>> {
        self.examined().map(|(set, of)| table::line(set, &of)).collect()
    }
}

/// Numbers for the names of clusters, in the order in which they come.
#[derive(Debug, Default)]
struct Clusters(Vec<String>);

impl Clusters {
    fn number(&mut self, named: String) -> u32 {
        let known = self.0.iter().position(|known| *known == named);
        known.unwrap_or_else(|| {
            self.0.push(named);
            self.0.len() - 1
        }) as u32
    }
}

/// One line a survey. The z-score is the column `whz` where it is there, else reckoned here.
///
/// # Errors
/// `not-readable`, `column-not-there`, `already-there`, `not-writable`.
pub fn growth_plausibility(from: &Path, to: Option<&Path>, asked: PlausibilityAsked<'_>) -> Result<CsvTable, ApiError> {
    let (source, sets) = read::children(from, asked)?;
    finish(&source, from, to, asked.strict, (table::columns(), sets.lines()))
}
