use std::collections::BTreeMap;

use paduk_estimate::distribution::chi_square_above;

/// How cases spread over clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// Variance over mean of the cases in each cluster: 1 where they fall by chance (a Poisson distribution).
    pub index: f64,
    /// The probability of an index that high or higher by chance: χ² of index·(clusters − 1).
    pub p: f64,
}

impl Dispersion {
    /// Over the clusters that are named; `None` below two, or without a case.
    pub(super) fn of(children: &[(u32, f64)], case: impl Fn(f64) -> bool) -> Option<Self> {
        let mut cases: BTreeMap<u32, f64> = BTreeMap::new();
        for (cluster, whz) in children {
            *cases.entry(*cluster).or_default() += f64::from(u8::from(case(*whz)));
        }
        let clusters = cases.len() as f64;
        let mean = cases.values().sum::<f64>() / clusters;
        if cases.len() < 2 || mean <= 0.0 {
            return None;
        }
        let squares: f64 = cases.values().map(|count| (count - mean).powi(2)).sum();
        let index = squares / (clusters - 1.0) / mean;
        Some(Self {
            index,
            p: chi_square_above(index * (clusters - 1.0), clusters - 1.0),
        })
    }
}
