//! What the vectors were recorded with: their clock, their time zone, no chance.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, Utc};
use paduk_form::{Customs, Outside};

/// When vectors are asked that say nothing about it.
const OTHERWISE: &str = "2026-11-24T03:03:00.000Z";

/// A clock that stands still.
pub struct Still {
    now: DateTime<FixedOffset>,
    customs: Customs,
    drawn: AtomicU64,
}

impl Still {
    /// A clock at a moment (RFC 3339), `hours` east of Greenwich, that follows an engine's customs.
    pub fn at(now: Option<&str>, hours: i32, customs: Customs) -> Self {
        let zone = FixedOffset::east_opt(hours * 3600).unwrap_or_else(|| Utc.fix());
        let parse = |text: &str| DateTime::parse_from_rfc3339(text).ok();
        let now = now.and_then(parse).or_else(|| parse(OTHERWISE)).unwrap_or_default();
        Self {
            now: now.with_timezone(&zone),
            customs,
            drawn: AtomicU64::new(1),
        }
    }

    /// America/Phoenix, where Web Forms' tests run.
    pub fn in_phoenix(now: Option<&str>) -> Self {
        Self::at(now, -7, Customs::WebForms)
    }
}

impl Outside for Still {
    fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    fn random(&self) -> f64 {
        // A sequence without two equal neighbours is all that is asked of it here.
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        (drawn as f64 * 0.618_033_988_749_895).fract()
    }

    fn look_up(&self, _channel: &str, _column: &str, _key: &str, _value: &str) -> Option<String> {
        None
    }

    fn customs(&self) -> Customs {
        self.customs
    }
}
