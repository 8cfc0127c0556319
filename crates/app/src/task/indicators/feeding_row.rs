//! One child as a row of cells.

use paduk_indicator::{Feeding, FirstFeed};

use super::recipe::places;
use crate::api::ApiError;
use crate::task::sheet::Source;

type SetFlag = fn(&mut Feeding) -> &mut Option<bool>;
type SetCount = fn(&mut Feeding) -> &mut Option<u32>;

const FLAGS: [(&str, SetFlag); 19] = [
    ("q1_ever_bf", |fed| &mut fed.ever_breastfed),
    ("q3_anything_first2d", |fed| &mut fed.other_in_first_two_days),
    ("q4_bf_yesterday", |fed| &mut fed.breastfed),
    ("q5_bottle", |fed| &mut fed.bottle),
    ("q6a_water", |fed| &mut fed.water),
    ("q6b_formula", |fed| &mut fed.formula),
    ("q6c_animal_milk", |fed| &mut fed.animal_milk),
    ("q6d_yogurt_drink", |fed| &mut fed.yogurt_drink),
    ("q6_other_liquid", |fed| &mut fed.other_liquid),
    ("q7a_yogurt", |fed| &mut fed.yogurt),
    ("grains", |fed| &mut fed.grains),
    ("pulses", |fed| &mut fed.pulses),
    ("dairy_solid", |fed| &mut fed.dairy),
    ("flesh", |fed| &mut fed.flesh),
    ("eggs", |fed| &mut fed.eggs),
    ("vita_fv", |fed| &mut fed.vitamin_a),
    ("other_fv", |fed| &mut fed.other_fruit),
    ("sweet_bev", |fed| &mut fed.sweet_beverage),
    ("unhealthy", |fed| &mut fed.unhealthy),
];

const FEEDS: [(&str, SetCount); 5] = [
    ("q6b_n", |fed| &mut fed.formula_feeds),
    ("q6c_n", |fed| &mut fed.animal_milk_feeds),
    ("q6d_n", |fed| &mut fed.yogurt_drink_feeds),
    ("q7a_n", |fed| &mut fed.yogurt_feeds),
    ("q8_solid_times", |fed| &mut fed.solid_feeds),
];

/// Where each answer stands.
pub(super) struct Places {
    months: usize,
    when: Option<usize>,
    hours: Option<usize>,
    flags: [Option<usize>; FLAGS.len()],
    feeds: [Option<usize>; FEEDS.len()],
}

impl Places {
    /// # Errors
    /// `column-not-there` without an age: no indicator would have anybody to speak of.
    pub(super) fn of(source: &mut Source) -> Result<Self, ApiError> {
        let months = source.needed("age_months")?;
        let flags = places(source, FLAGS.map(|(name, _)| name));
        let feeds = places(source, FEEDS.map(|(name, _)| name));
        let [when, hours] = places(source, ["q2_when", "q2_hours"]);
        Ok(Self {
            months,
            when,
            hours,
            flags,
            feeds,
        })
    }

    /// The answers of one row; what is not read is said and missing.
    pub(super) fn read(&self, source: &mut Source) -> Feeding {
        let mut fed = Feeding {
            months: source.within(Some(self.months), 0.0..=1_200.0, false),
            ..Feeding::default()
        };
        let hours = source.within(self.hours, 0.0..=999.0, true).map(|hours| hours as u32);
        let when = source.within(self.when, 0.0..=2.0, true).map(|when| when as u32);
        fed.first_breastfed = match when {
            Some(0) => Some(FirstFeed::AtOnce),
            Some(2) if hours.is_none() => Some(FirstFeed::Days),
            // A count of hours says it by itself, whatever stands before it.
            Some(_) | None => hours.map(FirstFeed::Hours),
        };
        for ((_, place), at) in FLAGS.into_iter().zip(self.flags) {
            *place(&mut fed) = source.within(at, 0.0..=1.0, true).map(|value| value > 0.5);
        }
        for ((_, place), at) in FEEDS.into_iter().zip(self.feeds) {
            *place(&mut fed) = source.within(at, 0.0..=99.0, true).map(|feeds| feeds as u32);
        }
        fed
    }
}
