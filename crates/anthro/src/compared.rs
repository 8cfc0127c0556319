use crate::{Index, Lms, Score};

/// What of a child is compared with what, all indices side by side: the steps of the formula are taken for all of them
/// before the next step, so that the processor works on several logarithms at once instead of waiting for each.
#[derive(Default)]
pub(crate) struct Compared {
    rows: [Lms; 8],
    /// Not a number where there is nothing to compare.
    measures: [Measure; 8],
}

#[derive(Clone, Copy)]
struct Measure(f64);

impl Default for Measure {
    fn default() -> Self {
        Self(f64::NAN)
    }
}

impl Compared {
    /// A measure above 0 with the row of its table, where both are there.
    #[inline]
    pub(crate) fn put(&mut self, index: Index, row: Option<&Lms>, measure: Option<f64>) {
        if let (Some(row), Some(measure)) = (row, measure) {
            self.rows[index as usize] = *row;
            self.measures[index as usize] = Measure(measure);
        }
    }

    /// The score of each index that has something to compare.
    #[inline]
    pub(crate) fn scores(&self) -> [Option<Score>; 8] {
        let mut powers = [f64::NAN; 8];
        for ((power, row), measure) in powers.iter_mut().zip(&self.rows).zip(&self.measures) {
            *power = row.logarithm(measure.0);
        }
        for ((power, row), measure) in powers.iter_mut().zip(&self.rows).zip(&self.measures) {
            *power = row.power(measure.0, *power);
        }
        let mut scores = [None; 8];
        for index in Index::ALL {
            let at = index as usize;
            let measure = self.measures[at].0;
            if !measure.is_nan() {
                let z = self.rows[at].z_of_power(powers[at], measure, index.tails());
                scores[at] = Some(Score::new(index, z));
            }
        }
        scores
    }
}
