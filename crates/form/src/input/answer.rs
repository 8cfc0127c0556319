//! What can come of what was typed.

/// What typed text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// Nothing was typed.
    Empty,
    /// One meaning.
    Value {
        /// The meaning.
        reading: Reading,
        /// Something to be said once beside it: the code of its sentence. `looks-like-code`: 98 and the like are
        /// numbers here, and the question offers "does not know".
        remark: Option<&'static str>,
    },
    /// More than one meaning, or one that is not certain: the person says which.
    Ask {
        /// Why it is asked: the code of its sentence.
        code: &'static str,
        /// What it may mean, most likely first; one where only that is left to be confirmed.
        readings: Vec<Reading>,
    },
    /// No meaning.
    Wrong {
        /// What is wrong: the code of its sentence.
        code: &'static str,
        /// Parameters of the sentence.
        params: Vec<(&'static str, String)>,
    },
}

/// One meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The value as it is stored.
    pub lexical: String,
    /// The value as it is said back, for example `22,9 cm` or `24/11/2026`.
    pub shown: String,
    /// The value in words, for example `seribu lima puluh lima` or `Selasa, 24 November 2026`; empty where words add
    /// nothing.
    pub words: String,
}

impl Understood {
    pub(super) const fn value(reading: Reading) -> Self {
        Self::Value { reading, remark: None }
    }

    pub(super) const fn wrong(code: &'static str) -> Self {
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

    pub(super) const fn ask(code: &'static str, readings: Vec<Reading>) -> Self {
        Self::Ask { code, readings }
    }
}
