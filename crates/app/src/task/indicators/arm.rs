//! Arm circumference (LILA).

use std::path::Path;

use paduk_indicator::{ChildArm, WomanArm, child_arm, woman_arm};

use super::person::Person;
use super::recipe::{Counted, IndicatorTable, Recipe, flag};
use crate::api::ApiError;
use crate::task::sheet::Source;

const RECIPE: Recipe = Recipe {
    written: &["x_muac", "x_sam", "x_gam", "x_kek"],
    counted: &[
        Counted::Classes("x_muac", &["severe", "moderate", "normal"]),
        Counted::Flag("x_sam"),
        Counted::Flag("x_gam"),
        Counted::Flag("x_kek"),
    ],
};

/// Adds the class of a child's arm (6–59 months), severe and any acute malnutrition by arm or oedema, and the risk of
/// chronic energy deficiency (KEK) of women of 15–49 years and of pregnant women. Reads `muac` (mm) or `armc` (cm),
/// `age_months` or `age_years`, `sex` (men have no cut-offs), `pregnant`, `oedema` (y n).
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there`, `already-there`, `not-writable`.
pub fn arm_table(from: &Path, to: Option<&Path>, strict: bool) -> Result<IndicatorTable, ApiError> {
    let source = Source::open(from)?;
    let person = Person::of(&source)?;
    let (mm, cm) = (source.column("muac"), source.column("armc"));
    if cm.is_none() {
        source.needed("muac")?;
    }
    let (sex, oedema) = (source.column("sex"), source.column("oedema"));
    RECIPE.add(source, (from, to), strict, |source| {
        let (months, pregnant) = person.read(source);
        let arm = source.within(mm, 50.0..=600.0, false).map(|mm| mm / 10.0);
        let arm = arm.or_else(|| source.within(cm, 5.0..=60.0, false));
        let man = source.sign(sex, |cell| match cell {
            b"1" | b"m" | b"M" => Some(true),
            b"2" | b"f" | b"F" => Some(false),
            _ => None,
        });
        let swollen = source.sign(oedema, |cell| match cell {
            b"y" | b"Y" | b"1" => Some(true),
            b"n" | b"N" | b"0" => Some(false),
            _ => None,
        });
        let child = arm.zip(months).and_then(|(cm, months)| child_arm(cm, months));
        let of_age = months.is_some_and(|months| (6..60).contains(&months));
        let swollen = of_age && swollen == Some(true);
        let severe = child.map(|class| class == ChildArm::Severe || swollen);
        let any = child.map(|class| class != ChildArm::Normal || swollen);
        let swollen = swollen.then_some(true);
        let woman = arm.zip(months).filter(|_| man != Some(true));
        let woman = woman.and_then(|(cm, months)| woman_arm(cm, months / 12, pregnant == Some(true)));
        vec![
            child.map(|class| class.name().to_owned()).unwrap_or_default(),
            flag(severe.or(swollen)),
            flag(any.or(swollen)),
            flag(woman.map(|class| class == WomanArm::AtRisk)),
        ]
    })
}
