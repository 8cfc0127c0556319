//! Mid-upper arm circumference (LILA).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::{Scale, read};

/// A child's arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChildArm {
    /// Severe acute malnutrition ("gizi buruk"): the red of the tape.
    Severe,
    /// Moderate acute malnutrition ("gizi kurang"): the yellow.
    Moderate,
    /// The green.
    Normal,
}

/// A woman's arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WomanArm {
    /// At risk of chronic energy deficiency (KEK).
    AtRisk,
    /// Not at risk.
    Normal,
}

impl ChildArm {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Severe => "severe",
            Self::Moderate => "moderate",
            Self::Normal => "normal",
        }
    }
}

impl WomanArm {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtRisk => "at-risk",
            Self::Normal => "normal",
        }
    }
}

#[derive(Debug, Deserialize)]
struct Child {
    from_months: u32,
    to_months: u32,
    #[serde(flatten)]
    scale: Scale<ChildArm>,
}

#[derive(Debug, Deserialize)]
struct Woman {
    from_years: u32,
    to_years: u32,
    #[serde(flatten)]
    scale: Scale<WomanArm>,
}

#[derive(Debug, Deserialize)]
struct Arms {
    child: Child,
    woman: Woman,
}

fn arms() -> Result<Arms, IndicatorError> {
    let mut arms: Arms = read(include_str!("../data/arm.toml"))?;
    arms.child.scale = arms.child.scale.ordered("child")?;
    arms.woman.scale = arms.woman.scale.ordered("woman")?;
    Ok(arms)
}

static ARMS: LazyLock<Option<Arms>> = LazyLock::new(|| arms().ok());

/// The class of a child's arm in cm, from 6 to 59 completed months; at other ages there are no cut-offs.
pub fn child_arm(cm: f64, months: u32) -> Option<ChildArm> {
    let child = &ARMS.as_ref()?.child;
    (child.from_months..=child.to_months)
        .contains(&months)
        .then(|| child.scale.class(cm))?
}

/// Where the classes of a child's arm end, in cm from the lowest: the marks of the tape.
pub fn child_arm_cutoffs() -> Vec<f64> {
    let arms = ARMS.as_ref();
    arms.map_or_else(Vec::new, |arms| arms.child.scale.bounds().collect())
}

/// The class of a woman's arm in cm: of 15 to 49 completed years, and of a pregnant woman or girl of any age.
pub fn woman_arm(cm: f64, years: u32, pregnant: bool) -> Option<WomanArm> {
    let woman = &ARMS.as_ref()?.woman;
    (pregnant || (woman.from_years..=woman.to_years).contains(&years)).then(|| woman.scale.class(cm))?
}

#[cfg(test)]
mod tests {
    use super::ChildArm::{Moderate, Normal, Severe};
    use super::{WomanArm, arms, child_arm, woman_arm};

    #[test]
    fn the_file_is_readable() {
        arms().unwrap();
    }

    #[test]
    fn a_child_is_severe_below_115_mm_and_moderate_below_125() {
        let classes = [11.4, 11.5, 12.4, 12.5].map(|cm| child_arm(cm, 6));
        assert_eq!(classes, [Some(Severe), Some(Moderate), Some(Moderate), Some(Normal)]);
        assert_eq!((child_arm(11.0, 5), child_arm(11.0, 60)), (None, None));
    }

    #[test]
    fn a_woman_is_at_risk_below_23_5_cm() {
        assert_eq!(woman_arm(23.4, 15, false), Some(WomanArm::AtRisk));
        assert_eq!(woman_arm(23.5, 49, false), Some(WomanArm::Normal));
        assert_eq!((woman_arm(20.0, 14, false), woman_arm(20.0, 50, false)), (None, None));
        assert_eq!(woman_arm(20.0, 14, true), Some(WomanArm::AtRisk));
    }
}
