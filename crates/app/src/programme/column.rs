//! The columns of the spreadsheet.

use paduk_text::{Language, say};

/// One column; the order is the spreadsheet's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Office,
    Intervention,
    Village,
    Year,
    Target,
    Budget,
    Source,
    Status,
    Delivered,
    Note,
}

impl Column {
    /// All of them, from left to right.
    pub(crate) const ALL: [Self; 10] = [
        Self::Office,
        Self::Intervention,
        Self::Village,
        Self::Year,
        Self::Target,
        Self::Budget,
        Self::Source,
        Self::Status,
        Self::Delivered,
        Self::Note,
    ];

    /// Its heading in a language.
    pub(crate) fn heading(self, language: Language) -> String {
        let code = match self {
            Self::Office => "programme.column.office",
            Self::Intervention => "programme.column.intervention",
            Self::Village => "programme.column.village",
            Self::Year => "programme.column.year",
            Self::Target => "programme.column.target",
            Self::Budget => "programme.column.budget",
            Self::Source => "programme.column.source",
            Self::Status => "programme.column.status",
            Self::Delivered => "programme.column.delivered",
            Self::Note => "programme.column.note",
        };
        say(code, &[], language)
    }

    /// The column under a heading, in whichever language it is written.
    pub(crate) fn under(heading: &str) -> Option<Self> {
        // The template marks what must be filled.
        let heading = heading.trim_end_matches(['*', ' ']);
        let same = |language: Language, column: Self| same_words(&column.heading(language), heading);
        Self::ALL
            .into_iter()
            .find(|column| same(Language::Indonesian, *column) || same(Language::English, *column))
    }

    /// Whether every line must fill it.
    pub(crate) const fn needed(self) -> bool {
        match self {
            Self::Office | Self::Intervention | Self::Village | Self::Year | Self::Target | Self::Status => true,
            Self::Budget | Self::Source | Self::Delivered | Self::Note => false,
        }
    }

    /// Its number in the template, from 0.
    pub(crate) const fn index(self) -> u16 {
        self as u16
    }
}

/// Whether two texts are the same apart from capitals and white space.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    let plain = |text: &str| -> String {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    plain(left) == plain(right)
}
