//! The laptop's own settings, kept in the store of its profile.

use paduk_store::{Op, Store};
use unicode_normalization::UnicodeNormalization as _;

use crate::api::{ApiError, SettingsView};
use crate::moment;
use crate::opened::Opened;

/// Minutes without a hand on it until a laptop locks, where nobody chose otherwise.
pub(crate) const LOCK_MINUTES: u32 = 10;
/// Minutes that may be chosen: a laptop that never locks would protect nobody.
const LOCK_CHOICES: [u32; 3] = [5, 10, 20];
/// The longest name of a laptop, in characters.
const LONGEST_NAME: usize = 40;
/// How many characters of an id people are shown.
const SHORT: usize = 8;

const DEVICE_NAME: &str = "device-name";
const LOCK: &str = "lock-minutes";
const LAST_BACKUP: &str = "last-backup";

/// The minutes chosen in a store; a value that may not be chosen counts as none.
pub(crate) fn lock_minutes(store: &Store) -> Result<u32, ApiError> {
    let chosen = text(store, LOCK)?.parse().ok();
    Ok(chosen
        .filter(|minutes| LOCK_CHOICES.contains(minutes))
        .unwrap_or(LOCK_MINUTES))
}

fn text(store: &Store, key: &str) -> Result<String, ApiError> {
    let bytes = store.setting(key)?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl Opened {
    pub(crate) fn settings(&self) -> Result<SettingsView, ApiError> {
        let device = self.unlocked.public().device.as_str();
        Ok(SettingsView {
            device_name: text(&self.store, DEVICE_NAME)?,
            device: device.chars().take(SHORT).collect(),
            lock_minutes: self.lock_minutes,
            lock_choices: LOCK_CHOICES.to_vec(),
            last_backup: moment::read_day_and_clock(&text(&self.store, LAST_BACKUP)?),
        })
    }

    /// Keeps or removes the laptop's name.
    pub(crate) fn set_device_name(&mut self, name: &str) -> Result<(), ApiError> {
        let name = name.trim().nfc().collect::<String>();
        if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(ApiError::new("device-name").with("most", LONGEST_NAME));
        }
        self.set(DEVICE_NAME, &name)
    }

    /// Takes one of the minutes that may be chosen.
    pub(crate) fn set_lock_minutes(&mut self, minutes: u32) -> Result<(), ApiError> {
        if !LOCK_CHOICES.contains(&minutes) {
            return Err(
                ApiError::new("lock-minutes").with("choices", LOCK_CHOICES.map(|each| each.to_string()).join(", "))
            );
        }
        self.set(LOCK, &minutes.to_string())?;
        self.lock_minutes = minutes;
        Ok(())
    }

    /// Remembers when a backup was made.
    pub(crate) fn note_backup(&mut self) -> Result<(), ApiError> {
        self.set(LAST_BACKUP, &moment::stored(&self.host.now()))
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), ApiError> {
        let value = Some(value.as_bytes().to_vec()).filter(|value| !value.is_empty());
        self.store.transact(Op::Set {
            key: key.to_owned(),
            value,
        })?;
        Ok(())
    }
}
