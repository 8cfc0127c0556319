//! Coverage of a programme from a survey in villages, drawn in two strata: 8 of 8 is not "100 %, certainly".
//!
//! ```sh
//! cargo run -p paduk-estimate --example coverage
//! ```
#![allow(clippy::print_stdout)] // An example talks to a terminal.

use paduk_estimate::{Design, EstimateError, Method, Plan};

fn main() -> Result<(), EstimateError> {
    // Two strata with 10 villages each, 2 of them drawn; 4 households in each village.
    let clusters: Vec<Option<u32>> = (0..16).map(|row| Some(row / 4)).collect();
    let strata: Vec<Option<u32>> = (0..16).map(|row| Some(row / 8)).collect();
    let population = [10.0; 16];
    let weights: Vec<f64> = (0..16).map(|row| if row < 8 { 25.0 } else { 40.0 }).collect();
    let plan = Plan {
        weights: Some(&weights),
        clusters: Some(&clusters),
        strata: Some(&strata),
        population: Some(&population),
    };
    let design = Design::new(16, plan)?;
    let reached = |row: usize| row < 8 || row.is_multiple_of(3);
    for (name, rows) in [("both strata", 0..16), ("the first", 0..8), ("the second", 8..16)] {
        for method in [Method::KornGraubard, Method::Logit] {
            let Some(found) = design.proportion(rows.clone().map(|row| (row, reached(row))), method) else {
                continue;
            };
            let interval = found.interval.map_or_else(String::new, |interval| {
                format!("{:.1}–{:.1}", interval.lower * 100.0, interval.upper * 100.0)
            });
            println!(
                "{name}: {:.1} % of {} reached, {method:?} {interval}",
                found.value * 100.0,
                found.n
            );
        }
    }
    Ok(())
}
