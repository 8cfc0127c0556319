//! One child as a row of cells.

use paduk_indicator::{Feeding, FirstFeed};
use paduk_survey::Diagnostic;

/// Signs for "not known" in files of other programs, beside an empty cell.
const NOT_KNOWN: [&str; 3] = ["NA", ".", "NaN"];

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
pub(super) struct Places<'a> {
    heading: &'a [String],
    sheet: &'a str,
}

impl<'a> Places<'a> {
    pub(super) const fn of(heading: &'a [String], sheet: &'a str) -> Self {
        Self { heading, sheet }
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.heading.iter().position(|other| other == name)
    }

    /// Without an age no indicator has anybody to speak of.
    pub(super) fn age_known(&self) -> bool {
        self.at("age_months").is_some()
    }

    /// Columns that are not there, said once instead of in every row.
    pub(super) fn absent(&self) -> Vec<Diagnostic> {
        let names = FLAGS
            .iter()
            .map(|(name, _)| *name)
            .chain(FEEDS.iter().map(|(name, _)| *name));
        let absent = names
            .chain(["q2_when", "q2_hours"])
            .filter(|name| self.at(name).is_none());
        absent
            .map(|name| {
                Diagnostic::note("feeding-column-absent")
                    .at(self.sheet, 1, 0)
                    .with("column", name)
            })
            .collect()
    }

    /// The answers of one row; what is not read is said and missing.
    pub(super) fn read(&self, number: u32, cells: &csv::StringRecord, found: &mut Vec<Diagnostic>) -> Feeding {
        let mut cell = |name: &str, most: f64, whole: bool| {
            let at = self.at(name)?;
            let text = cells.get(at).unwrap_or_default().trim();
            if text.is_empty() || NOT_KNOWN.contains(&text) {
                return None;
            }
            let value = text.parse::<f64>().ok();
            let value = value.filter(|value| (0.0..=most).contains(value) && !(whole && value.fract() != 0.0));
            if value.is_none() {
                let place = Diagnostic::warning("feeding-cell-not-read").at(
                    self.sheet,
                    number,
                    u32::try_from(at + 1).unwrap_or_default(),
                );
                found.push(place.with("column", name).with("row", number).with("found", text));
            }
            value
        };
        let mut fed = Feeding {
            months: cell("age_months", 1200.0, false),
            ..Feeding::default()
        };
        let hours = cell("q2_hours", 999.0, true).map(|hours| hours as u32);
        fed.first_breastfed = match cell("q2_when", 2.0, true).map(|when| when as u32) {
            Some(0) => Some(FirstFeed::AtOnce),
            Some(2) if hours.is_none() => Some(FirstFeed::Days),
            // A count of hours says it by itself, whatever stands before it.
            Some(_) | None => hours.map(FirstFeed::Hours),
        };
        for (name, place) in FLAGS {
            *place(&mut fed) = cell(name, 1.0, true).map(|value| value > 0.5);
        }
        for (name, place) in FEEDS {
            *place(&mut fed) = cell(name, 99.0, true).map(|feeds| feeds as u32);
        }
        fed
    }
}
