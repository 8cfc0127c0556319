//! What offices say was delivered, beside what households say they received.

use std::collections::{BTreeMap, BTreeSet};

use paduk_estimate::Method;
use paduk_survey::{CaseId, Verdict};

use super::estimate::{by_rule, design};
use super::input::{MatrixInput, Programme};
use super::sample::{Rows, Sample, count};

/// How a claim stands beside the receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// Delivered, say the offices; nobody who was asked received anything.
    Nobody,
    /// More is claimed than the greatest number that the answers allow.
    More,
    /// The claim is within what the answers allow.
    Fits,
    /// Nobody was asked, or nobody knows.
    CannotSay,
}

impl ClaimOutcome {
    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::More => "more",
            Self::Fits => "fits",
            Self::CannotSay => "cannot-say",
        }
    }
}

/// The claims on one intervention in one village and year, and what was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<'a> {
    /// The intervention's code.
    pub intervention: &'a str,
    /// The village's code.
    pub village: &'a str,
    /// The year.
    pub year: u32,
    /// The programmes that claim a delivery.
    pub programmes: Vec<&'a Programme>,
    /// Their sum.
    pub claimed: u32,
    /// Respondents who should get it and know whether they did, or who name help for it.
    pub asked: u32,
    /// Of those, who got it: by their verdict, or because they name help for it.
    pub received: u32,
    /// Households that name one of these offices as the giver; 0 where it is not asked.
    pub named: u32,
    /// How many in the village got it at most, with 95 % confidence and all unknown taken as received; `None` where the
    /// frame does not say how many there are.
    pub at_most: Option<f64>,
    /// How it stands.
    pub outcome: ClaimOutcome,
}

/// Every intervention, village and year for which an office claims a delivery.
///
/// The most that can have been reached is the upper end of the Korn–Graubard interval of the share that received among
/// all interviewed, unknown ones counted as received, times the people that they stand for; in a census, the number
/// found. Where an intervention serves several groups, the ends are added up, so a claim is called too high only when
/// no reading of the answers allows it.
pub fn claims(input: &MatrixInput) -> Vec<Claim<'_>> {
    let sample = Sample::of(input);
    let verdicts = by_rule(input);
    let mut found: BTreeMap<(&str, &str, u32), Vec<&Programme>> = BTreeMap::new();
    let delivers = |programme: &&Programme| programme.counts && programme.delivered.is_some_and(|count| count > 0);
    for programme in input.programmes.iter().filter(delivers) {
        let key = (
            programme.intervention.as_str(),
            programme.village.as_str(),
            programme.year,
        );
        found.entry(key).or_default().push(programme);
    }
    let mut claims = Vec::new();
    for ((intervention, village, year), programmes) in found {
        let helped = Helped::of(input, intervention, village, &programmes);
        let mut answers = Answers::default();
        let modules = input.rules.iter().filter(|(code, _)| code == intervention);
        for (_, module) in modules {
            let rows = sample.rows(*module, Some(village));
            let judged = verdicts.get(&(intervention, *module));
            let verdict = |case: &CaseId, member| {
                let row = judged.and_then(|judged| judged.get(&(case, member)));
                row.map(|row| row.verdict)
            };
            answers.add(&rows, &helped, verdict);
        }
        let claimed = programmes.iter().filter_map(|programme| programme.delivered).sum();
        let outcome = match answers.at_most {
            _ if answers.asked == 0 => ClaimOutcome::CannotSay,
            _ if answers.received == 0 => ClaimOutcome::Nobody,
            Some(most) if f64::from(claimed) > most + 0.5 => ClaimOutcome::More,
            Some(_) => ClaimOutcome::Fits,
            None => ClaimOutcome::CannotSay,
        };
        claims.push(Claim {
            intervention,
            village,
            year,
            claimed,
            programmes,
            asked: answers.asked,
            received: answers.received,
            named: count(helped.named.len()),
            at_most: answers.at_most,
            outcome,
        });
    }
    claims
}

/// Households of a village that name help for the need of an intervention.
struct Helped<'a> {
    any: BTreeSet<&'a CaseId>,
    named: BTreeSet<&'a CaseId>,
}

impl<'a> Helped<'a> {
    fn of(input: &'a MatrixInput, intervention: &str, village: &str, programmes: &[&Programme]) -> Self {
        let kinds = input.help_of(input.need_of(intervention));
        let here = |kind: &&super::input::Help| kind.village == village && kinds.contains(&kind.kind);
        let ours = |provider: &String| {
            let offices = input.offices.iter();
            let mut offices = offices.filter(|office| programmes.iter().any(|one| one.office == office.code));
            offices.any(|office| office.providers.contains(provider))
        };
        let help = || input.help.iter().filter(here);
        Self {
            any: help().map(|help| &help.case).collect(),
            named: help()
                .filter(|help| ours(&help.provider))
                .map(|help| &help.case)
                .collect(),
        }
    }
}

#[derive(Default)]
struct Answers {
    asked: u32,
    received: u32,
    at_most: Option<f64>,
}

impl Answers {
    fn add(&mut self, rows: &Rows<'_>, helped: &Helped<'_>, verdict: impl Fn(&CaseId, Option<u32>) -> Option<Verdict>) {
        let mut upper = Vec::with_capacity(rows.who.len());
        for (at, one) in rows.who.iter().enumerate() {
            let verdict = verdict(&one.case, one.member_number);
            let got = verdict == Some(Verdict::Met) || helped.any.contains(&one.case);
            let known = got || verdict == Some(Verdict::Gap);
            self.asked += u32::from(known);
            self.received += u32::from(got);
            let may = got || matches!(verdict, Some(Verdict::Unknown) | None);
            upper.push((at, may));
        }
        let Some(found) = design(rows).and_then(|design| design.proportion(upper, Method::KornGraubard)) else {
            return;
        };
        let share = if rows.census {
            Some(found.value)
        } else {
            found.interval.map(|interval| interval.upper)
        };
        if let Some(share) = share {
            *self.at_most.get_or_insert(0.0) += share * found.population;
        }
    }
}
