//! The standardisation test of trainees.

use std::path::Path;

use paduk_anthro::standardisation::{Measure, Precision, team};

use crate::api::ApiError;
use crate::task::sheet::Source;
use crate::task::sheet::{CsvTable, finish};

/// What is asked of a file of readings.
#[derive(Debug, Clone, Copy)]
pub struct StandardisationAsked<'a> {
    /// The observer whom the others are compared with.
    pub supervisor: &'a str,
    /// Whether a cell that cannot be read stops the whole.
    pub strict: bool,
}

const COLUMNS: [&str; 12] = [
    "measure",
    "observer",
    "n",
    "tem",
    "rel_tem_pct",
    "tem_class",
    "sd_all",
    "coef_R_pct",
    "coef_R_class",
    "mean",
    "bias_vs_supervisor_signed",
    "bias_class",
];

/// The readings of one measure by one observer, each with its child.
struct Observer {
    name: String,
    readings: Vec<(String, (f64, f64))>,
}

/// A line an observer and measure, and one of the team of trainees a measure. The file has a row an observer and child:
/// `subject`, `observer`, and both readings as `weight1`, `weight2`, `height1`, `height2`, `muac1`, `muac2`.
///
/// # Errors
/// `not-readable`, `column-not-there`, `already-there`, `not-writable`.
pub fn growth_standardisation(
    from: &Path,
    to: Option<&Path>,
    asked: StandardisationAsked<'_>,
) -> Result<CsvTable, ApiError> {
    let mut source = Source::open(from)?;
    let (subject, observer) = (source.needed("subject")?, source.needed("observer")?);
    let pair = |measure: Measure| {
        let [first, second] = ["1", "2"].map(|reading| source.column(&format!("{}{reading}", measure.name())));
        Some((first?, second?))
    };
    let pairs = Measure::ALL.map(pair);
    if pairs.iter().all(Option::is_none) {
        source.needed("weight1")?;
    }
    let mut of: [Vec<Observer>; 3] = std::array::from_fn(|_| Vec::new());
    while source.next()? {
        let child = source.text(Some(subject)).unwrap_or_default();
        let name = source.text(Some(observer)).unwrap_or_default();
        for (pair, observers) in pairs.iter().zip(&mut of) {
            let Some((first, second)) = pair else { continue };
            let both = source.number(Some(*first)).zip(source.number(Some(*second)));
            let Some(both) = both else { continue };
            let reading = (child.clone(), both);
            match observers.iter_mut().find(|known| known.name == name) {
                Some(known) => known.readings.push(reading),
                None => observers.push(Observer {
                    name: name.clone(),
                    readings: vec![reading],
                }),
            }
        }
    }
    let mut lines = Vec::new();
    for (measure, observers) in Measure::ALL.into_iter().zip(&of) {
        lines.extend(measured(measure, observers, asked.supervisor));
    }
    let columns = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    finish(&source, from, to, asked.strict, (columns, lines))
}

fn measured(measure: Measure, observers: &[Observer], supervisor: &str) -> Vec<Vec<String>> {
    let precision = |observer: &Observer| {
        let readings: Vec<(f64, f64)> = observer.readings.iter().map(|(_, both)| *both).collect();
        Precision::of(&readings)
    };
    let norm = observers
        .iter()
        .find(|observer| observer.name == supervisor)
        .and_then(precision);
    let mut lines = Vec::new();
    for observer in observers {
        let Some(own) = precision(observer) else { continue };
        let bias = norm.map(|norm| own.bias(&norm));
        lines.push(vec![
            measure.name().to_owned(),
            observer.name.clone(),
            own.n.to_string(),
            own.tem.to_string(),
            own.relative.to_string(),
            measure.tem_grade(own.tem).name().to_owned(),
            own.deviation.to_string(),
            own.reliability.to_string(),
            Measure::reliability_grade(own.reliability).name().to_owned(),
            own.mean.to_string(),
            bias.map(|bias| bias.to_string()).unwrap_or_default(),
            bias.map(|bias| measure.bias_grade(bias).name().to_owned())
                .unwrap_or_default(),
        ]);
    }
    lines.extend(of_team(measure, observers, supervisor));
    lines
}

/// The trainees together, on the children whom all of them read twice.
fn of_team(measure: Measure, observers: &[Observer], supervisor: &str) -> Option<Vec<String>> {
    let trainees: Vec<&Observer> = observers
        .iter()
        .filter(|observer| observer.name != supervisor)
        .collect();
    let first = trainees.first()?;
    let reading = |observer: &Observer, child: &str| {
        let found = observer.readings.iter().find(|(known, _)| known == child);
        found.map(|(_, both)| *both)
    };
    let children: Vec<&str> = first
        .readings
        .iter()
        .map(|(child, _)| child.as_str())
        .filter(|child| trainees.iter().all(|observer| reading(observer, child).is_some()))
        .collect();
    let readings: Vec<Vec<(f64, f64)>> = trainees
        .iter()
        .map(|observer| children.iter().filter_map(|child| reading(observer, child)).collect())
        .collect();
    let team = team(&readings)?;
    let mut line = vec![
        measure.name().to_owned(),
        "team".to_owned(),
        team.children.to_string(),
        team.total.to_string(),
        String::new(),
        measure.team_grade(team.total).name().to_owned(),
    ];
    line.resize(COLUMNS.len(), String::new());
    Some(line)
}
