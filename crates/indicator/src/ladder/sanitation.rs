use serde::Deserialize;

/// Where people go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Toilet {
    /// Flushed or poured into a sewer, septic tank or pit.
    FlushToTankSewerOrPit,
    /// Flushed into the open: a drain, a river, a pond, a field.
    FlushToOpen,
    /// A pit with a slab, ventilated or not.
    PitWithSlab,
    /// A composting toilet.
    Composting,
    /// A pit without a slab.
    PitWithoutSlab,
    /// Hanging over water or a fish pond.
    Hanging,
    /// A bucket.
    Bucket,
    /// None: the open.
    Open,
}

impl Toilet {
    /// Whether it keeps people apart from excreta (JMP).
    pub const fn improved(self) -> bool {
        match self {
            Self::FlushToTankSewerOrPit | Self::PitWithSlab | Self::Composting => true,
            Self::FlushToOpen | Self::PitWithoutSlab | Self::Hanging | Self::Bucket | Self::Open => false,
        }
    }
}

/// A household's sanitation; `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sanitation {
    /// The toilet.
    pub toilet: Toilet,
    /// Shared with other households.
    pub shared: Option<bool>,
    /// Whether excreta are treated or disposed of safely, on the spot or elsewhere. Few surveys can tell.
    pub safely_disposed: Option<bool>,
}

/// The rung of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SanitationRung {
    /// Open defecation.
    Open,
    /// A facility that is not improved.
    Unimproved,
    /// Improved and shared.
    Limited,
    /// Improved and not shared.
    Basic,
    /// Basic, and excreta safely disposed of.
    SafelyManaged,
}

impl SanitationRung {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unimproved => "unimproved",
            Self::Limited => "limited",
            Self::Basic => "basic",
            Self::SafelyManaged => "safely-managed",
        }
    }
}

/// The rung of sanitation; none where what decides is not known. Safely managed only where it is known to be.
pub fn sanitation(of: &Sanitation) -> Option<SanitationRung> {
    if of.toilet == Toilet::Open {
        return Some(SanitationRung::Open);
    }
    if !of.toilet.improved() {
        return Some(SanitationRung::Unimproved);
    }
    Some(match (of.shared?, of.safely_disposed) {
        (true, _) => SanitationRung::Limited,
        (false, Some(true)) => SanitationRung::SafelyManaged,
        (false, Some(false) | None) => SanitationRung::Basic,
    })
}
