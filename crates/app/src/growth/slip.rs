//! Slips of hand at the scale and the board: another unit, or weight and length in each other's place.

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Weight in kg.
    Weight,
    /// Length or height in cm.
    Length,
}

/// What was probably meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Slip {
    /// The same measure in the question's own unit.
    Unit {
        /// The unit that was typed.
        typed: &'static str,
        /// The unit of the question.
        unit: &'static str,
        /// The measure in it.
        meant: f64,
    },
    /// It looks like the other measure.
    Swapped,
}

/// Weights (kg) and lengths (cm) that a child under five can have, generously (cianjur.md, BL902 and BL904).
const WEIGHTS: (f64, f64) = (0.5, 45.0);
const LENGTHS: (f64, f64) = (38.0, 130.0);

/// The same of girls of 10 to 19 years (RP601 and RP602).
const GROWN_WEIGHTS: (f64, f64) = (15.0, 150.0);
const GROWN_LENGTHS: (f64, f64) = (100.0, 190.0);

/// What a measure that nobody of that age has was probably meant to be; `grown` is five years and older.
pub(crate) fn slip(measure: Measure, value: f64, grown: bool) -> Option<Slip> {
    let within = |(low, high): (f64, f64), value: f64| (low..=high).contains(&value);
    let (weights, lengths) = if grown {
        (GROWN_WEIGHTS, GROWN_LENGTHS)
    } else {
        (WEIGHTS, LENGTHS)
    };
    let unit = |typed, unit, meant: f64| {
        // Two steps finer than any scale or board shows: what is typed comes back as it was, not as binary fractions.
        let meant = (meant * 1e4).round() / 1e4;
        Some(Slip::Unit { typed, unit, meant })
    };
    match measure {
        Measure::Weight if within(weights, value) => None,
        Measure::Weight if within(weights, value / 1000.0) => unit("g", "kg", value / 1000.0),
        Measure::Weight => within(lengths, value).then_some(Slip::Swapped),
        Measure::Length if within(lengths, value) => None,
        Measure::Length if within(lengths, value * 100.0) => unit("m", "cm", value * 100.0),
        Measure::Length if within(lengths, value / 10.0) => unit("mm", "cm", value / 10.0),
        Measure::Length => within(weights, value).then_some(Slip::Swapped),
    }
}

#[cfg(test)]
mod tests {
    use super::Measure::{Length, Weight};
    use super::{Slip, slip};

    fn meant(measure: super::Measure, value: f64) -> Option<f64> {
        match slip(measure, value, false)? {
            Slip::Unit { meant, .. } => Some(meant),
            Slip::Swapped => None,
        }
    }

    #[test]
    fn grams_metres_and_millimetres_are_seen() {
        assert_eq!(meant(Weight, 8700.0), Some(8.7));
        assert_eq!(meant(Length, 0.742), Some(74.2));
        assert_eq!(meant(Length, 742.0), Some(74.2));
    }

    #[test]
    fn a_length_at_the_scale_and_a_weight_at_the_board_are_swapped() {
        assert_eq!(slip(Weight, 74.2, false), Some(Slip::Swapped));
        assert_eq!(slip(Length, 8.7, false), Some(Slip::Swapped));
    }

    #[test]
    fn what_a_child_can_have_is_no_slip() {
        for (measure, value) in [(Weight, 0.5), (Weight, 45.0), (Length, 38.0), (Length, 130.0)] {
            assert_eq!(slip(measure, value, false), None, "{value}");
        }
        // Neither a child's weight nor length in any unit: the question's own bounds speak.
        assert_eq!(slip(Weight, 200.0, false), None);
    }

    #[test]
    fn a_grown_girl_has_other_bounds() {
        assert_eq!(slip(Weight, 52.0, true), None);
        assert_eq!(slip(Length, 52.0, true), Some(Slip::Swapped));
        assert_eq!(slip(Weight, 155.0, true), Some(Slip::Swapped));
        assert!(matches!(slip(Length, 1.55, true), Some(Slip::Unit { typed: "m", .. })));
    }
}
