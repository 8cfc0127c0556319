//! What a questionnaire asks from outside itself: the member, the village, the day.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::Outside;

/// Everything is fixed when the document is opened, so that the same answers give the same state again.
pub(crate) struct Around {
    /// The day of the interview.
    pub(crate) today: NaiveDate,
    /// The moment of opening.
    pub(crate) now: DateTime<FixedOffset>,
    /// By channel, then by column: values for the one key that the channel has here.
    pub(crate) channels: BTreeMap<String, BTreeMap<String, String>>,
    /// The profile that fills it in.
    pub(crate) device: String,
    /// The person who fills it in.
    pub(crate) person: String,
}

impl Outside for Around {
    fn today(&self) -> NaiveDate {
        self.today
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    /// A middle value: no instrument of a pack may depend on chance before a stored seed exists for it.
    fn random(&self) -> f64 {
        0.5
    }

    /// The channel answers for the respondent or village at hand, whatever key it is asked with.
    fn look_up(&self, channel: &str, column: &str, _key: &str, _value: &str) -> Option<String> {
        self.channels.get(channel)?.get(column).cloned()
    }

    fn metadata(&self, name: &str) -> Option<String> {
        match name {
            "deviceid" => Some(self.device.clone()),
            "username" => Some(self.person.clone()),
            _ => None,
        }
    }
}
