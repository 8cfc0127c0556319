/// One row of a WHO table: Box–Cox power, median and coefficient of variation (T. J. Cole and P. J. Green, Smoothing
/// reference centile curves: the LMS method, Statistics in Medicine 11 (1992) 1305–1319).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lms {
    /// The power; never 0 in WHO's tables.
    pub l: f64,
    /// The median, in the measure's unit.
    pub m: f64,
    /// The coefficient of variation.
    pub s: f64,
}

/// How far the LMS formula is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tails {
    /// Everywhere: length, height and head circumference, which are normally distributed.
    Plain,
    /// Beyond ±3 the distance between 2 and 3 standard deviations is repeated: weight, BMI, arm circumference and
    /// skinfolds (WHO Child Growth Standards: methods and development, 2006, chapter 7, "restricted" LMS).
    Restricted,
}

impl Lms {
    /// The z-score of a measure above 0.
    #[expect(clippy::float_cmp, reason = "WHO prints a power of exactly 1")]
    pub fn z(self, measure: f64, tails: Tails) -> f64 {
        let ratio = measure / self.m;
        // A power of one is most of the lookups of length and head, and a third of the time saved.
        let powered = if self.l == 1.0 { ratio } else { ratio.powf(self.l) };
        let z = (powered - 1.0) / (self.s * self.l);
        match tails {
            Tails::Restricted if z > 3.0 => {
                let (third, second) = (self.plain(3.0), self.plain(2.0));
                3.0 + (measure - third) / (third - second)
            }
            Tails::Restricted if z < -3.0 => {
                let (third, second) = (self.plain(-3.0), self.plain(-2.0));
                -3.0 + (measure - third) / (second - third)
            }
            Tails::Plain | Tails::Restricted => z,
        }
    }

    /// The measure that has a z-score: the lines of a growth chart.
    pub fn measure(self, z: f64, tails: Tails) -> f64 {
        match tails {
            Tails::Restricted if z > 3.0 => {
                let third = self.plain(3.0);
                third + (z - 3.0) * (third - self.plain(2.0))
            }
            Tails::Restricted if z < -3.0 => {
                let third = self.plain(-3.0);
                third + (z + 3.0) * (self.plain(-2.0) - third)
            }
            Tails::Plain | Tails::Restricted => self.plain(z),
        }
    }

    fn plain(self, z: f64) -> f64 {
        self.m * (1.0 + self.l * self.s * z).powf(1.0 / self.l)
    }

    /// The row `share` (0 to 1) of the way to the next one.
    pub(crate) fn towards(self, next: Self, share: f64) -> Self {
        let between = |low: f64, high: f64| low + share * (high - low);
        Self {
            l: between(self.l, next.l),
            m: between(self.m, next.m),
            s: between(self.s, next.s),
        }
    }
}

/// Rounds to hundredths, to whichever is nearer as written in binary; at an exact tie to the even one, as R does.
///
/// WHO rounds z-scores before it compares them with flags and cut-offs.
#[expect(clippy::float_cmp, reason = "a tie is exact or none")]
pub fn hundredths(z: f64) -> f64 {
    let scaled = z * 100.0;
    let below = scaled as i64;
    let rest = (scaled - below as f64).abs();
    let away = if z < 0.0 { -1 } else { 1 };
    if rest < 0.499_999 {
        return below as f64 / 100.0;
    }
    if rest > 0.500_001 {
        return (below + away) as f64 / 100.0;
    }
    // Near a tie the product has been rounded itself: compare with both candidates.
    let (near, far) = (below as f64 / 100.0, (below + away) as f64 / 100.0);
    let (to_near, to_far) = ((z - near).abs(), (far - z).abs());
    if to_near < to_far || (to_near == to_far && below % 2 == 0) {
        near
    } else {
        far
    }
}
