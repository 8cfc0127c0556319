//! Letters to sounds. The rules are those by which one Indonesian name has several spellings: the spelling before 1972
//! (Ejaan Soewandi: oe, dj, tj, nj, sj, j for y, ch), transcriptions from Arabic, and what is not heard.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that stand for one sound, in this order; `sy` comes before `y` is folded.
const SOUNDS: [(&str, &str); 13] = [
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("dz", "z"),
    ("kh", "h"),
    ("j", "y"),
    ("f", "p"),
    ("v", "p"),
    ("q", "k"),
    ("x", "ks"),
    ("ae", "ai"),
    ("h", ""),
];

/// The words of a text in small letters without marks; an apostrophe joins, everything else parts.
pub(super) fn letters(text: &str) -> Vec<String> {
    let plain: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter) && !matches!(letter, '\'' | '’' | '‘' | '`' | 'ʼ'))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How a word sounds. `ch` was `kh` (Achmad) and is also a modern `c` (Icha): such a word has both readings.
pub(super) fn readings(word: &str) -> Vec<String> {
    let mut readings = vec![sound(&word.replace("ch", "h"))];
    if word.contains("ch") {
        let modern = sound(&word.replace("ch", "c"));
        if !readings.contains(&modern) {
            readings.push(modern);
        }
    }
    for reading in &mut readings {
        // A word of silent letters only is looked for as it stands.
        if reading.is_empty() {
            word.clone_into(reading);
        }
    }
    readings
}

fn sound(word: &str) -> String {
    // Tsani is Sani; inside a word both letters are heard.
    let word = word
        .strip_prefix('t')
        .filter(|rest| rest.starts_with('s'))
        .unwrap_or(word);
    let mut sound = SOUNDS
        .iter()
        .fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    for vowel in ['a', 'e', 'i', 'o', 'u'] {
        sound = sound.replace(&format!("sy{vowel}"), &format!("s{vowel}"));
    }
    let mut last = None;
    sound
        .replace('y', "i")
        .chars()
        .filter(|letter| last.replace(*letter) != Some(*letter))
        .collect()
}
