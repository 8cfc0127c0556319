//! The writes, and what they changed.

use paduk_history::Signed;
use paduk_survey::{BundleId, CaseId, DeviceId, DocumentId, InstrumentHash, Mode, RevisionId};

use crate::{Exchange, NewDraft, ReceiptNote, SearchBy};

/// One write: one transaction, one sync.
#[derive(Debug, Clone)]
pub enum Op {
    /// Says to which mode and survey the store belongs, once; without it the first revision says so.
    Belong {
        /// Whether its records count.
        mode: Mode,
        /// As in a revision's envelope.
        survey: String,
    },
    /// Opens a draft; there is at most one of a document.
    BeginDraft(NewDraft),
    /// Appends one change to a draft's journal and moves its cursor.
    KeepChange {
        /// The draft's document.
        document: DocumentId,
        /// The change, opaque here.
        change: Vec<u8>,
        /// Where the person is now, opaque here; `None` leaves it where it was.
        cursor: Option<Vec<u8>>,
        /// When, as ISO text with offset.
        at: String,
    },
    /// Moves a draft's cursor without a change.
    MoveCursor {
        /// The draft's document.
        document: DocumentId,
        /// Where the person is now.
        cursor: Vec<u8>,
    },
    /// Says that a draft goes on in another version of its instrument. Its journal stays as it is.
    MoveDraft {
        /// The draft's document.
        document: DocumentId,
        /// The version's hash.
        instrument: InstrumentHash,
        /// The version of the pack that it stands in.
        pack: String,
    },
    /// Throws a draft away with its journal. Revisions stay.
    DropDraft {
        /// The draft's document.
        document: DocumentId,
    },
    /// Stores a revision that this laptop made; it must continue the log of its device.
    PutRevision {
        /// The signed revision.
        signed: Signed,
        /// True to remove the document's draft and journal in the same transaction.
        closes_draft: bool,
        /// The blobs that the revision names and the store does not have yet: its paradata.
        blobs: Vec<Vec<u8>>,
    },
    /// Merges what came in a verified bundle. Whoever calls has checked every signature.
    Receive {
        /// Revisions in any order.
        revisions: Vec<Signed>,
        /// Blobs that they name.
        blobs: Vec<Vec<u8>>,
        /// What is noted of the bundle; the counts in it are set here.
        bundle: Exchange,
    },
    /// Puts revisions of devices that nobody vouches for aside. Whoever calls has checked every signature.
    Hold {
        /// Revisions, each with the word for why it is held.
        revisions: Vec<(Signed, String)>,
        /// Blobs that they name.
        blobs: Vec<Vec<u8>>,
        /// The bundle that brought them.
        bundle: BundleId,
        /// When, as ISO text with offset.
        at: String,
    },
    /// Takes in held revisions whose authors are vouched for now.
    Release {
        /// Their ids.
        revisions: Vec<RevisionId>,
    },
    /// Notes a bundle that was written, with the revisions in it.
    NoteSent {
        /// What is noted of the bundle.
        bundle: Exchange,
        /// Ids of the revisions in it.
        revisions: Vec<RevisionId>,
    },
    /// Notes the signed answer that a sent bundle arrived.
    NoteReceipt(ReceiptNote),
    /// Says from which questions the search reads; where that is new, everything is read again.
    SearchBy(SearchBy),
    /// Reads up to this many revisions of an old store into the search, which takes a few milliseconds a hundred.
    SearchReadOn {
        /// How many.
        limit: u32,
    },
    /// Sets or removes a setting.
    Set {
        /// Its name.
        key: String,
        /// Its value; `None` removes it.
        value: Option<Vec<u8>>,
    },
    /// Keeps a verified public card; a later card of the same device replaces the earlier.
    KnowCard {
        /// Whose card.
        device: DeviceId,
        /// The card file's bytes.
        bytes: Vec<u8>,
        /// When it was taken in, as ISO text with offset.
        at: String,
    },
    /// Says which device holds the programme's root key, once and for all: its orders to erase count from then on, those
    /// that are here already included.
    TrustRoot {
        /// The device.
        device: DeviceId,
    },
    /// Ends a device's log in this store, for good: it stores no further revision that the device makes here, because
    /// the log may have gone on elsewhere. What others send of it is still received.
    RetireDevice {
        /// Whose log.
        device: DeviceId,
        /// When, as ISO text with offset.
        at: String,
    },
}

/// What one write changed, for whoever shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Documents with a new revision or a changed draft, once each, sorted.
    pub documents: Vec<DocumentId>,
    /// Cases of those documents, once each, sorted.
    pub cases: Vec<CaseId>,
    /// Revisions that are new here, in the order given.
    pub new: Vec<RevisionId>,
    /// How many revisions were known already.
    pub known: u32,
    /// How many blobs are new here.
    pub new_blobs: u32,
    /// The number of the journal row that was kept, from 1.
    pub kept: Option<u64>,
    /// How many revisions lost their bytes to an order of the root key.
    pub erased: u32,
    /// How many revisions were put aside that were neither known nor held.
    pub held: u32,
    /// True where the bundle had been received before.
    pub received_before: bool,
}
