//! Our own list of 1,296 Indonesian words: passphrases, check words and fingerprints are four of them.
//!
//! Every word is lower-case ASCII, 3 to 8 letters, everyday and unmistakable; the first four letters tell it apart, so
//! that four typed letters suffice. 1,296⁴ ≈ 2⁴¹ passphrases.

mod suggest;

pub use suggest::suggest;

use std::sync::LazyLock;

use paduk_survey::Hash;

/// How many words there are.
pub const COUNT: usize = 1_296;

static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

/// All words, sorted.
pub fn list() -> &'static [&'static str] {
    &LIST
}

/// The word at `number`, counted from 0 and round again after the last.
pub fn word(number: usize) -> &'static str {
    LIST.get(number % COUNT).copied().unwrap_or_default()
}

/// The place of a word in the list; capitals and white space around it are forgiven.
pub fn find(typed: &str) -> Option<usize> {
    let typed = typed.trim().to_ascii_lowercase();
    LIST.binary_search(&typed.as_str()).ok()
}

/// Four words of a hash: its first eight bytes as a big-endian number, written to the base 1,296, last four places.
pub fn four(hash: &Hash) -> [&'static str; 4] {
    let number = hash
        .as_bytes()
        .iter()
        .take(8)
        .fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
    let base = COUNT as u64;
    [3, 2, 1, 0].map(|place| word((number / base.pow(place) % base) as usize))
}

#[cfg(test)]
mod tests;
