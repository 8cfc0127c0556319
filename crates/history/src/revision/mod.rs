//! The revision: one immutable, signed change of one document, with its whole envelope.
//!
//! # Keys of the canonical object, format 1
//!
//! Always: `at author clock_ok device document engine kind mode op pass round seq survey v`.
//! Where they apply: `about area case instrument interviewer level member pack parents prev reason source state visit`.
//! `answers` is a list of `{note?, nr?, q, row?, v?}` in instrument order, never with `v` and `nr` together.
//!
//! Added to the envelope of the design, each only where it applies:
//! - `rows`: list of `{parent?, repeat, row}`, the rows of every repeat in their order (a roster's order is not an
//!   answer; a row without answers must survive);
//! - `household`: the household revision that a questionnaire read;
//! - `text`: words of a person that are the document itself: a reason given for a flag, a review's comment as a whole.
//!   Comments on single questions of a review are `answers` with only a `note`;
//! - `body`: an object for what a kind needs beyond answers (a draw's seed and rank, a receipt's bundle, the flag that
//!   a reason answers). Its keys belong to the kind; this room keeps it as it is;
//! - `blobs`: list of `{hash, role, size}`, the bytes that travel beside the revision (`role`: `paradata`, `photo`), so
//!   that the signature covers them.
//!
//! Keys that this version does not know are kept in [`Extra`] and written again as they were; words it does not know
//! (kind, op, state, source, level) are kept as `Other`. An empty list, object or absent value is never written.

mod body;
mod breach;
mod decode;
mod encode;
mod limit;
mod words;

pub use body::{BlobRef, Extra, RowRef};
pub use breach::breach;
pub use words::{Kind, Level, Op, Source, State};

use chrono::{DateTime, FixedOffset};
use paduk_survey::{
    CaseId, DeviceId, DocumentId, Hash, InstrumentHash, MemberId, Mode, PersonId, RevisionId, StoredAnswer,
};

use crate::HistoryError;
use crate::canonical::{Object, read_once, write};

/// One change of one document. What is sent, stored and counted are its canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Fingerprint of the programme's root key and the pack's id; records of two surveys never meet.
    pub survey: String,
    /// Whether it counts.
    pub mode: Mode,
    /// Round of the survey, 1 for the first.
    pub round: u32,
    /// The case; absent for documents of the survey as a whole (frame, draw, programme list).
    pub case: Option<CaseId>,
    /// The document that it changes.
    pub document: DocumentId,
    /// What kind of document that is.
    pub kind: Kind,
    /// What it does to the document.
    pub op: Op,
    /// How far the document is, where its kind has states.
    pub state: Option<State>,
    /// The household member whom the document is about.
    pub member: Option<MemberId>,
    /// The instrument under which the answers were given.
    pub instrument: Option<InstrumentHash>,
    /// Version of the survey pack in use.
    pub pack: Option<String>,
    /// Version of the program that computed calculated values.
    pub engine: String,
    /// The person who made the change; stays the same when the laptop is replaced.
    pub author: PersonId,
    /// The laptop's profile that signed it.
    pub device: DeviceId,
    /// Whether answers came from a person or from paper.
    pub source: Option<Source>,
    /// Who interviewed, when somebody else keyed the paper.
    pub interviewer: Option<PersonId>,
    /// 1 for the first keying, 2 for the blind second one.
    pub pass: u32,
    /// The visit during which it was made.
    pub visit: Option<DocumentId>,
    /// Code of the village or enumeration area.
    pub area: Option<String>,
    /// Revisions that a review, back-check, resolution or duplicate link speaks of; any document.
    pub about: Vec<RevisionId>,
    /// Revisions of the same document that it follows. Written sorted and once each.
    pub parents: Vec<RevisionId>,
    /// Id of the device's revision at `seq − 1`; absent only at 1.
    pub prev: Option<RevisionId>,
    /// Position in the device's log, from 1 without holes.
    pub seq: u64,
    /// When, with offset from UTC; written to the second. Nothing is ever decided by it.
    pub at: DateTime<FixedOffset>,
    /// False where the laptop's clock is known to be wrong.
    pub clock_ok: bool,
    /// Why it was made: of a correction, a deletion, a return.
    pub reason: Option<String>,
    /// The level on which its author acted.
    pub level: Option<Level>,
    /// Answers in instrument order.
    pub answers: Vec<StoredAnswer>,
    /// Rows of all repeats in their order.
    pub rows: Vec<RowRef>,
    /// The household revision that this questionnaire read.
    pub household: Option<RevisionId>,
    /// Words that are the document itself.
    pub text: Option<String>,
    /// What the kind needs beyond answers.
    pub body: Object,
    /// Bytes that travel beside it.
    pub blobs: Vec<BlobRef>,
    /// Keys of later versions.
    pub extra: Extra,
}

impl Revision {
    /// The format that this program writes and reads. Frozen; 0 was for trying out, and is refused.
    pub const FORMAT: i64 = 1;
    /// The most parents of one revision.
    pub const MAX_PARENTS: usize = 16;
    /// The most answers of one revision, and the most rows.
    pub const MAX_ANSWERS: usize = 5_000;

    /// The canonical bytes. Parents are sorted and written once each, `at` to the second.
    ///
    /// # Errors
    /// The limits of a revision and of the canonical profile; texts must be NFC.
    pub fn encode(&self) -> Result<Vec<u8>, HistoryError> {
        limit::check(self)?;
        write(&encode::value(self)?)
    }

    /// Reads canonical bytes. Encoding the result gives the same bytes again.
    ///
    /// # Errors
    /// Every way in which the bytes miss the profile, the envelope or a limit.
    pub fn parse(bytes: &[u8]) -> Result<Self, HistoryError> {
        let revision = decode::revision(read_once(bytes)?)?;
        if revision.encode()? != bytes {
            return Err(HistoryError::NotCanonical {
                at: 0,
                flaw: crate::canonical::Flaw::Rewritten,
            });
        }
        Ok(revision)
    }

    /// The id of the revision with these canonical bytes: their SHA-256.
    pub fn id_of(bytes: &[u8]) -> RevisionId {
        Hash::of(bytes)
    }
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
