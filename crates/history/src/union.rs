//! Merging, which is set union and nothing else.

use std::collections::BTreeMap;

use paduk_survey::RevisionId;

use crate::{Fingerprint, Signed};

/// A set of signed revisions by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Union(BTreeMap<RevisionId, Signed>);

impl Union {
    /// Adds a revision; true where it is new.
    ///
    /// Of two valid signatures over one revision the smaller is kept, so that no order of merging shows.
    pub fn insert(&mut self, signed: Signed) -> bool {
        let mut new = false;
        let kept = self.0.entry(signed.id()).or_insert_with(|| {
            new = true;
            signed.clone()
        });
        if signed.signature < kept.signature {
            *kept = signed;
        }
        new
    }

    /// How many revisions.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without any revision.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where it holds this revision.
    pub fn contains(&self, id: &RevisionId) -> bool {
        self.0.contains_key(id)
    }

    /// Revisions by id.
    pub fn iter(&self) -> impl Iterator<Item = (&RevisionId, &Signed)> {
        self.0.iter()
    }

    /// Equal fingerprints mean equal knowledge.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.0.keys().copied())
    }
}

impl FromIterator<Signed> for Union {
    fn from_iter<I: IntoIterator<Item = Signed>>(revisions: I) -> Self {
        let mut union = Self::default();
        for signed in revisions {
            union.insert(signed);
        }
        union
    }
}

/// Everything that is in one of the two.
#[must_use]
pub fn union(mut one: Union, other: Union) -> Union {
    for (_, signed) in other.0 {
        one.insert(signed);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::{Union, union};
    use crate::Signed;
    use proptest::prelude::*;

    fn set() -> impl Strategy<Value = Union> {
        prop::collection::vec((0_u8..12, 0_u8..3), 0..16).prop_map(|pairs| {
            pairs
                .into_iter()
                .map(|(n, signature)| Signed {
                    bytes: vec![n],
                    signature: [signature; 64],
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn order_does_not_matter(a in set(), b in set()) {
            prop_assert_eq!(union(a.clone(), b.clone()), union(b, a));
        }

        #[test]
        fn grouping_does_not_matter(a in set(), b in set(), c in set()) {
            let left = union(union(a.clone(), b.clone()), c.clone());
            prop_assert_eq!(left, union(a, union(b, c)));
        }

        #[test]
        fn repetition_does_not_matter(a in set(), b in set()) {
            let once = union(a.clone(), b.clone());
            prop_assert_eq!(union(once.clone(), b), once.clone());
            prop_assert_eq!(union(a.clone(), a.clone()), a.clone());
            prop_assert_eq!(union(once.clone(), a), once);
        }

        #[test]
        fn the_fingerprint_tells_sets_apart(a in set(), b in set()) {
            let same = a.iter().map(|(id, _)| *id).eq(b.iter().map(|(id, _)| *id));
            prop_assert_eq!(a.fingerprint() == b.fingerprint(), same);
        }
    }
}
