//! Why a change was not taken.

use paduk_survey::{Nonresponse, RowId};

/// Why a change was refused. The interview is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The form has no question of this name.
    #[error("no question {0}")]
    UnknownQuestion(String),
    /// The form has no repeat of this name.
    #[error("no repeat {0}")]
    UnknownRepeat(String),
    /// The interview has no such row, or the question does not stand in it.
    #[error("no row {}", .0.as_ref().map_or("", RowId::as_str))]
    UnknownRow(Option<RowId>),
    /// A row of this id is there already.
    #[error("row {0} is there already")]
    RowExists(RowId),
    /// The value is no lexical form of the question's type.
    #[error("not a value of question {question}")]
    NotAValue {
        /// The question.
        question: String,
    },
    /// No choice of the list has this name.
    #[error("question {question} has no such choice")]
    UnknownChoice {
        /// The question.
        question: String,
    },
    /// The question follows from others, or shows only.
    #[error("question {0} takes no answer")]
    TakesNoAnswer(String),
    /// The question does not offer this state.
    #[error("question {question} does not offer {}", state.as_str())]
    NonresponseNotOffered {
        /// The question.
        question: String,
        /// The state.
        state: Nonresponse,
    },
    /// The form has no warning of this key at this question.
    #[error("question {question} has no warning {warning_key}")]
    UnknownWarning {
        /// The question.
        question: String,
        /// The key.
        warning_key: String,
    },
    /// The rows of this repeat are those the form begins with.
    #[error("the rows of {0} are fixed")]
    RowsAreFixed(String),
    /// The change takes rows with answers away; the person is to be asked, then [`crate::Change::Confirmed`] does it.
    #[error("rows of {repeat} with answers would go")]
    RowsWouldGo {
        /// The repeat.
        repeat: String,
        /// The rows, in order.
        rows: Vec<RowId>,
    },
    /// The form has no such language.
    #[error("no language {0}")]
    UnknownLanguage(String),
    /// `repeat_count` sets the number of rows.
    #[error("the rows of {0} are counted by the form")]
    RowsAreCounted(String),
    /// More rows than a repeat may have.
    #[error("repeat {0} is full")]
    RepeatFull(String),
}

impl FormError {
    /// The code of its sentence in `locales`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownQuestion(_) => "unknown-question",
            Self::UnknownRepeat(_) => "unknown-repeat",
            Self::UnknownRow(_) => "unknown-row",
            Self::RowExists(_) => "row-exists",
            Self::NotAValue { .. } => "not-a-value",
            Self::UnknownChoice { .. } => "unknown-choice",
            Self::TakesNoAnswer(_) => "takes-no-answer",
            Self::NonresponseNotOffered { .. } => "nonresponse-not-offered",
            Self::UnknownWarning { .. } => "unknown-warning",
            Self::RowsAreCounted(_) => "rows-are-counted",
            Self::RowsAreFixed(_) => "rows-are-fixed",
            Self::RowsWouldGo { .. } => "rows-would-go",
            Self::UnknownLanguage(_) => "unknown-language",
            Self::RepeatFull(_) => "repeat-full",
        }
    }

    /// The parameters of its sentence; never what a respondent said.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownQuestion(name) | Self::TakesNoAnswer(name) => vec![("question", name.clone())],
            Self::UnknownRepeat(name)
            | Self::RowsAreCounted(name)
            | Self::RowsAreFixed(name)
            | Self::RepeatFull(name) => vec![("repeat", name.clone())],
            Self::RowsWouldGo { repeat, rows } => {
                vec![("repeat", repeat.clone()), ("rows", rows.len().to_string())]
            }
            Self::UnknownLanguage(language) => vec![("language", language.clone())],
            Self::UnknownRow(_) | Self::RowExists(_) => Vec::new(),
            Self::NotAValue { question } | Self::UnknownChoice { question } => vec![("question", question.clone())],
            Self::NonresponseNotOffered { question, state } => {
                vec![("question", question.clone()), ("state", state.as_str().to_owned())]
            }
            Self::UnknownWarning { question, warning_key } => {
                vec![("question", question.clone()), ("warning_key", warning_key.clone())]
            }
        }
    }
}
