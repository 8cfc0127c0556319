//! What a form needs from outside itself.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// Which of the existing engines is followed where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Customs {
    /// ODK Collect (JavaRosa): days are counted from the laptop's own midnight, so that dates are whole numbers; a node
    /// is true where it has a text; a pattern has to match the whole text.
    #[default]
    Collect,
    /// ODK Web Forms and Enketo: days are counted from midnight in Greenwich; a node is true where it is there; a
    /// pattern may match a part.
    WebForms,
}

/// Time, chance and look-ups, passed in so that the same interview replayed gives the same state.
pub trait Outside: Send + Sync {
    /// The day of the interview.
    fn today(&self) -> NaiveDate;

    /// The moment, with the laptop's offset.
    fn now(&self) -> DateTime<FixedOffset>;

    /// A number of 0 ≤ x < 1.
    fn random(&self) -> f64;

    /// A number that belongs to the document, from which the order of shuffled choices follows. The same each time.
    fn seed(&self) -> u64 {
        0
    }

    /// `pulldata(channel, column, key, value)`: the value of `column` where `key` is `value`, if there is one.
    fn look_up(&self, channel: &str, column: &str, key: &str, value: &str) -> Option<String>;

    /// What a metadata question of this name holds: `deviceid`, `username`, …
    fn metadata(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }

    /// Which engine's customs are followed; the program itself follows Collect's.
    fn customs(&self) -> Customs {
        Customs::Collect
    }

    /// The laptop's offset at a moment given by its wall clock; that of now, where nothing better is known.
    fn offset_at(&self, wall_clock: NaiveDateTime) -> FixedOffset {
        let _ = wall_clock;
        *self.now().offset()
    }
}
