//! One line: an office's programme for one intervention in one village and year.

use paduk_pack::Status;

/// What an office says of one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProgrammeLine {
    /// The office's code.
    pub(crate) office: String,
    /// The intervention's code.
    pub(crate) intervention: String,
    /// The village's code.
    pub(crate) village: String,
    /// The year.
    pub(crate) year: u32,
    /// How many it is for, in the intervention's own unit: people or households.
    pub(crate) target: u32,
    /// Rupiah; `None` where nothing is said.
    pub(crate) budget: Option<u64>,
    /// Code of the source of funds; empty where nothing is said.
    pub(crate) source: String,
    /// How far it is.
    pub(crate) status: Status,
    /// How many got it so far, as the office says; `None` where nothing is said.
    pub(crate) delivered: Option<u32>,
    /// A note.
    pub(crate) note: String,
}
