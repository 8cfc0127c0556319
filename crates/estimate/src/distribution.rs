//! The few distributions that survey statistics need: beta, Student's t, chi-square.
//!
//! Formulas by their numbers in the NIST Digital Library of Mathematical Functions (dlmf.nist.gov). Absolute errors are
//! below 1e-12 in the range that surveys use (parameters up to about a million).
// The letters are those of the formulas.
#![allow(clippy::many_single_char_names)]

/// When a series or a continued fraction counts as done, and the most steps it may take.
const DONE: f64 = 1e-16;
const STEPS: usize = 100_000;
/// Stands for zero in a denominator.
const TINY: f64 = 1e-300;

/// ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) from 10 upward, the recurrence Γ(x+1) = xΓ(x) below.
pub fn ln_gamma(x: f64) -> f64 {
    let mut x = x;
    let mut product = 1.0;
    while x < 10.0 {
        product *= x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    // B(2k)/(2k(2k−1)) for k = 1 to 6.
    let terms = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
    ];
    let series = terms.iter().rev().fold(0.0, |sum, term| sum * square + term) / x;
    (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series - f64::ln(product)
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// The regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1]: the probability that a beta
/// variable is at most x (DLMF 8.17.22, evaluated by the modified Lentz method).
pub fn beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges quickly on this side; the other follows from I_x(a,b) = 1 − I_{1−x}(b,a).
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_fraction(1.0 - x, b, a);
    }
    beta_fraction(x, a, b)
}

fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b)).exp() / a;
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() <= DONE {
            break;
        }
    }
    front * fraction
}

/// The x at which I_x(a, b) is `p`, for a, b > 0 and p in [0, 1]: Newton steps, halving where one would leave the
/// bracket.
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mut x = a / (a + b);
    let constant = ln_beta(a, b);
    for _ in 0..200 {
        let off = beta(x, a, b) - p;
        if off > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = ((a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - constant).exp();
        let newton = x - off / density;
        let next = if newton > low && newton < high {
            newton
        } else {
            f64::midpoint(low, high)
        };
        if (next - x).abs() <= 1e-15 * x {
            return next;
        }
        x = next;
    }
    x
}

/// The quantile of Student's t with `degrees` degrees of freedom (more than 0), for p in (0.5, 1); NaN with none.
///
/// P(|T| > t) = I_{ν/(ν+t²)}(ν/2, 1/2) (M. Abramowitz and I. A. Stegun, 26.5.27), asked from the side on which nothing
/// is lost for large ν.
pub fn t_quantile(p: f64, degrees: f64) -> f64 {
    if degrees <= 0.0 {
        return f64::NAN;
    }
    let share = beta_quantile(2.0 * p - 1.0, 0.5, degrees / 2.0);
    (degrees * share / (1.0 - share)).sqrt()
}

/// The probability that a chi-square variable with `degrees` degrees of freedom is above x (DLMF 8.7.1 and 8.9.2).
pub fn chi_square_above(x: f64, degrees: f64) -> f64 {
    if degrees <= 0.0 || x.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (degrees / 2.0, x / 2.0);
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        1.0 - front * gamma_series(x, a)
    } else {
        front * gamma_fraction(x, a)
    }
}

fn gamma_series(x: f64, a: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for step in 1..STEPS {
        term *= x / (a + step as f64);
        sum += term;
        if term <= sum * DONE {
            break;
        }
    }
    sum
}

fn gamma_fraction(x: f64, a: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / away_from_zero(b);
    let mut fraction = d;
    for step in 1..STEPS {
        let m = step as f64;
        let term = -m * (m - a);
        b += 2.0;
        d = 1.0 / away_from_zero(term * d + b);
        c = away_from_zero(b + term / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() <= DONE {
            break;
        }
    }
    fraction
}
