/// Where hands are washed, as seen by the interviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handwashing {
    /// A place, with what is there; `None` is not seen.
    Place {
        /// Water.
        water: Option<bool>,
        /// Soap.
        soap: Option<bool>,
    },
    /// No place.
    Nowhere,
}

/// The rung of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hygiene {
    /// No facility.
    None,
    /// A facility without water or without soap.
    Limited,
    /// A facility with both.
    Basic,
}

impl Hygiene {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Limited => "limited",
            Self::Basic => "basic",
        }
    }
}

/// The rung of hygiene; none where what decides was not seen.
pub fn hygiene(seen: Handwashing) -> Option<Hygiene> {
    match seen {
        Handwashing::Nowhere => Some(Hygiene::None),
        Handwashing::Place { water, soap } => {
            crate::truth::all(&[water, soap]).map(|both| if both { Hygiene::Basic } else { Hygiene::Limited })
        }
    }
}
