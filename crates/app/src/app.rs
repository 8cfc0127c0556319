//! The program as a whole: one pack, perhaps one open profile.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use paduk_keys::Passphrase;
use paduk_pack::Pack;
use paduk_text::Language;

use crate::api::ApiError;
use crate::host::Host;
use crate::opened::Opened;
use crate::packs;
use crate::sample;
use crate::session::Offered;
use crate::wiring;

/// The program. Requests go to [`crate::dispatch`].
pub struct App {
    pub(crate) host: Host,
    pub(crate) language: Language,
    pub(crate) pack: Arc<Pack>,
    /// The file of a pack that is not the built-in one; profiles made with it keep it in their store.
    pub(crate) pack_file: Option<Vec<u8>>,
    pub(crate) offered: Option<Offered>,
    pub(crate) open: Option<Opened>,
    /// Words of a new real profile that were shown and not repeated yet.
    pub(crate) to_repeat: Option<Passphrase>,
    /// When the last request was answered.
    pub(crate) heard: Option<DateTime<FixedOffset>>,
}

impl App {
    /// The program on a machine, with the built-in pack and no profile open.
    pub fn new(host: Host) -> Self {
        Self {
            host,
            language: Language::Indonesian,
            pack: sample::pack(),
            pack_file: None,
            offered: None,
            open: None,
            to_repeat: None,
            heard: None,
        }
    }

    /// The same program with the survey pack of a folder, or of a built file, instead of the built-in one.
    ///
    /// # Errors
    /// `not-readable` where it cannot be read, those of a pack file, `pack-without-household` where it holds no pack to
    /// work with.
    pub fn with_pack(mut self, folder: &Path) -> Result<Self, ApiError> {
        let files = packs::read_files(folder)?;
        let (pack, _) = Pack::read(&files);
        wiring::household_wiring(&pack)?;
        wiring::roster(&pack)?;
        self.pack_file = Some(paduk_pack::file::write(&files)?);
        self.pack = Arc::new(pack);
        Ok(self)
    }

    /// The open profile.
    pub(crate) fn opened(&mut self) -> Result<&mut Opened, ApiError> {
        self.open.as_mut().ok_or_else(|| ApiError::new("locked"))
    }

    /// Changes the language of the program's sentences, and of the questions with it where they have it.
    pub(crate) fn set_language(&mut self, tag: &str) {
        self.language = Language::from_tag(tag);
        if let Some(open) = &mut self.open {
            open.language = self.language;
        }
    }
}
