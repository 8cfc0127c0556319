//! Why a bundle is refused or cannot be written, in the room's words.

use paduk_history::HistoryError;

/// A limit of the format, each with a code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Bytes of the sealed file.
    File,
    /// Bytes of the age header.
    AgeHeader,
    /// Stanzas of the age header.
    Stanzas,
    /// Bytes of zstd's window.
    Window,
    /// Bytes of the unpacked stream.
    Unpacked,
    /// Bytes of one line.
    Line,
    /// Revisions of a bundle.
    Revisions,
    /// Bytes of one blob.
    Blob,
}

impl Limit {
    /// The code of the error that says so.
    pub const fn code(self) -> &'static str {
        match self {
            Self::File => "bundle-too-large",
            Self::AgeHeader => "age-header-too-long",
            Self::Stanzas => "too-many-recipients",
            Self::Window => "window-too-large",
            Self::Unpacked => "unpacked-too-large",
            Self::Line => "bundle-line-too-long",
            Self::Revisions => "too-many-revisions",
            Self::Blob => "blob-too-large",
        }
    }
}

/// Why a bundle was refused, or not written. Lines are counted from 1; nothing carries a name, an answer or a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The file is something else.
    #[error("not a bundle")]
    NotABundle,
    /// The sealed bytes were altered or belong to no honest writer: something does not decrypt or unpack.
    #[error("the bundle is damaged")]
    Damaged,
    /// The file ends too early.
    #[error("the bundle is cut off")]
    Truncated,
    /// None of the file's recipients is this key.
    #[error("the bundle is sealed for somebody else")]
    NotForThisKey,
    /// It opens with this key, but its exporter did not name this recipient: somebody sealed it again.
    #[error("the bundle was sealed again for a recipient whom its exporter did not name")]
    NotAddressed,
    /// It belongs to another survey.
    #[error("the bundle belongs to another survey")]
    OtherSurvey,
    /// A training bundle for a store of real revisions.
    #[error("a training bundle never enters a real store")]
    TrainingInReal,
    /// A bundle of real revisions for a training store.
    #[error("a real bundle never enters a training store")]
    RealInTraining,
    /// It needs a newer program.
    #[error("the bundle needs a reader of format {needs}")]
    NewerFormat {
        /// The format that a reader must know.
        needs: i64,
    },
    /// It was written by a trial version, before the format was frozen.
    #[error("the bundle has the trial format {needs}")]
    OlderFormat {
        /// The format that it names.
        needs: i64,
    },
    /// A limit of the format is exceeded.
    #[error("over the limit {limit:?} of {allowed}")]
    OverLimit {
        /// Which one.
        limit: Limit,
        /// The most that is allowed.
        allowed: u64,
    },
    /// After the packed stream there are more bytes.
    #[error("bytes follow the packed stream")]
    TrailingBytes,
    /// A line that may not stand here, or that is no line of a bundle.
    #[error("line {line} may not stand there")]
    UnexpectedLine {
        /// Its number.
        line: u64,
    },
    /// A key of the header or footer is missing or holds a wrong value.
    #[error("the key {key} of line {line} is missing or wrong")]
    KeyWrong {
        /// The line's number.
        line: u64,
        /// The key.
        key: &'static str,
    },
    /// A line is not canonical, or a revision is not one.
    #[error("line {line}: {fault}")]
    Line {
        /// The line's number.
        line: u64,
        /// What is wrong, in the words of `history`.
        fault: HistoryError,
    },
    /// A device id does not follow from the key beside it.
    #[error("a device's id does not follow from its key")]
    DeviceKeyMismatch,
    /// A revision of a device that the header does not list.
    #[error("line {line} is of a device that the header does not list")]
    DeviceNotListed {
        /// The line's number.
        line: u64,
    },
    /// A revision's signature is not its device's.
    #[error("the signature of line {line} is wrong")]
    BadSignature {
        /// The line's number.
        line: u64,
    },
    /// A revision of another survey or mode than the header says.
    #[error("line {line} is of another survey or mode than its bundle")]
    StrayRevision {
        /// The line's number.
        line: u64,
    },
    /// The same revision or blob twice.
    #[error("line {line} stands twice")]
    DuplicateLine {
        /// The line's number.
        line: u64,
    },
    /// Lines are not in their order.
    #[error("line {line} is out of order")]
    UnsortedLine {
        /// The line's number.
        line: u64,
    },
    /// The header's counts are not what the bundle holds.
    #[error("the header announces {announced} {what}, the bundle holds {found}")]
    CountsMismatch {
        /// `revisions`, `blobs` or `lines`.
        what: &'static str,
        /// What header or footer say.
        announced: u64,
        /// What is there.
        found: u64,
    },
    /// What the header says of a device's revisions is not what the bundle holds.
    #[error("the header's from, to or head of a device is wrong")]
    SpanMismatch,
    /// A blob's pieces do not make the bytes that its hash names, or are cut otherwise than they must be.
    #[error("the blob at line {line} is wrong")]
    BlobWrong {
        /// The line's number.
        line: u64,
    },
    /// A blob that no revision of the bundle names.
    #[error("no revision names the blob at line {line}")]
    BlobNotNamed {
        /// The line's number.
        line: u64,
    },
    /// The footer's set fingerprint is not that of the ids in the bundle.
    #[error("the footer's fingerprint is wrong")]
    FooterFingerprint,
    /// The footer's hash is not that of the bytes before it.
    #[error("the footer's hash is wrong")]
    FooterHash,
    /// The footer's signature is not the exporter's.
    #[error("the footer's signature is wrong")]
    FooterSignature,
    /// Somebody stopped it.
    #[error("the work was stopped")]
    Cancelled,
    /// The file could not be read.
    #[error("the bundle could not be read ({kind})")]
    Unreadable {
        /// The system's kind of error.
        kind: String,
    },
    /// The file could not be written.
    #[error("the bundle could not be written ({kind})")]
    Unwritable {
        /// The system's kind of error, for example `storage full`.
        kind: String,
    },
    /// A file of this name is there already.
    #[error("a file of this name is there already")]
    FileExists,
    /// What was read back from the folder is not what was written.
    #[error("what was read back is not what was written")]
    ReadBackDiffers,
    /// Nobody to seal it for.
    #[error("a bundle needs a recipient")]
    NoRecipients,
    /// The key of a revision's device was not given.
    #[error("the key of a revision's device was not given")]
    AuthorKeyMissing,
}

impl BundleError {
    /// The stable code whose sentence stands in `locales`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABundle => "not-a-bundle",
            Self::Damaged => "damaged",
            Self::Truncated => "truncated",
            Self::NotForThisKey => "not-for-this-key",
            Self::NotAddressed => "not-addressed",
            Self::OtherSurvey => "other-survey",
            Self::TrainingInReal => "training-in-real",
            Self::RealInTraining => "real-in-training",
            Self::NewerFormat { .. } => "newer-format",
            Self::OlderFormat { .. } => "older-format",
            Self::OverLimit { limit, .. } => limit.code(),
            Self::TrailingBytes => "trailing-bytes",
            Self::UnexpectedLine { .. } => "unexpected-line",
            Self::KeyWrong { .. } => "bundle-key-wrong",
            Self::Line { fault, .. } => fault.code(),
            Self::DeviceKeyMismatch => "device-key-mismatch",
            Self::DeviceNotListed { .. } => "device-not-listed",
            Self::BadSignature { .. } => "bad-signature",
            Self::StrayRevision { .. } => "stray-revision",
            Self::DuplicateLine { .. } => "duplicate-line",
            Self::UnsortedLine { .. } => "unsorted-line",
            Self::CountsMismatch { .. } => "counts-mismatch",
            Self::SpanMismatch => "span-mismatch",
            Self::BlobWrong { .. } => "blob-wrong",
            Self::BlobNotNamed { .. } => "blob-not-named",
            Self::FooterFingerprint => "footer-fingerprint",
            Self::FooterHash => "footer-hash",
            Self::FooterSignature => "footer-signature",
            Self::Cancelled => "cancelled",
            Self::Unreadable { .. } => "bundle-unreadable",
            Self::Unwritable { .. } => "bundle-unwritable",
            Self::FileExists => "bundle-exists",
            Self::ReadBackDiffers => "read-back-differs",
            Self::NoRecipients => "no-recipients",
            Self::AuthorKeyMissing => "author-key-missing",
        }
    }

    /// The parameters of the sentence, as `(name, value)`.
    pub fn params(&self) -> Vec<(String, String)> {
        let pair = |name: &str, value: &dyn ToString| (name.to_owned(), value.to_string());
        match self {
            Self::NewerFormat { needs } | Self::OlderFormat { needs } => vec![pair("needs", needs)],
            Self::OverLimit { allowed, .. } => vec![pair("allowed", allowed)],
            Self::UnexpectedLine { line }
            | Self::DeviceNotListed { line }
            | Self::BadSignature { line }
            | Self::StrayRevision { line }
            | Self::DuplicateLine { line }
            | Self::UnsortedLine { line }
            | Self::BlobWrong { line }
            | Self::BlobNotNamed { line } => vec![pair("line", line)],
            Self::KeyWrong { line, key } => vec![pair("line", line), pair("key", key)],
            Self::Line { line, fault } => {
                let mut params = fault.params();
                params.push(pair("line", line));
                params
            }
            Self::CountsMismatch { what, announced, found } => {
                vec![pair("what", what), pair("announced", announced), pair("found", found)]
            }
            Self::Unreadable { kind } | Self::Unwritable { kind } => vec![pair("kind", kind)],
            Self::NotABundle
            | Self::Damaged
            | Self::Truncated
            | Self::NotForThisKey
            | Self::NotAddressed
            | Self::OtherSurvey
            | Self::TrainingInReal
            | Self::RealInTraining
            | Self::TrailingBytes
            | Self::DeviceKeyMismatch
            | Self::SpanMismatch
            | Self::FooterFingerprint
            | Self::FooterHash
            | Self::FooterSignature
            | Self::Cancelled
            | Self::FileExists
            | Self::ReadBackDiffers
            | Self::NoRecipients
            | Self::AuthorKeyMissing => Vec::new(),
        }
    }

    pub(crate) fn unreadable(error: std::io::Error) -> Self {
        Self::Unreadable {
            kind: error.kind().to_string(),
        }
    }

    pub(crate) fn unwritable(error: std::io::Error) -> Self {
        Self::Unwritable {
            kind: error.kind().to_string(),
        }
    }
}
