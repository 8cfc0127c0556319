//! z-scores of both references.

use paduk_anthro::{Age, AnthroError, Child, Growth, Index, Length, Position, Schoolchild, Score, Sex};

use super::compared::{Compared, FileReport};
use super::rows::{Row, Rows};

/// The columns of a score and its flag in the vectors.
const SCORES: [(Index, &str, &str); 8] = [
    (Index::LengthForAge, "zlen", "flen"),
    (Index::WeightForAge, "zwei", "fwei"),
    (Index::WeightForLength, "zwfl", "fwfl"),
    (Index::BmiForAge, "zbmi", "fbmi"),
    (Index::HeadForAge, "zhc", "fhc"),
    (Index::ArmForAge, "zac", "fac"),
    (Index::TricepsForAge, "zts", "fts"),
    (Index::SubscapularForAge, "zss", "fss"),
];

/// DIFFERENCE: 0.7 cm in binary fractions.
pub const TAKES_OFF_IN_BINARY: &str =
    "the package takes 0.7 off in binary fractions and then cuts to the millimetre below";
/// DIFFERENCE: no weight is no weight.
pub const SCORES_NO_WEIGHT: &str = "the package scores a weight of zero, which is no weight";
/// DIFFERENCE: WHO's older programs.
pub const ENDED_LATER: &str =
    "the sample survey was reckoned before WHO ended the reference at exactly 60, 120 and 228 months";

/// The sex as the vectors have it.
pub fn sex(cell: &str) -> Option<Sex> {
    match cell {
        "1" => Some(Sex::Male),
        "2" => Some(Sex::Female),
        _ => None,
    }
}

/// The child of a row.
pub fn child(row: Row<'_, '_>, age: Option<Age>) -> Result<Child, AnthroError> {
    let named = |names: [&str; 2]| names.into_iter().find_map(|name| row.number(name));
    Ok(Child {
        sex: sex(row.cell("sex")).or_else(|| sex(row.cell("gender"))),
        age,
        weight: row.number("weight"),
        length: named(["lenhei", "height"]).map(Length::from_cm).transpose()?,
        position: match row.cell("measure") {
            "l" => Some(Position::Lying),
            "h" => Some(Position::Standing),
            _ => None,
        },
        head: named(["headc", "head"]),
        arm: named(["armc", "muac"]),
        triceps: named(["triskin", "tri"]),
        subscapular: named(["subskin", "sub"]),
        oedema: row.cell("oedema") == "y",
    })
}

fn age(row: Row<'_, '_>, column: &str, months: bool) -> Result<Option<Age>, AnthroError> {
    let from = if months { Age::from_months } else { Age::from_days };
    row.number(column).map(from).transpose()
}

/// A score and its flag: within half of the last printed place, missing where it is missing.
fn score(
    compared: &mut Compared,
    row: Row<'_, '_>,
    (z, flag): (&str, &str),
    got: Option<Score>,
    reason: Option<&'static str>,
) {
    let expected = row.number(z);
    if let (Some(expected), Some(got), None) = (expected, got, reason) {
        compared.distance((got.exact - expected).abs());
    }
    let agrees = match (expected, got) {
        (None, None) => true,
        (Some(expected), Some(got)) => {
            (got.exact - expected).abs() <= 0.005 + 1e-9 && (got.z - expected).abs() < 0.0101
        }
        _ => false,
    };
    let shown = got.map_or_else(|| "nothing".to_owned(), |got| format!("{} ({})", got.z, got.exact));
    compared.value(z, agrees, (row.cell(z).to_owned(), shown), reason);
    let flagged = got.map_or("", |got| if got.flagged { "1" } else { "0" });
    let said = row.cell(flag);
    let both = (said.to_owned(), flagged.to_owned());
    compared.value(
        flag,
        said == flagged || (said == "NA" && flagged.is_empty()),
        both,
        reason,
    );
}

/// What WHO's package answers and this crate does not, by its reason.
fn differs(row: Row<'_, '_>, child: &Child, index: Index) -> Option<&'static str> {
    if index != Index::WeightForLength {
        return None;
    }
    let lay_late = child.position == Some(Position::Lying) && child.age.is_some_and(|age| age.days() >= 731);
    if lay_late && matches!(row.cell("lenhei"), "103.1" | "51.9") {
        return Some(TAKES_OFF_IN_BINARY);
    }
    (row.number("weight") == Some(0.0)).then_some(SCORES_NO_WEIGHT)
}

fn compare(compared: &mut Compared, row: Row<'_, '_>, child: &Child, growth: &Growth, prefix: &str) {
    for (index, z, flag) in SCORES {
        let (z, flag) = (format!("{prefix}{z}"), format!("{prefix}{flag}"));
        if row.has(&z) {
            let reason = differs(row, child, index);
            score(compared, row, (&z, &flag), growth.score(index), reason);
        }
    }
    let length = format!("{prefix}clenhei");
    compared.number(&length, row.number(&length), growth.length.map(Length::cm));
    let bmi = format!("{prefix}cbmi");
    compared.number(&bmi, row.number(&bmi), growth.bmi);
}

/// Vectors of the standards of 2006, ages in days or months.
pub(super) fn under_five(rows: &Rows<'_>, months: bool, report: &mut FileReport) -> Result<(), AnthroError> {
    for row in rows.iter() {
        let child = child(row, age(row, "age", months)?)?;
        let growth = child.growth();
        let mut compared = Compared::row(row.cell("id"));
        compare(&mut compared, row, &child, &growth, "");
        let position = match growth.position {
            Some(Position::Lying) => "l",
            Some(Position::Standing) => "h",
            None => "",
        };
        compared.text("cmeasure", row.cell("cmeasure"), position);
        compared.text(
            "c9mo_flag",
            row.cell("c9mo_flag"),
            if growth.position_doubted { "1" } else { "0" },
        );
        report.take(compared);
    }
    Ok(())
}

/// WHO's sample survey of children under five.
pub(super) fn sample_survey(rows: &Rows<'_>, report: &mut FileReport) -> Result<(), AnthroError> {
    for row in rows.iter() {
        let child = child(row, age(row, "agemons", true)?)?;
        let growth = child.growth();
        let mut compared = Compared::row(row.cell("id"));
        if child.age.is_some_and(|age| age.months() >= 60.0) {
            // No score may come where WHO's package has none today.
            for (index, z, flag) in SCORES {
                let (z, flag) = (format!("exp_{z}"), format!("exp_{flag}"));
                let none = growth.score(index).is_none();
                if row.has(&z) && row.number(&z).is_some() {
                    let reason = none.then_some(ENDED_LATER);
                    score(&mut compared, row, (&z, &flag), growth.score(index), reason);
                }
            }
        } else {
            let days = child.age.map(|age| f64::from(age.days()));
            compared.number("exp_agedays", row.number("exp_agedays"), days);
            compare(&mut compared, row, &child, &growth, "exp_");
        }
        report.take(compared);
    }
    Ok(())
}

/// Vectors of the reference of 2007; `months` is the column of the age.
pub(super) fn school(rows: &Rows<'_>, months: &str, report: &mut FileReport) {
    let survey = months == "agemons";
    for (at, row) in rows.iter().enumerate() {
        let child = Schoolchild {
            sex: sex(row.cell("sex")),
            months: row.number(months),
            height: row.number("height"),
            weight: row.number("weight"),
            oedema: row.cell("oedema") == "y",
        };
        let growth = child.growth();
        // The survey numbers children within their region: there the row is the number.
        let id = if survey {
            (at + 1).to_string()
        } else {
            row.cell("id").to_owned()
        };
        let mut compared = Compared::row(id);
        let past = |limit: f64, to: f64| child.months.is_some_and(|months| months > limit && months < to);
        let all = [
            ("zhfa", "fhfa", growth.height, past(228.0, 229.0)),
            ("zwfa", "fwfa", growth.weight, past(120.0, 121.0)),
            ("zbfa", "fbfa", growth.bmi_for_age, past(228.0, 229.0)),
        ];
        for (z, flag, got, ended) in all {
            let reason = (survey && ended && got.is_none()).then_some(ENDED_LATER);
            score(&mut compared, row, (z, flag), got, reason);
        }
        compared.number("cbmi", row.number("cbmi"), growth.bmi);
        report.take(compared);
    }
}
