//! Columns as the survey's words, and back.

use paduk_survey::{Hash, RevisionId};
use rusqlite::Row;

/// A hash in a column of 32 bytes.
pub(crate) fn hash(row: &Row<'_>, column: &str) -> rusqlite::Result<Hash> {
    row.get::<_, [u8; 32]>(column).map(Hash::from_bytes)
}

/// A hash, or none.
pub(crate) fn maybe_hash(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Hash>> {
    row.get::<_, Option<[u8; 32]>>(column)
        .map(|bytes| bytes.map(Hash::from_bytes))
}

/// A count or position; SQLite's integers are signed, ours never negative.
pub(crate) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(|number| number.try_into().unwrap_or(0))
}

/// A text made into one of the survey's words.
pub(crate) fn maybe<T>(row: &Row<'_>, column: &str, make: impl Fn(String) -> T) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column).map(|text| text.map(make))
}

/// A count or position for SQLite.
pub(crate) fn number(count: u64) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// Ids one after another.
pub(crate) fn joined(ids: &[RevisionId]) -> Vec<u8> {
    ids.iter().flat_map(|id| *id.as_bytes()).collect()
}

/// Ids that stand one after another.
pub(crate) fn split(bytes: &[u8]) -> Vec<RevisionId> {
    bytes.as_chunks().0.iter().copied().map(Hash::from_bytes).collect()
}
