//! What stands in a cell, and in the cells of one sentence in several languages.

use std::sync::Arc;

use paduk_survey::{Put, Texts};

/// The text of a cell and the column it stands in; sheet and row are those of the [`super::Row`] it belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as written, trimmed at both ends by the reader.
    pub text: String,
    /// Column as the spreadsheet counts it: A is 1; 0 where it is not known.
    pub column: u32,
}

impl Cell {
    /// A cell with its text and column.
    pub fn new(text: impl Into<String>, column: u32) -> Self {
        Self {
            text: text.into(),
            column,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, 0)
    }
}

/// One sentence in several languages, each with its column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence by language.
    texts: Texts,
    /// The column of each, in the order of the languages.
    columns: Vec<u32>,
}

impl Sentence {
    /// A sentence in one language.
    pub fn single(language: &str, text: &str) -> Self {
        let mut sentence = Self::default();
        sentence.put(language, text, 0);
        sentence
    }

    /// Adds or replaces the sentence of one language.
    pub fn put(&mut self, language: &str, text: &str, column: u32) {
        self.put_shared(&language.into(), text.to_owned(), column);
    }

    /// [`Sentence::put`] with a tag that many sentences share.
    pub fn put_shared(&mut self, language: &Arc<str>, text: String, column: u32) {
        match self.texts.insert_shared(language, text) {
            Put::Replaced(place) => self.columns[place] = column,
            Put::Added(place) => {
                self.columns.reserve_exact(1);
                self.columns.insert(place, column);
            }
        }
    }

    /// The column of one language, 0 where it is not known.
    pub fn column(&self, language: &str) -> u32 {
        let mut languages = self.texts.iter().zip(&self.columns);
        let found = languages.find(|((known, _), _)| *known == language);
        found.map_or(0, |(_, column)| *column)
    }

    /// The sentence that stands in a column.
    pub fn text_in(&self, column: u32) -> Option<&str> {
        let mut texts = self.texts.iter().zip(&self.columns);
        let ((_, text), _) = texts.find(|(_, known)| **known == column)?;
        Some(text)
    }

    /// The leftmost of its columns, 0 where none is known.
    pub fn first_column(&self) -> u32 {
        self.columns.iter().copied().min().unwrap_or(0)
    }

    /// The sentence by language.
    pub const fn texts(&self) -> &Texts {
        &self.texts
    }

    /// True where no language has a sentence.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl From<Texts> for Sentence {
    /// Texts that stand in no column.
    fn from(texts: Texts) -> Self {
        let columns = texts.iter().map(|_| 0).collect();
        Self { texts, columns }
    }
}
