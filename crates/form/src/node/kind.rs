//! What a node is.

use serde::{Deserialize, Serialize};

/// A group, a repeat or a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// Questions that belong together; the form itself is one.
    Group,
    /// A group with rows, for example the roster.
    Repeat,
    /// Something that holds a value, or a note.
    Question(QuestionKind),
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Decimal,
    /// A civil date.
    Date,
    /// A time of day.
    Time,
    /// A date with a time of day.
    DateTime,
    /// One choice of a list.
    SelectOne,
    /// Any number of choices of a list.
    SelectMultiple,
    /// The choices of a list put in order, the first first.
    Rank,
    /// A number between two ends, in steps.
    Range,
    /// A place as `latitude longitude altitude accuracy`.
    Geopoint,
    /// A picture; holds the name of its file.
    Image,
    /// Any other file; holds its name.
    File,
    /// A sentence to be read or shown; holds no value.
    Note,
    /// A value that follows from others; never shown.
    Calculate,
    /// A value that others read; never shown.
    Hidden,
    /// A box to be ticked; holds `OK`.
    Acknowledge,
    /// A type that other tools ask and this one does not; a stored value is kept.
    Ignored,
    /// Something about the interview that nobody is asked.
    Metadata(Metadata),
}

/// What is kept about the interview itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metadata {
    /// When it was opened.
    Start,
    /// When it was finished.
    End,
    /// The day it was opened.
    Today,
    /// The laptop.
    DeviceId,
    /// The person.
    Username,
    /// A telephone number, kept empty here.
    PhoneNumber,
    /// An e-mail address, kept empty here.
    Email,
    /// Time per question; kept as paradata, not here.
    Audit,
}

impl NodeKind {
    /// The question's kind, if it is one.
    pub const fn question(self) -> Option<QuestionKind> {
        match self {
            Self::Question(kind) => Some(kind),
            Self::Group | Self::Repeat => None,
        }
    }
}

impl QuestionKind {
    /// True where a person sees it: everything but calculations, hidden values, metadata and what is ignored.
    pub const fn is_shown(self) -> bool {
        !matches!(self, Self::Calculate | Self::Hidden | Self::Ignored | Self::Metadata(_))
    }

    /// True where a person can answer it.
    pub const fn is_asked(self) -> bool {
        self.is_shown() && !matches!(self, Self::Note)
    }

    /// True for the three kinds that choose from a list.
    pub const fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }
}
