//! One measurement against its cut-off.

use paduk_text::{Language, say};

use super::{Anchor, Figure, Ink, Shape, Twin, text, text_width};
use crate::number::decimal;

/// Below this mid-upper arm circumference, in cm, a woman is at risk of chronic energy deficiency (Kementerian
/// Kesehatan; the same in the pack's rules).
const CUT: f64 = 23.5;

const WIDTH: f64 = 288.0;
const HEIGHT: f64 = 78.0;

/// The scale of a woman's LILA (mid-upper arm circumference, cm): the value against the cut-off of 23,5 cm. Without a
/// value only the scale is drawn.
pub fn lila(value: Option<f64>, language: Language) -> Figure {
    let value = value.filter(|value| value.is_finite());
    let shown = value.map(|value| decimal(value, 2, language));
    let cut = decimal(CUT, 1, language);
    // The usual range holds nearly everybody; for the others it grows, so that the dot never stands at a false place.
    let low = value.map_or(19.0, |value| (value.floor() - 1.0).min(19.0));
    let high = value.map_or(30.0, |value| (value.ceil() + 1.0).max(30.0));
    let x = |measure: f64| 1.0 + (measure - low) / (high - low) * (WIDTH - 2.0);

    let ground = |from: f64, to: f64, fill| Shape::Rect {
        x: x(from),
        y: 30.0,
        width: x(to) - x(from),
        height: 18.0,
        radius: 4.0,
        fill,
        edge: Some(Ink::LineStrong),
    };
    let mut shapes = vec![
        ground(low, CUT, Ink::AmberWash),
        ground(CUT, high, Ink::GreenWash),
        Shape::Line {
            from: (x(CUT), 22.0),
            to: (x(CUT), 56.0),
            ink: Ink::Ink,
            dashed: true,
        },
        text((2.0, 70.0), Anchor::Start, Ink::InkSoft, decimal(low, 0, language)),
        text(
            (x(CUT) + 4.0, 70.0),
            Anchor::Start,
            Ink::InkSoft,
            say("report.lila.cut", &[("cut", &cut)], language),
        ),
        text(
            (WIDTH - 2.0, 70.0),
            Anchor::End,
            Ink::InkSoft,
            decimal(high, 0, language),
        ),
    ];
    let name = match (value, &shown) {
        (Some(value), Some(shown)) => {
            let below = value < CUT;
            shapes.push(Shape::Dot {
                at: (x(value), 39.0),
                radius: 8.0,
                fill: if below { Ink::Amber } else { Ink::Green },
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
            let params = [("value", shown.as_str()), ("cut", cut.as_str())];
            if below {
                say("report.lila.below", &params, language)
            } else {
                say("report.lila.not-below", &params, language)
            }
        }
        _ => say("report.lila.none", &[], language),
    };
    let twin = Twin {
        headings: vec![
            say("report.lila.heading.measure", &[], language),
            say("report.lila.heading.value", &[], language),
        ],
        rows: vec![
            vec!["LILA (cm)".to_owned(), shown.unwrap_or_else(|| "–".to_owned())],
            vec![say("report.lila.heading.cut", &[], language), cut],
        ],
    };
    Figure {
        width: WIDTH,
        height: HEIGHT,
        name,
        shapes,
        twin,
    }
}

#[cfg(test)]
mod tests {
    use paduk_text::Language::Indonesian;

    use super::lila;
    use crate::figure::{Figure, Ink, Shape};

    fn dot(figure: &Figure) -> Option<(f64, Ink)> {
        figure.shapes.iter().find_map(|shape| match shape {
            Shape::Dot { at, fill, .. } => Some((at.0, *fill)),
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Path { .. } | Shape::Text { .. } => None,
        })
    }

    fn cut(figure: &Figure) -> f64 {
        let line = figure.shapes.iter().find_map(|shape| match shape {
            Shape::Line { from, .. } => Some(from.0),
            Shape::Rect { .. } | Shape::Path { .. } | Shape::Dot { .. } | Shape::Text { .. } => None,
        });
        line.expect("the cut-off is drawn")
    }

    #[test]
    fn the_dot_stands_on_its_side_of_the_cut() {
        let below = lila(Some(22.85), Indonesian);
        let (x, ink) = dot(&below).unwrap();
        assert!(x < cut(&below) && ink == Ink::Amber);
        let (x, ink) = dot(&lila(Some(23.5), Indonesian)).unwrap();
        assert!((x - cut(&below)).abs() < 1e-9 && ink == Ink::Green);
    }

    #[test]
    fn values_far_out_stay_inside_the_figure() {
        for value in [14.0, 45.0, 0.0] {
            let figure = lila(Some(value), Indonesian);
            let (x, _) = dot(&figure).unwrap();
            assert!(x > 8.0 && x < figure.width - 8.0, "{value} at {x}");
        }
    }

    #[test]
    fn without_a_value_there_is_no_dot() {
        for value in [None, Some(f64::NAN)] {
            let figure = lila(value, Indonesian);
            assert_eq!(dot(&figure), None);
            assert_eq!(figure.twin.rows[0][1], "–");
        }
    }
}
