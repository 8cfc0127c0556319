//! The power is cut at any moment: what a disk may hold then is rebuilt from the calls and opened with the real store.
//!
//! A disk keeps, of every file, all that was written before its last sync, and of what came after any part: each piece
//! of 512 bytes by itself, each change of length, and a new name only once its folder was synced.

mod image;

use std::collections::HashSet;
use std::path::Path;

use paduk_store::Store;
use paduk_tests::random::Seeded;

use crate::traced::{Call, calls, traced};
use crate::work::{Acknowledged, KEY, holds};
use image::Disk;

/// The system call that does not happen in the negative control, though it says that it did.
const NO_SYNC: &str = "inject=fsync,fdatasync:retval=0";

/// What a run of the rig gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cuts {
    /// States opened.
    pub states: u64,
    /// Different ones among them.
    pub distinct: u64,
    /// States in which something acknowledged was lost, or the store did not open whole.
    pub lost: u64,
}

/// Runs the child once, then opens `states` disks as they may be after a cut at a moment of chance.
pub fn cut(lines: usize, states: u64, seed: u64, synced: bool) -> Cuts {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("paduk.db");
    drop(Store::create(&path, &KEY).unwrap());
    let mut before = Disk::default();
    before.takes(&path);
    let (trace, said) = traced("answer", place.path(), lines, (!synced).then_some(NO_SYNC));
    assert_eq!(said.len(), lines, "the child ended by itself: {said:?}");
    let calls = calls(&trace, place.path());
    let syncs = calls.iter().filter(|call| matches!(call, Call::Sync { .. })).count();
    assert_eq!(syncs > lines, synced, "{syncs} syncs for {lines} acknowledgements");
    // The control has something to lose only once something was acknowledged.
    let first = calls
        .iter()
        .position(|call| matches!(call, Call::Said { text } if text.contains("kept")));
    let from = if synced { 0 } else { first.unwrap() };
    let mut chance = Seeded::new(seed);
    let mut met = HashSet::new();
    let mut cuts = Cuts::default();
    let image = tempfile::tempdir_in(memory()).unwrap();
    for _ in 0..states {
        let at = from + 1 + chance.below(calls.len() - from);
        let mut disk = before.clone();
        let mut acknowledged = Acknowledged::default();
        for call in &calls[..at] {
            if let Call::Said { text } = call {
                for line in text.lines() {
                    let _ = acknowledged.hear(line);
                }
            }
            disk.hears(call);
        }
        let after = disk.after_cut(&mut chance);
        cuts.states += 1;
        cuts.distinct += u64::from(met.insert(after.hash()));
        after.write_to(image.path());
        let held = holds(&image.path().join("paduk.db"), acknowledged);
        if let Err(lost) = held {
            assert!(!synced, "cut after call {at} of seed {seed}, {acknowledged:?}: {lost}");
            cuts.lost += 1;
        }
    }
    cuts
}

/// A folder in memory where there is one: the images need no disk.
fn memory() -> &'static Path {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory } else { Path::new("/tmp") }
}

#[test]
fn what_was_acknowledged_before_a_power_cut_is_there() {
    let cuts = cut(40, 150, 5, true);
    assert_eq!((cuts.states, cuts.lost), (150, 0));
    assert!(cuts.distinct > 100, "{cuts:?}");
}

#[test]
fn without_syncs_the_rig_sees_what_is_lost() {
    let cuts = cut(40, 60, 6, false);
    assert!(
        cuts.lost * 10 >= cuts.states * 9,
        "the control must fail in nine of ten: {cuts:?}"
    );
}
