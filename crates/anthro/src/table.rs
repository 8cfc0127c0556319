//! WHO's tables: one binary file, written by `examples/write_tables.rs`, its layout in `tables/README.md`.

use crate::{Lms, Sex};

static BYTES: &[u8] = include_bytes!("../tables/who.lms");

/// Bytes of a row.
const ROW: usize = 8;

/// WHO's tables, in the order in which they stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// 2006, length (day 0–730) and height (day 731–1826) in cm, by day.
    LengthForAge,
    /// 2006, weight in kg, by day 0–1826.
    WeightForAge,
    /// 2006, body mass index in kg/m², by day 0–1826.
    BmiForAge,
    /// 2006, head circumference in cm, by day 0–1826.
    HeadForAge,
    /// 2006, mid-upper arm circumference in cm, by day 91–1826.
    ArmForAge,
    /// 2006, triceps skinfold in mm, by day 91–1826.
    TricepsForAge,
    /// 2006, subscapular skinfold in mm, by day 91–1826.
    SubscapularForAge,
    /// 2006, weight in kg, by length of 450–1100 mm.
    WeightForLength,
    /// 2006, weight in kg, by height of 650–1200 mm.
    WeightForHeight,
    /// 2007, height in cm, by month 60–229.
    SchoolHeightForAge,
    /// 2007, weight in kg, by month 60–121.
    SchoolWeightForAge,
    /// 2007, body mass index in kg/m², by month 60–229.
    SchoolBmiForAge,
}

/// The first key and the number of keys of each table, in the order of [`Table`].
const SHAPES: [(u16, usize); 12] = [
    (0, 1827),
    (0, 1827),
    (0, 1827),
    (0, 1827),
    (91, 1736),
    (91, 1736),
    (91, 1736),
    (450, 651),
    (650, 551),
    (60, 170),
    (60, 62),
    (60, 170),
];

/// Rows of all tables for both sexes, as they stand in the file.
const ROWS: usize = 2 * (4 * 1827 + 3 * 1736 + 651 + 551 + 170 + 62 + 170);

/// The row at which each table begins in the file.
const STARTS: [usize; 12] = {
    let mut starts = [0; 12];
    let mut table = 1;
    while table < starts.len() {
        starts[table] = starts[table - 1] + 2 * SHAPES[table - 1].1;
        table += 1;
    }
    starts
};

/// Tables of 2006 that are keyed by days; they come first in [`Table`].
const BY_AGE: usize = 7;
/// Days of the standards of 2006.
const DAYS: usize = 1827;
/// Rows from here on in the file are of tables keyed by something else.
const REST: usize = STARTS[BY_AGE];

/// What stands where a table has no row, as for arms before day 91; no row of WHO's has a median of 0.
const NONE: Lms = Lms { l: 0.0, m: 0.0, s: 0.0 };

/// The rows of one day, one for each table keyed by days and one left empty: a child's whole measures are compared out of
/// three lines of the processor's cache instead of seven far apart, which is a third of the time.
#[repr(align(64))]
pub(crate) struct Day([Lms; BY_AGE + 1]);

impl Day {
    /// The row of a table that is keyed by days.
    #[inline]
    pub(crate) fn row(&'static self, table: Table) -> Option<&'static Lms> {
        self.0[..BY_AGE].get(table as usize).filter(|row| row.m > 0.0)
    }
}

/// A row as WHO prints it: integers over powers of ten, the division being exact to the last bit.
const fn decoded(row: usize) -> Lms {
    let at = row * ROW;
    let l = i16::from_le_bytes([BYTES[at], BYTES[at + 1]]);
    let s = u16::from_le_bytes([BYTES[at + 2], BYTES[at + 3]]);
    let m = u32::from_le_bytes([BYTES[at + 4], BYTES[at + 5], BYTES[at + 6], BYTES[at + 7]]);
    Lms {
        l: l as f64 / 1e4,
        m: m as f64 / 1e4,
        s: s as f64 / 1e5,
    }
}

/// The tables keyed by days, boys first.
static BY_DAY: [[Day; DAYS]; 2] = {
    assert!(BYTES.len() == ROWS * ROW, "the file has another size than the tables");
    let mut days = [const { [const { Day([NONE; BY_AGE + 1]) }; DAYS] }; 2];
    let mut table = 0;
    while table < BY_AGE {
        let (first, count) = SHAPES[table];
        let mut row = 0;
        while row < 2 * count {
            days[row / count][first as usize + row % count].0[table] = decoded(STARTS[table] + row);
            row += 1;
        }
        table += 1;
    }
    days
};

/// The other tables, in the file's order.
static BY_OTHERS: [Lms; ROWS - REST] = {
    let mut rows = [NONE; ROWS - REST];
    let mut row = 0;
    while row < rows.len() {
        rows[row] = decoded(REST + row);
        row += 1;
    }
    rows
};

/// The rows of a day for a sex; none from day 1827 on.
#[inline]
pub(crate) fn day(sex: Sex, days: u32) -> Option<&'static Day> {
    BY_DAY[sex as usize].get(days as usize)
}

impl Table {
    /// The first and the last key: days, millimetres or months.
    pub const fn keys(self) -> (u16, u16) {
        let (first, count) = SHAPES[self as usize];
        (first, first + count as u16 - 1)
    }

    /// The row of a key: days, millimetres or months, as the table's name says.
    #[inline]
    pub fn row(self, sex: Sex, key: u32) -> Option<Lms> {
        if (self as usize) < BY_AGE {
            return day(sex, key)?.row(self).copied();
        }
        let (first, count) = SHAPES[self as usize];
        let at = key.checked_sub(u32::from(first))? as usize;
        if at >= count {
            return None;
        }
        Some(BY_OTHERS[STARTS[self as usize] - REST + sex as usize * count + at])
    }

    /// The row between two keys, `share` (0 to 1) of the way from `key` to the next; at 0 the next is not needed.
    #[inline]
    pub(crate) fn between(self, sex: Sex, key: u32, share: f64) -> Option<Lms> {
        let row = self.row(sex, key)?;
        if share <= 0.0 {
            Some(row)
        } else {
            Some(row.towards(self.row(sex, key + 1)?, share))
        }
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{BYTES, Table};
    use crate::{Lms, Sex};

    /// WHO's figures do not change: what is written here is what `examples/write_tables.rs` printed.
    #[test]
    fn the_tables_are_whole() {
        let sum = Sha256::digest(BYTES)
            .iter()
            .fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
        assert_eq!(sum, include_str!("../tables/SHA256").trim());
    }

    #[test]
    fn rows_are_as_who_prints_them() {
        let row = |table: Table, sex, key| table.row(sex, key).map(|Lms { l, m, s }| (l, m, s));
        assert_eq!(row(Table::LengthForAge, Sex::Male, 0), Some((1.0, 49.8842, 0.03795)));
        assert_eq!(row(Table::WeightForAge, Sex::Male, 0), Some((0.3487, 3.3464, 0.14602)));
        assert_eq!(
            row(Table::WeightForLength, Sex::Male, 450),
            Some((-0.3521, 2.441, 0.09182))
        );
        assert_eq!(
            row(Table::WeightForHeight, Sex::Male, 650),
            Some((-0.3521, 7.4327, 0.08217))
        );
        assert_eq!(
            row(Table::SchoolBmiForAge, Sex::Male, 60),
            Some((-0.7151, 15.2679, 0.08366))
        );
        assert_eq!(row(Table::ArmForAge, Sex::Female, 90), None);
        assert_eq!(row(Table::SchoolWeightForAge, Sex::Female, 122), None);
        assert_eq!(Table::WeightForHeight.keys(), (650, 1200));
    }
}
