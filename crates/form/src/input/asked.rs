//! The three answers to what was typed.

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
        /// More about it, for example `Selasa, 24 November 2026`; empty where there is nothing to add.
        words: String,
    },
    /// More than one meaning, or one that nobody probably meant: the person says which.
    Ask {
        /// Why it is asked: the code of its sentence.
        code: &'static str,
        /// What it may mean, most likely first.
        options: Vec<AskOption>,
    },
    /// No meaning.
    Wrong {
        /// What is wrong: the code of its sentence.
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
    /// Not a number at all.
    NotANumber,
}
