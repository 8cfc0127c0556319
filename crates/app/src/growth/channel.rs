//! `pulldata('paduk_growth', column, 'child', description)`: WHO's z-scores for forms.

use chrono::NaiveDate;
use paduk_anthro::{Age, Child, Length, Position, Sex};

use super::scored::{Compared, Scored};

/// The channel's name.
pub(crate) const CHANNEL: &str = "paduk_growth";

/// The value of a column for the child that a description speaks of, if there is one.
///
/// The description is seven parts with one blank between each, any of them empty: sex (1 boy, 2 girl), birth date and
/// day of measuring (yyyy-mm-dd), weight in kg, length in cm, position (1 lying, 2 standing), oedema of both feet (1 none,
/// other choices some). Columns: `haz`, `waz`, `whz`, `baz` (two places; empty where WHO's flags doubt them, so that no
/// finding rests on a mistake), each with `_flag` (1 or 0), `_all` (also where it is flagged) and `_class` (the class's
/// code), and `cm`, the length as corrected for the position. From five years on WHO's reference of 2007 is meant, and only
/// `haz` and `baz` are there.
pub(crate) fn look_up(column: &str, description: &str) -> Option<String> {
    let scored = Scored::of(&child(description)?);
    if column == "cm" {
        return scored.length.map(|cm| cm.to_string());
    }
    let (name, part) = column.split_once('_').unwrap_or((column, ""));
    told(scored.compared.iter().find(|compared| compared.column == name)?, part)
}

fn told(compared: &Compared, part: &str) -> Option<String> {
    let score = compared.score;
    // A zero that came from below would be written with a sign.
    let z = format!("{:.2}", score.z + 0.0);
    match part {
        "" => (!score.flagged).then_some(z),
        "all" => Some(z),
        "flag" => Some(u8::from(score.flagged).to_string()),
        "class" => Some(compared.class()?.code().to_owned()),
        _ => None,
    }
}

fn child(description: &str) -> Option<Child> {
    let parts: Vec<&str> = description.split(' ').collect();
    let [sex, born, measured, kg, cm, position, oedema] = parts[..] else {
        return None;
    };
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let age = day(born)
        .zip(day(measured))
        .and_then(|(born, measured)| age_between(born, measured));
    Some(Child {
        sex: match sex {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => None,
        },
        age,
        weight: kg.parse().ok(),
        length: cm.parse().ok().and_then(|cm| Length::from_cm(cm).ok()),
        position: match position {
            "1" => Some(Position::Lying),
            "2" => Some(Position::Standing),
            _ => None,
        },
        oedema: !matches!(oedema, "" | "1"),
        ..Child::default()
    })
}

/// The age in whole days; none for a day before birth.
pub(super) fn age_between(born: NaiveDate, measured: NaiveDate) -> Option<Age> {
    let days = u32::try_from(measured.signed_duration_since(born).num_days()).ok()?;
    Some(Age::from_whole_days(days))
}

#[cfg(test)]
mod tests {
    use super::look_up;

    /// A girl of 797 days, 11.69 kg, 89.3 cm lying: HAZ 0.30 in WHO's sample, whose length is 88.6 cm standing.
    const GIRL: &str = "2 2024-09-18 2026-11-24 11.69 89.3 1 1";

    #[test]
    fn scores_classes_and_the_corrected_length_come_back() {
        let of = |column| look_up(column, GIRL).unwrap_or_default();
        assert_eq!(of("haz"), "0.30");
        assert_eq!((of("haz_flag"), of("haz_class")), ("0".into(), "normal-length".into()));
        assert_eq!(of("cm"), "88.6");
        assert_eq!(of("nothing"), "");
    }

    #[test]
    fn what_is_missing_leaves_its_scores_empty() {
        let without_weight = "2 2024-09-18 2026-11-24  89.3 1 1";
        assert_eq!(look_up("waz", without_weight), None);
        assert_eq!(look_up("haz", without_weight).as_deref(), Some("0.30"));
        assert_eq!(look_up("haz", ""), None);
        assert_eq!(
            look_up("haz", "2 2027-01-01 2026-11-24 9 80 1 1"),
            None,
            "born later than measured"
        );
    }

    #[test]
    fn oedema_leaves_weight_out() {
        let swollen = "2 2024-09-18 2026-11-24 11.69 89.3 1 2";
        assert_eq!(look_up("whz", swollen), None);
        assert!(look_up("haz", swollen).is_some());
    }

    #[test]
    fn a_flagged_score_is_told_only_where_it_is_asked_for() {
        let short = "2 2024-09-18 2026-11-24 11.69 62.0 2 1";
        assert_eq!(look_up("haz", short), None);
        assert_eq!(look_up("haz_class", short), None);
        assert_eq!(look_up("haz_flag", short).as_deref(), Some("1"));
        assert!(look_up("haz_all", short).unwrap().parse::<f64>().unwrap() < -6.0);
    }

    /// WHO's reference of 2007: a girl of 15 years (180 months), 150 cm and 40 kg.
    #[test]
    fn from_five_years_on_the_reference_of_2007_is_meant() {
        let girl = "2 2011-11-24 2026-11-24 40 150 2 1";
        let of = |column| look_up(column, girl).unwrap_or_default();
        let haz: f64 = of("haz").parse().unwrap();
        let baz: f64 = of("baz").parse().unwrap();
        assert!(
            (-1.9..-1.5).contains(&haz) && (-1.1..-0.7).contains(&baz),
            "{haz} {baz}"
        );
        assert_eq!(
            (of("haz_class"), of("baz_class")),
            ("normal-length".into(), "well-nourished".into())
        );
        assert_eq!((look_up("whz", girl), look_up("waz", girl)), (None, None));
        let thin = "2 2011-11-24 2026-11-24 28 150 2 1";
        assert_eq!(look_up("baz_class", thin).as_deref(), Some("severely-wasted"));
    }
}
