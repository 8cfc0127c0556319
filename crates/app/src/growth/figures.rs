//! The charts of a child.

use paduk_anthro::{Growth, Index, Length};
use paduk_indicator::GrowthIndex;
use paduk_report::{Charted, ChartedIndex, Figure, GrowthPoint, child_tape, growth_chart};
use paduk_text::{Language, say};

use super::measured::Measured;
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

/// Every chart that there is something to draw on, and the tape.
pub(super) fn charts(measured: &Measured, growth: &Growth, language: Language) -> Vec<ScaleView> {
    let mut views = Vec::new();
    if let (Some(sex), Some(age)) = (measured.child.sex, measured.age) {
        let months = age.months();
        let cm = growth.length.map(Length::cm);
        let kg = measured.child.weight.filter(|kg| *kg > 0.0 && !measured.child.oedema);
        let by_age = |up: Option<f64>| up.map(|up| GrowthPoint { across: months, up });
        let by_length = cm.zip(kg).map(|(across, up)| GrowthPoint { across, up });
        let all = [
            (
                ChartedIndex::LengthForAge,
                Index::LengthForAge,
                GrowthIndex::LengthForAge,
                "length-for-age",
                by_age(cm),
            ),
            (
                ChartedIndex::WeightForLength,
                Index::WeightForLength,
                GrowthIndex::WeightForLength,
                "weight-for-length",
                by_length,
            ),
            (
                ChartedIndex::WeightForAge,
                Index::WeightForAge,
                GrowthIndex::WeightForAge,
                "weight-for-age",
                by_age(kg),
            ),
        ];
        for (charted, index, classes, code, point) in all {
            if point.is_none() || months >= 60.0 {
                continue;
            }
            let figure = growth_chart(
                &Charted {
                    index: charted,
                    sex,
                    age,
                    point,
                    z: growth.score(index).map(|score| score.z),
                    class: class_of(growth, index, classes, language),
                    // The first round of a survey has no earlier measurings; later rounds hand them in here.
                    earlier: Vec::new(),
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
