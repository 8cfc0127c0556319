//! Kinds of water and toilets by a word or by the code of DHS.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Toilet, WaterSource};
use crate::IndicatorError;
use crate::scale::read;

#[derive(Debug, Deserialize)]
struct Kinds<Kind> {
    kinds: Vec<Coded<Kind>>,
}

#[derive(Debug, Deserialize)]
struct Coded<Kind> {
    kind: Kind,
    codes: Vec<String>,
}

impl<Kind: Copy> Kinds<Kind> {
    fn of(&self, code: &str) -> Option<Kind> {
        let holds = |coded: &&Coded<Kind>| coded.codes.iter().any(|known| known == code.trim());
        self.kinds.iter().find(holds).map(|coded| coded.kind)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Codes {
    water: Kinds<WaterSource>,
    toilet: Kinds<Toilet>,
}

pub(super) fn codes() -> Result<Codes, IndicatorError> {
    read(include_str!("../../data/ladders.toml"))
}

static CODES: LazyLock<Option<Codes>> = LazyLock::new(|| codes().ok());

impl WaterSource {
    /// The source that a word (`borehole`) or a code of DHS (`21`) stands for.
    pub fn of_code(code: &str) -> Option<Self> {
        CODES.as_ref()?.water.of(code)
    }
}

impl Toilet {
    /// The toilet that a word (`pit-with-slab`) or a code of DHS (`22`) stands for.
    pub fn of_code(code: &str) -> Option<Self> {
        CODES.as_ref()?.toilet.of(code)
    }
}
