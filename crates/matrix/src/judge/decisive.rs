//! On which answers, given or missing, a verdict hangs.

use chrono::{Days, NaiveDate};
use paduk_form::kleene::{Datum, Facts};
use paduk_survey::Verdict;

use super::known::{Known, Spot, Trace};
use super::{Read, outcome};
use crate::Rule;

/// Answers to try at an unanswered question: the codes and counts that questionnaires use, the likeliest first. One
/// choice of several reads as its code.
const TRIED: [&str; 14] = [
    "1", "2", "3", "0", "4", "5", "90", "20", "6", "7", "8", "10", "12", "300",
];

/// Of these, how many are tried at several questions at once.
const TRIED_TOGETHER: usize = 8;

/// Among so many unanswered questions pairs are looked for; among more only single ones and all together.
const PAIRED: usize = 4;

/// The reads of a verdict, each once, with those marked on which it hangs.
pub(super) fn mark(known: &Known<'_>, rule: &Rule, verdict: Verdict, trace: Trace) -> Vec<Read> {
    let mut read: Vec<Read> = Vec::new();
    for (spot, datum) in trace {
        if read.iter().all(|earlier| !earlier.stands_at(&spot)) {
            read.push(Read {
                question: spot.name,
                row: spot.row,
                datum,
                decisive: false,
            });
        }
    }
    let spots = match verdict {
        Verdict::Unknown => unsettled(known, rule, &read),
        Verdict::Met | Verdict::Gap | Verdict::NotApplicable => settling(known, rule, verdict, &read),
    };
    for read in &mut read {
        read.decisive = spots.iter().any(|spot| read.stands_at(spot));
    }
    read
}

impl Read {
    fn stands_at(&self, spot: &Spot) -> bool {
        self.question == spot.name && self.row == spot.row
    }

    fn spot(&self) -> Spot {
        Spot {
            name: self.question.clone(),
            row: self.row,
        }
    }
}

/// The answers without which a known verdict would be another; all of them where any one alone could be missed.
fn settling(known: &Known<'_>, rule: &Rule, verdict: Verdict, read: &[Read]) -> Vec<Spot> {
    // "Does not apply" is no value, but it settles whom an intervention is for.
    let answered: Vec<Spot> = read
        .iter()
        .filter(|read| read.datum != Datum::Empty)
        .map(Read::spot)
        .collect();
    let changes = |spot: &&Spot| {
        let instead = [((*spot).clone(), Datum::Empty)];
        outcome(&known.had(&instead), rule).verdict != verdict
    };
    let found: Vec<Spot> = answered.iter().filter(changes).cloned().collect();
    if found.is_empty() { answered } else { found }
}

/// The unanswered questions that could settle an unknown verdict, alone or two together (the two readings of one
/// measurement), else all together; where they could not, the answers that disagree.
fn unsettled(known: &Known<'_>, rule: &Rule, read: &[Read]) -> Vec<Spot> {
    let spots: Vec<Spot> = read
        .iter()
        .filter(|read| missing(&read.datum))
        .map(Read::spot)
        .collect();
    let settles = |spots: &[&Spot]| {
        let codes = if spots.len() == 1 { TRIED.len() } else { TRIED_TOGETHER };
        tried(codes, known.interview_date()).any(|answer| {
            let instead: Vec<(Spot, Datum)> = spots.iter().map(|spot| ((*spot).clone(), answer.clone())).collect();
            outcome(&known.had(&instead), rule).verdict != Verdict::Unknown
        })
    };
    let mut found: Vec<Spot> = spots.iter().filter(|spot| settles(&[spot])).cloned().collect();
    let others: Vec<&Spot> = spots.iter().filter(|spot| !found.contains(spot)).collect();
    if others.len() <= PAIRED {
        for (index, first) in others.iter().enumerate() {
            for second in &others[index + 1..] {
                if settles(&[first, second]) {
                    found.extend([(*first).clone(), (*second).clone()]);
                }
            }
        }
    }
    if found.is_empty() && !spots.is_empty() && settles(&spots.iter().collect::<Vec<_>>()) {
        return spots;
    }
    if !found.is_empty() {
        return found;
    }
    let answered = read.iter().filter(|read| !missing(&read.datum));
    let disagreeing: Vec<Spot> = answered.map(Read::spot).collect();
    if disagreeing.is_empty() {
        // A roster whose rows are not known cannot be tried; it is what is missing.
        return spots;
    }
    disagreeing
}

/// So many codes, and a day long ago and today.
fn tried(codes: usize, today: Option<NaiveDate>) -> impl Iterator<Item = Datum> {
    let codes = TRIED.into_iter().take(codes).map(|code| Datum::Text(code.to_owned()));
    let long_ago = today.and_then(|day| day.checked_sub_days(Days::new(3650)));
    codes.chain([today, long_ago].into_iter().flatten().map(Datum::Date))
}

fn missing(datum: &Datum) -> bool {
    match datum {
        Datum::Empty | Datum::Nonresponse(_) => true,
        Datum::Number(_) | Datum::Between(..) | Datum::Text(_) | Datum::Date(_) | Datum::Choices(_) => false,
    }
}
