use crate::Tails;

/// What is compared with the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Index {
    /// Length- or height-for-age (TB/U, HAZ).
    LengthForAge,
    /// Weight-for-age (BB/U, WAZ).
    WeightForAge,
    /// Weight-for-length or -height (BB/PB, BB/TB, WHZ).
    WeightForLength,
    /// Body mass index-for-age (IMT/U, BAZ).
    BmiForAge,
    /// Head circumference-for-age.
    HeadForAge,
    /// Mid-upper arm circumference-for-age.
    ArmForAge,
    /// Triceps skinfold-for-age.
    TricepsForAge,
    /// Subscapular skinfold-for-age.
    SubscapularForAge,
}

impl Index {
    /// All, in the order of WHO's outputs.
    pub const ALL: [Self; 8] = [
        Self::LengthForAge,
        Self::WeightForAge,
        Self::WeightForLength,
        Self::BmiForAge,
        Self::HeadForAge,
        Self::ArmForAge,
        Self::TricepsForAge,
        Self::SubscapularForAge,
    ];

    /// Whether the tails are restricted.
    pub const fn tails(self) -> Tails {
        match self {
            Self::LengthForAge | Self::HeadForAge => Tails::Plain,
            Self::WeightForAge
            | Self::WeightForLength
            | Self::BmiForAge
            | Self::ArmForAge
            | Self::TricepsForAge
            | Self::SubscapularForAge => Tails::Restricted,
        }
    }

    /// The z-scores outside of which WHO holds a measure for mistaken (WHO Anthro manual, 2006 system of flags): below
    /// the first, above the second.
    pub const fn limits(self) -> (f64, f64) {
        match self {
            Self::LengthForAge => (-6.0, 6.0),
            Self::WeightForAge => (-6.0, 5.0),
            Self::WeightForLength
            | Self::BmiForAge
            | Self::HeadForAge
            | Self::ArmForAge
            | Self::TricepsForAge
            | Self::SubscapularForAge => (-5.0, 5.0),
        }
    }
}
