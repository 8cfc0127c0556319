use crate::distribution::{beta_quantile, t_quantile};

/// The two ends of an interval, in the estimate's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// How a proportion's interval is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Exact (Clopper–Pearson) on the effective sample size: E. L. Korn and B. I. Graubard, Confidence intervals for
    /// proportions with small expected number of positive counts estimated from survey data, Survey Methodology 24
    /// (1998) 193–201. The default: 8 of 8 is 63–100 %, not 100–100 %.
    ///
    /// n* = p(1−p)/SE² · (t at n−1 / t at the degrees of freedom)², n being the domain's rows and the degrees of freedom
    /// the primary sampling units less the strata that have a row in the domain. Before the finite population
    /// correction n* is at most n; a sample that is most of its population is worth more than its rows, and the
    /// correction says how much. At 0 and 1, where SE says nothing, n* is n (both limits as in J. D. Parker and others,
    /// National Center for Health Statistics data presentation standards for proportions, 2017).
    #[default]
    KornGraubard,
    /// On the logit scale, logit p ± t·SE/(p(1−p)): what WHO's survey analyser reports. At 0 and 1 it has no width.
    Logit,
}

/// What an interval stands on.
pub(crate) struct Evidence {
    pub(crate) value: f64,
    pub(crate) se: f64,
    /// The standard error as if every population were infinite.
    pub(crate) se_infinite: f64,
    /// Rows of the domain.
    pub(crate) n: usize,
    /// Units less strata of the domain.
    pub(crate) degrees_of_freedom: usize,
    pub(crate) level: f64,
    /// The quantile at the design's degrees of freedom.
    pub(crate) t: f64,
}

pub(crate) fn wald(value: f64, se: f64, t: f64) -> Option<Interval> {
    (!t.is_nan()).then_some(Interval {
        lower: value - t * se,
        upper: value + t * se,
    })
}

/// Whether a proportion is so near to 0 or 1 that only rounding keeps it away.
fn is_certain(value: f64) -> bool {
    value <= 1e-12 || value >= 1.0 - 1e-12
}

pub(crate) fn logit(evidence: &Evidence) -> Option<Interval> {
    let p = evidence.value;
    if is_certain(p) {
        return Some(Interval { lower: p, upper: p });
    }
    if evidence.t.is_nan() {
        return None;
    }
    let centre = (p / (1.0 - p)).ln();
    let half = evidence.t * evidence.se / (p * (1.0 - p));
    let back = |x: f64| 1.0 / (1.0 + (-x).exp());
    Some(Interval {
        lower: back(centre - half),
        upper: back(centre + half),
    })
}

pub(crate) fn korn_graubard(evidence: &Evidence) -> Option<Interval> {
    let p = evidence.value.clamp(0.0, 1.0);
    let n = evidence.n as f64;
    let tail = (1.0 - evidence.level) / 2.0;
    let effective = if is_certain(p) || evidence.se <= 0.0 {
        n
    } else {
        if evidence.degrees_of_freedom == 0 {
            return None;
        }
        let rows = t_quantile(1.0 - tail, n - 1.0);
        let units = t_quantile(1.0 - tail, evidence.degrees_of_freedom as f64);
        let gain = (evidence.se_infinite / evidence.se).powi(2);
        (p * (1.0 - p) / (evidence.se * evidence.se) * (rows / units).powi(2)).min(n * gain)
    };
    let (cases, others) = (effective * p, effective * (1.0 - p));
    Some(Interval {
        lower: if cases <= 1e-9 {
            0.0
        } else {
            beta_quantile(tail, cases, others + 1.0)
        },
        upper: if others <= 1e-9 {
            1.0
        } else {
            beta_quantile(1.0 - tail, cases + 1.0, others)
        },
    })
}
