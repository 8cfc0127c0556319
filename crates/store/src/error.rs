//! What can go wrong with the store, in its own words.

use paduk_history::HistoryError;
use rusqlite::ErrorCode;

/// Why something was not read or not written. Whatever fails, nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file at the path.
    #[error("there is no store at this path")]
    Missing,
    /// There is a file already where a store was to be made.
    #[error("there is a store at this path already")]
    Exists,
    /// Another process, or another part of this one, has it open.
    #[error("the store is open elsewhere")]
    InUse,
    /// The key does not open it, or the file is no store.
    #[error("the key does not open this store")]
    WrongKey,
    /// A later version of the program has written it.
    #[error("the store has the later version {found}; this program knows {known}")]
    Newer {
        /// Version of the file.
        found: u32,
        /// Latest version that this program knows.
        known: u32,
    },
    /// The SQLite inside is one with a known fault.
    #[error("SQLite {0} is too old")]
    SqliteTooOld(String),
    /// The disk has no room.
    #[error("the disk is full")]
    DiskFull,
    /// The file, or the disk under it, cannot be read or written.
    #[error("the store cannot be read or written (SQLite result {0})")]
    Unusable(i32),
    /// What is stored does not agree with itself.
    #[error("the store is damaged: {0}")]
    Damaged(&'static str),
    /// A revision that was to be stored is not one.
    #[error(transparent)]
    Revision(#[from] HistoryError),
    /// A draft of the document is open already.
    #[error("a draft of this document is open already")]
    DraftExists,
    /// No draft of the document is open.
    #[error("no draft of this document is open")]
    DraftMissing,
    /// The revision that was to close a draft does not follow what the draft began from.
    #[error("the revision does not follow what its draft began from")]
    DraftBase,
    /// An own revision does not continue the device's log.
    #[error("the revision does not continue its device's log at position {expected}")]
    LogPosition {
        /// The position that comes next.
        expected: u64,
    },
    /// An own revision follows one that is not here, or one of another document.
    #[error("the revision follows one that is not in its document here")]
    ParentMissing,
    /// Records of the other mode (real, training).
    #[error("the revision belongs to the other mode")]
    OtherMode,
    /// Records of another survey.
    #[error("the revision belongs to another survey")]
    OtherSurvey,
    /// Another device's orders count here already.
    #[error("another root key is trusted here")]
    OtherRoot,
    /// A blob that a revision names was neither given nor known.
    #[error("bytes that a revision names are missing")]
    BlobMissing,
    /// A blob was given that no revision names.
    #[error("bytes were given that no revision names")]
    BlobUnnamed,
    /// The device's log ends in this store: it is a copy, and the log may have gone on elsewhere.
    #[error("the log of this device ends in this store")]
    DeviceRetired,
    /// A backup that was written does not hold what the store holds.
    #[error("the backup does not hold what the store holds")]
    BackupDiffers,
    /// Whoever was told of the progress wanted no more.
    #[error("stopped on demand")]
    Stopped,
    /// Counting after a merge did not give what was merged.
    #[error("the counts after merging do not agree")]
    CountMismatch,
}

impl StoreError {
    /// The stable code of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "store-missing",
            Self::Exists => "store-exists",
            Self::InUse => "store-in-use",
            Self::WrongKey => "wrong-key",
            Self::Newer { .. } => "newer-store",
            Self::SqliteTooOld(_) => "sqlite-too-old",
            Self::DiskFull => "disk-full",
            Self::Unusable(_) => "store-unusable",
            Self::Damaged(_) => "store-damaged",
            Self::Revision(error) => error.code(),
            Self::DraftExists => "draft-exists",
            Self::DraftMissing => "draft-missing",
            Self::DraftBase => "draft-base",
            Self::LogPosition { .. } => "log-position",
            Self::ParentMissing => "parent-missing",
            Self::OtherMode => "other-mode",
            Self::OtherSurvey => "other-survey",
            Self::OtherRoot => "other-root",
            Self::BlobMissing => "blob-missing",
            Self::BlobUnnamed => "blob-unnamed",
            Self::DeviceRetired => "device-retired",
            Self::BackupDiffers => "backup-differs",
            Self::Stopped => "cancelled",
            Self::CountMismatch => "count-mismatch",
        }
    }

    /// The parameters of its sentence, as `(name, value)`; never an answer, a name or an id of a person.
    pub fn params(&self) -> Vec<(String, String)> {
        let one = |name: &str, value: String| vec![(name.to_owned(), value)];
        match self {
            Self::Newer { found, known } => vec![
                ("found".to_owned(), found.to_string()),
                ("known".to_owned(), known.to_string()),
            ],
            Self::SqliteTooOld(version) => one("version", version.clone()),
            Self::Unusable(result) => one("result", result.to_string()),
            Self::Damaged(what) => one("what", (*what).to_owned()),
            Self::Revision(error) => error.params(),
            Self::LogPosition { expected } => one("expected", expected.to_string()),
            Self::Missing
            | Self::Exists
            | Self::InUse
            | Self::WrongKey
            | Self::DiskFull
            | Self::DraftExists
            | Self::DraftMissing
            | Self::DraftBase
            | Self::ParentMissing
            | Self::OtherMode
            | Self::OtherSurvey
            | Self::OtherRoot
            | Self::BlobMissing
            | Self::BlobUnnamed
            | Self::DeviceRetired
            | Self::BackupDiffers
            | Self::Stopped
            | Self::CountMismatch => Vec::new(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    /// Keeps SQLite's result number only: its messages may quote what was stored.
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else {
            return Self::Damaged("row");
        };
        if failure.code == ErrorCode::DatabaseBusy || failure.code == ErrorCode::DatabaseLocked {
            Self::InUse
        } else if failure.code == ErrorCode::NotADatabase {
            Self::WrongKey
        } else if failure.code == ErrorCode::DiskFull {
            Self::DiskFull
        } else if failure.code == ErrorCode::DatabaseCorrupt {
            Self::Damaged("page")
        } else {
            Self::Unusable(failure.extended_code)
        }
    }
}
