//! The whole: run by `npm run torture` with the numbers to reach, resumed where it stopped.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use paduk_store::EARLIER;
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

/// Writes at which the disk is full in one step, and how many there are before a run does something else.
const FULL: (u64, u64) = (4, 160);

/// At which steps of kills the disk is full too.
const FULL_EVERY: u64 = 4;
/// Steps of kills that go side by side, because each mostly waits.
const LANES: usize = 3;

/// The sums so far, kept in a file after every step, so that a run may be stopped at any moment; what was begun
/// then is not counted.
struct Sums {
    file: PathBuf,
    page: PathBuf,
    figures: Mutex<Value>,
}

impl Sums {
    fn so_far(&self, name: &str) -> u64 {
        self.figures.lock().unwrap()[name].as_u64().unwrap_or_default()
    }

    /// The number of the next step of this kind, given once.
    fn next(&self, name: &str) -> u64 {
        let mut sums = self.figures.lock().unwrap();
        let next = sums[name].as_u64().unwrap_or_default() + 1;
        sums[name] = json!(next);
        next
    }

    fn add(&self, figures: &[(&str, u64)]) {
        let mut sums = self.figures.lock().unwrap();
        for (name, number) in figures {
            sums[*name] = json!(sums[*name].as_u64().unwrap_or_default() + number);
        }
        // Replaced whole, because this program may be stopped at any moment too.
        let beside = self.file.with_extension("part");
        std::fs::write(&beside, serde_json::to_vec_pretty(&*sums).unwrap()).unwrap();
        std::fs::rename(&beside, &self.file).unwrap();
        std::fs::write(&self.page, markdown(&sums)).unwrap();
    }
}

/// Not a test by itself: goes round through everything until the minutes are over, and adds up. Kills mostly wait for
/// the moment of the kill and cuts reckon, so the two go side by side.
#[test]
fn goes_on_where_it_stopped() {
    let of = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let (Some(file), Some(page)) = (of(FIGURES), of(PAGE)) else {
        return;
    };
    let minutes = std::env::var(MINUTES).ok().and_then(|minutes| minutes.parse().ok());
    let minutes: f64 = minutes.unwrap_or(30.0);
    let kept = std::fs::read(&file).ok();
    let kept = kept.and_then(|kept| serde_json::from_slice(&kept).ok());
    let sums = Sums {
        file,
        page,
        figures: Mutex::new(kept.unwrap_or_else(|| json!({}))),
    };
    let began = Instant::now();
    let over = || began.elapsed().as_secs_f64() >= minutes * 60.0;
    std::thread::scope(|scope| {
        for _ in 0..LANES {
            scope.spawn(|| {
                while !over() {
                    kills(&sums);
                }
            });
        }
        scope.spawn(|| {
            while !over() {
                // What is reached makes room for what is not.
                let reached = |name: &str, goal: u64| sums.so_far(name) >= goal;
                if reached("distinct states", STATES.0) && !reached("kills answering and finishing", KILLS.0) {
                    kills(&sums);
                } else {
                    cuts(&sums);
                }
            }
        });
    });
    println!("{}", markdown(&sums.figures.lock().unwrap()));
}

/// One step of kills and full disks; each has its seed, so that a run that was stopped meets others.
fn kills(sums: &Sums) {
    let step = sums.next("steps of kills");
    let seed = step * 10;
    let (answers, finished) = kill::answering(140, seed);
    sums.add(&[
        ("kills answering and finishing", 140),
        ("answers acknowledged", answers),
        ("questionnaires acknowledged", finished),
    ]);
    let half = kill::migrating(15, seed + 1);
    sums.add(&[("kills migrating", 15), ("stores cut off half made", half)]);
    let between = kill::migrating_earlier(25, seed + 6);
    sums.add(&[
        ("kills migrating an earlier store", 25),
        ("earlier stores cut off while migrating", between),
    ]);
    let backed = kill::backing_up(15, seed + 2);
    sums.add(&[("kills backing up", 15), ("backups acknowledged", backed)]);
    let restored = kill::restoring(5, seed + 3);
    sums.add(&[("kills restoring", 5), ("profiles restored and acknowledged", restored)]);
    if !step.is_multiple_of(FULL_EVERY) {
        return;
    }
    let first = (step / FULL_EVERY - 1) * FULL.0 % FULL.1 + 1;
    let writes = || first..=first + FULL.0 - 1;
    sums.add(&[
        ("full disks", full::answering(writes())),
        ("full disks migrating", full::migrating(writes())),
        ("full disks backing up", full::backing_up(writes())),
        ("full disks restoring", full::restoring(writes())),
    ]);
}

/// One step of power cuts, and now and then its control.
fn cuts(sums: &Sums) {
    let step = sums.so_far("steps of cuts") + 1;
    let seed = step * 10 + 4;
    let mut done = cut::cut(60, 2_000, seed, true);
    let mut migrating = 0;
    if step.is_multiple_of(4) {
        let version = EARLIER.start + (step / 4 % EARLIER.count() as u64) as u32;
        let more = cut::cut_migrating(version, 400, seed + 2);
        migrating = more.distinct;
        done.states += more.states;
        done.distinct += more.distinct;
        done.lost += more.lost;
        let control = cut::cut(60, 60, seed + 1, false);
        sums.add(&[
            ("control cuts", control.states),
            ("control cuts with a loss", control.lost),
        ]);
    }
    sums.add(&[
        ("power cuts", done.states),
        ("distinct states", done.distinct),
        ("distinct states migrating", migrating),
        ("power cuts with a loss", done.lost),
        ("steps of cuts", 1),
    ]);
}

/// Kinds of kills, as they stand in the file of sums and on the page.
const KINDS: [(&str, &str); 5] = [
    ("answering and finishing", "answering and finishing"),
    ("migrating", "making a store, which runs every migration"),
    (
        "migrating an earlier store",
        "migrating a store of an earlier version with questionnaires and a draft",
    ),
    ("backing up", "backing up"),
    ("restoring", "restoring"),
];

fn markdown(sums: &Value) -> String {
    let number = |name: &str| sums[name].as_u64().unwrap_or_default();
    let mut page = String::from(
        "# Torture: what was acknowledged is there\n\nMade by `npm run torture`, which goes on where it stopped. Each figure is \
         of the program's own rooms on a real file (the store; for restoring and for a full disk while backing up the \
         whole app); any loss outside the control ends the run as a failed test, so none is \
         counted away. The rules of the power cut, and what it assumes of a disk, stand in tests/torture/cut; a disk \
         counts as distinct when its bytes are.\n\n\
         | what | so far | a round | before a release |\n| --- | --- | --- | --- |\n",
    );
    let mut line = |what: &str, so_far: String, goals: Option<(u64, u64)>| {
        let goal = |goal: Option<u64>| goal.map_or_else(String::new, |goal| goal.to_string());
        let (round, release) = (goal(goals.map(|goals| goals.0)), goal(goals.map(|goals| goals.1)));
        let _ = writeln!(page, "| {what} | {so_far} | {round} | {release} |");
    };
    let kills: u64 = KINDS.iter().map(|(kind, _)| number(&format!("kills {kind}"))).sum();
    line("SIGKILLs in all", kills.to_string(), Some(KILLS));
    for (kind, said) in KINDS {
        let so_far = number(&format!("kills {kind}")).to_string();
        line(&format!("of these while {said}"), so_far, None);
    }
    for what in [
        "answers acknowledged",
        "questionnaires acknowledged",
        "stores cut off half made",
        "earlier stores cut off while migrating",
        "backups acknowledged",
        "profiles restored and acknowledged",
    ] {
        line(what, number(what).to_string(), None);
    }
    for (what, name, goals) in [
        ("distinct disks after power cuts", "distinct states", Some(STATES)),
        (
            "of these while migrating a store of an earlier version",
            "distinct states migrating",
            None,
        ),
        ("power cuts in all", "power cuts", None),
        ("of these with anything lost", "power cuts with a loss", None),
    ] {
        line(what, number(name).to_string(), goals);
    }
    let (control, lost) = (number("control cuts"), number("control cuts with a loss"));
    let share = lost as f64 * 100.0 / control.max(1) as f64;
    line(
        "control: syncs that do not happen, losing (≥ 90 %)",
        format!("{lost} of {control} ({share:.0} %)"),
        None,
    );
    for (what, name) in [
        (
            "writes at which the disk was full: answering and finishing",
            "full disks",
        ),
        (
            "the same while migrating a store of an earlier version",
            "full disks migrating",
        ),
        ("the same while backing up", "full disks backing up"),
        ("the same while restoring", "full disks restoring"),
    ] {
        line(what, number(name).to_string(), None);
    }
    page
}
