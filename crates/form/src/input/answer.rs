//! What can come of what was typed.

/// What typed text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// Nothing was typed.
    Empty,
    /// One meaning.
    Value {
        /// The value as it is stored.
        lexical: String,
        /// The value as it is said back, for example `22,9 cm` or `24/11/2026`.
        shown: String,
        /// The value in words, for example `Selasa, 24 November 2026`; empty where words add nothing.
        words: String,
        /// Something to be said once beside it: the code of its sentence. `looks-like-code`: 98 and the like are
        /// numbers here, and the question offers "does not know".
        remark: Option<&'static str>,
    },
    /// More than one meaning, or one that is not certain: the person says which.
    Ask {
        /// Why it is asked: the code of its sentence.
        code: &'static str,
        /// What it may mean, most likely first; one where only that is left to be confirmed.
        options: Vec<AskOption>,
    },
    /// No meaning.
    Wrong {
        /// What is wrong.
        code: WrongCode,
        /// Parameters of the sentence.
        params: Vec<(&'static str, String)>,
    },
}

/// One meaning among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskOption {
    /// The value as it would be stored.
    pub lexical: String,
    /// The value as it would be shown.
    pub shown: String,
    /// The value in words, for example `seribu lima puluh lima`.
    pub words: String,
}

/// Why typed text has no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WrongCode {
    /// Longer than a text may be. Parameter `most`.
    TextTooLong,
    /// No value of the question's kind.
    NotAValue,
    /// No number.
    NotANumber,
    /// A number that ends in its decimal sign.
    NumberIncomplete,
    /// More digits than are kept exactly. Parameter `most`.
    NumberTooLong,
    /// Decimals where a whole number is asked.
    NotWhole,
    /// More decimals than are measured. Parameters `places`, `step`, `down`, `up`.
    TooManyPlaces,
    /// No date.
    NotADate,
    /// A date without its day or year.
    DateIncomplete,
    /// A year that nobody means. Parameter `year`.
    YearOutOfRange,
    /// A month beyond twelve. Parameter `month`.
    MonthDoesNotExist,
    /// A day that the month does not have. Parameters `month`, `year`, `last`.
    DayDoesNotExist,
    /// A date that has not come yet. Parameter `latest`.
    InFuture,
    /// A date after the last one possible. Parameter `latest`.
    TooLate,
    /// A date before the first one possible. Parameter `earliest`.
    TooEarly,
    /// No time of day.
    NotATime,
    /// A time without its minutes.
    TimeIncomplete,
    /// An hour or minute that no clock has.
    TimeDoesNotExist,
    /// No choice of the list.
    NotAChoice,
    /// Not every choice has its place in the order. Parameter `all`.
    NotAllRanked,
    /// No place on earth.
    NotAPlace,
    /// A number that is not one of the range. Parameters `start`, `end`, `step`.
    NotInRange,
}

impl WrongCode {
    /// The code of its sentence in `locales`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TextTooLong => "text-too-long",
            Self::NotAValue => "not-a-value",
            Self::NotANumber => "not-a-number",
            Self::NumberIncomplete => "number-incomplete",
            Self::NumberTooLong => "number-too-long",
            Self::NotWhole => "not-whole",
            Self::TooManyPlaces => "too-many-places",
            Self::NotADate => "not-a-date",
            Self::DateIncomplete => "date-incomplete",
            Self::YearOutOfRange => "year-out-of-range",
            Self::MonthDoesNotExist => "month-does-not-exist",
            Self::DayDoesNotExist => "day-does-not-exist",
            Self::InFuture => "in-future",
            Self::TooLate => "too-late",
            Self::TooEarly => "too-early",
            Self::NotATime => "not-a-time",
            Self::TimeIncomplete => "time-incomplete",
            Self::TimeDoesNotExist => "time-does-not-exist",
            Self::NotAChoice => "not-a-choice",
            Self::NotAllRanked => "not-all-ranked",
            Self::NotAPlace => "not-a-place",
            Self::NotInRange => "not-in-range",
        }
    }
}

impl Understood {
    pub(super) fn value(only: AskOption) -> Self {
        Self::remarked(only, None)
    }

    pub(super) fn remarked(only: AskOption, remark: Option<&'static str>) -> Self {
        let AskOption { lexical, shown, words } = only;
        Self::Value {
            lexical,
            shown,
            words,
            remark,
        }
    }

    pub(super) const fn wrong(code: WrongCode) -> Self {
        Self::Wrong {
            code,
            params: Vec::new(),
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Self::Wrong { params, .. } = &mut self {
            params.push((name, value.to_string()));
        }
        self
    }

    pub(super) const fn ask(code: &'static str, options: Vec<AskOption>) -> Self {
        Self::Ask { code, options }
    }
}
