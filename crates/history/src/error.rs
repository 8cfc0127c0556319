//! What can be wrong with bytes that claim to be canonical, a revision or a signature.

use crate::canonical::Flaw;

/// Why bytes were not written, read or believed. No variant carries an answer or a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// The bytes are not in the canonical profile; `at` counts bytes from 0.
    #[error("not canonical at byte {at}: {flaw}")]
    NotCanonical {
        /// Offset of the first byte that is wrong.
        at: usize,
        /// What is wrong there.
        flaw: Flaw,
    },
    /// The line is longer than [`crate::canonical::MAX_LINE`] bytes.
    #[error("the line is longer than 1 MiB")]
    LineTooLong,
    /// A text is longer than [`crate::canonical::MAX_TEXT`] bytes.
    #[error("a text is longer than 64 KiB")]
    TextTooLong,
    /// Lists and objects stand more than [`crate::canonical::MAX_DEPTH`] deep.
    #[error("nested deeper than 16")]
    TooDeep,
    /// An integer lies outside ±(2⁵³ − 1).
    #[error("a number is out of range")]
    NumberRange,
    /// The revision is of a later format than this program knows.
    #[error("the revision has the later format {0}")]
    NewerFormat(i64),
    /// The revision was written by a trial version, before the format was frozen.
    #[error("the revision has the trial format {0}")]
    TrialFormat(i64),
    /// A key that every revision has is absent.
    #[error("the key {0} is missing")]
    KeyMissing(&'static str),
    /// A key holds something other than its kind of value.
    #[error("the key {0} holds a wrong value")]
    KeyWrong(&'static str),
    /// More parents than [`Revision::MAX_PARENTS`](crate::Revision::MAX_PARENTS).
    #[error("more than 16 parents")]
    TooManyParents,
    /// More answers, or rows, than [`Revision::MAX_ANSWERS`](crate::Revision::MAX_ANSWERS).
    #[error("more than 5,000 answers or rows")]
    TooManyAnswers,
    /// One question is answered twice in one row.
    #[error("one question is answered twice in one row")]
    AnsweredTwice,
    /// The signature is not the key's over these bytes.
    #[error("the signature is wrong")]
    SignatureWrong,
    /// The 32 bytes are no usable public key.
    #[error("the key is unusable")]
    KeyUnusable,
    /// The revision names another device than the one whose key signed it.
    #[error("signed by another device than it names")]
    OtherDevice,
}

impl HistoryError {
    /// The stable code of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotCanonical { .. } => "not-canonical",
            Self::LineTooLong => "line-too-long",
            Self::TextTooLong => "text-too-long",
            Self::TooDeep => "too-deep",
            Self::NumberRange => "number-range",
            Self::NewerFormat(_) => "newer-revision",
            Self::TrialFormat(_) => "trial-revision",
            Self::KeyMissing(_) => "revision-key-missing",
            Self::KeyWrong(_) => "revision-key-wrong",
            Self::TooManyParents => "too-many-parents",
            Self::TooManyAnswers => "too-many-answers",
            Self::AnsweredTwice => "answered-twice",
            Self::SignatureWrong => "signature-wrong",
            Self::KeyUnusable => "key-unusable",
            Self::OtherDevice => "signed-by-other-device",
        }
    }

    /// The parameters of its sentence, as `(name, value)`; never an answer, a name or an id of a person.
    pub fn params(&self) -> Vec<(String, String)> {
        match self {
            Self::NotCanonical { at, flaw } => vec![
                ("at".to_owned(), at.to_string()),
                ("flaw".to_owned(), flaw.code().to_owned()),
            ],
            Self::NewerFormat(version) | Self::TrialFormat(version) => {
                vec![("version".to_owned(), version.to_string())]
            }
            Self::KeyMissing(key) | Self::KeyWrong(key) => vec![("key".to_owned(), (*key).to_owned())],
            Self::LineTooLong
            | Self::TextTooLong
            | Self::TooDeep
            | Self::NumberRange
            | Self::TooManyParents
            | Self::TooManyAnswers
            | Self::AnsweredTwice
            | Self::SignatureWrong
            | Self::KeyUnusable
            | Self::OtherDevice => Vec::new(),
        }
    }
}
