//! Heads, conflicts and their resolution.

use std::collections::BTreeSet;

use paduk_survey::RevisionId;

/// Something that follows other revisions of its document.
pub trait Followed {
    /// Its id.
    fn id(&self) -> RevisionId;
    /// The ids that it follows.
    fn parents(&self) -> &[RevisionId];
}

impl Followed for (RevisionId, Vec<RevisionId>) {
    fn id(&self) -> RevisionId {
        self.0
    }

    fn parents(&self) -> &[RevisionId] {
        &self.1
    }
}

/// How a document stands. No clock decides anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// No revision of it is known.
    Absent,
    /// One head: the current one.
    Current(RevisionId),
    /// Two or more heads, sorted: all stay, all are shown, nobody wins silently.
    Conflict(Vec<RevisionId>),
}

/// The revisions of one document that nobody has followed, sorted by id.
///
/// Parents that have not arrived yet change nothing; give only revisions of one document.
pub fn heads<'a, R: Followed + 'a>(revisions: impl IntoIterator<Item = &'a R>) -> Vec<RevisionId> {
    let mut ids = BTreeSet::new();
    let mut followed = BTreeSet::new();
    for revision in revisions {
        ids.insert(revision.id());
        followed.extend(revision.parents().iter().copied());
    }
    ids.difference(&followed).copied().collect()
}

/// The standing that these heads mean.
pub fn standing(heads: Vec<RevisionId>) -> Standing {
    match heads.as_slice() {
        [] => Standing::Absent,
        [only] => Standing::Current(*only),
        _ => Standing::Conflict(heads),
    }
}

/// True where a revision with these parents decides a conflict of these heads: it follows every one of them.
pub fn resolves(parents: &[RevisionId], heads: &[RevisionId]) -> bool {
    heads.len() > 1 && heads.iter().all(|head| parents.contains(head))
}

#[cfg(test)]
mod tests {
    use super::{Standing, heads, resolves, standing};
    use paduk_survey::{Hash, RevisionId};

    fn id(n: u8) -> RevisionId {
        Hash::from_bytes([n; 32])
    }

    fn revision(n: u8, parents: &[u8]) -> (RevisionId, Vec<RevisionId>) {
        (id(n), parents.iter().map(|&n| id(n)).collect())
    }

    #[test]
    fn a_chain_has_one_head_and_a_fork_two() {
        assert_eq!(standing(heads(&[revision(1, &[])])), Standing::Current(id(1)));
        let fork = [revision(1, &[]), revision(2, &[1]), revision(3, &[1])];
        assert_eq!(standing(heads(&fork)), Standing::Conflict(vec![id(2), id(3)]));
        assert_eq!(standing(heads::<(RevisionId, Vec<RevisionId>)>(&[])), Standing::Absent);
    }

    #[test]
    fn a_resolution_follows_all_heads() {
        let mut all = vec![revision(1, &[]), revision(2, &[1]), revision(3, &[1])];
        assert!(resolves(&[id(2), id(3)], &heads(&all)));
        assert!(!resolves(&[id(2)], &heads(&all)));
        all.push(revision(4, &[2]));
        assert_eq!(heads(&all), [id(3), id(4)]);
        all.push(revision(5, &[3, 4]));
        assert_eq!(standing(heads(&all)), Standing::Current(id(5)));
        assert!(!resolves(&[id(4)], &[id(4)]));
    }

    #[test]
    fn a_parent_that_has_not_arrived_changes_nothing() {
        assert_eq!(heads(&[revision(9, &[7])]), [id(9)]);
    }
}
