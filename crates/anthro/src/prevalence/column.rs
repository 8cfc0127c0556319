//! A prevalence table as WHO's programs write it: a column a figure, shares in per cent.

use paduk_estimate::Estimate;

use super::{GroupPrevalence, Reference};
use crate::Index;

/// The endings of the six shares, in the table's order.
const SHARES: [&str; 6] = ["_3", "_2", "_1", "1", "2", "3"];
/// The endings of an estimate.
const ESTIMATE: [&str; 4] = ["_r", "_se", "_ll", "_ul"];

fn prefix(index: Index) -> &'static str {
    match index {
        Index::LengthForAge => "HA",
        Index::WeightForAge => "WA",
        Index::WeightForLength => "WH",
        Index::BmiForAge => "BMI",
        Index::HeadForAge => "HC",
        Index::ArmForAge => "AC",
        Index::TricepsForAge => "TS",
        Index::SubscapularForAge => "SS",
    }
}

/// The names of a table's columns.
pub fn columns(reference: Reference) -> Vec<String> {
    let mut names = vec!["Group".to_owned()];
    if reference == Reference::Growth2007 {
        names.extend(["Years".to_owned(), "Months".to_owned()]);
    }
    for index in reference.indices() {
        let prefix = prefix(*index);
        names.extend(["Z_pop", "Z_unwpop"].map(|ending| format!("{prefix}{ending}")));
        for share in SHARES.into_iter().chain([""]) {
            names.extend(ESTIMATE.map(|ending| format!("{prefix}{share}{ending}")));
        }
        names.push(format!("{prefix}_stdev"));
    }
    if reference == Reference::Standards2006 {
        names.extend(["_pop", "_unwpop"].map(|ending| format!("HA_2_WH_2{ending}")));
        for both in ["HA_2_WH_2", "HA_2_WH2"] {
            names.extend(ESTIMATE.map(|ending| format!("{both}{ending}")));
        }
    }
    names
}

/// A figure as WHO's programs write it: nothing where there is none.
fn figure(value: Option<f64>) -> String {
    let value = value.filter(|value| value.is_finite());
    value.map_or_else(String::new, |value| value.to_string())
}

fn estimate(cells: &mut Vec<String>, found: Option<Estimate>, scale: f64) {
    let interval = found.and_then(|found| found.interval);
    let figures = [
        found.map(|found| found.value),
        found.map(|found| found.se),
        interval.map(|interval| interval.lower),
        interval.map(|interval| interval.upper),
    ];
    cells.extend(figures.map(|value| figure(value.map(|value| value * scale))));
}

/// A line's cells, in the order of [`columns`].
pub fn cells(reference: Reference, line: &GroupPrevalence) -> Vec<String> {
    let mut cells = vec![line.group.clone()];
    if reference == Reference::Growth2007 {
        let span = line.span.map_or(["", ""], |span| [span.years, span.months]);
        cells.extend(span.map(str::to_owned));
    }
    for index in &line.indices {
        let Some(index) = index else {
            cells.extend(std::iter::repeat_n(String::new(), 3 + 7 * ESTIMATE.len()));
            continue;
        };
        cells.extend([figure(Some(index.population)), index.n.to_string()]);
        for share in index.shares {
            estimate(&mut cells, share, 100.0);
        }
        estimate(&mut cells, index.mean, 1.0);
        cells.push(figure(index.mean.map(|mean| mean.deviation)));
    }
    if let Some(both) = &line.both {
        cells.extend([figure(Some(both.population)), both.n.to_string()]);
        for share in [both.stunted_and_wasted, both.stunted_and_overweight] {
            estimate(&mut cells, share, 100.0);
        }
    }
    cells
}
