//! The charts of a child.

use paduk_report::{Charted, ChartedIndex, Figure, GrowthPoint, child_tape, growth_chart};
use paduk_text::{Language, say};

use super::measured::Measured;
use super::scored::Scored;
use super::view::class_of;
use crate::api::{Param, ScaleView};

/// A figure as the window draws it.
pub(crate) fn scale_view(title: String, figure: &Figure) -> ScaleView {
    let rows = figure.twin.rows.iter().map(|row| Param {
        name: row.first().cloned().unwrap_or_default(),
        value: row.get(1..).unwrap_or_default().join(" "),
    });
    ScaleView {
        title,
        svg: figure.svg(),
        sentence: figure.name.clone(),
        table: rows.collect(),
    }
}

/// What is drawn of one index: which chart, the code of the index, where the child stands on it, where it stood at birth.
type Drawn = (ChartedIndex, &'static str, Option<GrowthPoint>, Option<GrowthPoint>);

/// Every chart that there is something to draw on, and the tape.
pub(super) fn charts(measured: &Measured, growth: &Scored, language: Language) -> Vec<ScaleView> {
    let mut views = Vec::new();
    if let (Some(sex), Some(age)) = (measured.child.sex, measured.age) {
        for (index, code, point, birth) in drawn(measured, growth, age.months()) {
            if point.is_none() {
                continue;
            }
            let compared = growth.find(code);
            let figure = growth_chart(
                &Charted {
                    index,
                    sex,
                    age,
                    point,
                    z: compared.map(|compared| compared.score.z),
                    class: compared.map_or_else(String::new, |compared| class_of(compared, language)),
                    earlier: birth.into_iter().collect(),
                },
                language,
            );
            views.push(scale_view(say(&format!("index.{code}"), &[], language), &figure));
        }
    }
    if let (Some(cm), Some(months)) = (measured.arm.value, measured.months) {
        let figure = child_tape(Some(cm), months, language);
        views.push(scale_view(say("figure.arm", &[], language), &figure));
    }
    views
}

fn drawn(measured: &Measured, growth: &Scored, months: f64) -> Vec<Drawn> {
    let cm = growth.length;
    let kg = measured.child.weight.filter(|kg| *kg > 0.0 && !measured.child.oedema);
    let at = |across: f64, up: Option<f64>| up.map(|up| GrowthPoint { across, up });
    if growth.school {
        let bmi = kg.zip(cm).map(|(kg, cm)| kg / (cm / 100.0).powi(2));
        return vec![
            (ChartedIndex::SchoolHeightForAge, "length-for-age", at(months, cm), None),
            (ChartedIndex::SchoolBmiForAge, "bmi-for-age", at(months, bmi), None),
        ];
    }
    let (birth_kg, birth_cm) = measured.at_birth;
    let by_length = |cm: Option<f64>, kg: Option<f64>| at(cm?, kg);
    vec![
        (
            ChartedIndex::LengthForAge,
            "length-for-age",
            at(months, cm),
            at(0.0, birth_cm),
        ),
        (
            ChartedIndex::WeightForLength,
            "weight-for-length",
            by_length(cm, kg),
            by_length(birth_cm, birth_kg),
        ),
        (
            ChartedIndex::WeightForAge,
            "weight-for-age",
            at(months, kg),
            at(0.0, birth_kg),
        ),
    ]
}
