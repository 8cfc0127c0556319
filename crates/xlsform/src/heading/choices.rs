//! Headings of the choices sheet.

use super::survey::MEDIA;
use super::{Parts, nearest};

/// What a column of the choices sheet is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceHeading {
    /// `list_name`
    List,
    /// `name`
    Name,
    /// `label`; the language as written, if the heading names one.
    Label(Option<String>),
    /// A file that is shown or played; kind and language.
    Media(String, Option<String>),
    /// A column that choice filters may read; with the heading that was probably meant where it looks like a slip.
    Extra(String, Option<&'static str>),
}

impl ChoiceHeading {
    /// What `heading` means.
    pub fn of(heading: &str) -> Self {
        let parts = Parts::of(heading);
        let first = parts.rest.first().cloned();
        match parts.base.as_str() {
            "list_name" | "list-name" | "listname" => Self::List,
            "name" | "value" => Self::Name,
            "label" | "caption" => Self::Label(first),
            base if MEDIA.contains(&base) => Self::Media(parts.base, first),
            "media" => match parts.second() {
                Some(kind) if MEDIA.contains(&kind.as_str()) => Self::Media(kind, parts.rest.get(1).cloned()),
                _ => Self::Extra(heading.trim().to_owned(), None),
            },
            base => {
                // Any column may be one that a filter reads, so only slips of the two long words are worth a warning.
                let meant = nearest(base, ["list_name", "label"]).filter(|_| base.chars().count() >= 4);
                Self::Extra(heading.trim().to_owned(), meant)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ChoiceHeading;

    #[test]
    fn spellings_and_slips() {
        assert_eq!(ChoiceHeading::of("List Name"), ChoiceHeading::List);
        assert_eq!(ChoiceHeading::of("list_name"), ChoiceHeading::List);
        assert_eq!(ChoiceHeading::of("label::id"), ChoiceHeading::Label(Some("id".into())));
        assert_eq!(
            ChoiceHeading::of("lable::id"),
            ChoiceHeading::Extra("lable::id".into(), Some("label"))
        );
        assert_eq!(ChoiceHeading::of("desa"), ChoiceHeading::Extra("desa".into(), None));
    }
}
