//! Sentences of a survey in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One sentence by language tag (`id`, `en`, `su`, or whatever the workbook calls it).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// A sentence in one language.
    pub fn single(language: &str, sentence: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), sentence.to_owned())]))
    }

    /// Adds or replaces the sentence of one language.
    pub fn insert(&mut self, language: &str, sentence: &str) {
        self.0.insert(language.to_owned(), sentence.to_owned());
    }

    /// The sentence in exactly this language.
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The sentence in this language, else in `fallback`, else in the first there is, else nothing.
    pub fn get(&self, language: &str, fallback: &str) -> &str {
        self.exact(language)
            .or_else(|| self.exact(fallback))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or("")
    }

    /// Every language with its sentence, by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(language, sentence)| (language.as_str(), sentence.as_str()))
    }

    /// True where no language has a sentence.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
