use crate::compared::Compared;
use crate::measure::MILLIMETRE;
use crate::score::measured;
use crate::table::day;
use crate::{Age, Index, Length, Lms, Position, Score, Sex, Table};

/// From this day on a child is compared as standing: 24 months are 730.5 days.
const STANDS_FROM: u32 = 731;
/// Lying is 0.7 cm longer than standing, in thousandths of a millimetre.
const LYING_IS_LONGER: i32 = 7 * MILLIMETRE;
/// A child said to have stood before this many months was measured lying, or the age is wrong.
const STANDS_NEVER_BEFORE: f64 = 9.0;
/// The standards end here, in months.
const GROWN: f64 = 60.0;
/// Without age and position a child shorter than this is compared as lying.
const LIES_BELOW: Length = Length::from_tenths_of_mm(8700);

/// A child under five as measured. What is `None` is missing; a measure of zero or less counts as missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Child {
    /// Without it there is no z-score.
    pub sex: Option<Sex>,
    /// Without it only weight-for-length is reckoned.
    pub age: Option<Age>,
    /// In kg.
    pub weight: Option<f64>,
    /// Length or height.
    pub length: Option<Length>,
    /// How it was taken.
    pub position: Option<Position>,
    /// Head circumference in cm.
    pub head: Option<f64>,
    /// Mid-upper arm circumference in cm.
    pub arm: Option<f64>,
    /// Triceps skinfold in mm.
    pub triceps: Option<f64>,
    /// Subscapular skinfold in mm.
    pub subscapular: Option<f64>,
    /// Pitting oedema of both feet: the water's weight says nothing, so that indices with weight are left out.
    pub oedema: bool,
}

/// A child's growth by the WHO Child Growth Standards of 2006.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// The length corrected to the position that the age asks for.
    pub length: Option<Length>,
    /// The position, unless it is doubted.
    pub position: Option<Position>,
    /// Whether the child was said to have stood before nine months of age; the position was then not believed.
    pub position_doubted: bool,
    /// Weight over the corrected length squared, in kg/m².
    pub bmi: Option<f64>,
    scores: [Option<Score>; 8],
}

impl Growth {
    /// The score of an index.
    pub fn score(&self, index: Index) -> Option<Score> {
        self.scores[index as usize]
    }
}

/// The length as the age asks for it: lying before day 731, standing from then on.
fn corrected(length: Length, position: Option<Position>, age: Option<Age>) -> Length {
    match (position, age.map(|age| age.days() < STANDS_FROM)) {
        (Some(Position::Standing), Some(true)) => length.plus(LYING_IS_LONGER),
        (Some(Position::Lying), Some(false)) => length.plus(-LYING_IS_LONGER),
        _ => length,
    }
}

/// The row of weight-for-length or weight-for-height, between two millimetres where the length lies between them.
#[inline]
fn row_for_length(sex: Sex, length: Length, position: Option<Position>, age: Option<Age>) -> Option<Lms> {
    let lies = match (age, position) {
        (Some(age), _) => age.days() < STANDS_FROM,
        (None, Some(position)) => position == Position::Lying,
        (None, None) => length < LIES_BELOW,
    };
    let table = if lies {
        Table::WeightForLength
    } else {
        Table::WeightForHeight
    };
    let micrometres = length.micrometres();
    let share = f64::from(micrometres % MILLIMETRE) / f64::from(MILLIMETRE);
    table.between(sex, u32::try_from(micrometres / MILLIMETRE).ok()?, share)
}

impl Child {
    /// Compares with the WHO Child Growth Standards, in the order of WHO's own programs: doubt the position before nine
    /// months, correct the length, take the row, follow the formula, restrict the tails, round to two places, flag.
    ///
    /// From 60 months on (day 1827) there is no score; arm and skinfolds begin at day 91; weight-for-length asks for a
    /// corrected length of 45–110 cm, weight-for-height for 65–120 cm.
    pub fn growth(&self) -> Growth {
        let position_doubted =
            self.position == Some(Position::Standing) && self.age.is_some_and(|age| age.months() < STANDS_NEVER_BEFORE);
        let position = if position_doubted { None } else { self.position };
        let length = self.length.map(|length| corrected(length, position, self.age));
        let tall = length.filter(|length| length.micrometres() > 0);
        let weight = measured(self.weight);
        let bmi = weight.zip(tall).map(|(weight, length)| {
            let metres = length.cm() / 100.0;
            weight / (metres * metres)
        });
        let mut compared = Compared::default();
        let within = self.age.is_none_or(|age| age.months() < GROWN);
        if let (Some(sex), true) = (self.sex, within) {
            if let (Some(weight), Some(length), false) = (weight, tall, self.oedema) {
                let row = row_for_length(sex, length, position, self.age);
                compared.put(Index::WeightForLength, row.as_ref(), Some(weight));
            }
            if let Some(rows) = self.age.and_then(|age| day(sex, age.days())) {
                let mut put = |index, table, measure| compared.put(index, rows.row(table), measure);
                put(Index::LengthForAge, Table::LengthForAge, tall.map(Length::cm));
                if !self.oedema {
                    put(Index::WeightForAge, Table::WeightForAge, weight);
                    put(Index::BmiForAge, Table::BmiForAge, bmi);
                }
                put(Index::HeadForAge, Table::HeadForAge, measured(self.head));
                put(Index::ArmForAge, Table::ArmForAge, measured(self.arm));
                put(Index::TricepsForAge, Table::TricepsForAge, measured(self.triceps));
                put(
                    Index::SubscapularForAge,
                    Table::SubscapularForAge,
                    measured(self.subscapular),
                );
            }
        }
        let scores = compared.scores();
        Growth {
            length,
            position,
            position_doubted,
            bmi,
            scores,
        }
    }
}
