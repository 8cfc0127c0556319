//! What stands in a cell, and in the cells of one sentence in several languages.

use paduk_survey::Texts;

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
    pub texts: Texts,
    /// Language and column, in the order of the columns.
    pub columns: Vec<(String, u32)>,
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
        self.texts.insert(language, text);
        match self.columns.iter_mut().find(|(known, _)| known == language) {
            Some((_, place)) => *place = column,
            None => self.columns.push((language.to_owned(), column)),
        }
    }

    /// The column of one language, 0 where it is not known.
    pub fn column(&self, language: &str) -> u32 {
        self.columns
            .iter()
            .find(|(known, _)| known == language)
            .map_or(0, |(_, column)| *column)
    }

    /// True where no language has a sentence.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
