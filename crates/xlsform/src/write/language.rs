//! What the columns of each language are headed.

use std::collections::{BTreeMap, BTreeSet};

use paduk_form::instrument::Instrument;

use crate::heading::tag;

/// Languages that this program is likely to meet, as people write them. The codes are ISO 639.
const NAMES: [(&str, &str); 9] = [
    ("ar", "Arabic"),
    ("ban", "Basa Bali"),
    ("en", "English"),
    ("fr", "Français"),
    ("id", "Bahasa Indonesia"),
    ("jv", "Basa Jawa"),
    ("ms", "Bahasa Melayu"),
    ("pt", "Português"),
    ("su", "Basa Sunda"),
];

/// The headings of sentences.
pub(super) struct Headings {
    /// Tag to name; nothing for columns that name no language.
    names: BTreeMap<String, Option<String>>,
    order: Vec<String>,
}

impl Headings {
    /// The names of an instrument's languages. That of the default language is spelled as the settings spell it, because
    /// other tools compare the two letter by letter.
    pub fn of(instrument: &Instrument) -> Self {
        let chosen = instrument
            .settings
            .get("default_language")
            .map(|cell| cell.text.as_str());
        let name = |language: &String| {
            if let Some(chosen) = chosen.filter(|chosen| tag(chosen) == *language) {
                return Some(chosen.to_owned());
            }
            if language == "default" && chosen.is_none() {
                return None;
            }
            let known = NAMES.iter().find(|(code, _)| code == language);
            Some(known.map_or_else(|| language.clone(), |(code, name)| format!("{name} ({code})")))
        };
        let names = instrument
            .languages
            .iter()
            .map(|language| (language.clone(), name(language)));
        Self {
            names: names.collect(),
            order: instrument.languages.clone(),
        }
    }

    /// Those of the instrument's languages that are among `spoken`, in its order.
    pub fn in_order(&self, spoken: &BTreeSet<&str>) -> impl Iterator<Item = &str> {
        self.order
            .iter()
            .map(String::as_str)
            .filter(|language| spoken.contains(language))
    }

    /// `label` in a language: `label::Bahasa Indonesia (id)`.
    pub fn heading(&self, base: &str, language: &str) -> String {
        match self.names.get(language) {
            Some(Some(name)) => format!("{base}::{name}"),
            Some(None) => base.to_owned(),
            None => format!("{base}::{language}"),
        }
    }
}
