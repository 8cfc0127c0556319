//! Dates and times as texts and as numbers of days.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Days are counted from here, as XPath for XForms does.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();

const DAY_SECONDS: f64 = 86_400.0;

/// The date that a text `2026-11-24` or `2026-11-24T14:05:00.000+07:00` begins with, if it is one.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    let (date, rest) = text.split_at_checked(10)?;
    if !rest.is_empty() && !rest.starts_with('T') {
        return None;
    }
    let bytes = date.as_bytes();
    let shaped = bytes.iter().enumerate().all(|(at, b)| match at {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    });
    let digits = |range: std::ops::Range<usize>| date.get(range)?.parse::<u32>().ok();
    if !shaped {
        return None;
    }
    NaiveDate::from_ymd_opt(digits(0..4)? as i32, digits(5..7)?, digits(8..10)?)
}

/// The date of a number of days since 1970; `None` beyond the years a person can mean.
pub(crate) fn day_text(days: f64) -> Option<NaiveDate> {
    let days = days.floor();
    if !(-800_000.0..=3_000_000.0).contains(&days) {
        return None;
    }
    if days >= 0.0 {
        EPOCH.checked_add_days(Days::new(days as u64))
    } else {
        EPOCH.checked_sub_days(Days::new((-days) as u64))
    }
}

/// The days since 1970 of a date text, with a fraction where it has a time of day.
pub(crate) fn days(text: &str) -> Option<f64> {
    let day = day_of(text)?;
    if text.len() == 10 {
        return Some(whole_days(day));
    }
    if let Ok(moment) = DateTime::<FixedOffset>::parse_from_rfc3339(text) {
        return Some(moment.timestamp_millis() as f64 / 1000.0 / DAY_SECONDS);
    }
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some(whole_days(moment.date()) + seconds(moment.time()) / DAY_SECONDS)
}

/// The whole days since 1970 of a date.
pub(crate) fn whole_days(day: NaiveDate) -> f64 {
    day.signed_duration_since(EPOCH).num_days() as f64
}

fn seconds(time: NaiveTime) -> f64 {
    f64::from(time.num_seconds_from_midnight()) + f64::from(time.nanosecond()) / 1e9
}

#[cfg(test)]
mod tests {
    use super::{day_of, day_text, days};

    #[test]
    fn days_go_there_and_back() {
        for text in ["1970-01-01", "2026-11-24", "1900-02-28", "2024-02-29"] {
            let back = days(text).and_then(day_text).map(|day| day.to_string());
            assert_eq!(back.as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["2023-02-29", "2023-2-9", "20230209", "2023-02-09x", "", "é023-02-09"] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_fractions_of_a_day() {
        assert_eq!(days("1970-01-02T12:00:00.000Z"), Some(1.5));
    }
}
