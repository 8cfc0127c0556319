//! What a questionnaire asks from outside itself: the member, the village, the day.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::Outside;
use paduk_indicator::CutoffSet;

use crate::{anaemia, growth};

/// Everything is fixed when the document is opened, so that the same answers give the same state again.
pub(crate) struct Around {
    /// The day of the interview.
    pub(crate) today: NaiveDate,
    /// The moment of opening.
    pub(crate) now: DateTime<FixedOffset>,
    /// By channel, then by column: values for the one key that the channel has here.
    pub(crate) channels: BTreeMap<String, BTreeMap<String, String>>,
    /// The cut-offs of anaemia that the survey goes by.
    pub(crate) anaemia: CutoffSet,
    /// The profile that fills it in.
    pub(crate) device: String,
    /// The person who fills it in.
    pub(crate) person: String,
    /// Numbers that look like chance.
    pub(crate) chance: Chance,
}

/// Numbers that look like chance and are the same again whenever a document is opened: what was shuffled once stays
/// in its order. SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Default)]
pub(crate) struct Chance {
    seed: u64,
    state: AtomicU64,
}

impl Chance {
    /// The numbers that belong to a document.
    pub(crate) fn of(document: &str) -> Self {
        let seed = document
            .bytes()
            .fold(0_u64, |state, byte| mix(state.wrapping_add(STEP) ^ u64::from(byte)));
        Self {
            seed,
            state: AtomicU64::new(seed),
        }
    }

    /// The next number, from 0 up to but without 1.
    fn next(&self) -> f64 {
        let state = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        // A float of 64 bits holds 53 of them exactly.
        (mix(state) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The odd number nearest to 2⁶⁴ divided by the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

const fn mix(state: u64) -> u64 {
    let once = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}

impl Outside for Around {
    fn today(&self) -> NaiveDate {
        self.today
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    fn random(&self) -> f64 {
        self.chance.next()
    }

    fn seed(&self) -> u64 {
        self.chance.seed
    }

    /// A channel answers for the respondent or village at hand, whatever key it is asked with.
    fn look_up(&self, channel: &str, column: &str, _key: &str, value: &str) -> Option<String> {
        // Growth and anaemia depend on what is asked with: the measures stand in the value.
        if channel == growth::CHANNEL {
            return growth::look_up(column, value);
        }
        if channel == anaemia::CHANNEL {
            let area = self.channels.get("paduk_area");
            let elevation = area.and_then(|area| area.get(anaemia::ELEVATION)?.parse().ok());
            return anaemia::look_up(column, value, self.anaemia, elevation);
        }
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

#[cfg(test)]
mod tests {
    use super::{Chance, STEP, mix};

    #[test]
    fn chance_is_the_same_for_one_document_and_not_for_another() {
        let of = |document: &str| {
            let chance = Chance::of(document);
            [chance.next(), chance.next(), chance.next()].map(f64::to_bits)
        };
        assert_eq!(of("d1"), of("d1"));
        assert!(of("d1") != of("d2") && of("d1")[0] != of("d1")[1]);
        let many = Chance::of("d3");
        let mean = (0..10_000).map(|_| many.next()).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The first of the sequence that begins at 0, as the authors' program prints it.
        assert_eq!(mix(STEP), 0xe220_a839_7b1d_cdaf);
    }
}
