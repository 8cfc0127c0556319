//! Bars that fill up to a goal.

use paduk_text::{Language, say};

use super::axis::ticks;
use super::{Anchor, Figure, Ink, Shape, Twin, fit, text, text_width};
use crate::number::whole;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is about, for example a village.
    pub label: String,
    /// How far it is.
    pub value: u32,
    /// How far it should go.
    pub goal: u32,
}

const ROW: f64 = 30.0;
const BAR: f64 = 18.0;
const FOOT: f64 = 26.0;

/// Horizontal bars with a common axis of whole numbers; each says its value and its goal in words.
///
/// `name` is the figure as a sentence, `label_heading` names what the bars are about. A width of 560 suits a page.
pub fn bars(name: &str, label_heading: &str, bars: &[Bar], width: f64, language: Language) -> Figure {
    let most = bars.iter().map(|bar| bar.goal.max(bar.value)).max().unwrap_or(0);
    let left = bars
        .iter()
        .map(|bar| text_width(&bar.label, 13.0))
        .fold(40.0, f64::max)
        .min(width * 0.4)
        + 8.0;
    let said: Vec<String> = bars
        .iter()
        .map(|bar| {
            let (value, goal) = (whole(bar.value.into(), language), whole(bar.goal.into(), language));
            say("report.bars.of", &[("value", &value), ("goal", &goal)], language)
        })
        .collect();
    let right = said.iter().map(|words| text_width(words, 13.0)).fold(0.0, f64::max) + 8.0;
    let span = (width - left - right).max(40.0);
    let ticks = ticks(most, (span / 60.0).floor().clamp(1.0, 10.0) as u32);
    let end = f64::from(*ticks.last().unwrap_or(&1));
    let x = |value: u32| left + f64::from(value) / end * span;
    let foot = ROW * bars.len() as f64 + 4.0;

    let mut shapes = Vec::new();
    for tick in &ticks {
        shapes.push(Shape::Line {
            from: (x(*tick), 0.0),
            to: (x(*tick), foot),
            ink: Ink::Line,
            dashed: false,
        });
        shapes.push(text(
            (x(*tick), foot + 16.0),
            Anchor::Middle,
            Ink::InkSoft,
            whole((*tick).into(), language),
        ));
    }
    for ((index, bar), said) in bars.iter().enumerate().zip(&said) {
        let y = ROW * index as f64 + (ROW - BAR) / 2.0;
        let rect = |value, fill, edge| Shape::Rect {
            x: left,
            y,
            width: x(value) - left,
            height: BAR,
            radius: 3.0,
            fill,
            edge,
        };
        shapes.push(text(
            (0.0, y + 14.0),
            Anchor::Start,
            Ink::Ink,
            fit(&bar.label, 13.0, left - 8.0),
        ));
        if bar.goal > 0 {
            shapes.push(rect(bar.goal, Ink::Sunken, Some(Ink::LineStrong)));
        }
        if bar.value > 0 {
            shapes.push(rect(bar.value, Ink::Teal, None));
        }
        let beside = x(bar.value.max(bar.goal)) + 8.0;
        shapes.push(text((beside, y + 14.0), Anchor::Start, Ink::Ink, said));
    }
    let row = |bar: &Bar| {
        vec![
            bar.label.clone(),
            whole(bar.value.into(), language),
            whole(bar.goal.into(), language),
        ]
    };
    Figure {
        width,
        height: foot + FOOT,
        name: name.to_owned(),
        shapes,
        twin: Twin {
            headings: vec![
                label_heading.to_owned(),
                say("report.bars.value", &[], language),
                say("report.bars.goal", &[], language),
            ],
            rows: bars.iter().map(row).collect(),
        },
    }
}
