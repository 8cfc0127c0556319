//! Verdicts of each intervention side by side.

use paduk_survey::Verdict;
use paduk_text::{Language, say};

use super::axis::ticks;
use super::{Anchor, Figure, Ink, Shape, Twin, fit, text, text_width};
use crate::coverage::Counts;
use crate::number::whole;

/// One intervention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// Its name.
    pub label: String,
    /// How often each outcome was given.
    pub counts: Counts,
}

const ROW: f64 = 48.0;
const BAR: f64 = 22.0;
const HEAD: f64 = 30.0;
const FOOT: f64 = 26.0;

/// One bar for each intervention, as long as the respondents judged, parted by outcome. Each part says its sign and
/// its number; what is too narrow for its number says it behind the bar.
pub fn stacked(name: &str, stacks: &[Stack], width: f64, language: Language) -> Figure {
    let most = stacks.iter().map(|stack| stack.counts.judged()).max().unwrap_or(0);
    let outside = 110.0;
    let span = (width - outside).max(80.0);
    let ticks = ticks(most, (span / 60.0).floor().clamp(1.0, 10.0) as u32);
    let end = f64::from(*ticks.last().unwrap_or(&1));
    let x = |value: u32| 1.0 + f64::from(value) / end * span;
    let foot = HEAD + ROW * stacks.len() as f64;

    let mut shapes = key(language);
    for tick in &ticks {
        shapes.push(Shape::Line {
            from: (x(*tick), HEAD),
            to: (x(*tick), foot),
            ink: Ink::Line,
            dashed: false,
        });
        shapes.push(text(
            (x(*tick), foot + 16.0),
            if *tick == 0 { Anchor::Start } else { Anchor::Middle },
            Ink::InkSoft,
            whole((*tick).into(), language),
        ));
    }
    for (index, stack) in stacks.iter().enumerate() {
        let y = HEAD + ROW * index as f64;
        shapes.push(text(
            (0.0, y + 14.0),
            Anchor::Start,
            Ink::Ink,
            fit(&stack.label, 13.0, width),
        ));
        let mut start = 0;
        let mut narrow = Vec::new();
        for verdict in Verdict::ALL {
            let count = stack.counts.of(verdict);
            if count == 0 {
                continue;
            }
            let (left, right) = (x(start), x(start + count));
            start += count;
            let (fill, ink) = inks(verdict);
            shapes.push(Shape::Rect {
                x: left,
                y: y + 20.0,
                width: right - left,
                height: BAR,
                radius: 0.0,
                fill,
                edge: Some(Ink::LineStrong),
            });
            let words = format!("{} {}", sign(verdict), whole(count.into(), language));
            if text_width(&words, 13.0) + 4.0 <= right - left {
                shapes.push(text((f64::midpoint(left, right), y + 36.0), Anchor::Middle, ink, words));
            } else {
                narrow.push(words);
            }
        }
        if !narrow.is_empty() {
            shapes.push(text(
                (x(start) + 6.0, y + 36.0),
                Anchor::Start,
                Ink::Ink,
                narrow.join("  "),
            ));
        }
    }
    Figure {
        width,
        height: foot + FOOT,
        name: name.to_owned(),
        shapes,
        twin: twin(stacks, language),
    }
}

/// The signs with their words.
fn key(language: Language) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut left = 0.0;
    for verdict in Verdict::ALL {
        let (fill, ink) = inks(verdict);
        shapes.push(Shape::Rect {
            x: left + 0.5,
            y: 2.0,
            width: 20.0,
            height: 16.0,
            radius: 2.0,
            fill,
            edge: Some(Ink::LineStrong),
        });
        shapes.push(text((left + 10.5, 15.0), Anchor::Middle, ink, sign(verdict)));
        let words = word(verdict, language);
        let width = text_width(&words, 13.0);
        shapes.push(text((left + 26.0, 15.0), Anchor::Start, Ink::Ink, words));
        left += 26.0 + width + 10.0;
    }
    shapes
}

fn twin(stacks: &[Stack], language: Language) -> Twin {
    let row = |stack: &Stack| {
        let counts = Verdict::ALL.map(|verdict| whole(stack.counts.of(verdict).into(), language));
        let judged = whole(stack.counts.judged().into(), language);
        std::iter::once(stack.label.clone())
            .chain(counts)
            .chain([judged])
            .collect()
    };
    let heading = say("report.heading.intervention", &[], language);
    let words = Verdict::ALL.map(|verdict| word(verdict, language));
    let judged = say("report.heading.judged", &[], language);
    Twin {
        headings: std::iter::once(heading).chain(words).chain([judged]).collect(),
        rows: stacks.iter().map(row).collect(),
    }
}

/// The word for an outcome.
pub(crate) fn word(verdict: Verdict, language: Language) -> String {
    let code = match verdict {
        Verdict::Met => "report.verdict.met",
        Verdict::Gap => "report.verdict.gap",
        Verdict::NotApplicable => "report.verdict.not-applicable",
        Verdict::Unknown => "report.verdict.unknown",
    };
    say(code, &[], language)
}

/// The sign that stands with the word, so that colour is never alone.
pub(crate) const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Gap => "◌",
        Verdict::NotApplicable => "–",
        Verdict::Unknown => "?",
    }
}

/// Ground and text.
const fn inks(verdict: Verdict) -> (Ink, Ink) {
    match verdict {
        Verdict::Met => (Ink::Green, Ink::Card),
        Verdict::Gap => (Ink::Amber, Ink::Card),
        Verdict::NotApplicable => (Ink::Card, Ink::Ink),
        Verdict::Unknown => (Ink::OffWash, Ink::Ink),
    }
}

#[cfg(test)]
mod tests {
    use paduk_text::Language::Indonesian;

    use super::{Stack, stacked};
    use crate::coverage::Counts;
    use crate::figure::{Anchor, Shape, text_width};

    fn figure(counts: Counts) -> crate::Figure {
        let label = "PMT ibu hamil KEK".to_owned();
        stacked("Putusan", &[Stack { label, counts }], 560.0, Indonesian)
    }

    #[test]
    fn every_number_is_said_even_where_its_part_is_narrow() {
        let figure = figure(Counts {
            met: 180,
            gap: 1,
            not_applicable: 0,
            unknown: 2,
        });
        let words: Vec<&str> = figure.shapes.iter().filter_map(words).collect();
        assert!(words.contains(&"✓ 180"));
        assert!(words.contains(&"◌ 1  ? 2"));
        assert_eq!(
            figure.twin.rows,
            [["PMT ibu hamil KEK", "180", "1", "0", "2", "183"].map(str::to_owned)]
        );
    }

    #[test]
    fn nothing_leaves_the_figure() {
        for counts in [
            Counts::default(),
            Counts {
                met: 1,
                gap: 1,
                not_applicable: 1,
                unknown: 1_055,
            },
        ] {
            let figure = figure(counts);
            for shape in &figure.shapes {
                if let Shape::Text {
                    at,
                    anchor: Anchor::Start,
                    size,
                    text,
                    ..
                } = shape
                {
                    assert!(at.0 + text_width(text, *size) <= figure.width + 1.0, "{text}");
                }
            }
        }
    }

    fn words(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Text { text, .. } => Some(text),
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Path { .. } | Shape::Dot { .. } => None,
        }
    }
}
