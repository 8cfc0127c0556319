//! A child's arm on the tape.

use paduk_indicator::{ChildArm, child_arm, child_arm_cutoffs};
use paduk_text::{Language, say};

use crate::figure::{Anchor, Figure, Ink, Shape, Twin, text, text_width};
use crate::number::decimal;

const WIDTH: f64 = 288.0;
const HEIGHT: f64 = 78.0;

/// The tape for a child's LILA (mid-upper arm circumference, cm) at an age in completed months: red, yellow and green
/// with their words beside the colours. Without a value only the tape is drawn; below six months there are no cut-offs,
/// and no class is named.
pub fn child_tape(value: Option<f64>, months: u32, language: Language) -> Figure {
    let value = value.filter(|value| value.is_finite());
    let cuts = child_arm_cutoffs();
    // The usual range holds nearly everybody; for the others it grows, so that the dot never stands at a false place.
    let low = value.map_or(9.0, |value| (value.floor() - 1.0).min(9.0));
    let high = value.map_or(18.0, |value| (value.ceil() + 1.0).max(18.0));
    let x = |measure: f64| 1.0 + (measure - low) / (high - low) * (WIDTH - 2.0);
    let fills = [Ink::RedWash, Ink::AmberWash, Ink::GreenWash];
    let edges: Vec<f64> = [low].into_iter().chain(cuts.iter().copied()).chain([high]).collect();
    let mut shapes = Vec::new();
    for (pair, fill) in edges.windows(2).zip(fills) {
        shapes.push(Shape::Rect {
            x: x(pair[0]),
            y: 30.0,
            width: x(pair[1]) - x(pair[0]),
            height: 18.0,
            radius: 2.0,
            fill,
            edge: Some(Ink::LineStrong),
        });
    }
    for (at, cut) in cuts.iter().enumerate() {
        shapes.push(Shape::Line {
            from: (x(*cut), 24.0),
            to: (x(*cut), 54.0),
            ink: Ink::Ink,
            dashed: true,
        });
        // The two cut-offs stand close together: one label ends at its line, the other begins there.
        let (anchor, shift) = if at == 0 {
            (Anchor::End, 6.0)
        } else {
            (Anchor::Start, -6.0)
        };
        let place = (x(*cut) + shift, 70.0);
        shapes.push(text(place, anchor, Ink::InkSoft, decimal(*cut, 1, language)));
    }
    let class = value.and_then(|value| child_arm(value, months));
    let word = |class: ChildArm| {
        let code = match class {
            ChildArm::Severe => "severe",
            ChildArm::Moderate => "moderate",
            ChildArm::Normal => "normal",
        };
        say(&format!("report.tape.{code}"), &[], language)
    };
    let shown = value.map(|value| decimal(value, 2, language));
    let name = match (value, &shown) {
        (Some(value), Some(shown)) => {
            let fill = match class {
                Some(ChildArm::Severe) => Ink::Red,
                Some(ChildArm::Moderate) => Ink::Amber,
                Some(ChildArm::Normal) => Ink::Green,
                None => Ink::InkSoft,
            };
            shapes.push(Shape::Dot {
                at: (x(value), 39.0),
                radius: 8.0,
                fill,
            });
            let words = format!("{shown} cm");
            let half = text_width(&words, 14.0) / 2.0;
            shapes.push(Shape::Text {
                at: (x(value).clamp(half, WIDTH - half), 18.0),
                anchor: Anchor::Middle,
                size: 14.0,
                bold: true,
                ink: Ink::Ink,
                text: words,
            });
            let measured = say("report.tape.measured", &[("value", shown)], language);
            [Some(measured), class.map(word)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }
        _ => say("report.lila.none", &[], language),
    };
    let mut rows = vec![
        vec!["LILA (cm)".to_owned(), shown.unwrap_or_else(|| "–".to_owned())],
        vec![
            say("report.growth.class", &[], language),
            class.map_or_else(|| "–".to_owned(), word),
        ],
    ];
    for (cut, class) in cuts.iter().zip([ChildArm::Severe, ChildArm::Moderate]) {
        let below = say("report.tape.below", &[("class", &word(class))], language);
        rows.push(vec![below, decimal(*cut, 1, language)]);
    }
    Figure {
        width: WIDTH,
        height: HEIGHT,
        name,
        shapes,
        twin: Twin {
            headings: vec![
                say("report.lila.heading.measure", &[], language),
                say("report.lila.heading.value", &[], language),
            ],
            rows,
        },
    }
}
