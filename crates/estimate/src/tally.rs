use crate::Design;

/// The weighted sums of one domain by primary sampling unit: what every estimate of it is made of.
///
/// Kept apart from the estimates so that many proportions of one domain (prevalences below −3, −2, −1 …) share it.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Rows of the domain inside the design.
    pub(crate) n: usize,
    /// Their weights' sum.
    pub(crate) population: f64,
    /// Their weights' sum in each primary sampling unit.
    pub(crate) by_unit: Vec<f64>,
    /// Its rows in each primary sampling unit.
    pub(crate) rows_by_unit: Vec<u32>,
}

impl Tally {
    /// Counts a domain: the numbers of its rows, from 0. A row that the design does not have is left out.
    pub fn of(design: &Design, rows: impl IntoIterator<Item = usize>) -> Self {
        let mut tally = Self {
            n: 0,
            population: 0.0,
            by_unit: vec![0.0; design.clusters()],
            rows_by_unit: vec![0; design.clusters()],
        };
        for row in rows {
            if let Some(Some(unit)) = design.unit.get(row) {
                tally.n += 1;
                tally.population += design.weight[row];
                tally.by_unit[*unit as usize] += design.weight[row];
                tally.rows_by_unit[*unit as usize] += 1;
            }
        }
        tally
    }

    /// How many rows.
    pub fn n(&self) -> usize {
        self.n
    }

    /// The sum of the rows' weights.
    pub fn population(&self) -> f64 {
        self.population
    }
}
