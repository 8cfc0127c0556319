//! The fingerprint of a set of revisions, and four words of it for two people to compare.

use std::fmt;

use paduk_survey::{Hash, RevisionId};

use crate::words;

/// SHA-256 of the 32-byte ids, sorted, once each, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Hash);

impl Fingerprint {
    /// The fingerprint of these ids, given in any order.
    pub fn of(ids: impl IntoIterator<Item = RevisionId>) -> Self {
        let mut ids: Vec<RevisionId> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let bytes: Vec<u8> = ids.iter().flat_map(|id| *id.as_bytes()).collect();
        Self(Hash::of(&bytes))
    }

    /// A fingerprint that stands in a bundle.
    pub const fn from_hash(hash: Hash) -> Self {
        Self(hash)
    }

    /// The hash itself.
    pub const fn hash(&self) -> &Hash {
        &self.0
    }

    /// Four words of the list; equal words on two screens mean equal knowledge.
    pub fn words(&self) -> [&'static str; 4] {
        words::four(&self.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;
    use expect_test::expect;
    use paduk_survey::Hash;

    #[test]
    fn order_and_repetition_do_not_show() {
        let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
        assert_eq!(Fingerprint::of([a, b]), Fingerprint::of([b, a, b]));
        assert_ne!(Fingerprint::of([a]), Fingerprint::of([a, b]));
        expect!["18d79cb747ea174c59f3a3b41768672526d56fecc58360a99d283d0f9b0a3cc0"]
            .assert_eq(&Fingerprint::of([a, b]).to_string());
        expect!["korek sambal serbuk wasit"].assert_eq(&Fingerprint::of([a, b]).words().join(" "));
    }

    #[test]
    fn nothing_has_a_fingerprint_too() {
        expect!["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
            .assert_eq(&Fingerprint::of([]).to_string());
    }
}
