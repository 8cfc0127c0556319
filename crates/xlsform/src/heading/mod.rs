//! What a column's heading means, in all the spellings that `XLSForm` tools know.

mod choices;
mod language;
mod survey;

pub use choices::ChoiceHeading;
pub use language::{has_code, tag};
pub(crate) use survey::MEDIA;
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
    /// Splits at `::`, or at single colons where an old workbook writes `label:English` or `bind:jr:constraintMsg`.
    pub(crate) fn of(heading: &str) -> Self {
        let old = || {
            let (base, _) = heading.split_once(':')?;
            SPLIT.contains(&plain(base).as_str()).then(|| single_colons(heading))
        };
        let parts = if heading.contains("::") {
            heading.split("::").map(str::to_owned).collect()
        } else {
            old().unwrap_or_else(|| vec![heading.to_owned()])
        };
        let mut parts = parts.into_iter();
        Self {
            base: plain(&parts.next().unwrap_or_default()),
            rest: parts.map(|part| part.trim().to_owned()).collect(),
        }
    }

    /// The second part in lower case, if there is one.
    pub(crate) fn second(&self) -> Option<String> {
        self.rest.first().map(|part| plain(part))
    }
}

/// First parts of headings that have further ones.
const SPLIT: [&str; 13] = [
    "label",
    "hint",
    "guidance_hint",
    "caption",
    "image",
    "big-image",
    "audio",
    "video",
    "media",
    "bind",
    "control",
    "body",
    "instance",
];

/// The parts between single colons, of which that behind `jr` belongs to it.
fn single_colons(heading: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in heading.split(':').map(str::trim) {
        match parts.last_mut() {
            Some(last) if last == "jr" => *last = format!("jr:{part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
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
    let length = word.chars().count();
    known
        .into_iter()
        // Most names are already told apart by their length.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        // Of two that are equally near always the same one, whatever order they came in.
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}
