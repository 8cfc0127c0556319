//! Coverage of one intervention in one village, or in all: counts, and the share of those who should get it and did.

use std::collections::{BTreeMap, BTreeSet};

use paduk_estimate::{Design, Method, Plan};
use paduk_survey::{CaseId, Module, Verdict};

use super::input::MatrixInput;
use super::sample::{Rows, Sample, count};
use crate::coverage::{Counts, VerdictRow};

/// On what a share stands, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A sample of members: Taylor linearisation, finite population correction, Korn–Graubard.
    Members,
    /// A sample of households through the frames of their groups; no finite population correction.
    Households,
    /// Everybody in the frame was interviewed: no error of sampling, and so no interval.
    Census,
    /// Only one household: there is no spread to reckon with.
    OneHousehold,
    /// The village or group stands in no frame: nobody knows whom these interviews stand for.
    NoFrame,
    /// Nobody of whom it is known that it is due and whether it arrived.
    Nobody,
}

impl Basis {
    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Households => "households",
            Self::Census => "census",
            Self::OneHousehold => "one-household",
            Self::NoFrame => "no-frame",
            Self::Nobody => "nobody",
        }
    }
}

/// A share, between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimated {
    /// The weighted share of those who got it among those who should.
    pub share: f64,
    /// Its standard error; 0 in a census.
    pub se: f64,
    /// The ends of its 95 % interval, where it has one.
    pub interval: Option<(f64, f64)>,
}

/// One cell of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageCell {
    /// The village's code; `None` for all villages together.
    pub village: Option<String>,
    /// The intervention's code.
    pub intervention: String,
    /// Whose verdicts these are.
    pub module: Module,
    /// Finished questionnaires of the module.
    pub interviewed: u32,
    /// Households that gave them: the achieved n of the weight.
    pub households: u32,
    /// Households in the frame, N; `None` where there is no frame of them.
    pub frame: Option<u32>,
    /// The least and the greatest weight; `None` where nobody has one.
    pub weight: Option<(f64, f64)>,
    /// Met, gap, not applicable, unknown.
    pub counts: Counts,
    /// Those who should get it: met, gap, and those of whom only the arrival is unknown.
    pub eligible: u32,
    /// Those of whom not even that is known.
    pub unsure: u32,
    /// The share, where one can be said.
    pub estimate: Option<Estimated>,
    /// On what it stands, or why there is none.
    pub basis: Basis,
    /// True where a frame was shorter than what was found in it.
    pub stale: bool,
}

impl CoverageCell {
    /// The n of the share: met and gap.
    pub const fn n(&self) -> u32 {
        self.counts.n()
    }

    /// True where the share is only indicative.
    pub const fn is_small(&self) -> bool {
        self.counts.is_small()
    }
}

/// Verdicts of one intervention and module by respondent.
pub(super) type ByRespondent<'a> = BTreeMap<(&'a CaseId, Option<u32>), &'a VerdictRow>;

/// All verdicts by intervention, module and respondent.
pub(super) fn by_rule(input: &MatrixInput) -> BTreeMap<(&str, Module), ByRespondent<'_>> {
    let mut found: BTreeMap<(&str, Module), ByRespondent<'_>> = BTreeMap::new();
    for row in &input.verdicts {
        let rule = found.entry((&row.intervention, row.module)).or_default();
        rule.insert((&row.case, row.member_number), row);
    }
    found
}

/// Every rule of the pack in every village with interviews of its module, after all villages together; rules of a
/// module without any interview are left out.
pub fn coverage_cells(input: &MatrixInput) -> Vec<CoverageCell> {
    let sample = Sample::of(input);
    let verdicts = by_rule(input);
    let mut modules: Vec<(Module, Drawn<'_>)> = Vec::new();
    let mut cells = Vec::new();
    for (intervention, module) in &input.rules {
        if !modules.iter().any(|(known, _)| known == module) {
            modules.push((*module, Drawn::of(input, &sample, *module)));
        }
        let Some((_, drawn)) = modules.iter().find(|(known, _)| known == module) else {
            continue;
        };
        let none = BTreeMap::new();
        let judged = verdicts.get(&(intervention.as_str(), *module)).unwrap_or(&none);
        for (village, rows, design) in &drawn.0 {
            cells.push(cell(
                village.as_deref(),
                intervention,
                *module,
                rows,
                design.as_ref(),
                judged,
            ));
        }
    }
    cells
}

/// The designs of a module: all villages, then each.
struct Drawn<'a>(Vec<(Option<String>, Rows<'a>, Option<Design>)>);

impl<'a> Drawn<'a> {
    fn of(input: &'a MatrixInput, sample: &Sample<'a>, module: Module) -> Self {
        let here = |village: &&str| {
            let mut all = input.interviewed.iter();
            all.any(|one| one.module == module && one.village == *village)
        };
        let mut villages: Vec<&str> = input.villages.iter().map(|(code, _)| code.as_str()).collect();
        // A village that the pack does not name is not hidden.
        for one in &input.interviewed {
            if !villages.contains(&one.village.as_str()) {
                villages.push(&one.village);
            }
        }
        let villages: Vec<&str> = villages.into_iter().filter(here).collect();
        let all = (!villages.is_empty()).then_some(None).into_iter();
        let each = villages.into_iter().map(Some);
        Self(
            all.chain(each)
                .map(|village| {
                    let rows = sample.rows(module, village);
                    let design = design(&rows);
                    (village.map(str::to_owned), rows, design)
                })
                .collect(),
        )
    }
}

pub(super) fn design(rows: &Rows<'_>) -> Option<Design> {
    let plan = Plan {
        weights: Some(&rows.weights),
        clusters: Some(&rows.clusters),
        strata: Some(&rows.strata),
        population: Some(&rows.population),
    };
    Design::new(rows.who.len(), plan).ok()
}

fn cell(
    village: Option<&str>,
    intervention: &str,
    module: Module,
    rows: &Rows<'_>,
    design: Option<&Design>,
    judged: &ByRespondent<'_>,
) -> CoverageCell {
    let (mut counts, mut eligible, mut unsure) = (Counts::default(), 0, 0);
    let mut here: Vec<(usize, bool)> = Vec::new();
    for (at, one) in rows.who.iter().enumerate() {
        let Some(row) = judged.get(&(&one.case, one.member_number)) else {
            continue;
        };
        counts.add(row.verdict);
        match (row.verdict, row.due) {
            (Verdict::Met | Verdict::Gap, _) | (Verdict::Unknown, Some(true)) => eligible += 1,
            (Verdict::Unknown, _) => unsure += 1,
            (Verdict::NotApplicable, _) => {}
        }
        if matches!(row.verdict, Verdict::Met | Verdict::Gap) {
            here.push((at, row.verdict == Verdict::Met));
        }
    }
    let (estimate, basis) = share(rows, design, &here, module);
    let least = rows.weights.iter().copied().reduce(f64::min);
    let most = rows.weights.iter().copied().reduce(f64::max);
    CoverageCell {
        village: village.map(str::to_owned),
        intervention: intervention.to_owned(),
        module,
        interviewed: count(rows.who.len()) + rows.outside,
        households: rows.households,
        frame: rows.frame,
        weight: least.zip(most),
        counts,
        eligible,
        unsure,
        estimate,
        basis,
        stale: rows.stale,
    }
}

/// The share of a domain of rows, and on what it stands.
fn share(
    rows: &Rows<'_>,
    design: Option<&Design>,
    here: &[(usize, bool)],
    module: Module,
) -> (Option<Estimated>, Basis) {
    if rows.who.is_empty() && rows.outside > 0 {
        return (None, Basis::NoFrame);
    }
    let found = design.and_then(|design| design.proportion(here.iter().copied(), Method::KornGraubard));
    let Some(found) = found else {
        return (None, Basis::Nobody);
    };
    let of = |interval| Estimated {
        share: found.value,
        se: found.se,
        interval,
    };
    if rows.census {
        return (Some(of(None)), Basis::Census);
    }
    let cases: BTreeSet<&CaseId> = here.iter().map(|(at, _)| &rows.who[*at].case).collect();
    let lonely = cases.len() < 2;
    let basis = match module {
        _ if lonely => Basis::OneHousehold,
        Module::Member(_) => Basis::Members,
        Module::Household => Basis::Households,
    };
    let interval = found.interval.filter(|_| !lonely);
    (Some(of(interval.map(|ends| (ends.lower, ends.upper)))), basis)
}
