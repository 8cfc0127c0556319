//! A profile that nobody uses is locked.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::app::App;

/// So long without a request, and the profile is locked. Everything is on the disk already.
const LONGEST_ALONE: TimeDelta = TimeDelta::minutes(10);

impl App {
    /// Locks a profile that was left alone until now. A clock that was set back locks nothing; one that was set forward
    /// locks once, which costs four words and no answer.
    pub(crate) fn lock_if_left_alone(&mut self, now: DateTime<FixedOffset>) {
        if self.heard.is_some_and(|heard| now - heard >= LONGEST_ALONE) {
            self.lock();
        }
    }
}
