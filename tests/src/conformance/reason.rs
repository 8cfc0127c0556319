//! What is skipped or knowingly different, each with its reason: the one list of the project.

/// A vector that this engine answers differently on purpose or for now.
pub struct Difference {
    /// The vector's id.
    pub id: &'static str,
    /// Why.
    pub why: &'static str,
}

/// DIFFERENCE: vectors that fail, and why.
pub const DIFFERENCES: &[Difference] = &[];

/// The reason for a vector that is knowingly different.
pub fn difference(id: &str) -> Option<&'static str> {
    DIFFERENCES.iter().find(|known| known.id == id).map(|known| known.why)
}
