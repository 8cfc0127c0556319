//! `pulldata('paduk_anaemia', column, 'reading', description)`: the degree of anaemia for forms.

use paduk_indicator::{AnaemiaGroup, CutoffSet, Trimester, anaemia, at_sea_level, in_pregnancy};

/// The channel's name.
pub(crate) const CHANNEL: &str = "paduk_anaemia";
/// The setting of a village that holds its elevation in metres; without it nothing is corrected.
pub(crate) const ELEVATION: &str = "elevation";

/// The value of a column for the reading that a description speaks of, if there is one.
///
/// The description is four parts with one blank between each: haemoglobin in g/dL, completed months of age, 1 for a
/// pregnant woman, completed week of pregnancy; the last may be empty. Columns: `degree` (`none`, `mild`, `moderate`,
/// `severe`) and `hb`, the reading as it would be at sea level.
pub(crate) fn look_up(column: &str, description: &str, set: CutoffSet, elevation: Option<f64>) -> Option<String> {
    let mut parts = description.split(' ');
    let grams = parts.next()?.parse::<f64>().ok()? * 10.0;
    let months: Option<f64> = parts.next().and_then(|months| months.parse().ok());
    let pregnant = parts.next() == Some("1");
    let week: Option<f64> = parts.next().and_then(|week| week.parse().ok());
    let level = match elevation {
        Some(metres) => at_sea_level(grams, metres, set)?,
        None => grams,
    };
    match column {
        "hb" => Some(format!("{:.2}", level / 10.0)),
        "degree" => {
            let degree = if pregnant {
                in_pregnancy(level, week.map(|week| Trimester::of_week(week as u32)), set)
            } else {
                anaemia(level, AnaemiaGroup::of_months(months? as u32)?, set)
            };
            Some(degree?.name().to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use paduk_indicator::CutoffSet::{Kemenkes2016, Who2024};

    use super::look_up;

    fn degree(description: &str, set: paduk_indicator::CutoffSet, elevation: Option<f64>) -> String {
        look_up("degree", description, set, elevation).unwrap_or_default()
    }

    #[test]
    fn the_set_and_the_trimester_decide() {
        assert_eq!(degree("10.7 240 1 20", Kemenkes2016, None), "mild");
        assert_eq!(degree("10.7 240 1 20", Who2024, None), "none");
        // Without a week there is an answer where all three thirds agree.
        assert_eq!(degree("10.7 240 1 ", Who2024, None), "");
        assert_eq!(degree("6.9 240 1 ", Who2024, None), "severe");
    }

    #[test]
    fn a_village_with_an_elevation_takes_some_off() {
        assert_eq!(degree("12.1 240 0 ", Kemenkes2016, None), "none");
        assert_eq!(degree("12.1 240 0 ", Kemenkes2016, Some(1_100.0)), "mild");
        assert_eq!(
            look_up("hb", "12.1 240 0 ", Kemenkes2016, Some(1_100.0)).as_deref(),
            Some("11.90")
        );
    }

    #[test]
    fn what_is_missing_leaves_it_open() {
        for description in ["", " 240 0 ", "12.1  0 ", "12.1"] {
            assert_eq!(degree(description, Kemenkes2016, None), "", "{description:?}");
        }
        assert_eq!(degree("11.6 120 0 ", Kemenkes2016, None), "none");
        assert_eq!(degree("11.6 168 0 ", Kemenkes2016, None), "mild");
    }
}
