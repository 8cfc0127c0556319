//! What this machine gives: a data folder, a clock and chance. Handed in, so that tests and the demo choose their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local};

use crate::api::ApiError;

/// Tells the time with the laptop's offset.
pub type Clock = Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>;

/// Fills bytes with chance from the operating system.
pub type Chance = Arc<dyn Fn(&mut [u8]) -> Result<(), ApiError> + Send + Sync>;

/// What this machine gives.
#[derive(Clone)]
pub struct Host {
    pub(crate) data: PathBuf,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) training_only: bool,
    pub(crate) cheap_words: bool,
}

impl Host {
    /// The real clock and chance, and the data folder of this user (`PADUK_DATA` where it is set).
    pub fn of_this_machine() -> Self {
        Self {
            data: std::env::var_os("PADUK_DATA").map_or_else(data_folder, PathBuf::from),
            clock: Arc::new(|| Local::now().fixed_offset()),
            chance: Arc::new(|bytes| getrandom::fill(bytes).map_err(|_| ApiError::new("no-chance"))),
            training_only: false,
            cheap_words: false,
        }
    }

    /// The same machine with another data folder.
    #[must_use]
    pub fn with_data(mut self, data: &Path) -> Self {
        data.clone_into(&mut self.data);
        self
    }

    /// The same machine with another clock, for the demo and for tests.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// The same machine, refusing to open profiles that are not for training.
    #[must_use]
    pub fn training_only(mut self) -> Self {
        self.training_only = true;
        self
    }

    /// The same machine with a cheap guard on new profiles' words. For tests only: a stolen laptop would not resist.
    #[must_use]
    pub fn with_cheap_words(mut self) -> Self {
        self.cheap_words = true;
        self
    }

    /// 32 hexadecimal digits of chance.
    pub fn token(&self) -> Result<String, ApiError> {
        let mut bytes = [0; 16];
        (self.chance)(&mut bytes)?;
        Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
    }

    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        (self.clock)()
    }
}

/// Per-user application data: `%APPDATA%\Paduk`, else `$XDG_DATA_HOME/paduk`, else `~/.local/share/paduk`.
fn data_folder() -> PathBuf {
    let of = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    of("APPDATA")
        .map(|folder| folder.join("Paduk"))
        .or_else(|| of("XDG_DATA_HOME").map(|folder| folder.join("paduk")))
        .or_else(|| of("HOME").map(|folder| folder.join(".local/share/paduk")))
        .unwrap_or_else(|| PathBuf::from("paduk"))
}
