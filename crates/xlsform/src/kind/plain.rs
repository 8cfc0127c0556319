//! Types of one word, with every other name that pyxform knows them by.

/// A type by its standard name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The standard name.
    pub name: &'static str,
    /// A condition that the type brings with it.
    pub constraint: Option<&'static str>,
    /// True where the cell holds the standard name, or one that `form` reads as well.
    pub same: bool,
}

/// Standard names that have no other.
const ALONE: [&str; 13] = [
    "hidden",
    "time",
    "range",
    "audit",
    "xml-external",
    "csv-external",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "username",
    "email",
    "phonenumber",
    "today",
];

/// Standard names with all their others.
const NAMES: [(&str, &[&str]); 24] = [
    ("text", &["q string", "add text prompt"]),
    ("integer", &["q int", "add integer prompt"]),
    ("decimal", &["q decimal", "add decimal prompt"]),
    ("date", &["q date", "add date prompt"]),
    (
        "dateTime",
        &[
            "date time",
            "q datetime",
            "q date time",
            "add date time prompt",
            "add datetime prompt",
        ],
    ),
    ("note", &["q note", "add note prompt"]),
    ("calculate", &["q calculate", "add calculate prompt"]),
    ("acknowledge", &["q acknowledge", "add acknowledge prompt"]),
    (
        "image",
        &["photo", "q picture", "q image", "add image prompt", "add photo prompt"],
    ),
    ("audio", &["q audio", "add audio prompt"]),
    ("video", &["q video", "add video prompt"]),
    ("file", &["add file prompt"]),
    ("barcode", &["q barcode", "add barcode prompt"]),
    (
        "geopoint",
        &["gps", "location", "q geopoint", "q location", "add location prompt"],
    ),
    ("geoshape", &["q geoshape"]),
    ("geotrace", &["q geotrace"]),
    ("start", &["get start time", "start time"]),
    ("end", &["get end time", "end time"]),
    ("deviceid", &["imei", "device id", "get device id", "uri:deviceid"]),
    (
        "subscriberid",
        &["subscriber id", "get subscriber id", "uri:subscriberid"],
    ),
    ("simserial", &["sim id", "get sim id", "uri:simserial"]),
    ("today", &["get today"]),
    ("phonenumber", &["get phone number", "uri:phonenumber"]),
    ("username", &["uri:username"]),
];

/// Further names that `form` reads by itself.
const READ: [(&str, &str); 4] = [
    ("string", "text"),
    ("int", "integer"),
    ("datetime", "dateTime"),
    ("trigger", "acknowledge"),
];

/// Names that bring a condition.
const CONDITIONS: [(&str, &str, &str); 5] = [
    ("percentage", "integer", "0 <= . and . <= 100"),
    ("number of days in last month", "integer", "0 <= . and . <= 31"),
    ("number of days in last six months", "integer", "0 <= . and . <= 183"),
    ("number of days in last year", "integer", "0 <= . and . <= 365"),
    ("phone number", "text", r"regex(., '^\d*$')"),
];

/// The type that is written exactly by its standard name.
pub(super) fn usual(text: &str) -> Option<Meaning> {
    let names = NAMES.iter().map(|(name, _)| *name).chain(ALONE);
    names.into_iter().find(|name| *name == text).map(|name| Meaning {
        name,
        constraint: None,
        same: true,
    })
}

/// What a type that is neither a select nor a beginning or end means.
pub(crate) fn meaning(text: &str) -> Option<Meaning> {
    let word = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let plain = |name, same| {
        Some(Meaning {
            name,
            constraint: None,
            same,
        })
    };
    if let Some(name) = ALONE.into_iter().find(|name| *name == word) {
        return plain(name, true);
    }
    if let Some((_, name)) = READ.into_iter().find(|(other, _)| *other == word) {
        return plain(name, true);
    }
    if word == "uri:email" {
        return plain("email", false);
    }
    if let Some((_, name, constraint)) = CONDITIONS.into_iter().find(|(other, ..)| *other == word) {
        return Some(Meaning {
            name,
            constraint: Some(constraint),
            same: false,
        });
    }
    NAMES.into_iter().find_map(|(name, others)| {
        let same = name.to_lowercase() == word;
        if same || others.contains(&word.as_str()) {
            plain(name, same)
        } else {
            None
        }
    })
}
