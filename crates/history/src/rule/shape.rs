//! What each op must say to mean something.

use super::Refusal;
use crate::erasure::remnants;
use crate::{Kind, Op, Revision};

/// Whether the revision has the parts without which its op means nothing.
///
/// # Errors
/// [`Refusal::Kind`], [`Refusal::Reason`], [`Refusal::Parent`], [`Refusal::About`] and [`Refusal::Head`].
pub fn whole(revision: &Revision) -> Result<(), Refusal> {
    let says_why = demand(
        revision.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()),
        Refusal::Reason,
    );
    let follows = demand(!revision.parents.is_empty(), Refusal::Parent);
    let speaks_of = |least: usize| demand(distinct(revision) >= least, Refusal::About);
    let of_kind = |kind: &Kind| demand(revision.kind == *kind, Refusal::Kind);
    match &revision.op {
        Op::Put | Op::Close | Op::Other(_) => Ok(()),
        Op::Delete => follows.and(says_why),
        Op::Withdraw => of_kind(&Kind::Consent).and(follows).and(says_why),
        Op::Review => of_kind(&Kind::Review).and(speaks_of(1)),
        Op::Link => of_kind(&Kind::Duplicate).and(speaks_of(2)),
        // What it orders stands in the body, so nothing is asked of `about`.
        Op::Purge => of_kind(&Kind::Erasure)
            .and(says_why)
            .and_then(|()| remnants(revision).map(drop)),
        Op::Resolve => {
            let follows_all = revision.about.iter().all(|head| revision.parents.contains(head));
            speaks_of(2)?;
            demand(follows_all, Refusal::Head)
        }
    }
}

fn distinct(revision: &Revision) -> usize {
    revision.about.iter().collect::<std::collections::BTreeSet<_>>().len()
}

fn demand(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
