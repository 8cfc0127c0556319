//! Classes of growth by Permenkes 2/2020.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::{Scale, read};

/// What was compared with the WHO reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrowthIndex {
    /// PB/U, TB/U of children under five.
    LengthForAge,
    /// BB/U of children under five.
    WeightForAge,
    /// BB/PB, BB/TB of children under five.
    WeightForLength,
    /// IMT/U of children under five.
    BmiForAge,
    /// IMT/U from 5 to 18 years.
    SchoolBmiForAge,
    /// TB/U from 5 to 19 years.
    SchoolHeightForAge,
}

/// A class of growth. Its code has a sentence in every language of whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrowthClass {
    /// Sangat pendek.
    SeverelyStunted,
    /// Pendek.
    Stunted,
    /// Panjang atau tinggi normal.
    NormalLength,
    /// Tinggi.
    Tall,
    /// Berat badan sangat kurang.
    SeverelyUnderweight,
    /// Berat badan kurang.
    Underweight,
    /// Berat badan normal.
    NormalWeight,
    /// Risiko berat badan lebih.
    WeightAbove,
    /// Gizi buruk.
    SeverelyWasted,
    /// Gizi kurang.
    Wasted,
    /// Gizi baik.
    WellNourished,
    /// Berisiko gizi lebih.
    OverweightRisk,
    /// Gizi lebih.
    Overweight,
    /// Obesitas.
    Obese,
}

impl GrowthClass {
    /// The code, as in `data/growth.toml`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeverelyStunted => "severely-stunted",
            Self::Stunted => "stunted",
            Self::NormalLength => "normal-length",
            Self::Tall => "tall",
            Self::SeverelyUnderweight => "severely-underweight",
            Self::Underweight => "underweight",
            Self::NormalWeight => "normal-weight",
            Self::WeightAbove => "weight-above",
            Self::SeverelyWasted => "severely-wasted",
            Self::Wasted => "wasted",
            Self::WellNourished => "well-nourished",
            Self::OverweightRisk => "overweight-risk",
            Self::Overweight => "overweight",
            Self::Obese => "obese",
        }
    }

    /// Whether a child of this class should be seen by a health worker soon: below −3, or "gizi buruk".
    pub const fn severe(self) -> bool {
        matches!(
            self,
            Self::SeverelyStunted | Self::SeverelyUnderweight | Self::SeverelyWasted
        )
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scales {
    length_for_age: Scale<GrowthClass>,
    weight_for_age: Scale<GrowthClass>,
    weight_for_length: Scale<GrowthClass>,
    bmi_for_age: Scale<GrowthClass>,
    school_bmi_for_age: Scale<GrowthClass>,
    school_height_for_age: Scale<GrowthClass>,
}

fn scales() -> Result<Scales, IndicatorError> {
    let read: Scales = read(include_str!("../data/growth.toml"))?;
    Ok(Scales {
        length_for_age: read.length_for_age.ordered("length_for_age")?,
        weight_for_age: read.weight_for_age.ordered("weight_for_age")?,
        weight_for_length: read.weight_for_length.ordered("weight_for_length")?,
        bmi_for_age: read.bmi_for_age.ordered("bmi_for_age")?,
        school_bmi_for_age: read.school_bmi_for_age.ordered("school_bmi_for_age")?,
        school_height_for_age: read.school_height_for_age.ordered("school_height_for_age")?,
    })
}

/// An unreadable file would leave every child without a class, never with a wrong one; a test keeps it readable.
static SCALES: LazyLock<Option<Scales>> = LazyLock::new(|| scales().ok());

/// The class of a z-score. The caller rounds it to two places first, as WHO does, and leaves out flagged scores.
pub fn growth_class(index: GrowthIndex, z: f64) -> Option<GrowthClass> {
    let scales = SCALES.as_ref()?;
    let scale = match index {
        GrowthIndex::LengthForAge => &scales.length_for_age,
        GrowthIndex::WeightForAge => &scales.weight_for_age,
        GrowthIndex::WeightForLength => &scales.weight_for_length,
        GrowthIndex::BmiForAge => &scales.bmi_for_age,
        GrowthIndex::SchoolBmiForAge => &scales.school_bmi_for_age,
        GrowthIndex::SchoolHeightForAge => &scales.school_height_for_age,
    };
    scale.class(z)
}

#[cfg(test)]
mod tests {
    use super::GrowthIndex::{
        BmiForAge, LengthForAge, SchoolBmiForAge, SchoolHeightForAge, WeightForAge, WeightForLength,
    };
    use super::{growth_class, scales};

    /// The classes just below, at and just above each cut-off.
    fn around(index: super::GrowthIndex, bounds: &[f64]) -> String {
        let at = |z: f64| growth_class(index, z).map_or("–", super::GrowthClass::code);
        let line = |bound: &f64| format!("{bound}: {} | {} | {}", at(bound - 0.01), at(*bound), at(bound + 0.01));
        bounds.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_file_is_readable() {
        scales().unwrap();
    }

    #[test]
    fn a_bound_itself_belongs_where_the_regulation_puts_it() {
        assert_eq!(
            around(LengthForAge, &[-3.0, -2.0, 3.0]),
            "-3: severely-stunted | stunted | stunted\n-2: stunted | normal-length | normal-length\n3: normal-length | normal-length | tall"
        );
        assert_eq!(
            around(WeightForAge, &[-3.0, -2.0, 1.0]),
            "-3: severely-underweight | underweight | underweight\n-2: underweight | normal-weight | normal-weight\n1: normal-weight | normal-weight | weight-above"
        );
        assert_eq!(
            around(SchoolHeightForAge, &[-3.0, -2.0]),
            "-3: severely-stunted | stunted | stunted\n-2: stunted | normal-length | normal-length"
        );
        let wasting = "-3: severely-wasted | wasted | wasted\n-2: wasted | well-nourished | well-nourished\n1: well-nourished | well-nourished | overweight-risk\n2: overweight-risk | overweight-risk | overweight\n3: overweight | overweight | obese";
        assert_eq!(around(WeightForLength, &[-3.0, -2.0, 1.0, 2.0, 3.0]), wasting);
        assert_eq!(around(BmiForAge, &[-3.0, -2.0, 1.0, 2.0, 3.0]), wasting);
        assert_eq!(
            around(SchoolBmiForAge, &[1.0, 2.0]),
            "1: well-nourished | well-nourished | overweight\n2: overweight | overweight | obese"
        );
    }
}
