//! How long all verdicts of one respondent take, with their reasons and alone. `npm run bench matrix` runs it and writes
//! docs/bench/matrix.md.
//!
//! `bench_matrix [REPORT]`. Respondents are the pack's invented households as they answered, and one of each group who
//! has answered nothing, which costs most: every unanswered question is tried for what it could settle. Times are
//! processor time of one thread, the median of five measurements.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench talks to a terminal and ends where it fails"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use paduk_form::Datum;
use paduk_pack::{Answers, Files, Pack, Sample, SampleAnswer};
use paduk_survey::Module;

/// One respondent.
struct Respondent {
    module: Module,
    answers: Answers,
}

fn main() {
    let pack = pack();
    let filled: Vec<Respondent> = pack
        .samples
        .iter()
        .flat_map(|sample| of_sample(&pack, sample))
        .collect();
    let modules = pack.instruments.iter().map(|instrument| instrument.module);
    let blank: Vec<Respondent> = modules
        .map(|module| Respondent {
            module,
            answers: Answers::of(BTreeMap::new(), NaiveDate::from_ymd_opt(2026, 11, 24)),
        })
        .collect();
    let mut page = String::from(
        "# Verdicts: processor time\n\nMade by `npm run bench matrix`: all interventions of one respondent, one thread, \
         median of five measurements. Filled are the invented households of the built-in pack as they answered; blank is \
         a respondent who has answered nothing, for whom every missing answer is tried.\n\n\
         | respondents | group | how many | rules | with reasons | verdicts alone |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (what, respondents) in [("filled", &filled), ("blank", &blank)] {
        for instrument in &pack.instruments {
            let module = instrument.module;
            let those: Vec<&Respondent> = respondents.iter().filter(|one| one.module == module).collect();
            if those.is_empty() {
                continue;
            }
            let with_reasons = each(&those, |one| drop(black_box(pack.matrix.judge(module, &one.answers))));
            let alone = each(&those, |one| {
                drop(black_box(pack.matrix.verdicts(module, &one.answers)));
            });
            let _ = writeln!(
                page,
                "| {what} | {} | {} | {} | {with_reasons:.3} ms | {alone:.3} ms |",
                module.code(),
                those.len(),
                pack.matrix.rules_of(module).count(),
            );
        }
    }
    page.push_str(
        "\nThe target is well under a millisecond a respondent. Without reasons (coverage of a whole store) nothing is \
         tried; with them a value that does not hang on the answer that is tried is taken as it was.\n",
    );
    println!("{page}");
    if let Some(file) = std::env::args().nth(1) {
        std::fs::write(&file, &page).unwrap();
        println!("{file} written");
    }
}

/// Milliseconds for one respondent: the median of five measurements over all of them.
fn each(respondents: &[&Respondent], judge: impl Fn(&Respondent)) -> f64 {
    let measured = || {
        let (began, mut turns) = (Instant::now(), 0);
        let from = processor(began);
        loop {
            for one in respondents {
                judge(one);
            }
            turns += respondents.len();
            let taken = processor(began) - from;
            // Some systems tell processor time only every few milliseconds.
            if taken >= 150.0 {
                return taken / turns as f64;
            }
        }
    };
    let mut times: Vec<f64> = (0..5).map(|_| measured()).collect();
    times.sort_by(f64::total_cmp);
    times[2]
}

/// Milliseconds of processor time of this thread; where the system does not tell, the time that went by.
fn processor(began: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| began.elapsed().as_secs_f64() * 1e3, |told| told / 1e6)
}

/// The built-in pack.
fn pack() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/stunting-cianjur");
    let mut files = Files::new();
    let mut waiting = vec![folder.clone()];
    while let Some(inside) = waiting.pop() {
        for found in std::fs::read_dir(inside).unwrap().flatten() {
            let path = found.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    Pack::read(&files).0
}

/// The household and the members of a sample who finished a questionnaire.
fn of_sample(pack: &Pack, sample: &Sample) -> Vec<Respondent> {
    let date = Some(sample.interview_date);
    let household = &sample.household;
    let values = |answers: &[SampleAnswer], row: Option<&str>| -> BTreeMap<String, Datum> {
        let here = answers.iter().filter(|answer| answer.row.as_deref() == row);
        here.map(|answer| (answer.q.clone(), datum(answer))).collect()
    };
    let with_rows = |mut given: Answers| {
        for roster in pack.matrix.rosters() {
            let rows = household.rows.iter().filter(|row| row.repeat == roster);
            let rows = rows.map(|row| Answers::of(values(&household.answers, Some(&row.row)), date));
            given = given.with_rows(roster, rows.collect());
        }
        given
    };
    let mut respondents = vec![Respondent {
        module: Module::Household,
        answers: with_rows(Answers::of(values(&household.answers, None), date)),
    }];
    for document in &sample.questionnaires {
        let instrument = pack
            .instrument(&document.instrument)
            .expect("an instrument of the pack");
        let mut given = values(&household.answers, None);
        given.extend(values(&household.answers, document.member.as_deref()));
        given.extend(values(&document.answers, None));
        respondents.push(Respondent {
            module: instrument.module,
            answers: with_rows(Answers::of(given, date)),
        });
    }
    respondents
}

fn datum(answer: &SampleAnswer) -> Datum {
    match (&answer.v, answer.nr) {
        (Some(value), _) => value
            .parse()
            .map(Datum::Date)
            .or_else(|_| value.parse().map(Datum::Number))
            .unwrap_or_else(|_| Datum::Text(value.clone())),
        (None, Some(state)) => Datum::Nonresponse(state),
        (None, None) => Datum::Empty,
    }
}
