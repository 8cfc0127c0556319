//! The standardisation test: trainees measure the same ten or more children twice; how far apart are two readings of the
//! same child, and how far is a trainee from the supervisor?
//!
//! The technical error of measurement is Dahlberg's, √(Σd²/2n) (S. J. Ulijaszek and D. A. Kerr, Anthropometric
//! measurement error and the assessment of nutritional status, British Journal of Nutrition 82 (1999) 165–177); the
//! cut-offs are SMART's (Measuring mortality, nutritional status, and food security in crisis situations: SMART
//! methodology, standardisation test of ENA), those of team and reliability as commonly printed, not checked against ENA.

mod grade;
mod team;

pub use grade::{Grade, Measure};
pub use team::{Team, team};

/// One observer's readings of one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// Children read twice.
    pub n: usize,
    /// Technical error of measurement between both readings, in the measure's unit.
    pub tem: f64,
    /// The same in per cent of the mean.
    pub relative: f64,
    /// The mean of all readings.
    pub mean: f64,
    /// The standard deviation of all readings (2n − 1).
    pub deviation: f64,
    /// The share of the spread in per cent that is not the observer's error, 100·(1 − TEM²/SD²).
    pub reliability: f64,
}

impl Precision {
    /// Of both readings of each child; `None` without a child.
    pub fn of(readings: &[(f64, f64)]) -> Option<Self> {
        let n = readings.len() as f64;
        if readings.is_empty() {
            return None;
        }
        let all = || readings.iter().flat_map(|(first, second)| [*first, *second]);
        let mean = all().sum::<f64>() / (2.0 * n);
        let squares: f64 = readings.iter().map(|(first, second)| (first - second).powi(2)).sum();
        let tem = (squares / (2.0 * n)).sqrt();
        let variance = all().map(|reading| (reading - mean).powi(2)).sum::<f64>() / (2.0 * n - 1.0);
        Some(Self {
            n: readings.len(),
            tem,
            relative: 100.0 * tem / mean,
            mean,
            deviation: variance.sqrt(),
            reliability: 100.0 * (1.0 - tem * tem / variance),
        })
    }

    /// How much more this observer reads than the supervisor, on the mean of both readings.
    pub fn bias(&self, supervisor: &Self) -> f64 {
        self.mean - supervisor.mean
    }
}
