//! Anaemia by haemoglobin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::read;

/// Whose cut-offs are followed. The default of the survey is Kemenkes's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CutoffSet {
    /// Kemenkes 2016, after WHO 2011.
    #[default]
    Kemenkes2016,
    /// WHO 2024.
    Who2024,
}

/// A third of a pregnancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trimester {
    /// Up to week 13.
    First,
    /// Weeks 14 to 27.
    Second,
    /// From week 28 on.
    Third,
}

impl Trimester {
    /// The trimester of a completed week of pregnancy: the second from 14 weeks, the third from 28.
    pub const fn of_week(week: u32) -> Self {
        match week {
            0..14 => Self::First,
            14..28 => Self::Second,
            _ => Self::Third,
        }
    }
}

/// People who share cut-offs. Non-pregnant women include those who breastfeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnaemiaGroup {
    /// 6–23 completed months.
    #[serde(rename = "months-6-23")]
    Months6To23,
    /// 24–59 completed months.
    #[serde(rename = "months-24-59")]
    Months24To59,
    /// 5–11 completed years.
    #[serde(rename = "years-5-11")]
    Years5To11,
    /// 12–14 completed years.
    #[serde(rename = "years-12-14")]
    Years12To14,
    /// Girls and women of 15 years and more who are not pregnant.
    Woman,
    /// Pregnant, first trimester.
    #[serde(rename = "pregnant-1")]
    Pregnant1,
    /// Pregnant, second trimester.
    #[serde(rename = "pregnant-2")]
    Pregnant2,
    /// Pregnant, third trimester.
    #[serde(rename = "pregnant-3")]
    Pregnant3,
}

impl AnaemiaGroup {
    /// The group of somebody female who is not pregnant, or of a boy under 15; none below 6 months.
    pub const fn of_months(months: u32) -> Option<Self> {
        match months {
            0..6 => None,
            6..24 => Some(Self::Months6To23),
            24..60 => Some(Self::Months24To59),
            60..144 => Some(Self::Years5To11),
            144..180 => Some(Self::Years12To14),
            _ => Some(Self::Woman),
        }
    }

    /// The group of a pregnant woman.
    pub const fn of_trimester(trimester: Trimester) -> Self {
        match trimester {
            Trimester::First => Self::Pregnant1,
            Trimester::Second => Self::Pregnant2,
            Trimester::Third => Self::Pregnant3,
        }
    }
}

/// The degree of anaemia.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anaemia {
    /// None.
    None,
    /// Mild ("ringan").
    Mild,
    /// Moderate ("sedang").
    Moderate,
    /// Severe ("berat").
    Severe,
}

impl Anaemia {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
        }
    }
}

impl CutoffSet {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::Kemenkes2016, Self::Who2024];

    /// As it is written in settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kemenkes2016 => "kemenkes-2016",
            Self::Who2024 => "who-2024",
        }
    }

    /// The set of that name; `_` counts as `-`.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.trim().replace('_', "-");
        Self::ALL.into_iter().find(|set| set.name() == name)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    group: AnaemiaGroup,
    severe_below: f64,
    moderate_below: f64,
    mild_below: f64,
}

#[derive(Debug, Deserialize)]
struct Set {
    elevation: String,
    groups: Vec<Bounds>,
}

#[derive(Debug, Deserialize)]
struct Band {
    from_metres: f64,
    minus: f64,
}

#[derive(Debug, Deserialize)]
struct Elevation {
    #[serde(default)]
    per_metre: f64,
    #[serde(default)]
    per_square_metre: f64,
    #[serde(default)]
    bands: Vec<Band>,
}

#[derive(Debug, Deserialize)]
struct Tables {
    kemenkes_2016: Set,
    who_2024: Set,
    elevation: BTreeMap<String, Elevation>,
}

fn tables() -> Result<Tables, IndicatorError> {
    let tables: Tables = read(include_str!("../data/anaemia.toml"))?;
    for set in [&tables.kemenkes_2016, &tables.who_2024] {
        let ordered = |of: &Bounds| of.severe_below < of.moderate_below && of.moderate_below < of.mild_below;
        if set.groups.len() != 8 || !set.groups.iter().all(ordered) || !tables.elevation.contains_key(&set.elevation) {
            return Err(IndicatorError::Order("anaemia".to_owned()));
        }
    }
    Ok(tables)
}

static TABLES: LazyLock<Option<Tables>> = LazyLock::new(|| tables().ok());

impl Tables {
    const fn set(&self, set: CutoffSet) -> &Set {
        match set {
            CutoffSet::Kemenkes2016 => &self.kemenkes_2016,
            CutoffSet::Who2024 => &self.who_2024,
        }
    }
}

/// The reading as it would be at sea level, in g/L, from one taken at an elevation in metres: what lives high has more
/// haemoglobin. Each set brings its own correction; the survey applies none where a village has no elevation set.
pub fn at_sea_level(grams_per_litre: f64, metres: f64, set: CutoffSet) -> Option<f64> {
    let tables = TABLES.as_ref()?;
    let elevation = tables.elevation.get(&tables.set(set).elevation)?;
    let band = elevation.bands.iter().rev().find(|band| metres >= band.from_metres);
    let above = metres.max(0.0);
    let minus =
        band.map_or(0.0, |band| band.minus) + elevation.per_metre * above + elevation.per_square_metre * above * above;
    Some(grams_per_litre - minus)
}

/// The degree of anaemia at a haemoglobin in g/L at sea level. Readings are taken to whole g/L (0.1 g/dL), so that a
/// corrected value is rounded to that before it is compared.
pub fn anaemia(grams_per_litre: f64, group: AnaemiaGroup, set: CutoffSet) -> Option<Anaemia> {
    let tables = TABLES.as_ref()?;
    let bounds = tables.set(set).groups.iter().find(|bounds| bounds.group == group)?;
    let grams = Some(grams_per_litre.round()).filter(|grams| grams.is_finite())?;
    Some(if grams < bounds.severe_below {
        Anaemia::Severe
    } else if grams < bounds.moderate_below {
        Anaemia::Moderate
    } else if grams < bounds.mild_below {
        Anaemia::Mild
    } else {
        Anaemia::None
    })
}

/// The degree of anaemia of a pregnant woman. Without her trimester there is an answer only where all three agree.
pub fn in_pregnancy(grams_per_litre: f64, trimester: Option<Trimester>, set: CutoffSet) -> Option<Anaemia> {
    let of = |trimester| anaemia(grams_per_litre, AnaemiaGroup::of_trimester(trimester), set);
    if let Some(trimester) = trimester {
        return of(trimester);
    }
    let first = of(Trimester::First);
    [Trimester::Second, Trimester::Third]
        .into_iter()
        .all(|other| of(other) == first)
        .then_some(first)?
}

#[cfg(test)]
mod tests;
