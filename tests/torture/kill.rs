//! SIGKILL at any moment of answering, finishing, backing up, restoring, making a store and migrating an old one.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use paduk_app::{App, task};
use paduk_store::{EARLIER, Store};
use paduk_tests::random::Seeded;

use crate::child::{command, host};
use crate::work::{Acknowledged, KEY, OLD, holds, older, write};

/// Stores of earlier versions that lie before a child that opens them.
const OLDER: u32 = 8;

/// Kills the child some time after one of its first words and gives every line that it said.
fn killed(order: &str, place: &Path, chance: &mut Seeded, longest: usize) -> Vec<String> {
    let mut child = command(order, place).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = Vec::new();
    let own = |line: &str| !line.is_empty() && !line.starts_with("running") && !line.starts_with("test ");
    // A tenth of the kills come before the child says anything, the others after one of its first words: so the moment
    // hangs on what it does, however busy the machine is.
    let words = if chance.below(10) == 0 { 0 } else { 1 + chance.below(4) };
    while said.len() < words {
        match lines.next() {
            Some(line) => said.extend(Some(line.unwrap()).filter(|line| own(line))),
            None => break,
        }
    }
    std::thread::sleep(Duration::from_micros(chance.below(longest) as u64));
    child.kill().unwrap();
    // Acknowledgements that were on the way count as acknowledged.
    said.extend(lines.map(Result::unwrap).filter(|line| own(line)));
    child.wait().unwrap();
    assert!(!said.iter().any(|line| line.starts_with("refused")), "{said:?}");
    said
}

/// Kills while answering and finishing; gives how many answers and questionnaires were acknowledged.
pub fn answering(kills: u64, seed: u64) -> (u64, u64) {
    let mut chance = Seeded::new(seed);
    let (mut kept, mut finished) = (0, 0);
    let mut place = tempfile::tempdir().unwrap();
    let mut acknowledged = Acknowledged::default();
    for kill in 0..kills {
        // A new store now and then, so that a check stays short.
        if kill % 12 == 0 {
            place = tempfile::tempdir().unwrap();
            drop(Store::create(&place.path().join("paduk.db"), &KEY).unwrap());
            acknowledged = Acknowledged::default();
        }
        for line in killed("answer", place.path(), &mut chance, 16_000) {
            assert!(acknowledged.hear(&line), "{line}");
            kept += u64::from(line.starts_with("kept"));
            finished += u64::from(line.starts_with("finished"));
        }
        let lost = holds(&place.path().join("paduk.db"), acknowledged);
        assert_eq!(lost, Ok(()), "kill {kill} of seed {seed} after {acknowledged:?}");
    }
    (kept, finished)
}

/// Kills while stores are made, which runs every migration; gives how many were cut off half made.
pub fn migrating(kills: u64, seed: u64) -> u64 {
    let mut chance = Seeded::new(seed);
    let mut half = 0;
    for _ in 0..kills {
        let place = tempfile::tempdir().unwrap();
        let said = killed("make", place.path(), &mut chance, 20_000);
        for number in 1.. {
            let path = place.path().join(format!("s{number}.db"));
            let made = said.contains(&format!("made {number}"));
            if !path.exists() {
                assert!(!made, "store {number} was made and is not there");
                break;
            }
            half += u64::from(!made);
            // Whatever step it was at, opening runs the rest, and it can be used.
            let lost = holds(&path, Acknowledged::default());
            assert_eq!(lost, Ok(()), "store {number}, made: {made}");
        }
    }
    half
}

/// Kills while stores of earlier versions, with questionnaires and a draft in them, are brought to this version; gives
/// how many were cut off between the two.
pub fn migrating_earlier(kills: u64, seed: u64) -> u64 {
    let mut chance = Seeded::new(seed);
    let mut between = 0;
    let models = tempfile::tempdir().unwrap();
    let model = |version: u32| models.path().join(format!("v{version}.db"));
    for version in EARLIER {
        older(&model(version), version);
    }
    let mut version = EARLIER.cycle();
    for kill in 0..kills {
        let place = tempfile::tempdir().unwrap();
        let path = |number: u32| place.path().join(format!("s{number}.db"));
        for number in 1..=OLDER {
            std::fs::copy(model(version.next().unwrap()), path(number)).unwrap();
        }
        let said = killed("open", place.path(), &mut chance, 25_000);
        let word = |word: &str, number: u32| said.contains(&format!("{word} {number}"));
        for number in 1..=OLDER {
            let lost = holds(&path(number), OLD);
            assert_eq!(
                lost,
                Ok(()),
                "store {number} after kill {kill} of seed {seed}: {said:?}"
            );
            between += u64::from(word("opening", number) && !word("opened", number));
        }
    }
    between
}

/// Kills while backups are written; gives how many were acknowledged.
pub fn backing_up(kills: u64, seed: u64) -> u64 {
    let mut chance = Seeded::new(seed);
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("paduk.db");
    drop(Store::create(&path, &KEY).unwrap());
    let acknowledged = Acknowledged { finished: 9, kept: 4 };
    write(&mut Store::open(&path, &KEY).unwrap(), acknowledged);
    let mut backed = 0;
    for _ in 0..kills {
        let said = killed("back up", place.path(), &mut chance, 40_000);
        assert_eq!(holds(&path, acknowledged), Ok(()));
        for line in said {
            if let Some(number) = line.strip_prefix("backed ") {
                let copy = place.path().join(format!("b{number}.db"));
                assert_eq!(holds(&copy, acknowledged), Ok(()), "backup {number}");
                backed += 1;
            }
        }
        for file in std::fs::read_dir(place.path()).unwrap() {
            let file = file.unwrap();
            if file.file_name().to_string_lossy().starts_with('b') {
                std::fs::remove_file(file.path()).unwrap();
            }
        }
    }
    backed
}

/// A profile in `asal` with a backup in `cadangan`; its words stand in `kata` and are given.
pub fn profile_with_backup(place: &Path) -> String {
    let mut app = App::new(host(place, "asal"));
    let words = task::make_profile(&mut app, paduk_app::api::PersonRole::Enumerator, "E07").unwrap();
    std::fs::write(place.join("kata"), &words).unwrap();
    for folder in ["cadangan", "stik"] {
        std::fs::create_dir(place.join(folder)).unwrap();
    }
    task::back_up(&mut app, &place.join("cadangan"), &mut |_| ()).unwrap();
    words
}

/// Kills while a backup is made a profile again; gives how many profiles were acknowledged.
pub fn restoring(kills: u64, seed: u64) -> u64 {
    let mut chance = Seeded::new(seed);
    let place = tempfile::tempdir().unwrap();
    let words = profile_with_backup(place.path());
    let mut restored = 0;
    for _ in 0..kills {
        let said = killed("restore", place.path(), &mut chance, 50_000);
        let mut looking = App::new(host(place.path(), "laptop"));
        let session = paduk_app::dispatch(&mut looking, paduk_app::api::Request::Session, &mut |_| ()).unwrap();
        let paduk_app::api::Response::Session(session) = session else {
            panic!()
        };
        let there: Vec<String> = session.profiles.into_iter().map(|profile| profile.id).collect();
        for line in said {
            if let Some(profile) = line.strip_prefix("restored ") {
                assert!(
                    there.iter().any(|id| id == profile),
                    "{profile} was restored and is not there"
                );
                restored += 1;
            }
        }
        for profile in there {
            let opened = task::open(host(place.path(), "laptop"), Some(&profile), &words);
            assert!(opened.is_ok(), "{profile} is offered and does not open");
        }
        // The earliest kills come before there is anything.
        let _ = std::fs::remove_dir_all(place.path().join("laptop"));
    }
    restored
}

#[test]
fn what_was_acknowledged_before_a_kill_is_there() {
    let (kept, finished) = answering(30, 1);
    assert!(kept > 10 && finished > 0, "{kept} kept, {finished} finished");
}

#[test]
fn a_store_killed_while_it_is_made_or_migrated_opens_whole() {
    assert!(migrating(12, 2) > 0, "no store was cut off half made");
}

#[test]
fn a_store_of_an_earlier_version_killed_while_it_is_migrated_holds_all_that_was_in_it() {
    assert!(
        migrating_earlier(12, 5) > 0,
        "no store was cut off while it was migrated"
    );
}

#[test]
fn a_kill_while_backing_up_harms_neither_the_store_nor_the_backups_acknowledged() {
    assert!(backing_up(6, 3) > 0, "no backup was ever finished");
}

#[test]
fn a_kill_while_restoring_leaves_whole_profiles_only() {
    assert!(restoring(6, 4) > 0, "no profile was ever restored");
}
