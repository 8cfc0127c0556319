use crate::design::Stratum;
use crate::interval::{Evidence, korn_graubard, logit, wald};
use crate::{Design, Interval, Method, Tally};

/// A mean or a proportion of a domain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean in its values' unit; a proportion between 0 and 1.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub se: f64,
    /// The interval at the design's level; `None` where the design has no degree of freedom.
    pub interval: Option<Interval>,
    /// Rows of the domain inside the design.
    pub n: usize,
    /// The sum of their weights.
    pub population: f64,
    /// The spread of the values in the population, √(Σw(x−mean)²/Σw · n/(n−1)); NaN for one row.
    pub deviation: f64,
}

impl Design {
    /// The mean of a domain's values, with an interval mean ± t·SE; rows are numbered from 0.
    ///
    /// Naming a row puts it into the domain: rows without a value are simply not named. `None` when no row of the
    /// domain weighs anything.
    pub fn mean(&self, values: impl IntoIterator<Item = (usize, f64)>) -> Option<Estimate> {
        let values: Vec<(usize, f64)> = values.into_iter().collect();
        let tally = Tally::of(self, values.iter().map(|(row, _)| *row));
        let (value, se, _) = self.linearised(&tally, values.iter().copied())?;
        let spread = values
            .iter()
            .filter(|(row, _)| self.unit.get(*row).is_some_and(Option::is_some));
        let squares: f64 = spread
            .map(|(row, x)| self.weight[*row] * (x - value) * (x - value))
            .sum();
        Some(Estimate {
            value,
            se,
            interval: wald(value, se, self.t),
            n: tally.n,
            population: tally.population,
            deviation: deviation(squares, &tally),
        })
    }

    /// The proportion of a domain's rows that are cases; rows are numbered from 0, and naming one puts it into the
    /// domain. `None` when no row of the domain weighs anything.
    pub fn proportion(&self, rows: impl IntoIterator<Item = (usize, bool)>, method: Method) -> Option<Estimate> {
        let rows: Vec<(usize, bool)> = rows.into_iter().collect();
        let tally = Tally::of(self, rows.iter().map(|(row, _)| *row));
        self.share(
            &tally,
            rows.iter().filter(|(_, case)| *case).map(|(row, _)| *row),
            method,
        )
    }

    /// The proportion of a counted domain whose rows are `cases` (each a row of the domain).
    pub fn share(&self, domain: &Tally, cases: impl IntoIterator<Item = usize>, method: Method) -> Option<Estimate> {
        let (value, se, se_infinite) = self.linearised(domain, cases.into_iter().map(|row| (row, 1.0)))?;
        let evidence = Evidence {
            value,
            se,
            se_infinite,
            n: domain.n,
            degrees_of_freedom: self.domain_freedom(domain),
            level: self.level,
            t: self.t,
        };
        let interval = match method {
            Method::Logit => logit(&evidence),
            Method::KornGraubard => korn_graubard(&evidence),
        };
        let squares = value * (1.0 - value) * domain.population;
        let deviation = deviation(squares, domain);
        Some(Estimate {
            value,
            se,
            interval,
            n: domain.n,
            population: domain.population,
            deviation,
        })
    }

    /// Units less strata that have a row in the domain.
    fn domain_freedom(&self, domain: &Tally) -> usize {
        let used = |stratum: &Stratum| {
            let units = &domain.rows_by_unit[stratum.units.clone()];
            units.iter().filter(|rows| **rows > 0).count()
        };
        self.strata.iter().map(|stratum| used(stratum).saturating_sub(1)).sum()
    }

    /// The ratio Σwx/Σw over a domain, its standard error, and the same without any finite population correction: the
    /// variance of the linearised values w(x − mean)/Σw,
    /// summed to primary sampling units, among the units of each stratum.
    ///
    /// A stratum with one unit has no spread of its own: its total counts by its distance from zero, where the totals
    /// of all units are centred (the "adjust" rule for lonely units).
    fn linearised(&self, domain: &Tally, values: impl Iterator<Item = (usize, f64)>) -> Option<(f64, f64, f64)> {
        if domain.population <= 0.0 {
            return None;
        }
        let mut sums = vec![0.0; self.clusters()];
        for (row, x) in values {
            if let Some(Some(unit)) = self.unit.get(row) {
                sums[*unit as usize] += self.weight[row] * x;
            }
        }
        let value = summed(&sums, |sum| sum) / domain.population;
        // Not yet over the population: one division at the end instead of one a unit.
        for (total, weight) in sums.iter_mut().zip(&domain.by_unit) {
            *total -= value * weight;
        }
        let (mut squares, mut infinite) = (0.0, 0.0);
        for stratum in &self.strata {
            let totals = &sums[stratum.units.clone()];
            let spread = if let [lonely] = totals {
                lonely.powi(2)
            } else {
                let count = totals.len() as f64;
                let centre = summed(totals, |total| total) / count;
                count / (count - 1.0) * summed(totals, |total| (total - centre).powi(2))
            };
            squares += stratum.correction * spread;
            infinite += spread;
        }
        let error = |squares: f64| squares.sqrt() / domain.population;
        Some((value, error(squares), error(infinite)))
    }
}

/// The sum of what is made of some numbers, in eight sums side by side: the processor adds them at once, and less is
/// rounded away than in one long sum.
fn summed(numbers: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    let (eights, rest) = numbers.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for eight in eights {
        for (sum, number) in sums.iter_mut().zip(eight) {
            *sum += of(*number);
        }
    }
    sums.iter().sum::<f64>() + rest.iter().map(|number| of(*number)).sum::<f64>()
}

fn deviation(squares: f64, domain: &Tally) -> f64 {
    let n = domain.n as f64;
    (squares / domain.population * n / (n - 1.0)).sqrt()
}
