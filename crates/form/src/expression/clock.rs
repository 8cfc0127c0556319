//! Dates as numbers of days: from which midnight they are counted, and where the laptop stands.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike, Utc};

use crate::lexical::{day_of, day_text, whole_days};
use crate::outside::{Customs, Outside};

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// How dates become numbers; asks what is outside only when there is a date.
#[derive(Clone, Copy)]
pub(crate) struct Clock<'a> {
    pub outside: Option<&'a dyn Outside>,
}

impl Clock<'_> {
    /// The laptop's offset at a moment of its wall clock.
    pub fn offset(self, local: NaiveDateTime) -> FixedOffset {
        self.outside
            .map_or_else(|| Utc.fix(), |outside| outside.offset_at(local))
    }

    /// True where days are counted from midnight in Greenwich.
    fn counts_greenwich(self) -> bool {
        self.outside
            .is_some_and(|outside| outside.customs() == Customs::WebForms)
    }

    /// The days of a civil date.
    pub fn date(self, day: NaiveDate) -> f64 {
        match day.and_hms_opt(0, 0, 0) {
            Some(midnight) if self.counts_greenwich() => self.local(midnight),
            _ => whole_days(day),
        }
    }

    /// The days of a moment.
    pub fn moment(self, moment: DateTime<FixedOffset>) -> f64 {
        let greenwich = moment.timestamp_millis() as f64 / 1000.0 / DAY;
        if self.counts_greenwich() {
            greenwich
        } else {
            greenwich + f64::from(self.offset(moment.naive_utc()).local_minus_utc()) / DAY
        }
    }

    /// The days of what the laptop's wall clock shows.
    fn local(self, local: NaiveDateTime) -> f64 {
        let days = whole_days(local.date()) + seconds(local.time()) / DAY;
        if self.counts_greenwich() {
            days - f64::from(self.offset(local).local_minus_utc()) / DAY
        } else {
            days
        }
    }

    /// The days of a text that is a date or a moment.
    pub fn text(self, text: &str) -> Option<f64> {
        let day = day_of(text)?;
        if text.len() == 10 {
            return Some(self.date(day));
        }
        match written_moment(text)? {
            Written::Moment(moment) => Some(self.moment(moment)),
            Written::WallClock(local) => Some(self.local(local)),
        }
    }

    /// The moment of a text that is a date or a moment.
    pub fn moment_of(self, text: &str) -> Option<DateTime<FixedOffset>> {
        let day = day_of(text)?;
        let local = if text.len() == 10 {
            day.and_hms_opt(0, 0, 0)?
        } else {
            match written_moment(text)? {
                Written::Moment(moment) => return Some(moment.with_timezone(&self.offset(moment.naive_utc()))),
                Written::WallClock(local) => local,
            }
        };
        self.offset(local).from_local_datetime(&local).single()
    }

    /// The moment so many days after the one days are counted from.
    pub fn moment_at(self, days: f64) -> Option<DateTime<FixedOffset>> {
        let day = day_text(days)?;
        let millis = ((days - days.floor()) * DAY * 1000.0).round();
        let midnight = day.and_hms_opt(0, 0, 0)?;
        let there = midnight.checked_add_signed(chrono::TimeDelta::milliseconds(millis as i64))?;
        if self.counts_greenwich() {
            Some(self.offset(there).from_utc_datetime(&there))
        } else {
            self.offset(there).from_local_datetime(&there).single()
        }
    }
}

/// A moment as it was written.
enum Written {
    Moment(DateTime<FixedOffset>),
    WallClock(NaiveDateTime),
}

fn written_moment(text: &str) -> Option<Written> {
    if let Ok(moment) = DateTime::<FixedOffset>::parse_from_rfc3339(text) {
        return Some(Written::Moment(moment));
    }
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .map(Written::WallClock)
}

/// The moment as a text with milliseconds and offset.
pub(crate) fn moment_text(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

/// What is left of the milliseconds and offsets of a time of day: its fraction of a day, moved to the laptop's offset
/// where Web Forms' customs hold.
pub(crate) fn time_fraction(clock: Clock<'_>, text: &str) -> Option<f64> {
    let at = text.find(['+', '-', 'Z']);
    let (time, zone) = at.map_or((text, ""), |at| text.split_at(at));
    let shape = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let time = ["%H:%M:%S%.f", "%H:%M"]
        .into_iter()
        .find_map(|format| NaiveTime::parse_from_str(time, format).ok())
        .filter(|_| time.chars().all(shape) && !time.contains(":60"))?;
    let days = seconds(time) / DAY;
    if zone.is_empty() {
        return Some(days);
    }
    let written = offset_of(zone)?;
    if !clock.counts_greenwich() {
        return Some(days);
    }
    let midnight = NaiveDateTime::default();
    let moved = seconds(time) - written + f64::from(clock.offset(midnight).local_minus_utc());
    Some(moved.rem_euclid(DAY) / DAY)
}

/// The seconds of `+07:00`, `-0300` or `Z`.
fn offset_of(zone: &str) -> Option<f64> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("Z", "") => return Some(0.0),
        ("+", digits) => (1.0, digits),
        ("-", digits) => (-1.0, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None => digits.split_at_checked(2)?,
    };
    let number = |text: &str, below: u32| text.parse::<u32>().ok().filter(|n| *n < below && text.len() == 2);
    let hours = number(hours, 24)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes, 60)? };
    Some(sign * f64::from(hours * 3600 + minutes * 60))
}

fn seconds(time: NaiveTime) -> f64 {
    f64::from(time.num_seconds_from_midnight()) + f64::from(time.nanosecond()) / 1e9
}
