//! Figures: where every line, bar and word stands is computed here; the window and the printed report only draw.
//!
//! Colours are names of the tokens that both style sheets define, so that light, dark and high contrast come of
//! themselves. Nothing is told by colour alone: every bar carries its sign and its number.

mod axis;
mod bars;
mod scale;
mod stacked;
mod svg;

pub use bars::{Bar, bars};
pub use scale::lila;
pub use stacked::{Stack, stacked};
pub(crate) use stacked::{sign, word};

/// A colour by its token, for example `--teal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Ink,
    /// Softer text.
    InkSoft,
    /// A surface, and text on a strong colour.
    Card,
    /// A quiet surface.
    Sunken,
    /// An edge that is ornament only.
    Line,
    /// An edge that must be seen.
    LineStrong,
    /// The accent.
    Teal,
    /// Good.
    Green,
    /// A ground for good.
    GreenWash,
    /// A gap.
    Amber,
    /// A ground for a gap.
    AmberWash,
    /// A ground for what does not count.
    OffWash,
    /// A danger.
    Red,
    /// A ground for a danger.
    RedWash,
}

impl Ink {
    /// The custom property that holds the colour.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::InkSoft => "--ink-soft",
            Self::Card => "--card",
            Self::Sunken => "--sunken",
            Self::Line => "--line",
            Self::LineStrong => "--line-strong",
            Self::Teal => "--teal",
            Self::Green => "--green",
            Self::GreenWash => "--green-wash",
            Self::Amber => "--amber",
            Self::AmberWash => "--amber-wash",
            Self::OffWash => "--off-wash",
            Self::Red => "--red",
            Self::RedWash => "--red-wash",
        }
    }
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    None,
    /// Into dashes.
    Dashes,
    /// Into dots.
    Dots,
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One thing that is drawn; lengths in CSS pixels, y downwards.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
        /// Colour inside.
        fill: Ink,
        /// Colour of the edge, if it has one.
        edge: Option<Ink>,
    },
    /// A line.
    Line {
        /// Start.
        from: (f64, f64),
        /// End.
        to: (f64, f64),
        /// Colour.
        ink: Ink,
        /// Whether it is broken into dashes.
        dashed: bool,
    },
    /// A line through many points.
    Path {
        /// The points in order.
        points: Vec<(f64, f64)>,
        /// Colour.
        ink: Ink,
        /// How it is broken, so that lines are told apart without colour.
        dash: Dash,
    },
    /// A filled circle with an edge in the colour of the surface.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        fill: Ink,
    },
    /// A text on one line.
    Text {
        /// The place of its anchor on the base line.
        at: (f64, f64),
        /// Which end that is.
        anchor: Anchor,
        /// Size, at least 13.
        size: f64,
        /// Whether it is set in bold.
        bold: bool,
        /// Colour.
        ink: Ink,
        /// The words.
        text: String,
    },
}

/// The same numbers as a table, for those who do not see the figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Twin {
    /// Headings of the columns.
    pub headings: Vec<String>,
    /// Rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// A figure with what it says in a sentence and its table.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The result as a sentence: what a screen reader says instead of the drawing.
    pub name: String,
    /// What is drawn, back to front.
    pub shapes: Vec<Shape>,
    /// The same numbers as a table.
    pub twin: Twin,
}

/// Width of a text at a size, generously: figures must hold in any of the fonts that a laptop may have.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * 0.62
}

/// The words, cut with an ellipsis where they would leave their room; the table has them whole.
pub(crate) fn fit(words: &str, size: f64, room: f64) -> String {
    if text_width(words, size) <= room {
        return words.to_owned();
    }
    let most = (room / (size * 0.62)).floor().max(2.0) as usize;
    let cut: String = words.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

pub(crate) fn text(at: (f64, f64), anchor: Anchor, ink: Ink, words: impl Into<String>) -> Shape {
    Shape::Text {
        at,
        anchor,
        size: 13.0,
        bold: false,
        ink,
        text: words.into(),
    }
}
