//! Sentences of a form: translations, labels, and the values that are filled into them.

use std::collections::HashMap;

use paduk_form::instrument::Sentence;

use super::Reading;

/// The language of a form that names none.
const ONLY: &str = "default";

/// The texts of `itext`, by id and form of the text (empty for the plain one).
#[derive(Debug, Default)]
pub(super) struct Translations {
    by_id: HashMap<String, HashMap<String, Sentence>>,
}

impl Translations {
    fn put(&mut self, id: &str, form: &str, language: &str, text: &str) {
        let forms = self.by_id.entry(id.to_owned()).or_default();
        forms.entry(form.to_owned()).or_default().put(language, text, 0);
    }

    /// The sentence of an id: the plain one, else the long one, else the short one.
    pub fn plain(&self, id: &str) -> Option<&Sentence> {
        let forms = self.by_id.get(id)?;
        ["", "long", "short"].into_iter().find_map(|form| forms.get(form))
    }

    /// The sentence of one form of an id.
    pub fn of_form(&self, id: &str, form: &str) -> Option<&Sentence> {
        self.by_id.get(id)?.get(form)
    }

    /// Every id with its plain sentence.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Sentence)> {
        let ids = self.by_id.keys();
        ids.filter_map(|id| Some((id.as_str(), self.plain(id)?)))
    }
}

impl Reading<'_> {
    pub(super) fn read_translations(&mut self) {
        let read = self.read;
        let document = &read.document;
        let itext = document
            .elements(self.model)
            .find(|at| document.local_name(*at) == "itext");
        let translations: Vec<u32> = itext.into_iter().flat_map(|itext| document.elements(itext)).collect();
        let mut default = None;
        for translation in translations {
            let language = document.attribute(translation, "", "lang").unwrap_or(ONLY).to_owned();
            let is_default = document.attribute(translation, "", "default");
            if is_default.is_some_and(|text| text != "false()") && default.is_none() {
                default = Some(language.clone());
            }
            for text in document.elements(translation) {
                let id = document.attribute(text, "", "id").unwrap_or_default();
                for value in document.elements(text) {
                    let form = document.attribute(value, "", "form").unwrap_or_default();
                    let words = self.words(value);
                    self.texts.put(id, form, &language, &words);
                }
            }
            if !self.instrument.languages.contains(&language) {
                self.instrument.languages.push(language);
            }
        }
        if self.instrument.languages.is_empty() {
            self.instrument.languages.push(ONLY.to_owned());
        }
        let first = self.instrument.languages.first().cloned();
        self.instrument.default_language = default.or(first).unwrap_or_default();
        for (id, sentence) in self.texts.all() {
            self.instrument.itext.insert(id.to_owned(), sentence.clone());
        }
    }

    /// The words in an element, with `${…}` for each `output`.
    pub(super) fn words(&self, element: u32) -> String {
        let document = &self.read.document;
        let mut words = String::new();
        for part in document.contents(element) {
            if document.local_name(part) == "output" {
                let value = document
                    .attribute(part, "", "value")
                    .or_else(|| document.attribute(part, "", "ref"));
                if let Some(value) = value {
                    words.push_str("${");
                    words.push_str(value.trim());
                    words.push('}');
                }
            } else {
                words.push_str(&document.text(part));
            }
        }
        words.trim().to_owned()
    }

    /// The sentence of a label, hint or message element.
    pub(super) fn sentence(&self, element: u32) -> Sentence {
        match self.read.document.attribute(element, "", "ref") {
            Some(reference) => self.sentence_of(reference),
            None => Sentence::single(&self.instrument.default_language, &self.words(element)),
        }
    }

    /// The sentence that `jr:itext('id')` names, or a text as it is.
    pub(super) fn sentence_of(&self, text: &str) -> Sentence {
        let Some(id) = itext_id(text) else {
            let plain = if text.trim().starts_with('/') {
                format!("${{{}}}", text.trim())
            } else {
                text.to_owned()
            };
            return Sentence::single(&self.instrument.default_language, &plain);
        };
        self.texts.plain(id).cloned().unwrap_or_default()
    }

    /// The files of a label, by kind, and its guidance.
    pub(super) fn other_forms(&self, element: u32) -> impl Iterator<Item = (&'static str, Sentence)> {
        let id = self.read.document.attribute(element, "", "ref").and_then(itext_id);
        ["image", "audio", "video", "guidance"]
            .into_iter()
            .filter_map(move |form| {
                let found = self.texts.of_form(id?, form)?;
                Some((form, found.clone()))
            })
    }
}

/// The id in `jr:itext('id')`.
pub(super) fn itext_id(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix("jr:itext(")?.strip_suffix(')')?.trim();
    let quote = inside.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    inside.strip_prefix(quote)?.strip_suffix(quote)
}
