//! What a `type` cell says, in all the spellings that pyxform knows.

mod plain;

use std::borrow::Cow;

pub(crate) use plain::{Meaning, meaning};

/// What has a beginning and an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// `begin group`
    Group,
    /// `begin repeat`
    Repeat,
    /// `begin loop over LIST`: a group for each choice of a list.
    Loop,
}

/// How choices are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taking {
    /// `select_one`
    One,
    /// `select_multiple`
    Multiple,
    /// `rank`
    Rank,
    /// `select_one_external`, whose list stands on the sheet `external_choices`.
    External,
    /// `select_one_from_file`
    OneFromFile,
    /// `select_multiple_from_file`
    MultipleFromFile,
}

impl Taking {
    /// True where the list is a file.
    pub(crate) const fn is_file(self) -> bool {
        matches!(self, Self::OneFromFile | Self::MultipleFromFile)
    }

    /// The standard spelling.
    const fn word(self) -> &'static str {
        match self {
            Self::One => "select_one",
            Self::Multiple => "select_multiple",
            Self::Rank => "rank",
            Self::External => "select_one_external",
            Self::OneFromFile => "select_one_from_file",
            Self::MultipleFromFile => "select_multiple_from_file",
        }
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// A beginning; with the list that a loop goes over.
    Begin(Control, Option<&'a str>),
    /// An end.
    End(Control),
    /// A question with choices from a list or file.
    Select {
        /// How they are taken.
        taking: Taking,
        /// The list's name, or the file's.
        list: &'a str,
        /// True where a further choice `other` is added.
        or_other: bool,
    },
    /// `osm`, with the list of its tags.
    Osm,
    /// Any other type, by its standard name.
    Plain(Meaning),
    /// No type of `XLSForm`.
    Unknown,
}

/// Commands that take choices, longest first where one begins another.
const SELECTS: [(&str, Taking); 15] = [
    ("add select one prompt using", Taking::One),
    ("add select multiple prompt using", Taking::Multiple),
    ("select all that apply from", Taking::Multiple),
    ("select all that apply", Taking::Multiple),
    ("select one from file", Taking::OneFromFile),
    ("select multiple from file", Taking::MultipleFromFile),
    ("select one from", Taking::One),
    ("select one external", Taking::External),
    ("select one using", Taking::One),
    ("select multiple from", Taking::Multiple),
    ("select multiple using", Taking::Multiple),
    ("select1", Taking::One),
    ("select one", Taking::One),
    ("select multiple", Taking::Multiple),
    ("rank", Taking::Rank),
];

impl<'a> Kind<'a> {
    /// What `text` says.
    pub(crate) fn of(text: &'a str) -> Self {
        Self::usual(text).unwrap_or_else(|| Self::unusual(text))
    }

    /// What `text` says in the spelling that nearly every workbook uses; it needs no folding.
    fn usual(text: &'a str) -> Option<Self> {
        match text {
            "begin_group" | "begin group" => return Some(Self::Begin(Control::Group, None)),
            "begin_repeat" | "begin repeat" => return Some(Self::Begin(Control::Repeat, None)),
            "end_group" | "end group" => return Some(Self::End(Control::Group)),
            "end_repeat" | "end repeat" => return Some(Self::End(Control::Repeat)),
            _ => {}
        }
        let Some((command, list)) = text.split_once(' ') else {
            return plain::usual(text).map(Self::Plain);
        };
        let taking = match command {
            "select_one" => Taking::One,
            "select_multiple" => Taking::Multiple,
            _ => return None,
        };
        let plain = !list.is_empty() && !list.contains(char::is_whitespace);
        plain.then_some(Self::Select {
            taking,
            list,
            or_other: false,
        })
    }

    fn unusual(text: &'a str) -> Self {
        let folded = fold(text);
        if let Some(control) = folded.strip_prefix("end ").and_then(control) {
            return Self::End(control);
        }
        if let Some(begun) = folded.strip_prefix("begin ") {
            return begin(text, begun);
        }
        if folded == "osm" || folded.starts_with("osm ") {
            return Self::Osm;
        }
        for (command, taking) in SELECTS {
            // The list keeps its own capitals and underscores, so it is taken from the text itself.
            let Some(rest) = folded.strip_prefix(command).and_then(|_| behind(text, command)) else {
                continue;
            };
            let words: Vec<&str> = rest.split_whitespace().collect();
            let other = match words.get(1..).unwrap_or_default() {
                [] => false,
                ["or_other"] | ["or", "other"] | ["or", "specify", "other"] => true,
                _ => return Self::Unknown,
            };
            return Self::Select {
                taking,
                list: words.first().copied().unwrap_or_default(),
                or_other: other,
            };
        }
        meaning(text).map_or(Self::Unknown, Self::Plain)
    }

    /// The spelling that `form` reads, where it differs from the one found.
    pub(crate) fn standard(text: &str) -> Option<Cow<'static, str>> {
        if Kind::usual(text).is_some() {
            return None;
        }
        match Kind::of(text) {
            Kind::Begin(Control::Repeat, _) if fold(text) != "begin repeat" => Some("begin repeat".into()),
            Kind::End(Control::Repeat) if fold(text) != "end repeat" => Some("end repeat".into()),
            Kind::Select { taking, list, or_other } if !list.is_empty() => {
                let plain = fold(text) == fold(&format!("{} {list}", taking.word()));
                let shared = [
                    "select one from",
                    "select multiple from",
                    "select all that apply",
                    "select1",
                ];
                let read = !or_other && shared.iter().any(|known| fold(text).starts_with(known)) && !taking.is_file();
                let other = if or_other { " or_other" } else { "" };
                let made = format!("{} {list}{other}", taking.word());
                (!plain && !read && made != text).then(|| made.into())
            }
            Kind::Plain(found) if !found.same => Some(found.name.into()),
            Kind::Begin(..) | Kind::End(_) | Kind::Select { .. } | Kind::Osm | Kind::Plain(_) | Kind::Unknown => None,
        }
    }
}

/// Lower case, single blanks, `_` as a blank: the form in which commands are compared.
fn fold(text: &str) -> String {
    let folded = text.to_lowercase().replace('_', " ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn control(word: &str) -> Option<Control> {
    Some(match word {
        "group" => Control::Group,
        "repeat" | "lgroup" | "looped group" => Control::Repeat,
        "loop" => Control::Loop,
        _ => return None,
    })
}

/// `begin …`, with the list of a loop.
fn begin<'a>(text: &'a str, begun: &str) -> Kind<'a> {
    for word in ["looped group", "lgroup", "group", "repeat", "loop"] {
        let Some(rest) = begun
            .strip_prefix(word)
            .filter(|rest| rest.is_empty() || rest.starts_with(' '))
        else {
            continue;
        };
        let Some(found) = control(word) else { continue };
        let Some(behind) = behind(text, &format!("begin {word}")) else {
            continue;
        };
        let words: Vec<&str> = behind.split_whitespace().collect();
        return match (rest.is_empty(), words.as_slice()) {
            (true, _) => Kind::Begin(found, None),
            (false, ["over", list] | [list]) => Kind::Begin(found, Some(list)),
            (false, _) => Kind::Unknown,
        };
    }
    Kind::Unknown
}

/// What stands behind a folded command in the text itself, if the command ends with a word there: `select_one
/// from_desa` has the list `from_desa`, not the command `select one from`.
fn behind<'a>(text: &'a str, command: &str) -> Option<&'a str> {
    // As many letters as the command has; blanks and underscores are the same and not counted.
    let mut left = command.chars().filter(|c| *c != ' ').count();
    for (place, c) in text.char_indices() {
        if left == 0 {
            return c.is_whitespace().then(|| &text[place..]);
        }
        if !c.is_whitespace() && c != '_' {
            left -= 1;
        }
    }
    (left == 0).then_some("")
}

#[cfg(test)]
mod tests {
    use super::{Control, Kind, Taking};

    #[test]
    fn selects_keep_the_spelling_of_their_list() {
        let select = |taking, list, or_other| Kind::Select { taking, list, or_other };
        assert_eq!(Kind::of("select_one Ya_Tidak"), select(Taking::One, "Ya_Tidak", false));
        assert_eq!(
            Kind::of("select one from a or specify other"),
            select(Taking::One, "a", true)
        );
        assert_eq!(
            Kind::of("select_multiple_from_file a.csv"),
            select(Taking::MultipleFromFile, "a.csv", false)
        );
        assert_eq!(
            Kind::of("select_one_external kota"),
            select(Taking::External, "kota", false)
        );
        assert_eq!(Kind::of("rank a"), select(Taking::Rank, "a", false));
        assert_eq!(
            Kind::of("select_one from_desa"),
            select(Taking::One, "from_desa", false)
        );
        assert_eq!(Kind::of("select_one"), select(Taking::One, "", false));
        assert_eq!(Kind::of("select_one a b"), Kind::Unknown);
        assert_eq!(Kind::of("selection a"), Kind::Unknown);
    }

    #[test]
    fn groups_repeats_and_loops() {
        assert_eq!(Kind::of("begin_group"), Kind::Begin(Control::Group, None));
        assert_eq!(Kind::of("begin lgroup"), Kind::Begin(Control::Repeat, None));
        assert_eq!(
            Kind::of("begin loop over Desa_A"),
            Kind::Begin(Control::Loop, Some("Desa_A"))
        );
        assert_eq!(Kind::of("end looped group"), Kind::End(Control::Repeat));
        assert_eq!(Kind::of("begin dancing"), Kind::Unknown);
    }

    #[test]
    fn only_other_spellings_are_rewritten() {
        for kept in [
            "select_one a",
            "begin_group",
            "select1 a",
            "dateTime",
            "integer",
            "select one from a",
            "rank a",
        ] {
            assert_eq!(Kind::standard(kept), None, "{kept}");
        }
        for (found, standard) in [
            ("q string", "text"),
            ("gps", "geopoint"),
            ("select one a or specify other", "select_one a or_other"),
            ("add select multiple prompt using a", "select_multiple a"),
            ("begin_looped_group", "begin repeat"),
        ] {
            assert_eq!(Kind::standard(found).as_deref(), Some(standard), "{found}");
        }
    }
}
