//! Four words of the list, generated for a person and understood again when typed.

mod generate;
mod understand;

use std::fmt;

use paduk_history::words;
use zeroize::Zeroizing;

pub use understand::{Typed, UnlistedWord, understand};

/// How many words a passphrase has: 1,296⁴ choices, 41 bits, each try costing 64 MiB of memory.
pub(crate) const WORDS: usize = 4;

/// Four words of the list. Shown once, never written anywhere; wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<[u16; WORDS]>);

impl Passphrase {
    /// The four words, for showing them once.
    pub fn words(&self) -> [&'static str; WORDS] {
        self.0.map(|index| words::word(usize::from(index)))
    }

    /// The one spelling that goes into the memory-hard function: four words, one space between.
    pub(crate) fn spelled(&self) -> Zeroizing<String> {
        Zeroizing::new(self.words().join(" "))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(four words)")
    }
}
