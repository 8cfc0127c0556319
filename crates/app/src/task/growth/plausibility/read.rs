//! Children of a file.

use std::path::Path;

use paduk_anthro::plausibility::Examined;
use paduk_anthro::{Index, Length};

use super::super::children::{GrowthReference, Places};
use super::{Clusters, PlausibilityAsked, Sets};
use crate::api::ApiError;
use crate::task::sheet::Source;

/// Reads the children of every survey of a file.
pub(super) fn children(from: &Path, asked: PlausibilityAsked<'_>) -> Result<(Source, Sets), ApiError> {
    let mut source = Source::open(from)?;
    let places = Places::of(&source, GrowthReference::Standards2006, asked.age_in)?;
    let by = asked.by.map(|by| source.needed(by)).transpose()?;
    let (whz, muac, arm, cluster) = (
        source.column("whz"),
        source.column("muac"),
        source.column("armc"),
        source.column("cluster"),
    );
    let mut sets = Sets::default();
    let mut clusters = Clusters::default();
    while source.next()? {
        let child = places.child(&mut source);
        let growth = child.growth();
        let reckoned = growth.score(Index::WeightForLength).map(|score| score.z);
        let cluster = source.text(cluster).map(|named| clusters.number(named));
        let examined = Examined {
            months: child.age.map(paduk_anthro::Age::months),
            sex: child.sex,
            weight: child.weight,
            height: child.length.map(Length::cm),
            muac: match muac {
                Some(_) => source.number(muac),
                None => source.number(arm).map(|cm| cm * 10.0),
            },
            whz: if whz.is_some() { source.number(whz) } else { reckoned },
            cluster,
        };
        let set = source.text(by).unwrap_or_default();
        sets.add(set, examined);
    }
    Ok((source, sets))
}
