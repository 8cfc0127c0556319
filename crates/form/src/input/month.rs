//! Names of months.

/// In Indonesian.
pub(super) const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// In English.
pub(super) const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Short forms that are no beginnings of a name.
const SHORT: [(&str, u32); 6] = [
    ("peb", 2),
    ("pebruari", 2),
    ("ags", 8),
    ("agt", 8),
    ("nop", 11),
    ("nopember", 11),
];

/// The month, from 1, that a word means: a name or the first letters of one, at least three.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let named = |months: &[&str; 12]| months.iter().position(|name| name.to_lowercase().starts_with(&word));
    named(&MONTHS_ID)
        .or_else(|| named(&MONTHS_EN))
        .map(|at| at as u32 + 1)
        .or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, month)| *month))
}
