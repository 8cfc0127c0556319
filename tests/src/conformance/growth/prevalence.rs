//! Prevalence tables of WHO's packages.

use paduk_anthro::prevalence::{GroupPrevalence, Grouping, Reference, Survey, Surveyed, cells, columns};
use paduk_anthro::{Age, AnthroError, Schoolchild};
use paduk_estimate::{Method, Plan};

use super::compared::{Compared, FileReport};
use super::rows::{Row, Rows};
use super::score::{TAKES_OFF_IN_BINARY, child, sex};

/// DIFFERENCE: one per cent taken for certainty.
pub const ONE_PER_CENT: &str =
    "the package compares per cent with 1 and takes a prevalence of 1 % for certain, without an interval";

/// Where a slightly different score shows.
const OF_THE_MEAN: [&str; 5] = ["WH_r", "WH_se", "WH_ll", "WH_ul", "WH_stdev"];

/// [`TAKES_OFF_IN_BINARY`] in a row.
fn cuts_to_the_wrong_row(row: Row<'_, '_>) -> bool {
    let lay_late = row.cell("measure") == "l" && row.number("age").is_some_and(|days| days >= 730.5);
    lay_late && matches!(row.cell("lenhei"), "103.1" | "51.9")
}

/// Which columns of the survey the table's name says were used.
struct Used {
    weights: bool,
    clusters: bool,
    strata: bool,
}

fn numbered(rows: &Rows<'_>, column: &str) -> Vec<Option<u32>> {
    rows.iter().map(|row| row.cell(column).parse().ok()).collect()
}

/// The children of a survey in the vectors' columns.
fn children(rows: &Rows<'_>, reference: Reference) -> Result<Vec<Surveyed>, AnthroError> {
    let one = |row: Row<'_, '_>| match reference {
        Reference::Standards2006 => {
            let child = child(row, row.number("age").map(Age::from_days).transpose()?)?;
            Ok(Surveyed::under_five(&child, &child.growth()))
        }
        Reference::Growth2007 => {
            let child = Schoolchild {
                sex: sex(row.cell("sex")),
                months: row.number("age_in_months"),
                height: row.number("height"),
                weight: row.number("weight"),
                oedema: row.cell("oedema") == "y",
            };
            Ok(Surveyed::of_school_age(&child, &child.growth()))
        }
    };
    rows.iter().map(one).collect()
}

/// Compares a table with what comes of its survey.
pub(super) fn table(
    expected: &Rows<'_>,
    survey: &Rows<'_>,
    name: &str,
    report: &mut FileReport,
) -> Result<(), AnthroError> {
    let reference = if expected.has("Years") {
        Reference::Growth2007
    } else {
        Reference::Standards2006
    };
    let used = Used {
        weights: name.contains("weights"),
        clusters: name.contains("cluster"),
        strata: name.contains("strata"),
    };
    let children = children(survey, reference)?;
    let weights: Vec<f64> = survey.iter().map(|row| row.number("sw").unwrap_or(f64::NAN)).collect();
    let (clusters, strata) = (numbered(survey, "cluster"), numbered(survey, "strata"));
    let area: Vec<Option<String>> = survey
        .iter()
        .map(|row| Some(row.cell("typeres").to_owned()).filter(|cell| !cell.is_empty()))
        .collect();
    let table = Survey {
        reference,
        children: &children,
        plan: Plan {
            weights: used.weights.then_some(weights.as_slice()),
            clusters: used.clusters.then_some(clusters.as_slice()),
            strata: used.strata.then_some(strata.as_slice()),
            population: None,
        },
        groupings: &[Grouping {
            label: "Area",
            of: &area,
        }],
        method: Method::Logit,
    };
    // The same without the children whose weight-for-length the package takes from the wrong row.
    let spoilt: Vec<bool> = survey.iter().map(cuts_to_the_wrong_row).collect();
    let others: Vec<f64> = weights
        .iter()
        .zip(&spoilt)
        .map(|(weight, spoilt)| if *spoilt { 0.0 } else { *weight })
        .collect();
    let without = Survey {
        plan: Plan {
            weights: Some(&others),
            ..table.plan
        },
        ..table
    };
    let names = columns(reference);
    let (lines, unspoilt) = (table.prevalence()?, without.prevalence()?);
    let groups: Vec<&str> = lines.iter().map(|line| line.group.as_str()).collect();
    let mut whole = Compared::row("the table");
    whole.text("columns", &expected.names().join(","), &names.join(","));
    let printed: Vec<&str> = expected.iter().map(|row| row.cell("Group")).collect();
    whole.text("groups", &printed.join(","), &groups.join(","));
    report.take(whole);
    for ((row, line), unspoilt) in expected.iter().zip(&lines).zip(&unspoilt) {
        // Weight-for-length is the fourth index.
        let holds = |line: &GroupPrevalence| {
            line.indices
                .get(3)
                .copied()
                .flatten()
                .map_or(0.0, |index| index.population)
        };
        let spoilt = spoilt.contains(&true) && (holds(line) - holds(unspoilt)).abs() > 1e-9;
        let mut compared = Compared::row(line.group.clone());
        let cells = cells(reference, line);
        for (name, cell) in names.iter().zip(&cells) {
            if matches!(name.as_str(), "Group" | "Years" | "Months") {
                compared.text(name, row.cell(name), cell);
            } else if name.ends_with("_stdev") && used.weights {
                // Versions of R's survey differ in how they count here: no gate.
            } else {
                let end = name.strip_suffix("_ll").or_else(|| name.strip_suffix("_ul"));
                let one = end.is_some_and(|of| row.number(&format!("{of}_r")) == Some(1.0));
                let (printed, got) = (row.number(name), cell.parse().ok());
                let near = printed
                    .zip(got)
                    .is_some_and(|(printed, got): (f64, f64)| (printed - got).abs() < 5e-4);
                let reason = if one && used.clusters {
                    Some(ONE_PER_CENT)
                } else if spoilt && near && OF_THE_MEAN.contains(&name.as_str()) {
                    Some(TAKES_OFF_IN_BINARY)
                } else {
                    None
                };
                compared.number_or(name, printed, got, reason);
            }
        }
        report.take(compared);
    }
    Ok(())
}
