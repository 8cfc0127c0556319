//! What can go wrong with keys, in the room's words.

/// Files of keys that are neither profile nor card, each with the word that its sentence uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The programme's root key, wrapped by its four words.
    Root,
    /// The roster of supervisors.
    Roster,
    /// A laptop's request to be enrolled.
    Request,
    /// The signed card that comes back, with the roster.
    Answer,
    /// The escrowed data key of a store.
    Recovery,
}

impl FileKind {
    /// The word in sentences: the ending or name that the file has.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Root => ".akar",
            Self::Roster => ".daftar",
            Self::Request => ".permohonan",
            Self::Answer => ".surat",
            Self::Recovery => "pemulihan.age",
        }
    }
}

/// Why a key, a profile, a card or a passphrase cannot be used. Never carries a word of a passphrase or a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// A passphrase has four words; this many were typed.
    #[error("a passphrase has four words, {found} were typed")]
    WordCount {
        /// How many words were typed.
        found: usize,
    },
    /// The word at this place (1 to 4) is not on the list; [`crate::understand`] says what was probably meant.
    #[error("word {position} is not on the list")]
    WordNotListed {
        /// Place in the passphrase, counted from 1.
        position: usize,
    },
    /// The words do not open this profile, or its sealed part was altered: the two cannot be told apart, on purpose.
    #[error("these words do not open the profile")]
    WrongWords,
    /// The file is not a profile, or not one that Paduk wrote.
    #[error("the profile file is damaged")]
    ProfileDamaged,
    /// The profile was written by a newer Paduk.
    #[error("the profile has version {version}, newer than this program knows")]
    ProfileNewer {
        /// Version found in the file.
        version: i64,
    },
    /// The file was written by a trial version, before the formats were frozen.
    #[error("the file is of a trial version")]
    TrialVersion,
    /// The file is not a card.
    #[error("the file is not a card")]
    NotACard,
    /// The card was written by a newer Paduk.
    #[error("the card has version {version}, newer than this program knows")]
    CardNewer {
        /// Version found in the file.
        version: i64,
    },
    /// The card's own signature does not match: it was altered on its way.
    #[error("the card was altered")]
    CardAltered,
    /// The card holds a key that protects nothing (a point of small order), or one that does not fit its device id.
    #[error("the card holds a key that must not be used")]
    UnsafeKey,
    /// The file is not of the kind that was asked for.
    #[error("the file is no {}", kind.as_str())]
    NotThatFile {
        /// The kind that was asked for.
        kind: FileKind,
    },
    /// The file's own signature does not match.
    #[error("the {} was altered", kind.as_str())]
    FileAltered {
        /// Its kind.
        kind: FileKind,
    },
    /// The file was written by a newer Paduk.
    #[error("the {} has version {version}, newer than this program knows", kind.as_str())]
    FileNewer {
        /// Its kind.
        kind: FileKind,
        /// Version found in the file.
        version: i64,
    },
    /// It belongs to another programme or survey.
    #[error("the keys belong to another survey")]
    KeysOfOtherSurvey,
    /// A roster with a lower version than the one in use.
    #[error("the roster has version {found}, {known} is in use")]
    RosterOlder {
        /// Version of the file.
        found: u64,
        /// Version in use.
        known: u64,
    },
    /// Two rosters of one version that say different things: somebody signed twice from one older roster.
    #[error("two rosters have version {version}")]
    RosterForked {
        /// The version of both.
        version: u64,
    },
    /// Whoever signed the card is not on the roster.
    #[error("the card's signer is not on the roster")]
    SignerUnknown,
    /// Whoever signed the card was revoked.
    #[error("the card's signer was revoked")]
    SignerRevoked,
    /// This device was revoked.
    #[error("the device was revoked")]
    DeviceRevoked,
    /// The signed card, or the recovery, belongs to another laptop.
    #[error("it is meant for another laptop")]
    ForOtherLaptop,
    /// The words that were typed are not the file's.
    #[error("the check words differ")]
    CheckWordsDiffer,
    /// A roster has this device already, or has it not where it must.
    #[error("the roster does not have this device")]
    NotOnRoster,
    /// The data key does not open with this identity.
    #[error("the recovery is sealed for somebody else")]
    RecoveryNotForThisKey,
    /// The file is larger than a file of its kind can be.
    #[error("the file is larger than {allowed} bytes")]
    FileTooLarge {
        /// Most bytes that a file of this kind may have.
        allowed: u64,
    },
    /// The file is not an age identity file with exactly one X25519 key.
    #[error("the file holds no age identity")]
    NotAnIdentity,
    /// A text in a profile or card is empty, too long, or holds control characters.
    #[error("the field {field} is empty, too long or holds control characters")]
    TextNotAllowed {
        /// Name of the field.
        field: &'static str,
    },
    /// The memory-hard function found no memory.
    #[error("not enough memory to work on the passphrase")]
    NotEnoughMemory,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// A file could not be read.
    #[error("the file could not be read ({kind})")]
    KeyFileUnreadable {
        /// The system's kind of error, for example `not found`.
        kind: String,
    },
    /// A file could not be written.
    #[error("the file could not be written ({kind})")]
    KeyFileUnwritable {
        /// The system's kind of error, for example `permission denied`.
        kind: String,
    },
}

impl KeysError {
    /// The stable code whose sentence stands in `locales`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WordCount { .. } => "word-count",
            Self::WordNotListed { .. } => "word-not-listed",
            Self::WrongWords => "wrong-words",
            Self::ProfileDamaged => "profile-damaged",
            Self::ProfileNewer { .. } => "profile-newer",
            Self::TrialVersion => "trial-version",
            Self::NotACard => "not-a-card",
            Self::CardNewer { .. } => "card-newer",
            Self::CardAltered => "card-altered",
            Self::UnsafeKey => "unsafe-key",
            Self::NotThatFile { .. } => "not-that-key-file",
            Self::FileAltered { .. } => "key-file-altered",
            Self::FileNewer { .. } => "key-file-newer",
            Self::KeysOfOtherSurvey => "keys-of-other-survey",
            Self::RosterOlder { .. } => "roster-older",
            Self::RosterForked { .. } => "roster-forked",
            Self::SignerUnknown => "signer-unknown",
            Self::SignerRevoked => "signer-revoked",
            Self::DeviceRevoked => "device-revoked",
            Self::ForOtherLaptop => "for-other-laptop",
            Self::CheckWordsDiffer => "check-words-differ",
            Self::NotOnRoster => "not-on-roster",
            Self::RecoveryNotForThisKey => "recovery-not-for-this-key",
            Self::FileTooLarge { .. } => "key-file-too-large",
            Self::NotAnIdentity => "not-an-identity",
            Self::TextNotAllowed { .. } => "key-text-not-allowed",
            Self::NotEnoughMemory => "not-enough-memory",
            Self::NoRandomness => "no-randomness",
            Self::KeyFileUnreadable { .. } => "key-file-unreadable",
            Self::KeyFileUnwritable { .. } => "key-file-unwritable",
        }
    }

    /// The parameters of the sentence, as `(name, value)`; never a name of a person, a path or a word.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WordCount { found } => vec![("found", found.to_string())],
            Self::WordNotListed { position } => vec![("position", position.to_string())],
            Self::ProfileNewer { version } | Self::CardNewer { version } => vec![("version", version.to_string())],
            Self::NotThatFile { kind } | Self::FileAltered { kind } => vec![("what", kind.as_str().to_owned())],
            Self::FileNewer { kind, version } => {
                vec![("what", kind.as_str().to_owned()), ("version", version.to_string())]
            }
            Self::RosterOlder { found, known } => vec![("found", found.to_string()), ("known", known.to_string())],
            Self::RosterForked { version } => vec![("version", version.to_string())],
            Self::FileTooLarge { allowed } => vec![("allowed", allowed.to_string())],
            Self::TextNotAllowed { field } => vec![("field", (*field).to_owned())],
            Self::KeyFileUnreadable { kind } | Self::KeyFileUnwritable { kind } => vec![("kind", kind.clone())],
            Self::WrongWords
            | Self::ProfileDamaged
            | Self::NotACard
            | Self::TrialVersion
            | Self::CardAltered
            | Self::UnsafeKey
            | Self::NotAnIdentity
            | Self::KeysOfOtherSurvey
            | Self::SignerUnknown
            | Self::SignerRevoked
            | Self::DeviceRevoked
            | Self::ForOtherLaptop
            | Self::CheckWordsDiffer
            | Self::NotOnRoster
            | Self::RecoveryNotForThisKey
            | Self::NotEnoughMemory
            | Self::NoRandomness => Vec::new(),
        }
    }
}
