//! Drafts and their journals: what is being typed on this laptop, and only there.

mod read;
mod write;

pub(crate) use read::{all, get};
pub(crate) use write::{begin, close, keep, move_cursor, move_version};

use paduk_history::{Kind, Source};
use paduk_survey::{CaseId, DocumentId, InstrumentHash, MemberId, PersonId, RevisionId};

/// What a draft is begun with: everything of the later revision's envelope that is known then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    /// The document that is written.
    pub document: DocumentId,
    /// What kind it is.
    pub kind: Kind,
    /// Its case.
    pub case: Option<CaseId>,
    /// The member whom it is about.
    pub member: Option<MemberId>,
    /// The instrument.
    pub instrument: Option<InstrumentHash>,
    /// The form id of the instrument, to find its successor after an update of the pack.
    pub form: Option<String>,
    /// Version of the pack.
    pub pack: Option<String>,
    /// Round of the survey.
    pub round: u32,
    /// 1 for the first keying.
    pub pass: u32,
    /// Person or paper.
    pub source: Option<Source>,
    /// Who interviewed, when somebody else keys.
    pub interviewer: Option<PersonId>,
    /// The visit.
    pub visit: Option<DocumentId>,
    /// The village or enumeration area.
    pub area: Option<String>,
    /// The household revision that it reads.
    pub household: Option<RevisionId>,
    /// The revisions that it goes on from: the parents of the revision it becomes.
    pub base: Vec<RevisionId>,
    /// When it was begun, as ISO text with offset.
    pub begun: String,
}

/// One change in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Its number in the draft, from 1 without holes.
    pub n: u64,
    /// When, as ISO text with offset.
    pub at: String,
    /// The change, opaque here.
    pub change: Vec<u8>,
}

/// A draft as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it was begun with.
    pub start: NewDraft,
    /// Every change in order.
    pub changes: Vec<KeptChange>,
    /// Where the person was, if the cursor was ever set.
    pub cursor: Option<Vec<u8>>,
}

#[cfg(test)]
mod tests;
