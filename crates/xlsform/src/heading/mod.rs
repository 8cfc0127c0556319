//! What a column's heading means, in all the spellings that `XLSForm` tools know.

mod choices;
mod language;
mod survey;

pub use choices::ChoiceHeading;
pub use language::{has_code, tag};
pub use survey::{Field, Spoken, SurveyHeading};

/// A heading in its parts: `Label :: English (en)` is `label` and `English (en)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The first part in lower case with `_` for blanks.
    pub base: String,
    /// The further parts as written.
    pub rest: Vec<String>,
}

impl Parts {
    /// Splits at `::`, or at a single colon where an old workbook writes `label:English`.
    pub(crate) fn of(heading: &str) -> Self {
        let old = || {
            let (base, language) = heading.split_once(':')?;
            let translated = [
                "label",
                "hint",
                "guidance_hint",
                "caption",
                "image",
                "audio",
                "video",
                "media",
            ];
            translated.contains(&plain(base).as_str()).then(|| vec![base, language])
        };
        let parts = if heading.contains("::") {
            heading.split("::").collect()
        } else {
            old().unwrap_or_else(|| vec![heading])
        };
        let mut parts = parts.into_iter();
        Self {
            base: plain(parts.next().unwrap_or_default()),
            rest: parts.map(|part| part.trim().to_owned()).collect(),
        }
    }

    /// The second part in lower case, if there is one.
    pub(crate) fn second(&self) -> Option<String> {
        self.rest.first().map(|part| plain(part))
    }
}

/// Lower case, blanks as `_`: the form in which headings are compared.
pub(crate) fn plain(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// The known word nearest to `word`, if it is near enough to be a slip of the keys.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = match word.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
