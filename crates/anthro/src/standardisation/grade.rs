/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Weight in kg.
    Weight,
    /// Length or height in cm.
    Height,
    /// Mid-upper arm circumference in mm.
    Muac,
}

/// What becomes of a trainee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// May measure.
    Good,
    /// May measure.
    Acceptable,
    /// To be trained again.
    Poor,
    /// Must not measure.
    Reject,
}

impl Grade {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Acceptable => "acceptable",
            Self::Poor => "poor",
            Self::Reject => "reject",
        }
    }

    /// The first grade whose limit a figure stays below. Limits and readings are decimal: what is equal but for the
    /// rounding of binary fractions is equal, so that a bias of 0.04 kg is not below 0.04 kg.
    fn below(figure: f64, limits: [f64; 3]) -> Self {
        let stays = |limit: f64| figure < limit - 1e-9;
        match limits.map(stays) {
            [true, _, _] => Self::Good,
            [_, true, _] => Self::Acceptable,
            [_, _, true] => Self::Poor,
            _ => Self::Reject,
        }
    }
}

impl Measure {
    /// All.
    pub const ALL: [Self; 3] = [Self::Weight, Self::Height, Self::Muac];

    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::Height => "height",
            Self::Muac => "muac",
        }
    }

    /// Of one observer's technical error.
    pub fn tem_grade(self, tem: f64) -> Grade {
        let limits = match self {
            Self::Weight => [0.04, 0.1, 0.21],
            Self::Height => [0.4, 0.6, 1.0],
            Self::Muac => [2.0, 2.7, 3.3],
        };
        Grade::below(tem, limits)
    }

    /// Of one observer's distance from the supervisor, either way.
    pub fn bias_grade(self, bias: f64) -> Grade {
        let limits = match self {
            Self::Weight => [0.04, 0.1, 0.21],
            Self::Height => [0.4, 0.6, 1.4],
            Self::Muac => [1.0, 2.0, 3.0],
        };
        Grade::below(bias.abs(), limits)
    }

    /// Of a whole team's technical error.
    pub fn team_grade(self, tem: f64) -> Grade {
        let limits = match self {
            Self::Weight => [0.1, 0.21, 0.24],
            Self::Height => [0.5, 1.0, 1.5],
            Self::Muac => [2.0, 2.7, 3.3],
        };
        Grade::below(tem, limits)
    }

    /// Of a reliability in per cent: above 99, 95, 90.
    pub fn reliability_grade(reliability: f64) -> Grade {
        Grade::below(-reliability, [-99.0, -95.0, -90.0])
    }
}
