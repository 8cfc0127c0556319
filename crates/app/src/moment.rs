//! Times and dates in the house's form, and back from the store's text.

use chrono::{DateTime, FixedOffset};

/// `14.05`.
pub(crate) fn clock(at: &DateTime<FixedOffset>) -> String {
    at.format("%H.%M").to_string()
}

/// `24/11/2026 14.05`.
pub(crate) fn day_and_clock(at: &DateTime<FixedOffset>) -> String {
    at.format("%d/%m/%Y %H.%M").to_string()
}

/// A stored time; `None` where the text is not one.
pub(crate) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// A stored time as `24/11/2026 14.05`; the text itself where it is none.
pub(crate) fn read_day_and_clock(text: &str) -> String {
    read(text).map_or_else(|| text.to_owned(), |at| day_and_clock(&at))
}

/// A time as the store keeps it.
pub(crate) fn stored(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false)
}
