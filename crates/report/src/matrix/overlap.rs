//! Two programmes on one need in one village, and one household served twice for one need.

use std::collections::BTreeMap;

use paduk_survey::CaseId;

use super::input::{MatrixInput, Programme};

/// Programmes that serve one need in one village and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap<'a> {
    /// The need's key, or its only intervention's code.
    pub need: &'a str,
    /// The village's code.
    pub village: &'a str,
    /// The year.
    pub year: u32,
    /// The programmes, two or more.
    pub programmes: Vec<&'a Programme>,
}

/// Every need that more than one programme serves in a village and year. Cancelled ones serve nobody; what one office
/// pays from two sources is two programmes, since two budgets are at work.
pub fn overlaps(input: &MatrixInput) -> Vec<Overlap<'_>> {
    let mut found: BTreeMap<(&str, &str, u32), Vec<&Programme>> = BTreeMap::new();
    for programme in input.programmes.iter().filter(|programme| programme.counts) {
        let key = (
            input.need_of(&programme.intervention),
            programme.village.as_str(),
            programme.year,
        );
        found.entry(key).or_default().push(programme);
    }
    found
        .into_iter()
        .filter(|(_, programmes)| programmes.len() > 1)
        .map(|((need, village, year), programmes)| Overlap {
            need,
            village,
            year,
            programmes,
        })
        .collect()
}

/// A household that says it was served more than once for one need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice<'a> {
    /// The household.
    pub case: &'a CaseId,
    /// Its village's code.
    pub village: &'a str,
    /// The need's key.
    pub need: &'a str,
    /// What it got and from whom, as the questionnaire's choices.
    pub served: Vec<(&'a str, &'a str)>,
}

/// Every such household, by need and case.
pub fn served_twice(input: &MatrixInput) -> Vec<Twice<'_>> {
    let mut found: BTreeMap<(&str, &CaseId), Twice<'_>> = BTreeMap::new();
    for help in &input.help {
        let Some(need) = input.needs.iter().find(|need| need.help.contains(&help.kind)) else {
            continue;
        };
        let twice = found.entry((&need.code, &help.case)).or_insert_with(|| Twice {
            case: &help.case,
            village: &help.village,
            need: &need.code,
            served: Vec::new(),
        });
        twice.served.push((&help.kind, &help.provider));
    }
    found.into_values().filter(|twice| twice.served.len() > 1).collect()
}
