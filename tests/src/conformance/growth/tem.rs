//! Standardisation tests, by anthrocheckr.

use paduk_anthro::standardisation::{Grade, Measure, Precision};

use super::compared::{Compared, FileReport};
use super::rows::Rows;

/// DIFFERENCE: a bias of exactly 0.04 kg is not below 0.04 kg.
pub const JUST_BELOW_IN_BINARY: &str =
    "the vector takes a bias of exactly a cut-off for below it, because binary fractions came out below";

/// Both readings of an observer, from a row a child and observer.
fn readings(input: &Rows<'_>, observer: &str, measure: Measure) -> Vec<(f64, f64)> {
    let columns = ["1", "2"].map(|reading| format!("{}{reading}", measure.name()));
    let of = input.iter().filter(|row| row.cell("observer") == observer);
    of.filter_map(|row| row.number(&columns[0]).zip(row.number(&columns[1])))
        .collect()
}

pub(super) fn observers(expected: &Rows<'_>, input: &Rows<'_>, report: &mut FileReport) {
    for row in expected.iter() {
        let observer = row.cell("observer");
        let mut compared = Compared::row(format!("{} {observer}", row.cell("measure")));
        let measure = Measure::ALL
            .into_iter()
            .find(|measure| measure.name() == row.cell("measure"));
        let precision = |observer: &str| measure.and_then(|measure| Precision::of(&readings(input, observer, measure)));
        let (Some(measure), Some(own), Some(supervisor)) = (measure, precision(observer), precision("0")) else {
            compared.text("measure", row.cell("measure"), "not in the readings");
            report.take(compared);
            continue;
        };
        let bias = own.bias(&supervisor);
        let numbers = [
            ("n", own.n as f64),
            ("tem_anthrocheckr", own.tem),
            ("rel_tem_pct", own.relative),
            ("sd_all", own.deviation),
            ("coef_R_pct_1_minus_tem2_over_sd2", own.reliability),
            ("bias_vs_supervisor_signed", bias),
        ];
        for (column, got) in numbers {
            compared.number(column, row.number(column), Some(got));
        }
        compared.text("tem_class", row.cell("tem_class"), measure.tem_grade(own.tem).name());
        let grade = measure.bias_grade(bias);
        // One thousandth of the smallest step that instruments show.
        let on_the_limit = measure.bias_grade(bias.abs() - 1e-6) != grade && grade != Grade::Good;
        let said = row.cell("bias_class");
        let both = (said.to_owned(), grade.name().to_owned());
        compared.value(
            "bias_class",
            said == grade.name(),
            both,
            on_the_limit.then_some(JUST_BELOW_IN_BINARY),
        );
        report.take(compared);
    }
}
