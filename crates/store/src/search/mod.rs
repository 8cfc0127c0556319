//! Search by name, family card and place, as people spell and mistype them.
//!
//! The index stands inside the encrypted file and is written in the transaction of the revision it is read from. Which
//! questions hold a name, the pack says through [`SearchBy`]; this room only knows how one looks for it.

mod asked;
mod distance;
mod find;
mod fits;
mod household;
mod keep;
mod read_on;

pub use asked::Asked;
pub use household::{SearchBy, SearchHousehold, SearchPerson};

pub(crate) use find::find;
pub(crate) use keep::{forget, keep};
pub(crate) use read_on::{begin, read_on};

use paduk_survey::{CaseId, MemberId};

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// Households, the best first, each once.
    pub found: Vec<FoundHousehold>,
    /// How many people or households fit in all.
    pub total: u32,
    /// False while an old store has not been read to its end; what is missing cannot be found yet.
    pub complete: bool,
}

/// A household that was found, with the person in it who was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHousehold {
    /// The case; a household without one is not found.
    pub case: CaseId,
    /// The member found, or the head where the place or the card was looked for.
    pub member: Option<MemberId>,
    /// That person's name as typed once.
    pub name: String,
    /// The village as answered.
    pub village: String,
    /// The neighbourhood unit as answered.
    pub rt: String,
    /// The ward as answered.
    pub rw: String,
    /// The number in the sample list as answered.
    pub number: String,
    /// How far it is from what was typed: 0 is the same letters.
    pub distance: u32,
}

#[cfg(test)]
mod tests;
