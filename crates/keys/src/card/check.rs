//! Four words that two people compare face to face.

use paduk_history::words;
use paduk_survey::Hash;

use super::Card;
use crate::error::KeysError;
use crate::wrap::{Cost, stretch};

/// Separates this stretching from every other.
const SALT: &[u8] = b"paduk/1/card/check\n";

/// Four words are 41 bits: with a plain hash, somebody who carries the stick could search for keys of his own whose
/// card has the same words within hours. Stretched at 16 MiB and two passes, a try costs some hundredths of a second,
/// and 2⁴¹ of them cost thousands of years of processor time. Part of the format: both screens must agree.
pub(crate) const CHECK_COST: Cost = Cost {
    memory_kib: 16 * 1024,
    passes: 2,
    lanes: 1,
};

impl Card {
    /// The card's four check words; equal words on both screens mean that the card arrived as it left.
    pub fn check_words(&self) -> Result<[&'static str; 4], KeysError> {
        let digest = stretch(self.as_bytes(), SALT, CHECK_COST)?;
        Ok(words::four(&Hash::from_bytes(*digest)))
    }
}
