//! The functions each dialect knows.

use super::Dialect;

/// A function of either dialect; what each does stands beside the evaluator, by what it works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    If,
    Coalesce,
    Boolean,
    BooleanFromString,
    Text(OfText),
    Number(OfNumbers),
    Date(OfDates),
    Node(OfNodes),
    Geo(OfPlaces),
    Rule(OfRules),
    /// A function that does not exist; only foreign XPath may name one.
    Missing,
}

/// Function of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfText {
    Base64Decode,
    Contains,
    Digest,
    EndsWith,
    NormalizeSpace,
    Regex,
    StartsWith,
    String,
    StringLength,
    Substr,
    Substring,
    SubstringAfter,
    SubstringBefore,
    Translate,
    Uuid,
    Version,
}

/// Function of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfNumbers {
    Abs,
    Acos,
    Asin,
    Atan,
    Atan2,
    Ceiling,
    Cos,
    Exp,
    Exp10,
    Floor,
    Greatest,
    Int,
    Least,
    Log,
    Log10,
    Max,
    Min,
    Number,
    Pi,
    Pow,
    Random,
    Round,
    Sin,
    Sqrt,
    Tan,
}

/// Function of dates and times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfDates {
    Date,
    DateTime,
    DaysBetween,
    DecimalDateTime,
    DecimalTime,
    FormatDate,
    MonthsBetween,
    MonthsSince,
    Now,
    Today,
}

/// Function of nodes, rows, choices and look-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfNodes {
    Checklist,
    ChoiceName,
    Concat,
    Count,
    CountNonEmpty,
    CountSelected,
    Id,
    IndexedRepeat,
    Itext,
    Join,
    Lang,
    Last,
    LocalName,
    Name,
    NamespaceUri,
    Once,
    Position,
    PullData,
    Randomize,
    Selected,
    SelectedAt,
    Sum,
    WeightedChecklist,
}

/// Function of places on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfPlaces {
    Area,
    Distance,
    Geofence,
}

/// Function that only the matrix notation has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfRules {
    Between,
    Certain,
    CountTrue,
    Empty,
    Known,
    Na,
}

use Function as F;
use {OfDates as D, OfNodes as S, OfNumbers as N, OfPlaces as P, OfRules as R, OfText as T};

/// The most arguments a function may have where nothing else bounds them.
const MANY: usize = 1024;

/// XPath: name, function, fewest and most arguments.
const XPATH: &[(&str, Function, usize, usize)] = &[
    ("abs", F::Number(N::Abs), 1, 1),
    ("acos", F::Number(N::Acos), 1, 1),
    ("area", F::Geo(P::Area), 1, MANY),
    ("asin", F::Number(N::Asin), 1, 1),
    ("atan", F::Number(N::Atan), 1, 1),
    ("atan2", F::Number(N::Atan2), 2, 2),
    ("base64-decode", F::Text(T::Base64Decode), 1, 1),
    ("boolean", F::Boolean, 1, 1),
    ("boolean-from-string", F::BooleanFromString, 1, 1),
    ("ceiling", F::Number(N::Ceiling), 1, 1),
    ("checklist", F::Node(S::Checklist), 3, MANY),
    ("coalesce", F::Coalesce, 1, MANY),
    ("concat", F::Node(S::Concat), 0, MANY),
    ("contains", F::Text(T::Contains), 2, 2),
    ("cos", F::Number(N::Cos), 1, 1),
    ("count", F::Node(S::Count), 1, 1),
    ("count-non-empty", F::Node(S::CountNonEmpty), 1, 1),
    ("count-selected", F::Node(S::CountSelected), 1, 1),
    ("date", F::Date(D::Date), 1, 1),
    ("date-time", F::Date(D::DateTime), 1, 1),
    ("decimal-date-time", F::Date(D::DecimalDateTime), 1, 1),
    ("decimal-time", F::Date(D::DecimalTime), 1, 1),
    ("digest", F::Text(T::Digest), 2, 3),
    ("distance", F::Geo(P::Distance), 1, MANY),
    ("enclosed-area", F::Geo(P::Area), 1, MANY),
    ("ends-with", F::Text(T::EndsWith), 2, 2),
    ("exp", F::Number(N::Exp), 1, 1),
    ("exp10", F::Number(N::Exp10), 1, 1),
    ("floor", F::Number(N::Floor), 1, 1),
    ("format-date", F::Date(D::FormatDate), 2, 2),
    ("format-date-time", F::Date(D::FormatDate), 2, 2),
    ("geofence", F::Geo(P::Geofence), 2, 2),
    ("id", F::Node(S::Id), 1, 1),
    ("if", F::If, 3, 3),
    ("indexed-repeat", F::Node(S::IndexedRepeat), 3, 7),
    ("int", F::Number(N::Int), 1, 1),
    ("join", F::Node(S::Join), 1, MANY),
    ("jr:choice-name", F::Node(S::ChoiceName), 2, 2),
    ("jr:itext", F::Node(S::Itext), 1, 1),
    ("lang", F::Node(S::Lang), 1, 1),
    ("last", F::Node(S::Last), 0, 0),
    ("local-name", F::Node(S::LocalName), 0, 1),
    ("log", F::Number(N::Log), 1, 1),
    ("log10", F::Number(N::Log10), 1, 1),
    ("max", F::Number(N::Max), 1, MANY),
    ("min", F::Number(N::Min), 1, MANY),
    ("name", F::Node(S::Name), 0, 1),
    ("namespace-uri", F::Node(S::NamespaceUri), 0, 1),
    ("normalize-space", F::Text(T::NormalizeSpace), 0, 1),
    ("now", F::Date(D::Now), 0, 0),
    ("number", F::Number(N::Number), 0, 1),
    ("once", F::Node(S::Once), 1, 1),
    ("pi", F::Number(N::Pi), 0, 0),
    ("position", F::Node(S::Position), 0, 1),
    ("pow", F::Number(N::Pow), 2, 2),
    ("pulldata", F::Node(S::PullData), 4, 4),
    ("random", F::Number(N::Random), 0, 0),
    ("randomize", F::Node(S::Randomize), 1, 2),
    ("regex", F::Text(T::Regex), 2, 2),
    ("round", F::Number(N::Round), 1, 2),
    ("selected", F::Node(S::Selected), 2, 2),
    ("selected-at", F::Node(S::SelectedAt), 2, 2),
    ("sin", F::Number(N::Sin), 1, 1),
    ("sqrt", F::Number(N::Sqrt), 1, 1),
    ("starts-with", F::Text(T::StartsWith), 2, 2),
    ("string", F::Text(T::String), 0, 1),
    ("string-length", F::Text(T::StringLength), 0, 1),
    ("substr", F::Text(T::Substr), 2, 3),
    ("substring", F::Text(T::Substring), 2, 3),
    ("substring-after", F::Text(T::SubstringAfter), 2, 2),
    ("substring-before", F::Text(T::SubstringBefore), 2, 2),
    ("sum", F::Node(S::Sum), 1, 1),
    ("tan", F::Number(N::Tan), 1, 1),
    ("today", F::Date(D::Today), 0, 0),
    ("translate", F::Text(T::Translate), 3, 3),
    ("uuid", F::Text(T::Uuid), 0, 1),
    ("version", F::Text(T::Version), 0, 0),
    ("weighted-checklist", F::Node(S::WeightedChecklist), 4, MANY),
];

/// The matrix notation: name, function, fewest and most arguments.
const RULE: &[(&str, Function, usize, usize)] = &[
    ("abs", F::Number(N::Abs), 1, 1),
    ("between", F::Rule(R::Between), 2, 2),
    ("ceil", F::Number(N::Ceiling), 1, 1),
    ("certain", F::Rule(R::Certain), 1, 1),
    ("coalesce", F::Coalesce, 1, MANY),
    ("count_selected", F::Node(S::CountSelected), 1, 1),
    ("count_true", F::Rule(R::CountTrue), 1, MANY),
    ("days_between", F::Date(D::DaysBetween), 2, 2),
    ("empty", F::Rule(R::Empty), 1, 1),
    ("floor", F::Number(N::Floor), 1, 1),
    ("greatest", F::Number(N::Greatest), 1, MANY),
    ("if", F::If, 3, 3),
    ("known", F::Rule(R::Known), 1, 1),
    ("least", F::Number(N::Least), 1, MANY),
    ("max", F::Number(N::Max), 1, MANY),
    ("min", F::Number(N::Min), 1, MANY),
    ("months_between", F::Date(D::MonthsBetween), 2, 2),
    ("months_since", F::Date(D::MonthsSince), 1, 1),
    ("na", F::Rule(R::Na), 1, 1),
    ("round", F::Number(N::Round), 1, 2),
    ("selected", F::Node(S::Selected), 2, 2),
];

/// Functions that the parser makes into a tree of their own.
const XPATH_FORMS: [&str; 5] = ["not", "true", "false", "current", "instance"];
const RULE_FORMS: [&str; 4] = ["any_row", "count_rows", "any_selected", "verdict"];

/// The function of this name with the fewest and most arguments it takes.
pub(crate) fn find(name: &str, dialect: Dialect) -> Option<(Function, usize, usize)> {
    table(dialect)
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, function, fewest, most)| (*function, *fewest, *most))
}

/// Every name that can be called.
pub(crate) fn names(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let forms: &[&str] = match dialect {
        Dialect::XPath => &XPATH_FORMS,
        Dialect::Rule => &RULE_FORMS,
    };
    table(dialect)
        .iter()
        .map(|(name, ..)| *name)
        .chain(forms.iter().copied())
}

fn table(dialect: Dialect) -> &'static [(&'static str, Function, usize, usize)] {
    match dialect {
        Dialect::XPath => XPATH,
        Dialect::Rule => RULE,
    }
}
