//! A name as it may be looked for: spellings that Indonesians use for one sound are one.

mod fold;
mod title;

use title::{is_degree, is_title, long_form};

/// The words of a name, without titles and degrees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameWords(Vec<NameWord>);

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWord {
    /// Its letters as typed, small and without marks.
    pub plain: String,
    /// How it sounds, in one or two readings: two spellings of one name share a reading.
    pub readings: Vec<String>,
}

impl NameWords {
    /// The version of the rules: what was folded by another one must be folded again.
    pub const RULES: u32 = 1;

    /// The words of a name as written or typed.
    ///
    /// A title is left out only where something else remains, a degree only after a comma.
    pub fn of(name: &str) -> Self {
        let mut parts = name.split(',');
        let mut kept = fold::letters(parts.next().unwrap_or_default());
        for part in parts.filter(|part| !is_degree(part)) {
            kept.extend(fold::letters(part));
        }
        let named: Vec<String> = kept.iter().filter(|word| !is_title(word)).cloned().collect();
        let kept = if named.is_empty() { kept } else { named };
        let alone = kept.len() == 1;
        let word = |(at, plain): (usize, String)| NameWord {
            readings: fold::readings(long_form(&plain, at == 0 && !alone).unwrap_or(&plain)),
            plain,
        };
        Self(kept.into_iter().enumerate().map(word).collect())
    }

    /// The words in their order.
    pub fn words(&self) -> &[NameWord] {
        &self.0
    }

    /// Each two neighbours written as one word: `Nur Hayati` is also looked for as `Nurhayati`.
    pub fn joined(&self) -> Vec<NameWord> {
        self.0
            .windows(2)
            .map(|pair| {
                let plain = format!("{}{}", pair[0].plain, pair[1].plain);
                NameWord {
                    readings: fold::readings(&plain),
                    plain,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
