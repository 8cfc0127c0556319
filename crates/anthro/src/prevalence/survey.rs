use paduk_estimate::{Design, Estimate, Method, Plan, Tally};

use super::group::{Group, groups};
use super::{AgeSpan, Grouping, Reference, Surveyed};
use crate::{AnthroError, Index};

/// A survey whose prevalences are asked for; all columns have one value a child.
#[derive(Debug, Clone, Copy)]
pub struct Survey<'a> {
    /// What the scores were reckoned by.
    pub reference: Reference,
    /// The children.
    pub children: &'a [Surveyed],
    /// How they were drawn. A survey with a single cluster counts as drawn child by child, as WHO's programs have it.
    pub plan: Plan<'a>,
    /// Further groups than those of age and sex.
    pub groupings: &'a [Grouping<'a>],
    /// How intervals are made: [`Method::Logit`] is WHO's, [`Method::KornGraubard`] is honest at 0 and 100 %.
    pub method: Method,
}

/// One line of a prevalence table.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPrevalence {
    /// `All`, `Age group: 00-05 mo`, `Area: Urban`, …
    pub group: String,
    /// The ages, in tables of 5–19 years.
    pub span: Option<AgeSpan>,
    /// What is known of each of the reference's indices, in their order; `None` where WHO does not tell it (weight-for-age
    /// of groups that go beyond ten years).
    pub indices: Vec<Option<IndexPrevalence>>,
    /// Stunting together with wasting and overweight; under five only.
    pub both: Option<BothPrevalence>,
}

/// One index in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexPrevalence {
    /// Children with a score that counts, those with oedema among them.
    pub n: usize,
    /// The sum of their weights.
    pub population: f64,
    /// The shares below −3, −2, −1 and above 1, 2, 3 (0 to 1); `None` where nobody counts.
    pub shares: [Option<Estimate>; 6],
    /// The mean z-score of children without oedema.
    pub mean: Option<Estimate>,
}

/// Children who are stunted and something else too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BothPrevalence {
    /// Children with both scores.
    pub n: usize,
    /// The sum of their weights.
    pub population: f64,
    /// Height-for-age below −2 and weight-for-height below −2.
    pub stunted_and_wasted: Option<Estimate>,
    /// Height-for-age below −2 and weight-for-height above 2.
    pub stunted_and_overweight: Option<Estimate>,
}

/// The cut-offs of a table in its order: below the first three, above the others.
fn beyond(cut_off: usize, z: f64) -> bool {
    match cut_off {
        0 => z < -3.0,
        1 => z < -2.0,
        2 => z < -1.0,
        3 => z > 1.0,
        4 => z > 2.0,
        _ => z > 3.0,
    }
}

impl Survey<'_> {
    /// The whole table.
    ///
    /// # Errors
    /// When a column has another number of rows than there are children, or the plan is none (a negative weight).
    pub fn prevalence(&self) -> Result<Vec<GroupPrevalence>, AnthroError> {
        for grouping in self.groupings {
            if grouping.of.len() != self.children.len() {
                return Err(AnthroError::Rows {
                    expected: self.children.len(),
                    found: grouping.of.len(),
                });
            }
        }
        let design = self.design()?;
        let by_name = self.plan.clusters.is_some() || self.plan.strata.is_some();
        let groups = groups(self.reference, self.children, self.groupings, by_name);
        Ok(groups.into_iter().map(|group| self.line(&design, group)).collect())
    }

    /// The design over the children that are counted.
    fn design(&self) -> Result<Design, AnthroError> {
        let rows = self.children.len();
        let given = self.plan.strata.map_or(rows, <[_]>::len);
        let strata: Vec<Option<u32>> = (0..given)
            .map(|row| {
                let counted = self.children.get(row).is_none_or(|child| child.counted);
                let stratum = self.plan.strata.map_or(Some(0), |strata| strata[row]);
                stratum.filter(|_| counted)
            })
            .collect();
        let mut plan = Plan {
            strata: Some(&strata),
            ..self.plan
        };
        if let Some(clusters) = plan.clusters {
            let mut named = clusters.iter().flatten();
            let first = named.next();
            if clusters.len() == rows && named.all(|cluster| Some(cluster) == first) && first.is_some() {
                plan.clusters = None;
            }
        }
        Ok(Design::new(rows, plan)?)
    }

    fn line(&self, design: &Design, group: Group) -> GroupPrevalence {
        let told = |index: &Index| *index != Index::WeightForAge || group.weight_for_age;
        let indices = self.reference.indices().iter();
        let both = match self.reference {
            Reference::Standards2006 => Some(self.both(design, &group.rows)),
            Reference::Growth2007 => None,
        };
        GroupPrevalence {
            indices: indices
                .map(|index| told(index).then(|| self.index(design, &group.rows, *index)))
                .collect(),
            both,
            group: group.label,
            span: group.span,
        }
    }

    fn index(&self, design: &Design, rows: &[usize], index: Index) -> IndexPrevalence {
        let judged: Vec<(usize, f64)> = rows
            .iter()
            .filter_map(|row| Some((*row, self.children[*row].judged(index)?)))
            .collect();
        let domain = Tally::of(design, judged.iter().map(|(row, _)| *row));
        let share = |cut_off: usize| {
            let cases = judged.iter().filter(|(_, z)| beyond(cut_off, *z)).map(|(row, _)| *row);
            design.share(&domain, cases, self.method)
        };
        let scores = rows
            .iter()
            .filter_map(|row| Some((*row, self.children[*row].score(index)?)));
        IndexPrevalence {
            n: domain.n(),
            population: domain.population(),
            shares: [0, 1, 2, 3, 4, 5].map(share),
            mean: design.mean(scores),
        }
    }

    fn both(&self, design: &Design, rows: &[usize]) -> BothPrevalence {
        let judged: Vec<(usize, f64, f64)> = rows
            .iter()
            .filter_map(|row| {
                let child = &self.children[*row];
                let tall = child.judged(Index::LengthForAge)?;
                Some((*row, tall, child.judged(Index::WeightForLength)?))
            })
            .collect();
        let domain = Tally::of(design, judged.iter().map(|(row, ..)| *row));
        let share = |also: fn(f64) -> bool| {
            let cases = judged.iter().filter(|(_, tall, weight)| *tall < -2.0 && also(*weight));
            design.share(&domain, cases.map(|(row, ..)| *row), self.method)
        };
        BothPrevalence {
            n: domain.n(),
            population: domain.population(),
            stunted_and_wasted: share(|weight| weight < -2.0),
            stunted_and_overweight: share(|weight| weight > 2.0),
        }
    }
}
