//! The numbers of a `range` question.

/// From where to where, in which steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The first number.
    pub start: f64,
    /// The last number; it may lie before the first, then the steps go down.
    pub end: f64,
    /// How far apart two neighbours are; never 0.
    pub step: f64,
}

/// How far from a step a number may lie and still be taken for it, in steps: decimals are not exact.
const HAIR: f64 = 1e-6;

impl Range {
    /// What XLSForm takes where nothing is said: 1 to 10 in steps of 1.
    pub const USUAL: Self = Self {
        start: 1.0,
        end: 10.0,
        step: 1.0,
    };

    /// True for one of its numbers.
    pub fn holds(&self, number: f64) -> bool {
        let (least, most) = (self.start.min(self.end), self.start.max(self.end));
        let steps = (number - self.start) / self.step;
        number >= least && number <= most && (steps - steps.round()).abs() <= HAIR
    }
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn only_its_steps_are_in_a_range() {
        let range = Range {
            start: 0.5,
            end: 2.0,
            step: 0.1,
        };
        assert!([0.5, 0.8, 1.7, 2.0].iter().all(|number| range.holds(*number)));
        assert!([0.4, 0.55, 2.1, f64::NAN].iter().all(|number| !range.holds(*number)));
        let down = Range {
            start: 5.0,
            end: 1.0,
            step: -2.0,
        };
        assert!(down.holds(3.0) && !down.holds(2.0));
    }
}
