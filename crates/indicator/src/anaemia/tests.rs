use super::{Anaemia, AnaemiaGroup, CutoffSet, Trimester, anaemia, at_sea_level, in_pregnancy, tables};
use AnaemiaGroup::{Months6To23, Months24To59, Woman, Years5To11, Years12To14};
use CutoffSet::{Kemenkes2016, Who2024};

#[test]
fn the_file_is_readable() {
    tables().unwrap();
}

/// The lowest whole g/L of each degree from mild to none, as a table of a guideline would print it.
fn starts(group: AnaemiaGroup, set: CutoffSet) -> [u32; 3] {
    [Anaemia::Moderate, Anaemia::Mild, Anaemia::None].map(|degree| {
        (1..200)
            .find(|grams| anaemia(f64::from(*grams), group, set) == Some(degree))
            .unwrap()
    })
}

#[test]
fn the_cut_offs_are_those_of_the_guidelines() {
    assert_eq!(starts(Months6To23, Kemenkes2016), [70, 100, 110]);
    assert_eq!(starts(Months6To23, Who2024), [70, 95, 105]);
    for set in [Kemenkes2016, Who2024] {
        assert_eq!(starts(Months24To59, set), [70, 100, 110]);
        assert_eq!(starts(Years5To11, set), [80, 110, 115]);
        assert_eq!(starts(Years12To14, set), [80, 110, 120]);
        assert_eq!(starts(Woman, set), [80, 110, 120]);
        assert_eq!(starts(AnaemiaGroup::Pregnant1, set), [70, 100, 110]);
        assert_eq!(starts(AnaemiaGroup::Pregnant3, set), [70, 100, 110]);
    }
    assert_eq!(starts(AnaemiaGroup::Pregnant2, Kemenkes2016), [70, 100, 110]);
    assert_eq!(starts(AnaemiaGroup::Pregnant2, Who2024), [70, 95, 105]);
}

#[test]
fn without_the_trimester_there_is_an_answer_only_where_all_agree() {
    assert_eq!(in_pregnancy(107.0, None, Who2024), None);
    assert_eq!(
        in_pregnancy(107.0, Some(Trimester::Second), Who2024),
        Some(Anaemia::None)
    );
    assert_eq!(
        in_pregnancy(107.0, Some(Trimester::Third), Who2024),
        Some(Anaemia::Mild)
    );
    assert_eq!(in_pregnancy(107.0, None, Kemenkes2016), Some(Anaemia::Mild));
    assert_eq!(in_pregnancy(102.0, None, Who2024), Some(Anaemia::Mild));
}

#[test]
fn the_trimester_turns_at_14_and_28_weeks() {
    let of = |week| Trimester::of_week(week);
    assert_eq!((of(13), of(14)), (Trimester::First, Trimester::Second));
    assert_eq!((of(27), of(28)), (Trimester::Second, Trimester::Third));
}

/// Cianjur's town lies at about 450 m, Cipanas at about 1100 m: 2.6 and 6.6 g/L by WHO 2024, worked by hand.
#[test]
fn elevation_is_taken_off_as_each_set_says() {
    let off = |metres, set| 120.0 - at_sea_level(120.0, metres, set).unwrap();
    assert!((off(450.0, Who2024) - 2.598).abs() < 0.001);
    assert!((off(1100.0, Who2024) - 6.565).abs() < 0.001);
    assert!(off(999.0, Kemenkes2016).abs() < 1e-9 && (off(1100.0, Kemenkes2016) - 2.0).abs() < 1e-9);
    assert!((off(4600.0, Kemenkes2016) - 45.0).abs() < 1e-9);
    assert!(off(-20.0, Who2024).abs() < 1e-9);
}

#[test]
fn a_corrected_reading_is_compared_in_whole_grams() {
    assert_eq!(anaemia(119.6, Woman, Who2024), Some(Anaemia::None));
    assert_eq!(anaemia(119.4, Woman, Who2024), Some(Anaemia::Mild));
    assert_eq!(anaemia(f64::NAN, Woman, Who2024), None);
}

#[test]
fn groups_follow_completed_months() {
    let groups = [5, 6, 23, 24, 59, 60, 143, 144, 179, 180].map(AnaemiaGroup::of_months);
    assert_eq!(
        groups,
        [
            None,
            Some(Months6To23),
            Some(Months6To23),
            Some(Months24To59),
            Some(Months24To59),
            Some(Years5To11),
            Some(Years5To11),
            Some(Years12To14),
            Some(Years12To14),
            Some(Woman)
        ]
    );
}
