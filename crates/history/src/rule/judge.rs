//! A document as it stands under the rules: what is illegal is kept and named, and nothing follows from it.

use std::collections::BTreeMap;

use paduk_survey::{DocumentId, RevisionId};

use super::{Author, Refusal, legal, may, whole};
use crate::{Followed, Op, Revision, Standing, State, Written, heads, standing};

/// All revisions that are known, by id, with what the rules say of them.
#[derive(Debug)]
pub struct Judged<'a> {
    known: BTreeMap<RevisionId, &'a Written>,
    refused: BTreeMap<RevisionId, Refusal>,
}

/// All rules on one revision; `known` finds its parents and what it speaks of, as far as they have arrived.
///
/// # Errors
/// The first rule that it breaks: by its author, by its shape, by what it follows.
pub fn judge<'a>(
    revision: &Revision,
    author: Option<&Author>,
    known: impl Fn(&RevisionId) -> Option<&'a Revision>,
) -> Result<(), Refusal> {
    may(author.ok_or(Refusal::AuthorUnknown)?, revision)?;
    whole(revision)?;
    let mut parents = revision.parents.iter().filter_map(&known);
    if parents.any(|parent| parent.document != revision.document) {
        return Err(Refusal::ParentElsewhere);
    }
    legal(revision, known)
}

/// What reviews say of one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reviewed {
    /// No legal review speaks of it.
    Not,
    /// The reviews that nobody has followed agree.
    Agreed(State),
    /// They do not: a person decides, in a review that follows them all.
    Disputed(Vec<RevisionId>),
}

impl<'a> Judged<'a> {
    /// Judges every revision; `author` is the roster, `None` for somebody whom it does not have.
    ///
    /// The result depends on the set alone, never on an order. Give everything that is known, since parents and
    /// reviews of other documents are looked up in it.
    pub fn of(revisions: impl IntoIterator<Item = &'a Written>, author: impl Fn(&Revision) -> Option<Author>) -> Self {
        let known: BTreeMap<RevisionId, &Written> =
            revisions.into_iter().map(|written| (written.id, written)).collect();
        let find = |id: &RevisionId| known.get(id).map(|written| &written.revision);
        let refused = known
            .iter()
            .filter_map(|(id, written)| {
                let revision = &written.revision;
                Some((*id, judge(revision, author(revision).as_ref(), find).err()?))
            })
            .collect();
        Self { known, refused }
    }

    /// Why nothing follows from a revision, if nothing does.
    pub fn refusal(&self, id: &RevisionId) -> Option<Refusal> {
        self.refused.get(id).copied()
    }

    /// Everything refused, by id.
    pub fn refusals(&self) -> impl Iterator<Item = (&RevisionId, Refusal)> {
        self.refused.iter().map(|(id, refusal)| (id, *refusal))
    }

    fn legal(&self) -> impl Iterator<Item = &'a Written> {
        let legal = self.known.iter().filter(|(id, _)| !self.refused.contains_key(id));
        legal.map(|(_, written)| *written)
    }

    /// How a document stands: its heads among the legal revisions.
    pub fn standing(&self, document: &DocumentId) -> Standing {
        standing(heads(
            self.legal().filter(|written| written.revision.document == *document),
        ))
    }

    /// What the reviews say of a revision. A review is followed by one that names it as parent or in `about`.
    pub fn reviewed(&self, subject: &RevisionId) -> Reviewed {
        let speaks = |written: &&Written| written.revision.op == Op::Review && written.revision.about.contains(subject);
        let reviews: Vec<&Written> = self.legal().filter(speaks).collect();
        let follow: Vec<(RevisionId, Vec<RevisionId>)> = reviews
            .iter()
            .map(|written| (written.id(), [written.parents(), &written.revision.about].concat()))
            .collect();
        let last = heads(&follow);
        let mut states: Vec<&State> = reviews
            .iter()
            .filter(|written| last.contains(&written.id))
            .filter_map(|written| written.revision.state.as_ref())
            .collect();
        states.sort_unstable();
        states.dedup();
        match states.as_slice() {
            [] => Reviewed::Not,
            [only] => Reviewed::Agreed((*only).clone()),
            _ => Reviewed::Disputed(last),
        }
    }
}
