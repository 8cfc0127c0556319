//! The search over all households.

use serde::Serialize;
use specta::Type;

/// One household that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchRow {
    /// The case.
    pub case: String,
    /// The member who fits, or the head; empty where the list of members is.
    pub member: String,
    /// That person's name.
    pub name: String,
    /// Where the household is: `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// True where it fits only as a slip of the finger away, so that the window can say so.
    pub nearly: bool,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// What was typed.
    pub typed: String,
    /// The nearest first; at most 50.
    pub rows: Vec<SearchRow>,
    /// How many fit in all.
    pub total: u32,
    /// False while an old store is still being read into the search: asked again, it goes on.
    pub complete: bool,
}
