//! Words before and after a name that are no part of it, and short forms of names.

/// Forms of address and titles as they stand before a name in West Java.
const TITLES: [&str; 42] = [
    "bu",
    "ibu",
    "pak",
    "bpk",
    "bapak",
    "bp",
    "h",
    "hj",
    "haji",
    "hajah",
    "hajjah",
    "hji",
    "kh",
    "kyai",
    "kiai",
    "ky",
    "ny",
    "nyonya",
    "nj",
    "tn",
    "tuan",
    "nn",
    "nona",
    "sdr",
    "sdri",
    "ust",
    "ustad",
    "ustadz",
    "ustadzah",
    "ustd",
    "usth",
    "drs",
    "dra",
    "dr",
    "drg",
    "ir",
    "prof",
    "alm",
    "almh",
    "almarhum",
    "almarhumah",
    "mbah",
];

/// Degrees as they stand after a comma, without dots and spaces.
const DEGREES: [&str; 30] = [
    "sh", "se", "spd", "spdi", "spdsd", "spdaud", "sag", "sap", "ssos", "sip", "skom", "skm", "skep", "sst", "stp",
    "st", "sp", "si", "msi", "mm", "mpd", "mh", "mkm", "amd", "amdkeb", "amk", "amg", "ners", "strkeb", "sgz",
];

/// Short and long forms of one name; the first of each line is what they become.
const FORMS: [&[&str]; 6] = [
    &[
        "muhamad",
        "muhammad",
        "muhamed",
        "muhammed",
        "mohamad",
        "mohammad",
        "mohamed",
        "mohammed",
        "mochamad",
        "mochammad",
        "muchamad",
        "muchammad",
        "moh",
        "moch",
        "mohd",
        "muh",
        "much",
        "muhd",
        "mhd",
        "mhmd",
        "md",
    ],
    &["siti", "sitti", "sity", "sitie", "st", "sti"],
    &["abdul", "abdoel", "abd", "abdl"],
    &["ahmad", "achmad", "akhmad", "ach", "akh", "ahm"],
    &["raden", "rd", "rdn"],
    &["tubagus", "tb"],
];

/// Whether a word is a form of address or a title.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// Whether what stands after a comma is a degree.
pub(super) fn is_degree(part: &str) -> bool {
    let letters: String = part.chars().filter(|letter| letter.is_alphabetic()).collect();
    DEGREES.contains(&letters.to_lowercase().as_str())
}

/// The name that a short form stands for; `M` does so only as the first of several words.
pub(super) fn long_form(word: &str, first_of_several: bool) -> Option<&'static str> {
    if word == "m" && first_of_several {
        return Some("muhamad");
    }
    FORMS.iter().find(|forms| forms.contains(&word)).map(|forms| forms[0])
}
