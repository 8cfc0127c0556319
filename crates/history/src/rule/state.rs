//! Which state may follow which: `submitted → returned | accepted → centrally accepted`, and what comes before.

use paduk_survey::RevisionId;

use super::Refusal;
use crate::{Kind, Level, Op, Revision, State};

/// Whether a document in state `from` may come into state `to`.
///
/// States of a later version are not judged.
pub const fn follows(from: Option<&State>, to: &State) -> bool {
    use State::{Accepted, CentrallyAccepted, Complete, Draft, Other, Returned, Submitted};
    match to {
        Other(_) => true,
        // Whoever fills it goes on until somebody has accepted it, also after a return.
        Draft | Complete | Submitted => matches!(from, None | Some(Draft | Complete | Submitted | Returned | Other(_))),
        // What was handed in finished can be given back; a bundle hands in, so `complete` is enough.
        Returned => matches!(
            from,
            Some(Complete | Submitted | Accepted | CentrallyAccepted | Other(_))
        ),
        Accepted => matches!(from, Some(Complete | Submitted | Returned | Other(_))),
        // The centre accepts only what a supervisor has accepted.
        CentrallyAccepted => matches!(from, Some(Accepted | Other(_))),
    }
}

/// Whether the op writes this state at all, and on this level.
const fn writes(op: &Op, to: &State, level: Option<&Level>) -> Result<(), Refusal> {
    let by_review = matches!(op, Op::Review | Op::Other(_));
    match to {
        State::Draft | State::Complete | State::Submitted if matches!(op, Op::Review) => Err(Refusal::State),
        State::Draft | State::Complete | State::Submitted | State::Other(_) => Ok(()),
        State::Returned | State::Accepted | State::CentrallyAccepted if !by_review => Err(Refusal::State),
        State::Returned | State::Accepted => match level {
            Some(Level::Supervisor | Level::Centre | Level::Programme | Level::Other(_)) => Ok(()),
            Some(Level::Field) | None => Err(Refusal::Level),
        },
        State::CentrallyAccepted => match level {
            Some(Level::Centre | Level::Programme | Level::Other(_)) => Ok(()),
            Some(Level::Field | Level::Supervisor) | None => Err(Refusal::Level),
        },
    }
}

/// Whether the state that the revision writes follows from what it says that it follows.
///
/// Only what the author knew counts: the parents, and for a put the reviews that it answers (`about`). A correction
/// made while a supervisor accepts elsewhere is thus legal, and its own acceptance is still open. A parent that has not
/// arrived is not judged.
///
/// # Errors
/// [`Refusal::State`], [`Refusal::Level`] and [`Refusal::Transition`].
pub fn legal<'a>(revision: &Revision, known: impl Fn(&RevisionId) -> Option<&'a Revision>) -> Result<(), Refusal> {
    let Some(to) = &revision.state else {
        // A review decides; without a state it would decide nothing.
        return if revision.op == Op::Review {
            Err(Refusal::State)
        } else {
            Ok(())
        };
    };
    writes(&revision.op, to, revision.level.as_ref())?;
    if !matches!(revision.op, Op::Put | Op::Review) {
        return Ok(());
    }
    let spoken_of = || revision.about.iter().filter_map(&known);
    // A later decision follows the earlier one, a first decision what it speaks of.
    let goes_on = revision.parents.iter().any(|parent| known(parent).is_some());
    let from: Vec<Option<&State>> = if revision.op == Op::Review && !goes_on {
        spoken_of().map(|subject| subject.state.as_ref()).collect()
    } else {
        let parents = revision
            .parents
            .iter()
            .filter_map(|id| known(id).map(|parent| (id, parent)));
        let state_of = |(id, parent): (&RevisionId, &'a Revision)| {
            let review = spoken_of().find(|spoken| spoken.kind == Kind::Review && spoken.about.contains(id));
            review.unwrap_or(parent).state.as_ref()
        };
        parents.map(state_of).collect()
    };
    // Reviews that disagree are settled by one that follows them all and upholds one of them.
    let upholds = revision.op == Op::Review && goes_on && from.len() > 1 && from.contains(&Some(to));
    if upholds {
        return Ok(());
    }
    let begins = revision.op == Op::Put && revision.parents.is_empty() && !follows(None, to);
    if begins || from.into_iter().any(|from| !follows(from, to)) {
        return Err(Refusal::Transition);
    }
    Ok(())
}
