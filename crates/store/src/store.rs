//! The store: opening, the one door for writes, and the reads.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use ed25519_dalek::VerifyingKey;
use paduk_history::{DeviceLog, Fingerprint, Signed, Written};
use paduk_survey::{BundleId, CaseId, DeviceId, DocumentId, Hash, Mode, RevisionId};
use rusqlite::Connection;

use crate::backup::Freeze;
use crate::{
    Asked, BackupMade, BackupStep, BackupWish, CaseSummary, Changed, CheckReport, DocumentSummary, Draft, Exchange,
    Frozen, Head, Held, KnownCard, Op, ReceiptNote, SearchResult, StoreError, blob, card, check, connection, device,
    document, draft, erasure, exchange, held, revision, search, setting,
};

/// One open store. It is the only connection to its file in the world until it is dropped.
#[derive(Debug)]
pub struct Store {
    /// Before the file below, so that it is closed first and its lock lasts as long as it does.
    connection: Connection,
    freeze: Arc<Freeze>,
    /// Opened when a copy is first taken and closed with the store: closing it earlier would give up the lock.
    file: OnceLock<Arc<File>>,
}

impl Drop for Store {
    fn drop(&mut self) {
        // Closing folds the log into the file, under the hands of whoever still copies it.
        self.freeze.overtake();
    }
}

impl Store {
    /// Makes a new store under a random 32-byte key. The folder must exist.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is a file already, and what the disk says.
    pub fn create(path: &Path, key: &[u8; 32]) -> Result<Self, StoreError> {
        connection::create(path, key).map(Self::on)
    }

    /// Opens a store, alone, and brings it to this program's version.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::WrongKey`], [`StoreError::InUse`], [`StoreError::Newer`] (the file is
    /// untouched in each), and what the disk says.
    pub fn open(path: &Path, key: &[u8; 32]) -> Result<Self, StoreError> {
        connection::open(path, key).map(Self::on)
    }

    fn on(connection: Connection) -> Self {
        Self {
            connection,
            freeze: Arc::default(),
            file: OnceLock::new(),
        }
    }

    /// The bare connection, for tests that break things on purpose.
    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The bare connection, for tests that read pages.
    #[cfg(test)]
    pub(crate) const fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// The one door for writes. When it returns `Ok`, everything is on the disk; when it returns `Err`, nothing is.
    ///
    /// # Errors
    /// What the operation forbids, and what the disk says.
    pub fn transact(&mut self, op: Op) -> Result<Changed, StoreError> {
        connection::transact(&mut self.connection, Some(&self.freeze), op)
    }

    /// To which mode and survey the store belongs, once that is said.
    ///
    /// # Errors
    /// What the disk says, here and in every read below.
    pub fn belongs_to(&self) -> Result<Option<(Mode, String)>, StoreError> {
        setting::belongs_to(&self.connection)
    }

    /// The value of a setting.
    pub fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        setting::get(&self.connection, key)
    }

    /// All cases with a revision or a draft, the latest first.
    pub fn cases(&self) -> Result<Vec<CaseSummary>, StoreError> {
        document::cases(&self.connection)
    }

    /// The documents of a case that have a revision, by kind, member and id.
    pub fn documents(&self, case: &CaseId) -> Result<Vec<DocumentSummary>, StoreError> {
        document::of_case(&self.connection, case)
    }

    /// Every document that has a revision, those of no case included.
    pub fn all_documents(&self) -> Result<Vec<DocumentSummary>, StoreError> {
        document::all(&self.connection)
    }

    /// The heads of one document, sorted by id.
    pub fn heads(&self, document: &DocumentId) -> Result<Vec<Head>, StoreError> {
        document::heads(&self.connection, document)
    }

    /// One revision, its hash checked.
    pub fn revision(&self, id: &RevisionId) -> Result<Option<Written>, StoreError> {
        revision::get(&self.connection, id)
    }

    /// All revisions of a document in the order of their arrival, their hashes checked.
    pub fn revisions_of(&self, document: &DocumentId) -> Result<Vec<Written>, StoreError> {
        revision::of_document(&self.connection, document)
    }

    /// The heads of a document as revisions, sorted by id.
    pub fn current(&self, document: &DocumentId) -> Result<Vec<Written>, StoreError> {
        revision::current(&self.connection, document)
    }

    /// Up to `limit` revisions after the arrival number `after` (0 to begin), each with its number: for work in slices.
    pub fn revisions_after(&self, after: u64, limit: u32) -> Result<Vec<(u64, Written)>, StoreError> {
        revision::after(&self.connection, after, limit)
    }

    /// Signed bytes of these revisions, sorted by device and position; unknown ids are left out.
    pub fn signed(&self, ids: &[RevisionId]) -> Result<Vec<Signed>, StoreError> {
        revision::signed(&self.connection, ids)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> Result<Vec<RevisionId>, StoreError> {
        revision::ids(&self.connection)
    }

    /// The fingerprint of everything that is here.
    pub fn fingerprint(&self) -> Result<Fingerprint, StoreError> {
        Ok(Fingerprint::of(self.ids()?))
    }

    /// Revisions that stand in no bundle sent from here, own ones and received ones, sorted by device and position.
    pub fn unsent(&self) -> Result<Vec<RevisionId>, StoreError> {
        revision::unsent(&self.connection)
    }

    /// The draft of a document, with its journal and cursor.
    pub fn draft(&self, document: &DocumentId) -> Result<Option<Draft>, StoreError> {
        draft::get(&self.connection, document)
    }

    /// All open drafts, the one last worked on first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        draft::all(&self.connection)
    }

    /// The position and predecessor of the device's next revision: `(1, None)` at the beginning.
    pub fn next_position(&self, device: &DeviceId) -> Result<(u64, Option<RevisionId>), StoreError> {
        device::next(&self.connection, device)
    }

    /// The log of every device, sorted by device.
    pub fn device_logs(&self) -> Result<Vec<DeviceLog>, StoreError> {
        device::logs(&self.connection)
    }

    /// A blob's bytes, their hash checked.
    pub fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        blob::get(&self.connection, hash)
    }

    /// The card of a device.
    pub fn card(&self, device: &DeviceId) -> Result<Option<KnownCard>, StoreError> {
        card::get(&self.connection, device)
    }

    /// All known cards, sorted by device.
    pub fn cards(&self) -> Result<Vec<KnownCard>, StoreError> {
        card::all(&self.connection)
    }

    /// Bundles sent and received, the latest noted first.
    pub fn exchanges(&self) -> Result<Vec<Exchange>, StoreError> {
        exchange::all(&self.connection)
    }

    /// The receipt of a sent bundle.
    pub fn receipt(&self, bundle: &BundleId) -> Result<Option<ReceiptNote>, StoreError> {
        exchange::receipt(&self.connection, bundle)
    }

    /// What is held apart until its author is enrolled, sorted by device and position.
    pub fn held(&self) -> Result<Vec<Held>, StoreError> {
        held::all(&self.connection)
    }

    /// Whether the device's log ends in this store, so that its owner needs a new device key before writing on.
    pub fn retired(&self, device: &DeviceId) -> Result<bool, StoreError> {
        device::retired(&self.connection, device)
    }

    /// The file as it stands now, to be copied on another thread while this store goes on writing. One at a time.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another is held, and what the disk says.
    pub fn freeze(&self) -> Result<Frozen, StoreError> {
        let file = if let Some(file) = self.file.get() {
            Arc::clone(file)
        } else {
            let file = Arc::new(connection::file_of(&self.connection)?);
            Arc::clone(self.file.get_or_init(|| file))
        };
        Frozen::of(&self.connection, file, &self.freeze)
    }

    /// [`Store::freeze`] and [`Frozen::write`] in one, for callers who have nothing else to do meanwhile.
    ///
    /// # Errors
    /// Those of both.
    pub fn backup(
        &self,
        wish: &BackupWish<'_>,
        tell: &mut dyn FnMut(BackupStep) -> bool,
    ) -> Result<BackupMade, StoreError> {
        self.freeze()?.write(wish, tell)
    }

    /// Whether an order of the root key has erased this revision: its id is known, its bytes are gone.
    pub fn is_erased(&self, id: &RevisionId) -> Result<bool, StoreError> {
        erasure::is_erased(&self.connection, id)
    }

    /// The device whose orders to erase count here.
    pub fn root(&self) -> Result<Option<DeviceId>, StoreError> {
        erasure::root(&self.connection)
    }

    /// Households that fit, the nearest first, at most so many.
    pub fn search(&self, asked: &Asked, most: usize) -> Result<SearchResult, StoreError> {
        search::find(&self.connection, asked, most)
    }

    /// Checks the file, every hash, link, blob, log and journal, and the signature of every device whose key is given.
    pub fn check(&self, keys: &BTreeMap<DeviceId, VerifyingKey>) -> Result<CheckReport, StoreError> {
        check::all(&self.connection, keys)
    }
}
