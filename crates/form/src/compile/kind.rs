//! What the `type` cell of a row says.

use crate::expression::nearest;
use crate::node::{Metadata, QuestionKind};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKind {
    Question(QuestionKind),
    /// A select question with the name of its list.
    Select(QuestionKind, String),
    BeginGroup,
    BeginRepeat,
    EndGroup,
    EndRepeat,
    /// A type of XLSForm that this program does not ask yet.
    Unsupported,
    /// No type of XLSForm; perhaps one was meant.
    Unknown(Option<String>),
}

/// Types of one word, with the names other tools give them.
const PLAIN: &[(&str, QuestionKind)] = &[
    ("text", QuestionKind::Text),
    ("string", QuestionKind::Text),
    ("integer", QuestionKind::Integer),
    ("int", QuestionKind::Integer),
    ("decimal", QuestionKind::Decimal),
    ("date", QuestionKind::Date),
    ("time", QuestionKind::Time),
    ("datetime", QuestionKind::DateTime),
    ("note", QuestionKind::Note),
    ("calculate", QuestionKind::Calculate),
    ("hidden", QuestionKind::Hidden),
    ("acknowledge", QuestionKind::Acknowledge),
    ("trigger", QuestionKind::Acknowledge),
    ("start", QuestionKind::Metadata(Metadata::Start)),
    ("end", QuestionKind::Metadata(Metadata::End)),
    ("today", QuestionKind::Metadata(Metadata::Today)),
    ("deviceid", QuestionKind::Metadata(Metadata::DeviceId)),
    ("username", QuestionKind::Metadata(Metadata::Username)),
    ("phonenumber", QuestionKind::Metadata(Metadata::PhoneNumber)),
    ("email", QuestionKind::Metadata(Metadata::Email)),
    ("audit", QuestionKind::Metadata(Metadata::Audit)),
];

/// Types of XLSForm that are not asked yet.
const UNSUPPORTED: [&str; 17] = [
    "range",
    "rank",
    "image",
    "photo",
    "file",
    "audio",
    "video",
    "barcode",
    "geopoint",
    "geotrace",
    "geoshape",
    "background-audio",
    "start-geopoint",
    "xml-external",
    "csv-external",
    "select_one_from_file",
    "select_multiple_from_file",
];

/// What `text` says, and whether it adds `or_other`.
pub(super) fn row_kind(text: &str) -> RowKind {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    let folded = joined.to_ascii_lowercase().replace('_', " ");
    match folded.as_str() {
        "begin group" | "begin  group" => return RowKind::BeginGroup,
        "begin repeat" | "begin looped group" => return RowKind::BeginRepeat,
        "end group" => return RowKind::EndGroup,
        "end repeat" | "end looped group" => return RowKind::EndRepeat,
        _ => {}
    }
    for (prefix, kind) in [
        ("select one from ", QuestionKind::SelectOne),
        ("select multiple from ", QuestionKind::SelectMultiple),
        ("select all that apply from ", QuestionKind::SelectMultiple),
        ("select one ", QuestionKind::SelectOne),
        ("select1 ", QuestionKind::SelectOne),
        ("select multiple ", QuestionKind::SelectMultiple),
        ("select all that apply ", QuestionKind::SelectMultiple),
    ] {
        let file = folded.starts_with("select one from file") || folded.starts_with("select multiple from file");
        if folded.starts_with(prefix) && !file {
            // The list's name keeps its own capitals and underscores.
            let rest: Vec<&str> = joined[prefix.len()..].split(' ').collect();
            return match rest.as_slice() {
                [list] => RowKind::Select(kind, (*list).to_owned()),
                _ => RowKind::Unsupported,
            };
        }
    }
    if matches!(
        folded.as_str(),
        "select one" | "select multiple" | "select1" | "select all that apply"
    ) {
        return RowKind::Select(QuestionKind::SelectOne, String::new());
    }
    let plain = joined.to_ascii_lowercase();
    if let Some((_, kind)) = PLAIN.iter().find(|(known, _)| *known == plain) {
        return RowKind::Question(*kind);
    }
    let first = plain.split(' ').next().unwrap_or_default();
    if UNSUPPORTED.contains(&first) || folded.starts_with("select ") && folded.contains(" file") {
        return RowKind::Unsupported;
    }
    let known = PLAIN.iter().map(|(known, _)| *known).chain(UNSUPPORTED);
    let known = known.chain(["begin group", "end group", "begin repeat", "end repeat"]);
    RowKind::Unknown(nearest(&plain, known).or_else(|| nearest(first, ["select_one", "select_multiple"])))
}

#[cfg(test)]
mod tests {
    use super::{QuestionKind as K, RowKind as R, row_kind};

    #[test]
    fn types_are_read_with_their_aliases() {
        assert_eq!(row_kind("select_one yesno"), R::Select(K::SelectOne, "yesno".into()));
        assert_eq!(
            row_kind("select one  from Ya_Tidak"),
            R::Select(K::SelectOne, "Ya_Tidak".into())
        );
        assert_eq!(
            row_kind("select_multiple foods"),
            R::Select(K::SelectMultiple, "foods".into())
        );
        assert_eq!(row_kind("begin_group"), R::BeginGroup);
        assert_eq!(row_kind("Begin Repeat"), R::BeginRepeat);
        assert_eq!(row_kind("dateTime"), R::Question(K::DateTime));
    }

    #[test]
    fn what_is_not_asked_yet_is_told_from_what_is_wrong() {
        assert_eq!(row_kind("geopoint"), R::Unsupported);
        assert_eq!(row_kind("select_one_from_file list.csv"), R::Unsupported);
        assert_eq!(row_kind("select_one yesno or_other"), R::Unsupported);
        assert_eq!(row_kind("intger"), R::Unknown(Some("integer".into())));
        assert_eq!(row_kind("selct_one yesno"), R::Unknown(Some("select_one".into())));
        assert_eq!(row_kind("zzzzzzzz"), R::Unknown(None));
    }
}
