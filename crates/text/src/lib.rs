//! The program's own sentences in every language, by code.
//!
//! The locales are embedded, so that no file can be missing on a laptop in a village. The survey's own sentences
//! (questions, verdict reasons) live in its pack instead.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language of the program itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Indonesian, the source language.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language, the source language first.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The tag: `id` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// The language of a tag; anything unknown is Indonesian.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::English } else { Self::Indonesian }
    }
}

type Sentences = BTreeMap<String, String>;

static INDONESIAN: LazyLock<Sentences> = LazyLock::new(|| read(include_str!("../../../locales/id.json")));
static ENGLISH: LazyLock<Sentences> = LazyLock::new(|| read(include_str!("../../../locales/en.json")));

/// An unreadable locale yields no sentences: [`say`] then shows the code, and a test catches it before release.
fn read(json: &str) -> Sentences {
    serde_json::from_str(json).unwrap_or_default()
}

fn sentences(language: Language) -> &'static Sentences {
    match language {
        Language::Indonesian => &INDONESIAN,
        Language::English => &ENGLISH,
    }
}

/// The sentence with a given code, with each `{name}` replaced by its parameter.
///
/// A code without a sentence in this language falls back to Indonesian, then to the code itself.
pub fn say(code: &str, params: &[(&str, &str)], language: Language) -> String {
    let pattern = sentences(language)
        .get(code)
        .or_else(|| INDONESIAN.get(code))
        .map_or(code, String::as_str);
    fill(pattern, params)
}

/// Whether there is a sentence with this code in the language itself.
pub fn knows(code: &str, language: Language) -> bool {
    sentences(language).contains_key(code)
}

/// One pass over the pattern, so that a parameter that itself holds braces is shown as it is.
fn fill(pattern: &str, params: &[(&str, &str)]) -> String {
    let mut said = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        said.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let named = after.find('}').map(|close| (&after[..close], &after[close + 1..]));
        let known = named.and_then(|(name, tail)| Some((params.iter().find(|(param, _)| *param == name)?.1, tail)));
        if let Some((value, tail)) = known {
            said.push_str(value);
            rest = tail;
        } else {
            said.push('{');
            rest = after;
        }
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, INDONESIAN, Language, fill, say};

    #[test]
    fn parameters_are_filled_once_and_unknown_ones_stay() {
        assert_eq!(
            fill("{a} dari {b}, {c}", &[("a", "{b}"), ("b", "20")]),
            "{b} dari 20, {c}"
        );
    }

    #[test]
    fn both_languages_are_there_and_a_code_without_a_sentence_shows_itself() {
        assert!(!INDONESIAN.is_empty() && INDONESIAN.len() == ENGLISH.len());
        assert_eq!(say("no-such-code", &[], Language::English), "no-such-code");
    }
}
