//! National targets, each with its year and its source; where sources differ, each has its own line.

use paduk_survey::{Diagnostic, Texts};

use crate::table::Table;

/// Which side of a target is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// At least so much.
    AtLeast,
    /// At most so much.
    AtMost,
}

/// In what a target is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Percent.
    Percent,
    /// People.
    Persons,
    /// Families.
    Families,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A target that somebody set.
    Target,
    /// A value that was reached.
    Attained,
    /// A value that this survey proposes, because nobody set one.
    Proposal,
}

/// One figure beside an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The intervention's code.
    pub intervention: String,
    /// What is measured.
    pub measure: Texts,
    /// Which side is good.
    pub bound: Bound,
    /// The figure.
    pub value: f64,
    /// In what it is counted.
    pub unit: Unit,
    /// Its year; `None` where the source names none.
    pub year: Option<u32>,
    /// What it is.
    pub kind: TargetKind,
    /// Where it stands.
    pub source: String,
    /// How sure that is, for example `belum dikonfirmasi`.
    pub status: String,
    /// Row of the table.
    pub(crate) row: u32,
}

const COLUMNS: [&str; 8] = [
    "intervention",
    "measure_id",
    "bound",
    "value",
    "unit",
    "year",
    "kind",
    "source",
];

pub(super) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Target> {
    if file.is_empty() {
        return Vec::new();
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut targets = Vec::new();
    for line in table.lines() {
        let bound = match line.text("bound") {
            "min" => Some(Bound::AtLeast),
            "max" => Some(Bound::AtMost),
            _ => None,
        };
        let unit = match line.text("unit") {
            "percent" => Some(Unit::Percent),
            "persons" => Some(Unit::Persons),
            "families" => Some(Unit::Families),
            _ => None,
        };
        let kind = match line.text("kind") {
            "target" => Some(TargetKind::Target),
            "attained" => Some(TargetKind::Attained),
            "proposal" => Some(TargetKind::Proposal),
            _ => None,
        };
        for (column, known) in [
            ("bound", bound.is_some()),
            ("unit", unit.is_some()),
            ("kind", kind.is_some()),
        ] {
            if !known {
                let finding = Diagnostic::error("unknown-word").with("text", line.text(column));
                findings.push(line.finding(finding, column));
            }
        }
        if line.text("source").is_empty() {
            let finding = Diagnostic::error("missing-cell").with("column", "source");
            findings.push(line.finding(finding, "source"));
        }
        let year = line.text("year");
        let year = if year.is_empty() {
            None
        } else {
            line.count("year", findings)
        };
        let value = number(line.text("value"));
        if value.is_none() {
            let finding = Diagnostic::error("not-a-count").with("text", line.text("value"));
            findings.push(line.finding(finding, "value"));
        }
        let (Some(bound), Some(unit), Some(kind), Some(value)) = (bound, unit, kind, value) else {
            continue;
        };
        targets.push(Target {
            intervention: line.text("intervention").to_owned(),
            measure: line.texts("measure", languages),
            bound,
            value,
            unit,
            year,
            kind,
            source: line.text("source").to_owned(),
            status: line.text("status").to_owned(),
            row: line.number,
        });
    }
    targets
}

/// A number as an Indonesian table prints it: `15,5`, `10.000.000`.
fn number(text: &str) -> Option<f64> {
    let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
    let whole = crate::table::count(whole)?;
    if !rest.bytes().all(|digit| digit.is_ascii_digit()) || text.ends_with(',') {
        return None;
    }
    format!("{whole}.{rest}0").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_comma_begins_the_fraction_and_a_dot_the_thousands() {
        let read = ["90", "15,5", "10.000.000", "112.900.000"].map(number);
        assert_eq!(read, [Some(90.0), Some(15.5), Some(1e7), Some(112.9e6)]);
        for wrong in ["", "15.5", "15,", "1,2,3", "-3", "sembilan"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
