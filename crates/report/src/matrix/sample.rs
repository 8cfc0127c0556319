//! How the respondents of a module were drawn: strata, clusters, weights, population.
//!
//! A member's questionnaire stands in the stratum of its village and target group; its household is the cluster, because
//! one household may give several children; its weight is N / n, households in the frame by households that gave an
//! interview of the group.
//!
//! A household has no frame of its own: it came into the sample through the frames of the groups that live in it. Its
//! weight is the inverse of the chance that any of these drew it, 1 / (1 − Π(1 − n/N)) over its groups, as for
//! overlapping frames whose members are known (H. O. Hartley, Multiple frame surveys, 1962; D. G. Horvitz and
//! D. J. Thompson, Journal of the American Statistical Association 47, 1952, 663–685). Its stratum is the village, and
//! there is no finite population correction, since nobody has counted the households that have a target group.

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::{CaseId, Module, TargetGroup};

use super::input::{Interviewed, MatrixInput};

/// A village and group with its frame and what was achieved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stratum {
    /// Households in the frame.
    pub(super) frame: u32,
    /// Households that gave an interview of the group.
    pub(super) achieved: u32,
}

impl Stratum {
    /// True where everybody in the frame was interviewed. A frame shorter than what was found in it is out of date, and
    /// whoever was found is everybody.
    pub(super) const fn is_census(self) -> bool {
        self.achieved >= self.frame
    }

    /// Households in the population, never fewer than were found.
    pub(super) fn population(self) -> f64 {
        f64::from(self.frame.max(self.achieved))
    }

    /// How many households each one stands for.
    pub(super) fn weight(self) -> f64 {
        self.population() / f64::from(self.achieved)
    }
}

/// What was drawn, over all villages and groups.
pub(super) struct Sample<'a> {
    input: &'a MatrixInput,
    strata: BTreeMap<(&'a str, TargetGroup), Stratum>,
}

/// The rows of one module in some villages, as the estimation wants them.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    /// The questionnaires, one a row.
    pub(super) who: Vec<&'a Interviewed>,
    pub(super) weights: Vec<f64>,
    pub(super) clusters: Vec<Option<u32>>,
    pub(super) strata: Vec<Option<u32>>,
    pub(super) population: Vec<f64>,
    /// Households in the frame, where there is one.
    pub(super) frame: Option<u32>,
    /// Households that gave these rows.
    pub(super) households: u32,
    /// Questionnaires without a weight: their village and group stand in no frame.
    pub(super) outside: u32,
    /// True where every stratum is a census.
    pub(super) census: bool,
    /// True where a frame was shorter than what was found.
    pub(super) stale: bool,
}

impl<'a> Sample<'a> {
    pub(super) fn of(input: &'a MatrixInput) -> Self {
        let mut found: BTreeMap<(&str, TargetGroup), BTreeSet<&CaseId>> = BTreeMap::new();
        for one in &input.interviewed {
            if let Module::Member(group) = one.module {
                found.entry((&one.village, group)).or_default().insert(&one.case);
            }
        }
        let strata = input
            .frames
            .iter()
            .map(|cell| {
                let key = (cell.village.as_str(), cell.group);
                let achieved = found.get(&key).map_or(0, |cases| count(cases.len()));
                let frame = cell.households;
                (key, Stratum { frame, achieved })
            })
            .collect();
        Self { input, strata }
    }

    /// The stratum of a village and group; none where the frame does not have it.
    pub(super) fn stratum(&self, village: &str, group: TargetGroup) -> Option<Stratum> {
        self.strata.get(&(village, group)).copied()
    }

    /// The rows of a module: of one village, or of all.
    pub(super) fn rows(&self, module: Module, village: Option<&str>) -> Rows<'a> {
        let mut rows = Rows {
            census: true,
            ..Rows::default()
        };
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut cases: BTreeMap<&CaseId, u32> = BTreeMap::new();
        let mut frames: BTreeMap<&str, u32> = BTreeMap::new();
        for one in &self.input.interviewed {
            if one.module != module || village.is_some_and(|village| village != one.village) {
                continue;
            }
            let next = count(cases.len());
            let cluster = *cases.entry(&one.case).or_insert(next);
            let next = count(numbers.len());
            let stratum = *numbers.entry(&one.village).or_insert(next);
            let drawn = match module {
                Module::Member(group) => self.stratum(&one.village, group).map(|stratum| {
                    frames.insert(&one.village, stratum.frame);
                    rows.census &= stratum.is_census();
                    rows.stale |= stratum.achieved > stratum.frame;
                    (stratum.weight(), stratum.population())
                }),
                Module::Household => {
                    rows.census = false;
                    self.household_weight(one).map(|weight| (weight, f64::INFINITY))
                }
            };
            let Some((weight, population)) = drawn else {
                rows.outside += 1;
                continue;
            };
            rows.who.push(one);
            rows.weights.push(weight);
            rows.population.push(population);
            rows.clusters.push(Some(cluster));
            rows.strata.push(Some(stratum));
        }
        rows.frame = (!frames.is_empty()).then(|| frames.values().sum());
        rows.households = count(cases.len());
        rows.census &= !rows.who.is_empty();
        rows
    }

    /// How many households a household stands for; none where no interview of its groups was made in its village.
    fn household_weight(&self, one: &Interviewed) -> Option<f64> {
        let missed: f64 = one
            .at_home
            .iter()
            .filter_map(|group| self.stratum(&one.village, *group))
            .map(|stratum| 1.0 - (f64::from(stratum.achieved) / stratum.population()).min(1.0))
            .product();
        let chance = 1.0 - missed;
        (chance > 0.0).then(|| 1.0 / chance)
    }
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
