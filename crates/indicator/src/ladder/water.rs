use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::read;
use crate::truth::all;

/// Where drinking water comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaterSource {
    /// Piped into the house, yard or neighbour's, or a public tap.
    Piped,
    /// A tube well or borehole.
    Borehole,
    /// A protected dug well.
    ProtectedWell,
    /// A dug well without protection.
    UnprotectedWell,
    /// A protected spring.
    ProtectedSpring,
    /// A spring without protection.
    UnprotectedSpring,
    /// Rain.
    Rain,
    /// Bottled, or refilled gallons. Improved since 2017.
    Packaged,
    /// Brought by a cart or truck. Improved since 2017.
    Delivered,
    /// A river, pond, irrigation channel.
    Surface,
}

impl WaterSource {
    /// Whether it can deliver safe water by how it is built (JMP 2017).
    pub const fn improved(self) -> bool {
        match self {
            Self::Piped
            | Self::Borehole
            | Self::ProtectedWell
            | Self::ProtectedSpring
            | Self::Rain
            | Self::Packaged
            | Self::Delivered => true,
            Self::UnprotectedWell | Self::UnprotectedSpring | Self::Surface => false,
        }
    }
}

/// A household's drinking water; `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Water {
    /// The source.
    pub source: WaterSource,
    /// Whether it is in the dwelling or yard; then there is no way to go.
    pub on_premises: Option<bool>,
    /// Minutes to go there, wait and come back.
    pub minutes: Option<f64>,
    /// Available when needed.
    pub available: Option<bool>,
    /// Free of faecal and priority chemical contamination, as measured.
    pub uncontaminated: Option<bool>,
}

/// The rung of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WaterRung {
    /// Surface water.
    Surface,
    /// A source that is not improved.
    Unimproved,
    /// Improved, more than 30 minutes away, or of unknown distance.
    Limited,
    /// Improved, at most 30 minutes away.
    Basic,
    /// Improved, on the premises, there when needed, and measured to be clean.
    SafelyManaged,
}

impl WaterRung {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Unimproved => "unimproved",
            Self::Limited => "limited",
            Self::Basic => "basic",
            Self::SafelyManaged => "safely-managed",
        }
    }
}

#[derive(Debug, Deserialize)]
struct Cutoffs {
    minutes: f64,
}

pub(super) fn minutes() -> Result<f64, IndicatorError> {
    read(include_str!("../../data/ladders.toml")).map(|cutoffs: Cutoffs| cutoffs.minutes)
}

static MINUTES: LazyLock<Option<f64>> = LazyLock::new(|| minutes().ok());

/// The rung of drinking water. Who does not know how long the way is falls into "limited", as in DHS; safely managed
/// only where all of it is known.
pub fn water(of: &Water) -> Option<WaterRung> {
    if of.source == WaterSource::Surface {
        return Some(WaterRung::Surface);
    }
    if !of.source.improved() {
        return Some(WaterRung::Unimproved);
    }
    let limit = (*MINUTES)?;
    let near = of.on_premises == Some(true) || of.minutes.is_some_and(|minutes| minutes <= limit);
    Some(
        if all(&[of.on_premises, of.available, of.uncontaminated]) == Some(true) {
            WaterRung::SafelyManaged
        } else if near {
            WaterRung::Basic
        } else {
            WaterRung::Limited
        },
    )
}
