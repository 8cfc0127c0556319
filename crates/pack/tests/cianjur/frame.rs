//! Tabel 3.5, number by number, as the book prints it.

use paduk_pack::Plan;
use paduk_survey::TargetGroup;

use crate::PACK;

/// Village, then households with a pregnant woman, a breastfeeding mother, a child under five, an adolescent girl.
const PRINTED: [(&str, [u32; 4]); 10] = [
    ("kertaharja", [66, 75, 331, 152]),
    ("sukabungah", [64, 164, 460, 268]),
    ("pusakajaya", [55, 150, 408, 491]),
    ("kertamukti", [17, 63, 152, 128]),
    ("puncakwangi", [42, 224, 280, 503]),
    ("cibuluh", [22, 204, 226, 402]),
    ("ciwalen", [108, 320, 1_055, 138]),
    ("rawabelut", [52, 167, 424, 230]),
    ("kamurang", [36, 56, 246, 102]),
    ("cikancana", [88, 349, 775, 491]),
];

const GROUPS: [TargetGroup; 4] = [
    TargetGroup::PregnantWoman,
    TargetGroup::BreastfeedingMother,
    TargetGroup::ChildUnderFive,
    TargetGroup::AdolescentGirl,
];

#[test]
fn the_frame_is_tabel_3_5_and_its_totals_are_the_printed_ones() {
    let pack = &PACK.0;
    for (village, frames) in PRINTED {
        let held = GROUPS.map(|group| pack.quota(village, group).unwrap().frame);
        assert_eq!(held, frames, "{village}");
        let quotas = GROUPS.map(|group| pack.quota(village, group).unwrap().quota);
        assert_eq!(quotas, [20, 8, 8, 8], "{village}");
    }
    let total = |group: TargetGroup| -> (u32, u32) {
        let of = pack.quotas.iter().filter(|quota| quota.group == group);
        of.fold((0, 0), |sum, quota| (sum.0 + quota.frame, sum.1 + quota.quota))
    };
    assert_eq!(GROUPS.map(total), [(550, 200), (1_772, 80), (4_357, 80), (2_905, 80)]);
}

#[test]
fn only_kertamukti_is_a_census_and_its_shortfall_is_stated_in_words() {
    let census: Vec<_> = PACK
        .0
        .quotas
        .iter()
        .filter(|quota| quota.plan == Plan::Census)
        .collect();
    assert_eq!(census.len(), 1);
    let quota = census[0];
    assert_eq!(
        (quota.village.as_str(), quota.group),
        ("kertamukti", TargetGroup::PregnantWoman)
    );
    assert_eq!((quota.target(), quota.shortfall()), (17, 3));
    assert!(quota.note.get("id", "id").contains('3'), "{:?}", quota.note);
}
