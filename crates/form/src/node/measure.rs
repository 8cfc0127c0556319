//! Readings of one measure: whether another is due, and what they come to.

/// What the readings taken so far say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// There are fewer than two.
    Another,
    /// Two differ by more than the tolerance, so a third is due.
    Third {
        /// How far apart they are.
        difference: f64,
    },
    /// Enough.
    Enough {
        /// How far apart the two that count are.
        difference: f64,
        /// Their mean.
        mean: f64,
    },
}

/// What `readings` of one measure, in the order in which they were taken, say under a tolerance in the same unit: two
/// that differ by at most the tolerance are enough; else a third is due, and the mean is that of the two closest
/// (WHO Multicentre Growth Reference Study, measurement protocol: de Onis et al. 2004, Food Nutr Bull 25, S27).
/// Where the third lies exactly between the others, it counts with the first.
pub fn readings(tolerance: f64, readings: &[f64]) -> Reading {
    let within = |difference: f64| difference <= tolerance + tolerance.abs() * 1e-9;
    match readings {
        [] | [_] => Reading::Another,
        [first, second] => {
            let difference = (first - second).abs();
            if within(difference) {
                enough(*first, *second)
            } else {
                Reading::Third { difference }
            }
        }
        [first, second, third, ..] => {
            let pairs = [(*first, *second), (*first, *third), (*second, *third)];
            let apart = |pair: &(f64, f64)| (pair.0 - pair.1).abs();
            let [mut closest, rest @ ..] = pairs;
            for pair in rest {
                // A hair, so that 10.4 - 10.2 and 10.6 - 10.4 are the same.
                if apart(&pair) < apart(&closest) - 1e-9 {
                    closest = pair;
                }
            }
            enough(closest.0, closest.1)
        }
    }
}

fn enough(first: f64, second: f64) -> Reading {
    Reading::Enough {
        difference: (first - second).abs(),
        mean: f64::midpoint(first, second),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, readings};

    fn said(tolerance: f64, taken: &[f64]) -> String {
        match readings(tolerance, taken) {
            Reading::Another => "another".to_owned(),
            Reading::Third { difference } => format!("third {difference:.1}"),
            Reading::Enough { difference, mean } => format!("{difference:.1} {mean:.2}"),
        }
    }

    #[test]
    fn a_third_is_due_above_the_tolerance_only() {
        assert_eq!(said(0.5, &[]), "another");
        assert_eq!(said(0.5, &[22.9]), "another");
        assert_eq!(said(0.5, &[22.9, 22.8]), "0.1 22.85");
        assert_eq!(said(0.1, &[10.1, 10.2]), "0.1 10.15");
        assert_eq!(said(0.5, &[22.9, 22.0]), "third 0.9");
    }

    #[test]
    fn the_two_closest_count() {
        assert_eq!(said(0.5, &[22.9, 22.0, 22.1]), "0.1 22.05");
        assert_eq!(said(0.1, &[10.2, 10.6, 10.4]), "0.2 10.30");
    }
}
