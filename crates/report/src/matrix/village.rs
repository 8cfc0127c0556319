//! Verdicts of a village as a whole, such as "free of open defecation".

use paduk_survey::{Texts, Verdict};

use super::input::{MatrixInput, VillageRule};
use crate::coverage::Counts;

/// One verdict of one village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageVerdict<'a> {
    /// The village's code.
    pub village: &'a str,
    /// The intervention's code.
    pub intervention: &'a str,
    /// The outcome.
    pub verdict: Verdict,
    /// The verdicts that it was made of.
    pub counts: Counts,
    /// Why.
    pub reason: &'a Texts,
}

/// Every such intervention in every village that has a verdict to make it of.
///
/// That no gap was found among those visited never proves that a village has none: a rule "none" then says unknown, and
/// it never says met, since no frame lists every household of a village.
pub fn village_verdicts(input: &MatrixInput) -> Vec<VillageVerdict<'_>> {
    let mut found = Vec::new();
    for row in &input.roll_ups {
        for (village, _) in &input.villages {
            let mut counts = Counts::default();
            let here = input.verdicts.iter();
            for one in here.filter(|one| one.village == *village && row.of.contains(&one.intervention)) {
                counts.add(one.verdict);
            }
            if counts.judged() == 0 {
                continue;
            }
            let verdict = match row.rule {
                _ if counts.gap > 0 => Verdict::Gap,
                VillageRule::NoneGap => Verdict::Unknown,
                VillageRule::Sum if counts.unknown > 0 => Verdict::Unknown,
                VillageRule::Sum if counts.met > 0 => Verdict::Met,
                VillageRule::Sum => Verdict::NotApplicable,
            };
            let [met, gap, unknown] = &row.reasons;
            let reason = match verdict {
                Verdict::Met => met,
                Verdict::Gap => gap,
                Verdict::NotApplicable | Verdict::Unknown => unknown,
            };
            found.push(VillageVerdict {
                village,
                intervention: &row.intervention,
                verdict,
                counts,
                reason,
            });
        }
    }
    found
}
