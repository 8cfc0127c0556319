/// One row of a WHO table: Box–Cox power, median and coefficient of variation (T. J. Cole and P. J. Green, Smoothing
/// reference centile curves: the LMS method, Statistics in Medicine 11 (1992) 1305–1319).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
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
    #[inline]
    pub fn z(self, measure: f64, tails: Tails) -> f64 {
        self.z_of_power(self.power(measure, self.logarithm(measure)), measure, tails)
    }

    /// The logarithm of the measure's share of the median, raised to the power. The power is taken by its logarithm, in
    /// half the time of `powf` and at the sizes that occur here the same to 14 places; a power of one needs none.
    #[inline]
    #[expect(clippy::float_cmp, reason = "WHO prints a power of exactly 1")]
    pub(crate) fn logarithm(&self, measure: f64) -> f64 {
        if self.l == 1.0 || measure.is_nan() {
            f64::NAN
        } else {
            self.l * (measure / self.m).ln()
        }
    }

    /// The measure's share of the median raised to the power, from its logarithm.
    #[inline]
    pub(crate) fn power(&self, measure: f64, logarithm: f64) -> f64 {
        if logarithm.is_nan() {
            measure / self.m
        } else {
            logarithm.exp()
        }
    }

    /// The z-score, when the power is there.
    #[inline]
    pub(crate) fn z_of_power(self, power: f64, measure: f64, tails: Tails) -> f64 {
        let z = (power - 1.0) / (self.s * self.l);
        if tails == Tails::Restricted && z.abs() > 3.0 {
            return self.beyond_three(measure, z);
        }
        z
    }

    /// The restricted z-score, where the formula alone gives one beyond ±3.
    #[cold]
    fn beyond_three(self, measure: f64, z: f64) -> f64 {
        let side = 1.0_f64.copysign(z);
        let (third, second) = (self.plain(3.0 * side), self.plain(2.0 * side));
        side * (3.0 + (measure - third) / (third - second))
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
#[inline]
pub fn hundredths(z: f64) -> f64 {
    /// Added and taken away again it leaves a whole number, the nearest one, as long as the sum stays below 2⁵³.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    let scaled = z * 100.0;
    // The nought at the end makes -0 an ordinary 0.
    let whole = (scaled + WHOLE) - WHOLE + 0.0;
    let rest = (scaled - whole).abs();
    if rest < 0.499_999 {
        return whole / 100.0;
    }
    near_a_tie(z, scaled)
}

/// Near a tie the product has been rounded itself: the score is compared with both candidates.
#[cold]
#[expect(clippy::float_cmp, reason = "a tie is exact or none")]
fn near_a_tie(z: f64, scaled: f64) -> f64 {
    let below = scaled as i64;
    let away = if z < 0.0 { -1 } else { 1 };
    let (near, far) = (below as f64 / 100.0, (below + away) as f64 / 100.0);
    let (to_near, to_far) = ((z - near).abs(), (far - z).abs());
    if to_near < to_far || (to_near == to_far && below % 2 == 0) {
        near
    } else {
        far
    }
}
