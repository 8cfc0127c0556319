//! From words to a key, and from a key to a sealed box of secrets.

mod derive;
mod object;
mod seal;

pub(crate) use derive::{derive, stretch};
pub(crate) use object::{kdf_object, read_kdf};
pub(crate) use seal::{Wrapped, unwrap, wrap};

/// What one try at the passphrase costs: Argon2id's memory, passes and lanes. Stored in the profile file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// What profiles are made with: 64 MiB, three passes, one lane (0.14 s on the laptop it was measured on).
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// For tests and for throw-away training profiles of a demo only: 64 KiB, one pass.
    pub const TEST: Self = Self {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    /// Whether a file may ask for this: a hostile profile must not take all memory or a whole day.
    pub(crate) fn is_bearable(self) -> bool {
        (8 * self.lanes..=1024 * 1024).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
    }
}

impl Default for Cost {
    fn default() -> Self {
        Self::STANDARD
    }
}
