//! Round numbers along an axis.

/// Whole numbers from 0 that are easy to read, at most about `wanted` of them, the last not below `most`.
///
/// Steps are 1, 2 or 5 times a power of ten, because nothing else is counted in the head.
pub(super) fn ticks(most: u32, wanted: u32) -> Vec<u32> {
    let mut step = 1;
    let mut next = [2, 5, 10].into_iter().cycle();
    let mut decade = 1;
    while most.div_ceil(step) > wanted.max(1) {
        let factor = next.next().unwrap_or(10);
        step = decade * factor;
        if factor == 10 {
            decade = step;
        }
    }
    (0..=most.div_ceil(step).max(1)).map(|index| index * step).collect()
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn ticks_are_round_and_reach_over_the_largest() {
        assert_eq!(ticks(0, 5), [0, 1]);
        assert_eq!(ticks(4, 5), [0, 1, 2, 3, 4]);
        assert_eq!(ticks(6, 5), [0, 2, 4, 6]);
        assert_eq!(ticks(44, 5), [0, 10, 20, 30, 40, 50]);
        assert_eq!(ticks(440, 5), [0, 100, 200, 300, 400, 500]);
        assert_eq!(ticks(1_100, 5), [0, 500, 1000, 1500]);
    }
}
