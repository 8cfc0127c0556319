use std::collections::BTreeMap;

use crate::EstimateError;
use crate::distribution::t_quantile;

/// The level of confidence unless another is asked for.
const LEVEL: f64 = 0.95;

/// How the rows were drawn; every column has one value a row, and what is `None` is as in a simple random sample.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plan<'a> {
    /// How many others a row stands for, zero or more; NaN counts as 0 (the row is in the design and weighs nothing).
    pub weights: Option<&'a [f64]>,
    /// The primary sampling unit of a row, numbered within its stratum; a row without one is left out of the design.
    pub clusters: Option<&'a [Option<u32>]>,
    /// The stratum of a row; a row without one is left out of the design.
    pub strata: Option<&'a [Option<u32>]>,
    /// How many primary sampling units the row's stratum has in the population (rows, where there are no clusters):
    /// the finite population correction 1 − drawn/population. Infinity stands for none.
    pub population: Option<&'a [f64]>,
}

/// The primary sampling units of one stratum: a range of [`Design::unit`] and what its variance is multiplied with.
#[derive(Debug, Clone)]
pub(crate) struct Stratum {
    pub(crate) units: std::ops::Range<usize>,
    pub(crate) correction: f64,
}

/// How a survey was drawn, ready to estimate from.
#[derive(Debug, Clone)]
pub struct Design {
    pub(crate) weight: Vec<f64>,
    /// The number of each row's primary sampling unit; `None` where the row is outside the design.
    pub(crate) unit: Vec<Option<u32>>,
    pub(crate) strata: Vec<Stratum>,
    pub(crate) level: f64,
    pub(crate) t: f64,
}

fn same_length(column: &'static str, found: Option<usize>, rows: usize) -> Result<(), EstimateError> {
    match found {
        Some(found) if found != rows => Err(EstimateError::Rows { column, found, rows }),
        _ => Ok(()),
    }
}

impl Design {
    /// A design of `rows` rows.
    ///
    /// # Errors
    /// When a column has another length, a weight is negative or infinite, or a population is smaller than what was
    /// drawn from it or differs within a stratum.
    pub fn new(rows: usize, plan: Plan<'_>) -> Result<Self, EstimateError> {
        same_length("weights", plan.weights.map(<[f64]>::len), rows)?;
        same_length("clusters", plan.clusters.map(<[_]>::len), rows)?;
        same_length("strata", plan.strata.map(<[_]>::len), rows)?;
        same_length("population", plan.population.map(<[f64]>::len), rows)?;
        let weight = weights(rows, plan)?;
        let mut found: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for row in 0..rows {
            let stratum = plan.strata.map_or(Some(0), |strata| strata[row]);
            // Without clusters every row is a primary sampling unit of its own.
            let cluster = plan.clusters.map_or(Some(row as u32), |clusters| clusters[row]);
            if let (Some(stratum), Some(cluster)) = (stratum, cluster) {
                found.entry((stratum, cluster)).or_default().push(row);
            }
        }
        let mut design = Self {
            weight,
            unit: vec![None; rows],
            strata: Vec::new(),
            level: LEVEL,
            t: f64::NAN,
        };
        let mut before = None;
        for (number, ((stratum, _), members)) in found.iter().enumerate() {
            for row in members {
                design.unit[*row] = Some(number as u32);
            }
            if before != Some(*stratum) {
                design.strata.push(Stratum {
                    units: number..number,
                    correction: 1.0,
                });
                before = Some(*stratum);
            }
            if let Some(last) = design.strata.last_mut() {
                last.units.end = number + 1;
            }
        }
        if let Some(population) = plan.population {
            design.correct(population)?;
        }
        design.t = t_quantile(0.5 + LEVEL / 2.0, design.degrees_of_freedom() as f64);
        Ok(design)
    }

    /// The same design with intervals of another level of confidence than 0.95.
    ///
    /// # Errors
    /// When the level does not lie between 0 and 1.
    pub fn at_level(mut self, level: f64) -> Result<Self, EstimateError> {
        if !(level > 0.0 && level < 1.0) {
            return Err(EstimateError::Level(level));
        }
        self.level = level;
        self.t = t_quantile(0.5 + level / 2.0, self.degrees_of_freedom() as f64);
        Ok(self)
    }

    /// How many primary sampling units there are.
    pub fn clusters(&self) -> usize {
        self.strata.last().map_or(0, |stratum| stratum.units.end)
    }

    /// Primary sampling units less strata.
    pub fn degrees_of_freedom(&self) -> usize {
        self.clusters() - self.strata.len()
    }

    fn correct(&mut self, population: &[f64]) -> Result<(), EstimateError> {
        let mut said: Vec<Option<f64>> = vec![None; self.strata.len()];
        for (row, unit) in self.unit.iter().enumerate() {
            let Some(unit) = unit.map(|unit| unit as usize) else {
                continue;
            };
            let at = self.strata.partition_point(|stratum| stratum.units.end <= unit);
            let drawn = self.strata[at].units.len();
            let size = population[row];
            let agrees = said[at].is_none_or(|before| before.to_bits() == size.to_bits());
            if size.is_nan() || size < drawn as f64 || !agrees {
                return Err(EstimateError::Population {
                    row,
                    population: size,
                    drawn,
                });
            }
            said[at] = Some(size);
            self.strata[at].correction = 1.0 - drawn as f64 / size;
        }
        Ok(())
    }
}

fn weights(rows: usize, plan: Plan<'_>) -> Result<Vec<f64>, EstimateError> {
    let Some(given) = plan.weights else {
        return Ok(vec![1.0; rows]);
    };
    let checked = given.iter().enumerate().map(|(row, weight)| match *weight {
        weight if weight.is_nan() => Ok(0.0),
        weight if weight < 0.0 || weight.is_infinite() => Err(EstimateError::Weight { row, weight }),
        weight => Ok(weight),
    });
    checked.collect()
}
