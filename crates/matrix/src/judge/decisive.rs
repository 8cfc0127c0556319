//! On which answers, given or missing, a verdict hangs.

use chrono::{Days, NaiveDate};
use paduk_form::kleene::{Datum, Facts};
use paduk_survey::Verdict;

use super::known::{Known, Trace};
use super::{Read, outcome};
use crate::Rule;

/// Answers to try at an unanswered question: the codes and counts that questionnaires use, the likeliest first. One
/// choice of several reads as its code.
const TRIED: [&str; 14] = [
    "1", "2", "3", "0", "4", "5", "90", "20", "6", "7", "8", "10", "12", "300",
];

/// Of these, how many are tried at several questions at once.
const TRIED_TOGETHER: usize = 8;

/// The reads of a verdict, each once, with those marked on which it hangs.
pub(super) fn mark(known: &Known<'_>, rule: &Rule, verdict: Verdict, trace: Trace) -> Vec<Read> {
    let mut read: Vec<Read> = Vec::new();
    for (question, datum) in trace {
        if read.iter().all(|earlier| earlier.question != question) {
            read.push(Read {
                question,
                datum,
                decisive: false,
            });
        }
    }
    let names = match verdict {
        Verdict::Unknown => unsettled(known, rule, &read),
        Verdict::Met | Verdict::Gap | Verdict::NotApplicable => settling(known, rule, verdict, &read),
    };
    for read in &mut read {
        read.decisive = names.contains(&read.question);
    }
    read
}

/// The answers without which a known verdict would be another; all of them where any one alone could be missed.
fn settling(known: &Known<'_>, rule: &Rule, verdict: Verdict, read: &[Read]) -> Vec<String> {
    // "Does not apply" is no value, but it settles whom an intervention is for.
    let answered: Vec<&Read> = read.iter().filter(|read| read.datum != Datum::Empty).collect();
    let changes = |read: &&&Read| {
        let instead = [(read.question.as_str(), Datum::Empty)];
        outcome(&known.had(&instead), rule).verdict != verdict
    };
    let mut names: Vec<String> = answered
        .iter()
        .filter(changes)
        .map(|read| read.question.clone())
        .collect();
    if names.is_empty() {
        names = answered.into_iter().map(|read| read.question.clone()).collect();
    }
    names
}

/// The unanswered questions that could settle an unknown verdict, alone or two together (the two readings of one
/// measurement), else all together; where they could not, the answers that disagree.
fn unsettled(known: &Known<'_>, rule: &Rule, read: &[Read]) -> Vec<String> {
    let names: Vec<&str> = read
        .iter()
        .filter(|read| missing(&read.datum))
        .map(|read| read.question.as_str())
        .collect();
    let settles = |names: &[&str]| {
        let codes = if names.len() == 1 { TRIED.len() } else { TRIED_TOGETHER };
        tried(codes, known.interview_date()).any(|answer| {
            let instead: Vec<(&str, Datum)> = names.iter().map(|name| (*name, answer.clone())).collect();
            outcome(&known.had(&instead), rule).verdict != Verdict::Unknown
        })
    };
    let mut found: Vec<&str> = names.iter().copied().filter(|name| settles(&[name])).collect();
    let others: Vec<&str> = names.iter().copied().filter(|name| !found.contains(name)).collect();
    for (index, first) in others.iter().enumerate() {
        for second in &others[index + 1..] {
            if settles(&[first, second]) {
                found.extend([first, second]);
            }
        }
    }
    if found.is_empty() && !names.is_empty() && settles(&names) {
        found.clone_from(&names);
    }
    if !found.is_empty() {
        return found.into_iter().map(str::to_owned).collect();
    }
    let answered = read.iter().filter(|read| !missing(&read.datum));
    let disagreeing: Vec<String> = answered.map(|read| read.question.clone()).collect();
    if disagreeing.is_empty() {
        // A roster whose rows are not known cannot be tried; it is what is missing.
        return names.into_iter().map(str::to_owned).collect();
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
        Datum::Number(_) | Datum::Text(_) | Datum::Date(_) | Datum::Choices(_) => false,
    }
}
