//! The functions each dialect knows.

use super::Dialect;

/// A function of either dialect; what it does stands in `operand`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Abs,
    Acos,
    Asin,
    Atan,
    Atan2,
    Boolean,
    BooleanFromString,
    Ceiling,
    ChoiceName,
    Coalesce,
    Concat,
    Contains,
    Cos,
    Count,
    CountNonEmpty,
    CountSelected,
    CountTrue,
    Date,
    DateTime,
    DaysBetween,
    DecimalDateTime,
    DecimalTime,
    Empty,
    EndsWith,
    Exp,
    Exp10,
    Floor,
    Greatest,
    FormatDate,
    If,
    IndexedRepeat,
    Int,
    Join,
    Known,
    Least,
    Log,
    Log10,
    Max,
    Min,
    MonthsBetween,
    MonthsSince,
    Na,
    NormalizeSpace,
    Now,
    Number,
    Once,
    Pi,
    Position,
    Pow,
    PullData,
    Random,
    Regex,
    Round,
    Selected,
    SelectedAt,
    Sin,
    Sqrt,
    StartsWith,
    String,
    StringLength,
    Substr,
    Substring,
    SubstringAfter,
    SubstringBefore,
    Sum,
    Tan,
    Today,
    Translate,
}

use Function as F;

/// The most arguments a function may have where nothing else bounds them.
const MANY: usize = 1024;

/// XPath: name, function, fewest and most arguments.
const XPATH: &[(&str, Function, usize, usize)] = &[
    ("abs", F::Abs, 1, 1),
    ("acos", F::Acos, 1, 1),
    ("asin", F::Asin, 1, 1),
    ("atan", F::Atan, 1, 1),
    ("atan2", F::Atan2, 2, 2),
    ("boolean", F::Boolean, 1, 1),
    ("boolean-from-string", F::BooleanFromString, 1, 1),
    ("ceiling", F::Ceiling, 1, 1),
    ("coalesce", F::Coalesce, 1, MANY),
    ("concat", F::Concat, 0, MANY),
    ("contains", F::Contains, 2, 2),
    ("cos", F::Cos, 1, 1),
    ("count", F::Count, 1, 1),
    ("count-non-empty", F::CountNonEmpty, 1, 1),
    ("count-selected", F::CountSelected, 1, 1),
    ("date", F::Date, 1, 1),
    ("date-time", F::DateTime, 1, 1),
    ("decimal-date-time", F::DecimalDateTime, 1, 1),
    ("decimal-time", F::DecimalTime, 1, 1),
    ("ends-with", F::EndsWith, 2, 2),
    ("exp", F::Exp, 1, 1),
    ("exp10", F::Exp10, 1, 1),
    ("floor", F::Floor, 1, 1),
    ("format-date", F::FormatDate, 2, 2),
    ("format-date-time", F::FormatDate, 2, 2),
    ("if", F::If, 3, 3),
    ("indexed-repeat", F::IndexedRepeat, 3, 7),
    ("int", F::Int, 1, 1),
    ("join", F::Join, 1, MANY),
    ("jr:choice-name", F::ChoiceName, 2, 2),
    ("log", F::Log, 1, 1),
    ("log10", F::Log10, 1, 1),
    ("max", F::Max, 1, MANY),
    ("min", F::Min, 1, MANY),
    ("normalize-space", F::NormalizeSpace, 0, 1),
    ("now", F::Now, 0, 0),
    ("number", F::Number, 0, 1),
    ("once", F::Once, 1, 1),
    ("pi", F::Pi, 0, 0),
    ("position", F::Position, 0, 1),
    ("pow", F::Pow, 2, 2),
    ("pulldata", F::PullData, 4, 4),
    ("random", F::Random, 0, 0),
    ("regex", F::Regex, 2, 2),
    ("round", F::Round, 1, 2),
    ("selected", F::Selected, 2, 2),
    ("selected-at", F::SelectedAt, 2, 2),
    ("sin", F::Sin, 1, 1),
    ("sqrt", F::Sqrt, 1, 1),
    ("starts-with", F::StartsWith, 2, 2),
    ("string", F::String, 0, 1),
    ("string-length", F::StringLength, 0, 1),
    ("substr", F::Substr, 2, 3),
    ("substring", F::Substring, 2, 3),
    ("substring-after", F::SubstringAfter, 2, 2),
    ("substring-before", F::SubstringBefore, 2, 2),
    ("sum", F::Sum, 1, 1),
    ("tan", F::Tan, 1, 1),
    ("today", F::Today, 0, 0),
    ("translate", F::Translate, 3, 3),
];

/// The matrix notation: name, function, fewest and most arguments.
const RULE: &[(&str, Function, usize, usize)] = &[
    ("abs", F::Abs, 1, 1),
    ("ceil", F::Ceiling, 1, 1),
    ("coalesce", F::Coalesce, 1, MANY),
    ("count_selected", F::CountSelected, 1, 1),
    ("count_true", F::CountTrue, 1, MANY),
    ("days_between", F::DaysBetween, 2, 2),
    ("empty", F::Empty, 1, 1),
    ("floor", F::Floor, 1, 1),
    ("greatest", F::Greatest, 1, MANY),
    ("if", F::If, 3, 3),
    ("known", F::Known, 1, 1),
    ("least", F::Least, 1, MANY),
    ("max", F::Max, 1, MANY),
    ("min", F::Min, 1, MANY),
    ("months_between", F::MonthsBetween, 2, 2),
    ("months_since", F::MonthsSince, 1, 1),
    ("na", F::Na, 1, 1),
    ("round", F::Round, 1, 2),
    ("selected", F::Selected, 2, 2),
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
