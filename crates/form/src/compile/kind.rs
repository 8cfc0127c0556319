//! What the `type` cell of a row says.

use crate::expression::nearest;
use crate::node::{Metadata, QuestionKind};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKind {
    Question(QuestionKind),
    /// A question that chooses, with where its choices come from and whether a text is asked for "other".
    Select(QuestionKind, Origin, bool),
    BeginGroup,
    BeginRepeat,
    EndGroup,
    EndRepeat,
    /// No type of XLSForm; perhaps one was meant.
    Unknown(Option<String>),
}

/// Where choices come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A list of the choices sheet.
    List(String),
    /// A file beside the workbook.
    File(String),
    /// The answers to a question of a repeat.
    Rows(String),
}

/// Types without a list, with the names other tools give them.
const PLAIN: &[(&str, QuestionKind)] = &[
    ("text", QuestionKind::Text),
    ("string", QuestionKind::Text),
    ("integer", QuestionKind::Integer),
    ("int", QuestionKind::Integer),
    ("decimal", QuestionKind::Decimal),
    ("percentage", QuestionKind::Integer),
    ("date", QuestionKind::Date),
    ("time", QuestionKind::Time),
    ("datetime", QuestionKind::DateTime),
    ("note", QuestionKind::Note),
    ("range", QuestionKind::Range),
    ("geopoint", QuestionKind::Geopoint),
    ("gps", QuestionKind::Geopoint),
    ("location", QuestionKind::Geopoint),
    ("image", QuestionKind::Image),
    ("photo", QuestionKind::Image),
    ("file", QuestionKind::File),
    ("calculate", QuestionKind::Calculate),
    ("hidden", QuestionKind::Hidden),
    ("acknowledge", QuestionKind::Acknowledge),
    ("trigger", QuestionKind::Acknowledge),
    ("start", QuestionKind::Metadata(Metadata::Start)),
    ("start time", QuestionKind::Metadata(Metadata::Start)),
    ("end", QuestionKind::Metadata(Metadata::End)),
    ("end time", QuestionKind::Metadata(Metadata::End)),
    ("today", QuestionKind::Metadata(Metadata::Today)),
    ("deviceid", QuestionKind::Metadata(Metadata::DeviceId)),
    ("device id", QuestionKind::Metadata(Metadata::DeviceId)),
    ("imei", QuestionKind::Metadata(Metadata::DeviceId)),
    ("username", QuestionKind::Metadata(Metadata::Username)),
    ("phonenumber", QuestionKind::Metadata(Metadata::PhoneNumber)),
    ("phone number", QuestionKind::Metadata(Metadata::PhoneNumber)),
    ("email", QuestionKind::Metadata(Metadata::Email)),
    ("audit", QuestionKind::Metadata(Metadata::Audit)),
];

/// Types that a workbook may have and nobody is asked here.
const IGNORED: [&str; 16] = [
    "barcode",
    "audio",
    "video",
    "geotrace",
    "geoshape",
    "background-audio",
    "start-geopoint",
    "background-geopoint",
    "subscriberid",
    "subscriber id",
    "simserial",
    "sim id",
    "xml-external",
    "csv-external",
    "uri",
    "bearing",
];

/// Words before a list's name, folded to small letters and spaces; the longer of two that begin alike stands first.
const SELECTS: [(&str, QuestionKind, bool); 15] = [
    ("select one from file ", QuestionKind::SelectOne, true),
    ("select multiple from file ", QuestionKind::SelectMultiple, true),
    ("select one external ", QuestionKind::Ignored, false),
    ("select one from ", QuestionKind::SelectOne, false),
    ("select one ", QuestionKind::SelectOne, false),
    ("select1 from ", QuestionKind::SelectOne, false),
    ("select1 ", QuestionKind::SelectOne, false),
    ("select multiple from ", QuestionKind::SelectMultiple, false),
    ("select multiple ", QuestionKind::SelectMultiple, false),
    ("select all that apply from ", QuestionKind::SelectMultiple, false),
    ("select all that apply ", QuestionKind::SelectMultiple, false),
    ("rank from file ", QuestionKind::Rank, true),
    ("rank from ", QuestionKind::Rank, false),
    ("rank ", QuestionKind::Rank, false),
    ("select ", QuestionKind::SelectMultiple, false),
];

/// What stands after a list's name where a text is asked for a choice that is not in it.
const OTHER: [&str; 4] = [" or other", " or_other", " or specify other", " or_specify_other"];

/// What `text` says.
pub(super) fn row_kind(text: &str) -> RowKind {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    let plain = joined.to_ascii_lowercase();
    let folded = plain.replace('_', " ");
    match folded.as_str() {
        "begin group" => return RowKind::BeginGroup,
        "begin repeat" | "begin looped group" | "begin lgroup" => return RowKind::BeginRepeat,
        "end group" => return RowKind::EndGroup,
        "end repeat" | "end looped group" | "end lgroup" => return RowKind::EndRepeat,
        "select one" | "select1" | "select multiple" | "select all that apply" | "rank" => {
            return RowKind::Select(QuestionKind::SelectOne, Origin::List(String::new()), false);
        }
        _ => {}
    }
    for (prefix, kind, file) in SELECTS {
        if !folded.starts_with(prefix) {
            continue;
        }
        // The list's name keeps its own capitals and underscores.
        let mut rest = &joined[prefix.len()..];
        let other = OTHER.iter().find(|other| plain.ends_with(**other));
        if let Some(other) = other {
            rest = rest.get(..rest.len().saturating_sub(other.len())).unwrap_or_default();
        }
        if kind == QuestionKind::Ignored {
            return RowKind::Question(kind);
        }
        if !rest.contains(' ') && !rest.is_empty() {
            return RowKind::Select(kind, source(rest, file), other.is_some());
        }
        if rest.starts_with("${") && rest.ends_with('}') {
            return RowKind::Select(kind, source(rest, file), other.is_some());
        }
        break;
    }
    if let Some((_, kind)) = PLAIN.iter().find(|(known, _)| *known == plain) {
        return RowKind::Question(*kind);
    }
    if IGNORED.contains(&plain.as_str()) || plain.split(' ').next() == Some("osm") {
        return RowKind::Question(QuestionKind::Ignored);
    }
    let known = PLAIN.iter().map(|(known, _)| *known).chain(IGNORED);
    let known = known.chain(["begin group", "end group", "begin repeat", "end repeat"]);
    let first = plain.split(' ').next().unwrap_or_default();
    let selects = ["select_one", "select_multiple", "rank", "select_one_from_file"];
    RowKind::Unknown(nearest(&plain, known).or_else(|| nearest(first, selects)))
}

fn source(text: &str, file: bool) -> Origin {
    if file {
        return Origin::File(text.to_owned());
    }
    match text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
        Some(question) => Origin::Rows(question.trim().to_owned()),
        None => Origin::List(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, QuestionKind as K, RowKind as R, row_kind};

    fn list(kind: K, name: &str, other: bool) -> R {
        R::Select(kind, Origin::List(name.into()), other)
    }

    #[test]
    fn types_are_read_with_their_aliases() {
        assert_eq!(row_kind("select_one yesno"), list(K::SelectOne, "yesno", false));
        assert_eq!(
            row_kind("select one  from Ya_Tidak"),
            list(K::SelectOne, "Ya_Tidak", false)
        );
        assert_eq!(
            row_kind("select_multiple foods"),
            list(K::SelectMultiple, "foods", false)
        );
        assert_eq!(row_kind("rank foods"), list(K::Rank, "foods", false));
        assert_eq!(row_kind("begin_group"), R::BeginGroup);
        assert_eq!(row_kind("Begin Repeat"), R::BeginRepeat);
        assert_eq!(row_kind("dateTime"), R::Question(K::DateTime));
        assert_eq!(row_kind("geopoint"), R::Question(K::Geopoint));
        assert_eq!(row_kind("photo"), R::Question(K::Image));
    }

    #[test]
    fn choices_come_from_lists_files_and_rows() {
        let file = Origin::File("desa.csv".into());
        assert_eq!(
            row_kind("select_one_from_file desa.csv"),
            R::Select(K::SelectOne, file, false)
        );
        assert_eq!(
            row_kind("select_one ${nama}"),
            R::Select(K::SelectOne, Origin::Rows("nama".into()), false)
        );
        assert_eq!(row_kind("select_one yesno or_other"), list(K::SelectOne, "yesno", true));
        assert_eq!(
            row_kind("select_multiple yesno or specify other"),
            list(K::SelectMultiple, "yesno", true)
        );
    }

    #[test]
    fn what_is_ignored_is_told_from_what_is_wrong() {
        assert_eq!(row_kind("barcode"), R::Question(K::Ignored));
        assert_eq!(row_kind("intger"), R::Unknown(Some("integer".into())));
        assert_eq!(row_kind("selct_one yesno"), R::Unknown(Some("select_one".into())));
        assert_eq!(
            row_kind("select_one yes no maybe"),
            R::Unknown(Some("select_one".into()))
        );
        assert_eq!(row_kind("zzzzzzzz"), R::Unknown(None));
    }
}
