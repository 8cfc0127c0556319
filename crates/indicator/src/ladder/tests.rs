use super::water::minutes;
use super::{
    Handwashing, Hygiene, Sanitation, SanitationRung, Toilet, Water, WaterRung, WaterSource, hygiene, sanitation, water,
};

#[test]
fn the_file_is_readable() {
    minutes().unwrap();
}

fn drinks(change: impl FnOnce(&mut Water)) -> Option<WaterRung> {
    let mut of = Water {
        source: WaterSource::ProtectedWell,
        on_premises: Some(false),
        minutes: Some(30.0),
        available: Some(true),
        uncontaminated: None,
    };
    change(&mut of);
    water(&of)
}

#[test]
fn thirty_minutes_are_basic_and_more_or_unknown_is_limited() {
    assert_eq!(drinks(|_| {}), Some(WaterRung::Basic));
    assert_eq!(drinks(|of| of.minutes = Some(30.5)), Some(WaterRung::Limited));
    assert_eq!(drinks(|of| of.minutes = None), Some(WaterRung::Limited));
}

#[test]
fn water_is_safely_managed_only_where_all_is_known() {
    assert_eq!(drinks(|of| of.on_premises = Some(true)), Some(WaterRung::Basic));
    let clean = |of: &mut Water| (of.on_premises, of.uncontaminated) = (Some(true), Some(true));
    assert_eq!(drinks(clean), Some(WaterRung::SafelyManaged));
}

#[test]
fn rivers_and_open_wells_stand_below() {
    assert_eq!(drinks(|of| of.source = WaterSource::Surface), Some(WaterRung::Surface));
    assert_eq!(
        drinks(|of| of.source = WaterSource::UnprotectedSpring),
        Some(WaterRung::Unimproved)
    );
    assert_eq!(drinks(|of| of.source = WaterSource::Packaged), Some(WaterRung::Basic));
}

#[test]
fn sanitation_climbs_rung_by_rung() {
    let of = |toilet, shared, safely_disposed| {
        sanitation(&Sanitation {
            toilet,
            shared,
            safely_disposed,
        })
    };
    assert_eq!(of(Toilet::Open, None, None), Some(SanitationRung::Open));
    assert_eq!(
        of(Toilet::FlushToOpen, Some(false), None),
        Some(SanitationRung::Unimproved)
    );
    assert_eq!(
        of(Toilet::PitWithSlab, Some(true), Some(true)),
        Some(SanitationRung::Limited)
    );
    assert_eq!(
        of(Toilet::FlushToTankSewerOrPit, Some(false), None),
        Some(SanitationRung::Basic)
    );
    assert_eq!(
        of(Toilet::FlushToTankSewerOrPit, Some(false), Some(true)),
        Some(SanitationRung::SafelyManaged)
    );
    assert_eq!(of(Toilet::FlushToTankSewerOrPit, None, None), None);
}

#[test]
fn hands_need_water_and_soap() {
    let place = |water, soap| hygiene(Handwashing::Place { water, soap });
    assert_eq!(place(Some(true), Some(true)), Some(Hygiene::Basic));
    assert_eq!(place(Some(true), Some(false)), Some(Hygiene::Limited));
    assert_eq!(place(Some(false), None), Some(Hygiene::Limited));
    assert_eq!(
        (place(Some(true), None), hygiene(Handwashing::Nowhere)),
        (None, Some(Hygiene::None))
    );
}

#[test]
fn words_and_codes_of_dhs_stand_for_the_same() {
    super::codes::codes().unwrap();
    for (word, code) in [("borehole", "21"), ("packaged", "71"), ("surface", "43")] {
        let source = WaterSource::of_code(code);
        assert!(source.is_some() && source == WaterSource::of_code(word), "{word}");
    }
    for (word, code) in [("pit-with-slab", "22"), ("open", "31"), ("flush", "15")] {
        let toilet = Toilet::of_code(code);
        assert!(toilet.is_some() && toilet == Toilet::of_code(word), "{word}");
    }
    assert_eq!((WaterSource::of_code("96"), Toilet::of_code("")), (None, None));
}
