//! Headings of the survey sheet.

use super::{Parts, nearest, plain};

/// A column that holds one cell for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `type`
    Kind,
    /// `name`
    Name,
    /// `constraint`
    Constraint,
    /// `required`
    Required,
    /// `relevant`
    Relevant,
    /// `calculation`
    Calculation,
    /// `default`
    Default,
    /// `read_only`
    ReadOnly,
    /// `choice_filter`
    ChoiceFilter,
    /// `appearance`
    Appearance,
    /// `parameters`
    Parameters,
    /// `trigger`
    Trigger,
    /// `repeat_count`
    RepeatCount,
    /// `disabled`
    Disabled,
}

/// A column that holds a sentence in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spoken {
    /// `label`
    Label,
    /// `hint`
    Hint,
    /// `guidance_hint`
    GuidanceHint,
    /// `constraint_message`
    ConstraintMessage,
    /// `required_message`
    RequiredMessage,
}

/// What a column of the survey sheet is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurveyHeading {
    /// One cell for a row.
    Field(Field),
    /// A sentence; the language as written, if the heading names one.
    Spoken(Spoken, Option<String>),
    /// A file that is shown or played; kind (`image`, `audio`, …) and language.
    Media(String, Option<String>),
    /// A column that is kept as it is: `bind::…`, `control::…` and what other tools read.
    Other(String),
    /// A column that nobody knows, with the heading that was probably meant.
    Unknown(String, Option<&'static str>),
}

/// Every spelling of a field, the standard one first.
const FIELDS: [(&str, Field); 26] = [
    ("type", Field::Kind),
    ("command", Field::Kind),
    ("name", Field::Name),
    ("tag", Field::Name),
    ("value", Field::Name),
    ("constraint", Field::Constraint),
    ("required", Field::Required),
    ("mandatory", Field::Required),
    ("relevant", Field::Relevant),
    ("relevance", Field::Relevant),
    ("calculation", Field::Calculation),
    ("calculate", Field::Calculation),
    ("default", Field::Default),
    ("read_only", Field::ReadOnly),
    ("readonly", Field::ReadOnly),
    ("read-only", Field::ReadOnly),
    ("choice_filter", Field::ChoiceFilter),
    ("choice-filter", Field::ChoiceFilter),
    ("appearance", Field::Appearance),
    ("parameters", Field::Parameters),
    ("trigger", Field::Trigger),
    ("repeat_count", Field::RepeatCount),
    ("repeat-count", Field::RepeatCount),
    ("count", Field::RepeatCount),
    ("jr:count", Field::RepeatCount),
    ("disabled", Field::Disabled),
];

/// Every spelling of a sentence's column.
const SPOKEN: [(&str, Spoken); 13] = [
    ("label", Spoken::Label),
    ("caption", Spoken::Label),
    ("hint", Spoken::Hint),
    ("guidance_hint", Spoken::GuidanceHint),
    ("guidance-hint", Spoken::GuidanceHint),
    ("constraint_message", Spoken::ConstraintMessage),
    ("constraint-message", Spoken::ConstraintMessage),
    ("constraining_message", Spoken::ConstraintMessage),
    ("jr:constraintmsg", Spoken::ConstraintMessage),
    ("required_message", Spoken::RequiredMessage),
    ("required-message", Spoken::RequiredMessage),
    ("requiredmsg", Spoken::RequiredMessage),
    ("jr:requiredmsg", Spoken::RequiredMessage),
];

/// Kinds of media.
pub(crate) const MEDIA: [&str; 4] = ["image", "big-image", "audio", "video"];

/// First parts of headings that are kept as written.
const KEPT: [&str; 6] = ["bind", "control", "body", "instance", "attribute", "media"];

/// Columns that other tools read and this program keeps without reading.
const FOREIGN: [&str; 14] = [
    "autoplay",
    "rows",
    "save_to",
    "intent",
    "max-pixels",
    "query",
    "compact_tag",
    "no_app_error_string",
    "noapperrorstring",
    "sms_field",
    "sms_option",
    "sms_separator",
    "publishable",
    "note",
];

impl SurveyHeading {
    /// What `heading` means.
    pub fn of(heading: &str) -> Self {
        let parts = Parts::of(heading);
        let first = parts.rest.first().cloned();
        if let Some((_, field)) = FIELDS.iter().find(|(word, _)| *word == parts.base) {
            return Self::Field(*field);
        }
        if let Some((_, spoken)) = SPOKEN.iter().find(|(word, _)| *word == parts.base) {
            return Self::Spoken(*spoken, first);
        }
        if MEDIA.contains(&parts.base.as_str()) {
            return Self::Media(parts.base, first);
        }
        let second = parts.second().unwrap_or_default();
        let third = parts.rest.get(1).cloned();
        match parts.base.as_str() {
            "media" if MEDIA.contains(&second.as_str()) => return Self::Media(second, third),
            "bind" | "control" | "body" => {
                if let Some(known) = Self::bound(&second, third) {
                    return known;
                }
            }
            _ => {}
        }
        let base = parts.base.as_str();
        if KEPT.contains(&base) || FOREIGN.contains(&base) || base.starts_with('_') || base.starts_with("sms_") {
            return Self::Other(heading.trim().to_owned());
        }
        let known = FIELDS
            .iter()
            .map(|(word, _)| *word)
            .chain(SPOKEN.iter().map(|(word, _)| *word));
        let meant = nearest(base, known.chain(MEDIA));
        Self::Unknown(heading.trim().to_owned(), meant)
    }

    /// `bind::relevant` is `relevant`, `bind::jr:constraintMsg` is `constraint_message`, and so on.
    fn bound(second: &str, language: Option<String>) -> Option<Self> {
        let spoken = SPOKEN
            .iter()
            .find(|(word, _)| *word == second && word.starts_with("jr:"));
        if let Some((_, spoken)) = spoken {
            return Some(Self::Spoken(*spoken, language));
        }
        let field = match second {
            "relevant" => Field::Relevant,
            "required" => Field::Required,
            "readonly" => Field::ReadOnly,
            "constraint" => Field::Constraint,
            "calculate" => Field::Calculation,
            "appearance" => Field::Appearance,
            "jr:count" => Field::RepeatCount,
            _ => return None,
        };
        Some(Self::Field(field))
    }

    /// The heading under which one of our own columns is found whatever the case and blanks it is written with.
    pub(crate) fn standard(heading: &str) -> String {
        let mut parts = heading.split("::").map(str::trim);
        let first = parts.next().map(plain).unwrap_or_default();
        std::iter::once(first)
            .chain(parts.map(str::to_owned))
            .collect::<Vec<_>>()
            .join("::")
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Spoken, SurveyHeading};

    fn check(heading: &str, expected: SurveyHeading) {
        assert_eq!(SurveyHeading::of(heading), expected, "{heading}");
    }

    #[test]
    fn fields_are_known_in_every_spelling() {
        for heading in [
            "relevant",
            "Relevance",
            " bind::relevant",
            "BIND :: relevant",
            "bind:relevant",
        ] {
            check(heading, SurveyHeading::Field(Field::Relevant));
        }
        for heading in ["repeat_count", "Repeat Count", "jr:count", "control::jr:count"] {
            check(heading, SurveyHeading::Field(Field::RepeatCount));
        }
        check("calculate", SurveyHeading::Field(Field::Calculation));
        check("bind::calculate", SurveyHeading::Field(Field::Calculation));
        check("read only", SurveyHeading::Field(Field::ReadOnly));
    }

    #[test]
    fn sentences_know_their_language() {
        let id = || Some("Bahasa Indonesia (id)".to_owned());
        check(
            "label::Bahasa Indonesia (id)",
            SurveyHeading::Spoken(Spoken::Label, id()),
        );
        check("label", SurveyHeading::Spoken(Spoken::Label, None));
        check(
            "Label : English",
            SurveyHeading::Spoken(Spoken::Label, Some("English".into())),
        );
        check(
            "constraint message::id",
            SurveyHeading::Spoken(Spoken::ConstraintMessage, Some("id".into())),
        );
        check(
            "bind::jr:requiredMsg::id",
            SurveyHeading::Spoken(Spoken::RequiredMessage, Some("id".into())),
        );
        check(
            "media::image::id",
            SurveyHeading::Media("image".into(), Some("id".into())),
        );
        check(
            "bind:jr:constraintMsg",
            SurveyHeading::Spoken(Spoken::ConstraintMessage, None),
        );
        check(
            "media:image:English",
            SurveyHeading::Media("image".into(), Some("English".into())),
        );
        check("image", SurveyHeading::Media("image".into(), None));
    }

    #[test]
    fn our_own_columns_are_kept_as_written() {
        check(
            "bind::paduk:warning",
            SurveyHeading::Other("bind::paduk:warning".into()),
        );
        check("instance::odk:tag", SurveyHeading::Other("instance::odk:tag".into()));
    }

    #[test]
    fn slips_are_recognised() {
        check("relevent", SurveyHeading::Unknown("relevent".into(), Some("relevant")));
        check("lable::id", SurveyHeading::Unknown("lable::id".into(), Some("label")));
        check(
            "catatan lapangan",
            SurveyHeading::Unknown("catatan lapangan".into(), None),
        );
    }
}
