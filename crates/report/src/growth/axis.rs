//! An axis from one measure to another.

/// A range of measures on a range of pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    at_low: f64,
    at_high: f64,
}

impl Axis {
    pub(super) const fn new((low, high): (f64, f64), (at_low, at_high): (f64, f64)) -> Self {
        Self {
            low,
            high,
            at_low,
            at_high,
        }
    }

    /// Where a measure stands.
    pub(super) fn at(&self, measure: f64) -> f64 {
        self.at_low + (measure - self.low) / (self.high - self.low) * (self.at_high - self.at_low)
    }

    /// Round measures along it, at most about `wanted`: steps of 1, 2, 5 or 10, because nothing else is counted in the
    /// head.
    pub(super) fn ticks(&self, wanted: f64) -> Vec<f64> {
        let step = [1.0, 2.0, 5.0, 10.0, 20.0]
            .into_iter()
            .find(|step| (self.high - self.low) / step <= wanted)
            .unwrap_or(50.0);
        stepped(self.low, self.high, step)
    }

    /// Measures a given step apart.
    pub(super) fn every(&self, step: f64) -> Vec<f64> {
        stepped(self.low, self.high, step)
    }
}

fn stepped(low: f64, high: f64, step: f64) -> Vec<f64> {
    let first = (low / step).ceil() as i64;
    let last = (high / step).floor() as i64;
    (first..=last).map(|at| at as f64 * step).collect()
}
