/// The shape of a distribution of z-scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The standard deviation (n − 1).
    pub deviation: f64,
    /// √n·Σd³/(Σd²)^1.5: 0 where both tails are alike.
    pub skewness: f64,
    /// n·Σd⁴/(Σd²)² − 3: 0 where the tails are those of a normal distribution. The form of a population; ENA's is not known.
    pub kurtosis: f64,
}

impl Spread {
    /// `None` below three values, or where all are the same.
    pub(super) fn of(values: &[f64]) -> Option<Self> {
        let n = values.len() as f64;
        let mean = super::mean(values)?;
        let power = |exponent: i32| values.iter().map(|value| (value - mean).powi(exponent)).sum::<f64>();
        let (second, third, fourth) = (power(2), power(3), power(4));
        (values.len() > 2 && second > 0.0).then(|| Self {
            deviation: (second / (n - 1.0)).sqrt(),
            skewness: n.sqrt() * third / second.powf(1.5),
            kurtosis: n * fourth / (second * second) - 3.0,
        })
    }
}
