//! The disk is full: every write in turn gets the system's own answer that there is no room, and every one after it.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use paduk_app::{App, api, task};
use paduk_store::{EARLIER, Store};

use crate::child::host;
use crate::kill::profile_with_backup;
use crate::traced::traced;
use crate::work::{Acknowledged, KEY, OLD, holds, older};

/// Every call by which the program or its libraries write into files. The child's own words are of another call.
const WRITES: &str = "inject=write,pwrite64,copy_file_range,sendfile:error=ENOSPC:when=";
/// Words of the test program itself before the child begins, which must be written.
const BEFORE: u64 = 2;

/// Runs the child with a disk that is full from its `write`th write on; gives what it said, and the refusal's code where
/// it came to that.
fn child(order: &str, place: &Path, write: u64, lines: usize) -> (Vec<String>, Option<String>) {
    let (_, mut said) = traced(order, place, lines, Some(&format!("{WRITES}{}+", BEFORE + write)));
    let refused = said
        .last()
        .and_then(|line| line.strip_prefix("refused "))
        .map(str::to_owned);
    if refused.is_some() {
        said.pop();
    }
    if let Some(code) = &refused {
        assert!(
            ["disk-full", "no-room"].contains(&code.as_str()),
            "{order}, write {write}: {code}"
        );
    }
    (said, refused)
}

/// Fills the disk before each of these writes while answering; gives how many of them the child got to.
pub fn answering(writes: RangeInclusive<u64>) -> u64 {
    let mut refused = 0;
    for write in writes {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("paduk.db");
        drop(Store::create(&path, &KEY).unwrap());
        let (said, code) = child("answer", place.path(), write, 30);
        refused += u64::from(code.is_some());
        let mut acknowledged = Acknowledged::default();
        assert!(said.iter().all(|line| acknowledged.hear(line)), "{said:?}");
        let held = holds(&path, acknowledged);
        assert_eq!(held, Ok(()), "write {write} after {acknowledged:?}");
    }
    refused
}

/// Fills the disk before each of these writes while stores of every earlier version are brought to this one.
pub fn migrating(writes: RangeInclusive<u64>) -> u64 {
    let mut refused = 0;
    for write in writes {
        let place = tempfile::tempdir().unwrap();
        let path = |number: u32| place.path().join(format!("s{number}.db"));
        for version in EARLIER {
            older(&path(version), version);
        }
        let (said, code) = child("open", place.path(), write, EARLIER.count());
        refused += u64::from(code.is_some());
        for version in EARLIER {
            let held = holds(&path(version), OLD);
            assert_eq!(held, Ok(()), "version {version}, write {write}: {said:?}");
        }
    }
    refused
}

/// Fills the disk before each of these writes while a profile is backed up: what was acknowledged restores whole, and
/// nothing else poses as a backup.
pub fn backing_up(writes: RangeInclusive<u64>) -> u64 {
    let mut refused = 0;
    for write in writes {
        let place = tempfile::tempdir().unwrap();
        let words = profile_with_backup(place.path());
        let (said, code) = child("back up a profile", place.path(), write, 2);
        refused += u64::from(code.is_some());
        let acknowledged: Vec<_> = said.iter().filter_map(|line| line.strip_prefix("backed ")).collect();
        let there = names(&place.path().join("stik"));
        let all_there = acknowledged.iter().all(|backup| there.contains(&PathBuf::from(backup)));
        // Further ones may have been made when nobody listened any more.
        assert!(
            all_there && (code.is_none() || there.len() == acknowledged.len()),
            "write {write}: {there:?} after {said:?}"
        );
        for backup in there {
            let restored = task::restore(&host(place.path(), "laptop"), &backup, &words, &mut |_| ());
            assert!(restored.is_ok(), "write {write}: {restored:?}");
        }
        let opened = task::open(host(place.path(), "asal"), None, &words);
        assert!(opened.is_ok(), "the profile that was backed up no longer opens");
    }
    refused
}

/// Fills the disk before each of these writes while a backup is made a profile again: whole profiles only are there.
pub fn restoring(writes: RangeInclusive<u64>) -> u64 {
    let mut refused = 0;
    for write in writes {
        let place = tempfile::tempdir().unwrap();
        let words = profile_with_backup(place.path());
        let (said, code) = child("restore", place.path(), write, 2);
        refused += u64::from(code.is_some());
        let acknowledged = said.iter().filter(|line| line.starts_with("restored ")).count();
        let mut app = App::new(host(place.path(), "laptop"));
        let session = paduk_app::dispatch(&mut app, api::Request::Session, &mut |_| ()).unwrap();
        let api::Response::Session(session) = session else {
            panic!()
        };
        let there = session.profiles.len();
        // Further ones may have been made when nobody listened any more.
        let all = if code.is_some() {
            there == acknowledged
        } else {
            there >= acknowledged
        };
        assert!(all, "write {write}: {there} after {said:?}");
        for profile in session.profiles {
            let opened = task::open(host(place.path(), "laptop"), Some(&profile.id), &words);
            assert!(opened.is_ok(), "write {write}: {} does not open", profile.id);
        }
    }
    refused
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn a_full_disk_is_said_at_whichever_write_and_nothing_acknowledged_is_lost() {
    assert_eq!(answering(1..=12), 12);
}

#[test]
fn a_full_disk_while_migrating_leaves_all_that_was_in_the_old_store() {
    assert!(migrating(1..=8) > 0, "no write was refused");
}

#[test]
fn a_full_disk_while_backing_up_leaves_no_half_backup() {
    assert!(backing_up(1..=6) > 0, "no write was refused");
}

#[test]
fn a_full_disk_while_restoring_leaves_no_half_profile() {
    assert!(restoring(1..=6) > 0, "no write was refused");
}
