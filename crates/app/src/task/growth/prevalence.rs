//! Prevalence tables of a survey.

use std::collections::HashMap;
use std::path::Path;

use paduk_anthro::prevalence::{Grouping, Survey, cells, columns};
use paduk_estimate::{Method, Plan};

use super::children::{AgeIn, GrowthReference, Places};
use crate::api::ApiError;
use crate::task::sheet::Source;
use crate::task::sheet::{CsvTable, finish};

/// How intervals of prevalences are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalMethod {
    /// On the logit scale, as WHO's programs.
    Logit,
    /// Exact on the effective number.
    KornGraubard,
}

/// What is asked of a survey.
#[derive(Debug, Clone, Copy)]
pub struct PrevalenceAsked<'a> {
    /// What the children are compared with.
    pub reference: GrowthReference,
    /// What the column of ages counts.
    pub age_in: AgeIn,
    /// The columns of weights, clusters and strata.
    pub weights: Option<&'a str>,
    /// Primary sampling units.
    pub cluster: Option<&'a str>,
    /// Strata.
    pub strata: Option<&'a str>,
    /// How intervals are made.
    pub method: IntervalMethod,
    /// Whether a cell that cannot be read stops the whole.
    pub strict: bool,
}

/// The columns that are groups of their own where they are there, with WHO's words for them.
const GROUPINGS: [(&str, &str); 5] = [
    ("typeres", "Area"),
    ("gregion", "Geographical region"),
    ("wealthq", "Wealth quintile"),
    ("mothered", "Maternal education"),
    ("othergr", "Other grouping"),
];

/// Numbers for texts, in the order in which they come.
#[derive(Default)]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    fn of(&mut self, text: Option<String>) -> Option<u32> {
        let next = self.0.len() as u32;
        Some(*self.0.entry(text?).or_insert(next))
    }
}

/// The table of WHO's standard analysis; into a file or handed back.
///
/// # Errors
/// `not-readable`, `column-not-there`, `growth-design`, `already-there`, `not-writable`.
pub fn growth_prevalence(from: &Path, to: Option<&Path>, asked: PrevalenceAsked<'_>) -> Result<CsvTable, ApiError> {
    let mut source = Source::open(from)?;
    let places = Places::of(&source, asked.reference, asked.age_in)?;
    let place = |name: Option<&str>| name.map(|name| source.needed(name)).transpose();
    let (weight, cluster, stratum) = (place(asked.weights)?, place(asked.cluster)?, place(asked.strata)?);
    let grouped: Vec<(&str, usize)> = GROUPINGS
        .iter()
        .filter_map(|(column, label)| Some((*label, source.column(column)?)))
        .collect();
    let mut children = Vec::new();
    let (mut weights, mut clusters, mut strata) = (Vec::new(), Vec::new(), Vec::new());
    let (mut known_clusters, mut known_strata) = (Numbered::default(), Numbered::default());
    let mut groups: Vec<Vec<Option<String>>> = vec![Vec::new(); grouped.len()];
    while source.next()? {
        children.push(places.surveyed(&mut source, asked.reference));
        let given = source.number(weight);
        if let (Some(at), Some(_)) = (weight, given.filter(|given| *given < 0.0)) {
            source.bad(at);
        }
        weights.push(given.filter(|given| *given >= 0.0).unwrap_or(f64::NAN));
        clusters.push(known_clusters.of(source.text(cluster)));
        strata.push(known_strata.of(source.text(stratum)));
        for ((_, at), group) in grouped.iter().zip(&mut groups) {
            group.push(source.text(Some(*at)));
        }
    }
    let groupings: Vec<Grouping<'_>> = grouped
        .iter()
        .zip(&groups)
        .map(|((label, _), of)| Grouping { label, of })
        .collect();
    let reference = asked.reference.of_tables();
    let survey = Survey {
        reference,
        children: &children,
        plan: Plan {
            weights: weight.map(|_| weights.as_slice()),
            clusters: cluster.map(|_| clusters.as_slice()),
            strata: stratum.map(|_| strata.as_slice()),
            population: None,
        },
        groupings: &groupings,
        method: match asked.method {
            IntervalMethod::Logit => Method::Logit,
            IntervalMethod::KornGraubard => Method::KornGraubard,
        },
    };
    let table = survey.prevalence();
    let table = table.map_err(|error| ApiError::new("growth-design").with("why", error))?;
    let lines = table.iter().map(|line| cells(reference, line)).collect();
    finish(&source, from, to, asked.strict, (columns(reference), lines))
}
