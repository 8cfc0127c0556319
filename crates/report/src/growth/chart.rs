//! The chart of one index.

use paduk_anthro::{Age, Index, Length, Sex, Table};
use paduk_text::{Language, say};

use super::axis::Axis;
use super::labels::spread;
use crate::figure::{Anchor, Dash, Figure, Ink, Shape, Twin, text};
use crate::number::{decimal, fixed};

const WIDTH: f64 = 304.0;
const HEIGHT: f64 = 300.0;
/// Room left of the plot for its ticks, right of it for the lines' labels, above for the unit, below for the ages.
const LEFT: f64 = 34.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 38.0;

/// A line of a chart: z, colour, dash.
type ZLine = (i8, Ink, Dash);

/// The lines of WHO's charts, from the highest.
const LINES: [ZLine; 5] = [
    (3, Ink::Red, Dash::Dots),
    (2, Ink::Amber, Dash::Dashes),
    (0, Ink::Green, Dash::None),
    (-2, Ink::Amber, Dash::Dashes),
    (-3, Ink::Red, Dash::Dots),
];

/// The lines of body mass index from five years on, where the classes above turn at +1 and +2.
const SCHOOL_BMI_LINES: [ZLine; 5] = [
    (2, Ink::Red, Dash::Dots),
    (1, Ink::Amber, Dash::Dashes),
    (0, Ink::Green, Dash::None),
    (-2, Ink::Amber, Dash::Dashes),
    (-3, Ink::Red, Dash::Dots),
];

/// From this month on a child is compared as standing; the charts break here.
const STANDS_FROM: f64 = 24.0;
/// WHO's charts for children end here, in months.
const GROWN: f64 = 60.0;
/// WHO's reference from five years on ends here, in months.
const ADULT: f64 = 228.0;

/// Which index is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartedIndex {
    /// Length or height in cm by age in months.
    LengthForAge,
    /// Weight in kg by age in months.
    WeightForAge,
    /// Weight in kg by length or height in cm.
    WeightForLength,
    /// Height in cm by age from 5 to 19 years.
    SchoolHeightForAge,
    /// Body mass index in kg/m² by age from 5 to 19 years.
    SchoolBmiForAge,
}

/// One measuring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GrowthPoint {
    /// Age in exact months, or length in cm where weight is drawn by length.
    pub across: f64,
    /// The measure.
    pub up: f64,
}

/// What is drawn of a child.
#[derive(Debug, Clone, PartialEq)]
pub struct Charted {
    /// The index.
    pub index: ChartedIndex,
    /// The child's sex.
    pub sex: Sex,
    /// The child's age.
    pub age: Age,
    /// Today's measuring, as corrected for the position; none where it is not complete.
    pub point: Option<GrowthPoint>,
    /// The z-score of it, rounded to two places.
    pub z: Option<f64>,
    /// The class in words; empty where there is none.
    pub class: String,
    /// Earlier measurings, where any are known.
    pub earlier: Vec<GrowthPoint>,
}

impl ChartedIndex {
    /// What its sentences are called.
    const fn key(self) -> &'static str {
        match self {
            Self::LengthForAge => "length-for-age",
            Self::WeightForAge => "weight-for-age",
            Self::WeightForLength => "weight-for-length",
            Self::SchoolHeightForAge => "height-for-age",
            Self::SchoolBmiForAge => "bmi-for-age",
        }
    }

    const fn lines(self) -> &'static [ZLine; 5] {
        match self {
            Self::LengthForAge | Self::WeightForAge | Self::WeightForLength | Self::SchoolHeightForAge => &LINES,
            Self::SchoolBmiForAge => &SCHOOL_BMI_LINES,
        }
    }

    /// How many units of the lower axis are one of what is written on it: ages from five on are written in years.
    const fn written(self) -> f64 {
        match self {
            Self::LengthForAge | Self::WeightForAge | Self::WeightForLength => 1.0,
            Self::SchoolHeightForAge | Self::SchoolBmiForAge => 12.0,
        }
    }

    const fn by_age(self) -> bool {
        !matches!(self, Self::WeightForLength)
    }

    const fn school(self) -> bool {
        matches!(self, Self::SchoolHeightForAge | Self::SchoolBmiForAge)
    }

    const fn index(self) -> Index {
        match self {
            Self::LengthForAge | Self::SchoolHeightForAge => Index::LengthForAge,
            Self::SchoolBmiForAge => Index::BmiForAge,
            Self::WeightForAge => Index::WeightForAge,
            Self::WeightForLength => Index::WeightForLength,
        }
    }

    /// The measure at a z-score over a place on the lower axis.
    fn line(self, sex: Sex, stands: bool, across: f64, z: f64) -> Option<f64> {
        let row = match self {
            Self::LengthForAge => Table::LengthForAge.row(sex, day(across, stands))?,
            Self::WeightForAge => Table::WeightForAge.row(sex, day(across, stands))?,
            Self::WeightForLength => {
                let table = if stands {
                    Table::WeightForHeight
                } else {
                    Table::WeightForLength
                };
                let tenths = Length::from_cm(across).ok()?.micrometres() / 1_000;
                table.row(sex, u32::try_from(tenths).ok()?)?
            }
            Self::SchoolHeightForAge => Table::SchoolHeightForAge.row(sex, month(across))?,
            Self::SchoolBmiForAge => Table::SchoolBmiForAge.row(sex, month(across))?,
        };
        Some(row.measure(z, self.index().tails()))
    }
}

/// The day of WHO's tables at a month. The chart of lying children ends with their last day, else its lines would drop
/// by the 0.7 cm of standing at its very end; that of standing children ends with the standards.
fn day(months: f64, stands: bool) -> u32 {
    let last = if stands { 1826 } else { 730 };
    Age::from_months(months).map_or(last, Age::days).min(last)
}

/// The whole month of WHO's tables from five years on.
fn month(months: f64) -> u32 {
    months.clamp(GROWN, ADULT) as u32
}

/// The part of the lower axis that is shown: from birth to two years, from two to five or from five to 19; around the child's length.
fn across(charted: &Charted, stands: bool) -> (f64, f64) {
    match charted.index {
        ChartedIndex::LengthForAge | ChartedIndex::WeightForAge if stands => (STANDS_FROM, GROWN),
        ChartedIndex::LengthForAge | ChartedIndex::WeightForAge => (0.0, STANDS_FROM),
        ChartedIndex::SchoolHeightForAge | ChartedIndex::SchoolBmiForAge => (GROWN, ADULT),
        ChartedIndex::WeightForLength => {
            let (first, last) = if stands { (65.0, 120.0) } else { (45.0, 110.0) };
            let middle = charted
                .point
                .map_or(if stands { 95.0 } else { 70.0 }, |point| point.across);
            let low = ((middle - 15.0) / 5.0).round() * 5.0;
            let low = low.clamp(first, last - 30.0);
            (low, low + 30.0)
        }
    }
}

/// Draws a child's index on WHO's lines of −3, −2, 0, +2 and +3. Without a point only the lines are drawn.
pub fn growth_chart(charted: &Charted, language: Language) -> Figure {
    let stands = charted.age.months() >= STANDS_FROM;
    let (from, to) = across(charted, stands);
    // From five years on a line has a corner at every month of the tables, before that at every sixtieth of the chart.
    let corners: u32 = if charted.index.school() {
        (ADULT - GROWN) as u32
    } else {
        60
    };
    let step = (to - from) / f64::from(corners);
    let samples: Vec<f64> = (0..=corners).map(|at| f64::from(at).mul_add(step, from)).collect();
    let drawn = charted.index.lines();
    let lines: Vec<Vec<(f64, f64)>> = drawn
        .iter()
        .map(|(z, ..)| {
            let value = |across: &f64| {
                let up = charted.index.line(charted.sex, stands, *across, f64::from(*z))?;
                Some((*across, up))
            };
            samples.iter().filter_map(value).collect()
        })
        .collect();
    let inside = |point: &&GrowthPoint| (from..=to).contains(&point.across);
    let earlier: Vec<&GrowthPoint> = charted.earlier.iter().filter(inside).collect();
    let point = charted.point.as_ref().filter(|point| inside(point));
    let ups = lines.iter().flatten().map(|(_, up)| *up);
    let ups: Vec<f64> = ups.chain(earlier.iter().chain(&point).map(|point| point.up)).collect();
    let low = ups.iter().copied().fold(f64::INFINITY, f64::min).floor();
    let high = ups.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
    let x = Axis::new((from, to), (LEFT, WIDTH - RIGHT));
    let y = Axis::new((low, high), (HEIGHT - BOTTOM, TOP));

    let mut shapes = grid(charted.index, &x, &y, (low, high), (from, to), language);
    for ((_, ink, dash), line) in drawn.iter().zip(&lines) {
        shapes.push(Shape::Path {
            points: line.iter().map(|(across, up)| (x.at(*across), y.at(*up))).collect(),
            ink: *ink,
            dash: *dash,
        });
    }
    let ends: Vec<f64> = lines
        .iter()
        .map(|line| line.last().map_or(TOP, |(_, up)| y.at(*up) + 4.5))
        .collect();
    let ends = spread(ends, 14.0, (TOP + 4.0, HEIGHT - BOTTOM + 4.0));
    for ((z, ..), end) in drawn.iter().zip(ends) {
        shapes.push(text((WIDTH - RIGHT + 4.0, end), Anchor::Start, Ink::Ink, signed(*z)));
    }
    let earlier_dots = earlier.iter().map(|point| Shape::Dot {
        at: (x.at(point.across), y.at(point.up)),
        radius: 4.0,
        fill: Ink::InkSoft,
    });
    shapes.extend(earlier_dots);
    if let Some(point) = point {
        shapes.push(Shape::Dot {
            at: (x.at(point.across), y.at(point.up)),
            radius: 6.5,
            fill: Ink::Teal,
        });
    }
    Figure {
        width: WIDTH,
        height: HEIGHT,
        name: sentence(charted, language),
        shapes,
        twin: twin(charted, stands, language),
    }
}

fn grid(
    index: ChartedIndex,
    x: &Axis,
    y: &Axis,
    (low, high): (f64, f64),
    (from, to): (f64, f64),
    language: Language,
) -> Vec<Shape> {
    let rule = |from, to| Shape::Line {
        from,
        to,
        ink: Ink::Line,
        dashed: false,
    };
    let mut shapes = Vec::new();
    for up in y.ticks(8.0) {
        shapes.push(rule((x.at(from), y.at(up)), (x.at(to), y.at(up))));
        let place = (LEFT - 5.0, y.at(up) + 4.5);
        shapes.push(text(place, Anchor::End, Ink::InkSoft, decimal(up, 0, language)));
    }
    let along = match index {
        ChartedIndex::LengthForAge | ChartedIndex::WeightForAge => x.every(6.0),
        ChartedIndex::WeightForLength => x.every(5.0),
        ChartedIndex::SchoolHeightForAge | ChartedIndex::SchoolBmiForAge => x.every(24.0),
    };
    for across in along {
        shapes.push(rule((x.at(across), y.at(low)), (x.at(across), y.at(high))));
        let place = (x.at(across), HEIGHT - BOTTOM + 16.0);
        shapes.push(text(
            place,
            Anchor::Middle,
            Ink::InkSoft,
            decimal(across / index.written(), 0, language),
        ));
    }
    let code = index.key();
    let unit = say(&format!("report.growth.up.{code}"), &[], language);
    shapes.push(text((2.0, 13.0), Anchor::Start, Ink::InkSoft, unit));
    let unit = say(&format!("report.growth.across.{code}"), &[], language);
    shapes.push(text((WIDTH - RIGHT, HEIGHT - 5.0), Anchor::End, Ink::InkSoft, unit));
    shapes
}

fn signed(z: i8) -> String {
    match z {
        0 => "0".to_owned(),
        1.. => format!("+{z}"),
        _ => format!("−{}", z.unsigned_abs()),
    }
}

/// What a screen reader says: the measure, the age, the z-score to two places, the class.
fn sentence(charted: &Charted, language: Language) -> String {
    let code = charted.index.key();
    let Some(point) = charted.point else {
        return say("report.growth.none", &[], language);
    };
    let value = decimal(point.up, 2, language);
    let across = match charted.index {
        ChartedIndex::LengthForAge
        | ChartedIndex::WeightForAge
        | ChartedIndex::SchoolHeightForAge
        | ChartedIndex::SchoolBmiForAge => {
            // A whole age is told that is over.
            decimal((point.across / charted.index.written()).floor(), 0, language)
        }
        ChartedIndex::WeightForLength => decimal(point.across, 1, language),
    };
    let params = [("value", value.as_str()), ("across", across.as_str())];
    let measured = say(&format!("report.growth.measured.{code}"), &params, language);
    let Some(z) = charted.z else { return measured };
    let z = fixed(z, 2, language);
    let scored = say("report.growth.scored", &[("z", &z)], language);
    let class = Some(charted.class.as_str()).filter(|class| !class.is_empty());
    [Some(measured.as_str()), Some(&scored), class]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The child's measures, and the lines at the child's place.
fn twin(charted: &Charted, stands: bool, language: Language) -> Twin {
    let code = charted.index.key();
    let mut rows = Vec::new();
    let mut row = |key: String, value: String| rows.push(vec![key, value]);
    let none = || "–".to_owned();
    let label = |part: &str| say(&format!("report.growth.{part}.{code}"), &[], language);
    let value = charted.point.map_or_else(none, |point| decimal(point.up, 2, language));
    row(label("up"), value);
    let here = charted.point.map_or(charted.age.months(), |point| point.across);
    row(label("across"), decimal(here / charted.index.written(), 1, language));
    row(
        say("report.growth.z", &[], language),
        charted.z.map_or_else(none, |z| fixed(z, 2, language)),
    );
    let class = Some(charted.class.clone()).filter(|class| !class.is_empty());
    row(say("report.growth.class", &[], language), class.unwrap_or_else(none));
    for (z, ..) in charted.index.lines() {
        if let Some(up) = charted.index.line(charted.sex, stands, here, f64::from(*z)) {
            let line = say("report.growth.line", &[("z", &signed(*z))], language);
            row(line, decimal(up, 1, language));
        }
    }
    for point in &charted.earlier {
        let across = decimal(point.across / charted.index.written(), 1, language);
        let key = if charted.index.by_age() && point.across <= 0.0 {
            say("report.growth.birth", &[], language)
        } else {
            say("report.growth.earlier", &[("across", &across)], language)
        };
        row(key, decimal(point.up, 2, language));
    }
    Twin {
        headings: vec![
            say("report.lila.heading.measure", &[], language),
            say("report.lila.heading.value", &[], language),
        ],
        rows,
    }
}
