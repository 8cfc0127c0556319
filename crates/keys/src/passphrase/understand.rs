//! What a person typed, taken as four words of the list.

use std::fmt;

use paduk_history::words;
use zeroize::Zeroizing;

use super::{Passphrase, WORDS};
use crate::error::KeysError;

/// A typed passphrase, understood or with what is wrong about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Four words of the list; whether they open anything is another question.
    Complete(Passphrase),
    /// Not four words.
    Count {
        /// How many words were typed.
        found: usize,
    },
    /// Words that are not on the list.
    Unlisted(Vec<UnlistedWord>),
}

/// A typed word that is not on the list.
#[derive(Clone, PartialEq, Eq)]
pub struct UnlistedWord {
    /// Place in the passphrase, counted from 1.
    pub position: usize,
    /// The word of the list that was probably meant; for the screen only, never for a log.
    pub suggestion: Option<&'static str>,
}

impl fmt::Debug for UnlistedWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnlistedWord(position {})", self.position)
    }
}

/// Takes what was typed in any case, with any spacing or punctuation between the words.
///
/// A word is never completed or mended silently: a near miss comes back as [`Typed::Unlisted`] with a suggestion.
pub fn understand(typed: &str) -> Typed {
    let lower = Zeroizing::new(typed.to_lowercase());
    let parts: Vec<&str> = lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() != WORDS {
        return Typed::Count { found: parts.len() };
    }
    let mut indices = Zeroizing::new([0; WORDS]);
    let mut unlisted = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        match words::find(part).and_then(|index| u16::try_from(index).ok()) {
            Some(index) => indices[place] = index,
            None => unlisted.push(UnlistedWord {
                position: place + 1,
                suggestion: nearest(part),
            }),
        }
    }
    if unlisted.is_empty() {
        Typed::Complete(Passphrase(indices))
    } else {
        Typed::Unlisted(unlisted)
    }
}

impl Passphrase {
    /// The passphrase as typed, or the first thing that is wrong about it.
    pub fn parse(typed: &str) -> Result<Self, KeysError> {
        match understand(typed) {
            Typed::Complete(passphrase) => Ok(passphrase),
            Typed::Count { found } => Err(KeysError::WordCount { found }),
            Typed::Unlisted(unlisted) => Err(KeysError::WordNotListed {
                position: unlisted.first().map_or(0, |word| word.position),
            }),
        }
    }
}

/// The word of the list that was probably meant; nothing for what is far too long to be a slip.
fn nearest(typed: &str) -> Option<&'static str> {
    if typed.len() > 16 {
        return None;
    }
    words::suggest(typed).first().copied()
}

#[cfg(test)]
mod tests {
    use paduk_history::words;
    use proptest::prelude::*;

    use super::{Typed, understand};
    use crate::error::KeysError;
    use crate::passphrase::Passphrase;

    fn four(indices: [usize; 4]) -> [&'static str; 4] {
        indices.map(words::word)
    }

    #[test]
    fn case_and_spacing_do_not_matter() {
        let words = four([0, 7, 700, 1295]);
        let typed = format!(
            "  {}\t{}\u{a0}- {},{}\n",
            words[0].to_uppercase(),
            words[1],
            words[2],
            words[3]
        );
        assert_eq!(Passphrase::parse(&typed).unwrap().words(), words);
    }

    #[test]
    fn a_slip_is_pointed_at_and_not_mended() {
        let words = four([3, 50, 900, 1000]);
        let slip = format!("{}x", words[2]);
        let typed = [words[0], words[1], &slip, words[3]].join(" ");
        let Typed::Unlisted(unlisted) = understand(&typed) else {
            panic!("a slip is not a word")
        };
        assert_eq!(unlisted.len(), 1);
        assert_eq!(unlisted[0].position, 3);
        assert_eq!(unlisted[0].suggestion, Some(words[2]));
        assert_eq!(Passphrase::parse(&typed), Err(KeysError::WordNotListed { position: 3 }));
        assert!(!format!("{:?}", understand(&typed)).contains(words[2]));
    }

    #[test]
    fn a_wrong_number_of_words_is_counted() {
        assert_eq!(understand(""), Typed::Count { found: 0 });
        assert_eq!(
            Passphrase::parse(&four([1, 2, 3, 4])[..3].join(" ")),
            Err(KeysError::WordCount { found: 3 })
        );
        assert_eq!(understand(&"kata ".repeat(100_000)), Typed::Count { found: 100_000 });
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(indices in prop::array::uniform4(0_usize..1296)) {
            let typed = four(indices).join(" ");
            prop_assert_eq!(Passphrase::parse(&typed).unwrap().words(), four(indices));
        }

        #[test]
        fn anything_typed_is_answered(typed in ".{0,200}") {
            understand(&typed);
        }
    }
}
