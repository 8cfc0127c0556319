//! Who may do what: one table, without any state.

use paduk_survey::{Mode, Role};

use super::Refusal;
use crate::{Kind, Level, Op, Revision};

/// An author as the roster knows him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// What the person may do.
    pub role: Role,
    /// The highest level on which the person acts; only the holder of the root key has [`Level::Programme`].
    pub level: Level,
}

/// Whether the author may write this op on this kind of document, on the level that the revision claims.
///
/// Words of a later version are not judged: what they mean is not known here, and a newer program judges them.
///
/// # Errors
/// [`Refusal::Role`], [`Refusal::Level`] and [`Refusal::Root`].
pub fn may(author: &Author, revision: &Revision) -> Result<(), Refusal> {
    if author.role == Role::Trainee && revision.mode == Mode::Real {
        return Err(Refusal::Role);
    }
    if revision.level.as_ref().is_some_and(|claimed| *claimed > author.level) {
        return Err(Refusal::Level);
    }
    let (roles, least) = match &revision.op {
        Op::Put | Op::Delete => writers(&revision.kind),
        Op::Review | Op::Resolve | Op::Link => (SUPERVISORS, Level::Supervisor),
        Op::Withdraw => (COLLECTORS, Level::Field),
        Op::Close => (INTERVIEWERS, Level::Field),
        Op::Purge if author.level == Level::Programme => return Ok(()),
        Op::Purge => return Err(Refusal::Root),
        Op::Other(_) => return Ok(()),
    };
    if !roles.contains(&author.role) {
        return Err(Refusal::Role);
    }
    if author.level < least {
        return Err(Refusal::Level);
    }
    Ok(())
}

const SUPERVISORS: &[Role] = &[Role::Supervisor];
const INTERVIEWERS: &[Role] = &[Role::Enumerator, Role::Trainee, Role::Supervisor];
const COLLECTORS: &[Role] = &[Role::Enumerator, Role::Clerk, Role::Trainee, Role::Supervisor];

/// Who writes documents of a kind, and from which level on.
const fn writers(kind: &Kind) -> (&'static [Role], Level) {
    match kind {
        Kind::Household | Kind::Questionnaire | Kind::Consent | Kind::Reason | Kind::Receipt => {
            (COLLECTORS, Level::Field)
        }
        Kind::Visit => (INTERVIEWERS, Level::Field),
        Kind::Review
        | Kind::Assignment
        | Kind::Frame
        | Kind::Draw
        | Kind::ProgrammeList
        | Kind::BackCheck
        | Kind::Duplicate => (SUPERVISORS, Level::Supervisor),
        Kind::Erasure => (&[], Level::Programme),
        Kind::Other(_) => (&Role::ALL, Level::Field),
    }
}
