//! The whole: run by `npm run torture` with the numbers to reach, resumed where it stopped.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use crate::{cut, full, kill};

/// The file of figures so far, and the page to write.
const FIGURES: &str = "PADUK_TORTURE_FIGURES";
const PAGE: &str = "PADUK_TORTURE_PAGE";
/// Minutes to go on for.
const MINUTES: &str = "PADUK_TORTURE_MINUTES";
/// What is to be reached before a release and in one round, from the design of the store.
const KILLS: (u64, u64) = (20_000, 100_000);
const STATES: (u64, u64) = (100_000, 1_000_000);

/// Not a test by itself: goes round through everything until the minutes are over, and adds up.
#[test]
fn goes_on_where_it_stopped() {
    let (Some(file), Some(page)) = (std::env::var_os(FIGURES).map(PathBuf::from), std::env::var_os(PAGE)) else {
        return;
    };
    let minutes: f64 = std::env::var(MINUTES)
        .ok()
        .and_then(|minutes| minutes.parse().ok())
        .unwrap_or(30.0);
    let began = Instant::now();
    let kept = std::fs::read(&file)
        .ok()
        .and_then(|kept| serde_json::from_slice(&kept).ok());
    let mut sum: Value = kept.unwrap_or_else(|| json!({}));
    while began.elapsed().as_secs_f64() < minutes * 60.0 {
        let round = sum["rounds"].as_u64().unwrap_or_default() + 1;
        let mut add = |name: &str, number: u64| {
            let so_far = sum[name].as_u64().unwrap_or_default();
            sum[name] = json!(so_far + number);
        };
        add("rounds", 1);
        let (answers, finished) = kill::answering(200, round * 10);
        add("kills answering and finishing", 200);
        add("answers acknowledged", answers);
        add("questionnaires acknowledged", finished);
        add("kills migrating", 20);
        add("stores cut off half made", kill::migrating(20, round * 10 + 1));
        add("kills backing up", 10);
        add("backups acknowledged", kill::backing_up(10, round * 10 + 2));
        add("kills restoring", 10);
        add(
            "profiles restored and acknowledged",
            kill::restoring(10, round * 10 + 3),
        );
        let cuts = cut::cut(60, 2_000, round * 10 + 4, true);
        add("power cuts", cuts.states);
        add("distinct states", cuts.distinct);
        add("power cuts with a loss", cuts.lost);
        let control = cut::cut(60, 100, round * 10 + 5, false);
        add("control cuts", control.states);
        add("control cuts with a loss", control.lost);
        let first = (round - 1) % 8 * 12 + 1;
        add("full disks", full::filled(first..=first + 11));
        std::fs::write(&file, serde_json::to_vec_pretty(&sum).unwrap()).unwrap();
        std::fs::write(&page, markdown(&sum)).unwrap();
    }
    println!("{}", markdown(&sum));
}

fn markdown(sum: &Value) -> String {
    let number = |name: &str| sum[name].as_u64().unwrap_or_default();
    let kills: u64 = ["answering and finishing", "migrating", "backing up", "restoring"]
        .iter()
        .map(|what| number(&format!("kills {what}")))
        .sum();
    let mut page = String::from(
        "# Torture: what was acknowledged is there\n\nMade by `npm run torture`, which goes on where it stopped. Each figure is \
         of the program's own rooms on a real file (the store; for restoring the whole app; a store being made runs \
         every migration); any loss outside the control ends the run as a failed test, so none is \
         counted away. The rules of the power cut, and what it assumes of a disk, stand in tests/torture/cut.\n\n\
         | what | so far | a round | before a release |\n| --- | --- | --- | --- |\n",
    );
    let mut line = |what: &str, so_far: String, goals: Option<(u64, u64)>| {
        let goal = |goal: Option<u64>| goal.map_or_else(String::new, |goal| goal.to_string());
        let (round, release) = (goal(goals.map(|goals| goals.0)), goal(goals.map(|goals| goals.1)));
        let _ = writeln!(page, "| {what} | {so_far} | {round} | {release} |");
    };
    line("SIGKILLs in all", kills.to_string(), Some(KILLS));
    for what in ["answering and finishing", "migrating", "backing up", "restoring"] {
        line(
            &format!("of these while {what}"),
            number(&format!("kills {what}")).to_string(),
            None,
        );
    }
    for what in [
        "answers acknowledged",
        "questionnaires acknowledged",
        "stores cut off half made",
        "backups acknowledged",
        "profiles restored and acknowledged",
    ] {
        line(what, number(what).to_string(), None);
    }
    line(
        "distinct disks after power cuts",
        number("distinct states").to_string(),
        Some(STATES),
    );
    line("power cuts in all", number("power cuts").to_string(), None);
    line(
        "of these with anything lost",
        number("power cuts with a loss").to_string(),
        None,
    );
    let (control, lost) = (number("control cuts"), number("control cuts with a loss"));
    let share = lost as f64 * 100.0 / control.max(1) as f64;
    line(
        "control: syncs that do not happen, losing (≥ 90 %)",
        format!("{lost} of {control} ({share:.0} %)"),
        None,
    );
    line(
        "writes at which the disk was full",
        number("full disks").to_string(),
        None,
    );
    page
}
