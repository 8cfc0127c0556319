//! A profile that nobody uses is locked.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::app::App;
use crate::settings;

impl App {
    /// Minutes without a request until the open profile is locked. Everything is on the disk already.
    pub(crate) fn lock_minutes(&self) -> u32 {
        self.open
            .as_ref()
            .map_or(settings::LOCK_MINUTES, |open| open.lock_minutes)
    }

    /// Locks a profile that was left alone until now. A clock that was set back locks nothing; one that was set forward
    /// locks once, which costs four words and no answer.
    pub(crate) fn lock_if_left_alone(&mut self, now: DateTime<FixedOffset>) {
        let longest = TimeDelta::minutes(self.lock_minutes().into());
        if self.heard.is_some_and(|heard| now - heard >= longest) {
            self.lock();
        }
    }
}
