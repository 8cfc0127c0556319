//! What a form needs from outside itself.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Time, chance and look-ups, passed in so that the same interview replayed gives the same state.
pub trait Outside: Send + Sync {
    /// The day of the interview.
    fn today(&self) -> NaiveDate;

    /// The moment, with the laptop's offset.
    fn now(&self) -> DateTime<FixedOffset>;

    /// A number of 0 ≤ x < 1.
    fn random(&self) -> f64;

    /// `pulldata(channel, column, key, value)`: the value of `column` where `key` is `value`, if there is one.
    fn look_up(&self, channel: &str, column: &str, key: &str, value: &str) -> Option<String>;

    /// What a metadata question of this name holds: `deviceid`, `username`, …
    fn metadata(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
}
