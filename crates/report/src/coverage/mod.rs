//! How many got what they should.

use std::collections::BTreeMap;

use paduk_survey::{CaseId, Module, Texts, Verdict};

/// Below this n a share is only indicative, and the report says so.
pub const SMALL_N: u32 = 10;

/// One verdict of one respondent, with nothing in it that names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    /// The household.
    pub case: CaseId,
    /// Its village, by name.
    pub village: String,
    /// The member's number in the roster; `None` for a verdict on the household.
    pub member_number: Option<u32>,
    /// Whose verdict it is.
    pub module: Module,
    /// Code of the intervention.
    pub intervention: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Whether it is due at all; `None` where the answers do not say.
    pub due: Option<bool>,
    /// Why, by language.
    pub reason: Texts,
}

/// How often each outcome was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Should get it and got it.
    pub met: u32,
    /// Should get it and did not.
    pub gap: u32,
    /// Need not get it.
    pub not_applicable: u32,
    /// The answers do not say.
    pub unknown: u32,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Met => self.met += 1,
            Verdict::Gap => self.gap += 1,
            Verdict::NotApplicable => self.not_applicable += 1,
            Verdict::Unknown => self.unknown += 1,
        }
    }

    /// How often this outcome was given.
    pub const fn of(&self, verdict: Verdict) -> u32 {
        match verdict {
            Verdict::Met => self.met,
            Verdict::Gap => self.gap,
            Verdict::NotApplicable => self.not_applicable,
            Verdict::Unknown => self.unknown,
        }
    }

    /// All respondents that were judged.
    pub const fn judged(&self) -> u32 {
        self.met + self.gap + self.not_applicable + self.unknown
    }

    /// The n of a share: those of whom it is known that they should get it and whether they did.
    pub const fn n(&self) -> u32 {
        self.met + self.gap
    }

    /// True where a share of this n is only indicative.
    pub const fn is_small(&self) -> bool {
        self.n() < SMALL_N
    }
}

/// One intervention for one module, in all villages and in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageLine {
    /// Code of the intervention.
    pub intervention: String,
    /// Whose verdicts these are.
    pub module: Module,
    /// All villages together.
    pub all: Counts,
    /// Each village that has a verdict.
    pub villages: BTreeMap<String, Counts>,
}

/// Counts for every intervention that has a verdict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By intervention and module, in the order in which they first came.
    pub lines: Vec<CoverageLine>,
}

impl Coverage {
    /// The line of an intervention for a module.
    pub fn line(&self, intervention: &str, module: Module) -> Option<&CoverageLine> {
        self.lines
            .iter()
            .find(|line| line.intervention == intervention && line.module == module)
    }

    /// Every village that has a verdict.
    pub fn villages(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .lines
            .iter()
            .flat_map(|line| line.villages.keys().map(String::as_str))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Counts verdicts; the rows may come in any order, each respondent once for an intervention.
pub fn coverage(rows: &[VerdictRow]) -> Coverage {
    let mut coverage = Coverage::default();
    let mut places: BTreeMap<(&str, Module), usize> = BTreeMap::new();
    for row in rows {
        let place = *places.entry((&row.intervention, row.module)).or_insert_with(|| {
            coverage.lines.push(CoverageLine {
                intervention: row.intervention.clone(),
                module: row.module,
                all: Counts::default(),
                villages: BTreeMap::new(),
            });
            coverage.lines.len() - 1
        });
        let line = &mut coverage.lines[place];
        line.all.add(row.verdict);
        line.villages.entry(row.village.clone()).or_default().add(row.verdict);
    }
    coverage
}

#[cfg(test)]
mod tests {
    use paduk_survey::{CaseId, Module, TargetGroup, Texts, Verdict};

    use super::{Counts, VerdictRow, coverage};

    fn row(village: &str, intervention: &str, verdict: Verdict) -> VerdictRow {
        VerdictRow {
            case: CaseId::new("c"),
            village: village.to_owned(),
            member_number: Some(2),
            module: Module::Member(TargetGroup::PregnantWoman),
            intervention: intervention.to_owned(),
            verdict,
            due: None,
            reason: Texts::default(),
        }
    }

    #[test]
    fn every_outcome_is_counted_for_its_village_and_for_all() {
        let rows = [
            row("Kertaharja", "GS-BH-02", Verdict::Met),
            row("Kertaharja", "GS-BH-02", Verdict::Gap),
            row("Cibuluh", "GS-BH-02", Verdict::Gap),
            row("Cibuluh", "GS-BH-02", Verdict::Unknown),
            row("Cibuluh", "GS-BH-05", Verdict::NotApplicable),
        ];
        let found = coverage(&rows);
        let line = found.line("GS-BH-02", rows[0].module).unwrap();
        let counts = |met, gap, not_applicable, unknown| Counts {
            met,
            gap,
            not_applicable,
            unknown,
        };
        assert_eq!(line.all, counts(1, 2, 0, 1));
        assert_eq!((line.all.n(), line.all.judged()), (3, 4));
        assert_eq!(line.villages["Cibuluh"], counts(0, 1, 0, 1));
        assert_eq!(found.lines[1].all, counts(0, 0, 1, 0));
        assert_eq!(found.villages(), ["Cibuluh", "Kertaharja"]);
    }
}
