/// Why no design can be made of what was given.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EstimateError {
    /// A column has another number of rows than the design.
    #[error("{column} has {found} rows, the design has {rows}")]
    Rows {
        /// Which column: weights, clusters, strata or population.
        column: &'static str,
        /// How many rows it has.
        found: usize,
        /// How many rows the design has.
        rows: usize,
    },
    /// A weight is negative or infinite.
    #[error("the weight of row {row} is {weight}; a weight is zero or more")]
    Weight {
        /// The row, counted from 0.
        row: usize,
        /// What stands there.
        weight: f64,
    },
    /// A population is smaller than what was drawn from it, or differs within its stratum.
    #[error("stratum of row {row}: a population of {population} units, {drawn} of them drawn")]
    Population {
        /// A row of the stratum, counted from 0.
        row: usize,
        /// How many units the population was said to have.
        population: f64,
        /// How many of them the design has.
        drawn: usize,
    },
    /// The level of confidence is not between 0 and 1.
    #[error("a level of confidence lies between 0 and 1, not at {0}")]
    Level(f64),
}
