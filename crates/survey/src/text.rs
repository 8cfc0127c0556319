//! Sentences of a survey in several languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One sentence by language tag (`id`, `en`, `su`, or whatever the workbook calls it).
///
/// A form has some ten thousand of these with one to three languages each, so they stand side by side, ordered by
/// their tags, and a tag may be shared by all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Arc<str>, String>", into = "BTreeMap<Arc<str>, String>")]
pub struct Texts(Vec<(Arc<str>, String)>);

/// Where a sentence was put among those of other languages, counted from 0 in the order of their tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// In the place of the one that stood there.
    Replaced(usize),
    /// Before the one that stood there.
    Added(usize),
}

impl Texts {
    /// A sentence in one language.
    pub fn single(language: &str, sentence: &str) -> Self {
        Self(vec![(language.into(), sentence.to_owned())])
    }

    /// Adds or replaces the sentence of one language.
    pub fn insert(&mut self, language: &str, sentence: &str) {
        self.insert_shared(&language.into(), sentence.to_owned());
    }

    /// [`Texts::insert`] with a tag that many sentences share. Tells where it stands now.
    pub fn insert_shared(&mut self, language: &Arc<str>, sentence: String) -> Put {
        match self.0.binary_search_by(|(known, _)| known.cmp(language)) {
            Ok(place) => {
                self.0[place].1 = sentence;
                Put::Replaced(place)
            }
            Err(place) => {
                self.0.reserve_exact(1);
                self.0.insert(place, (Arc::clone(language), sentence));
                Put::Added(place)
            }
        }
    }

    /// The sentence in exactly this language.
    pub fn exact(&self, language: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| **known == *language)?;
        Some(&found.1)
    }

    /// The sentence in this language, else in `fallback`, else in the first there is, else nothing.
    pub fn get(&self, language: &str, fallback: &str) -> &str {
        self.exact(language)
            .or_else(|| self.exact(fallback))
            .or_else(|| self.0.first().map(|(_, sentence)| sentence.as_str()))
            .unwrap_or("")
    }

    /// Every language with its sentence, by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(language, sentence)| (&**language, sentence.as_str()))
    }

    /// True where no language has a sentence.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<BTreeMap<Arc<str>, String>> for Texts {
    fn from(texts: BTreeMap<Arc<str>, String>) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl From<Texts> for BTreeMap<Arc<str>, String> {
    fn from(texts: Texts) -> Self {
        texts.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn sentences_are_ordered_by_their_tags_and_replaced() {
        let mut texts = Texts::single("id", "Umur");
        texts.insert("en", "Age");
        texts.insert("id", "Usia");
        assert_eq!(texts.iter().collect::<Vec<_>>(), [("en", "Age"), ("id", "Usia")]);
        assert_eq!((texts.get("su", "id"), texts.get("su", "jv")), ("Usia", "Age"));
        assert_eq!(Texts::default().get("id", "en"), "");
    }
}
