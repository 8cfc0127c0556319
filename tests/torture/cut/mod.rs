//! The power is cut at any moment: what a disk may hold then is rebuilt from the calls and opened with the real store.
//!
//! A disk keeps, of every file, all that was written before its last sync, and of what came after any part: each piece
//! of 512 bytes by itself, each change of length, and a new name only once its folder was synced.

mod image;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use paduk_store::{EARLIER, Store};
use paduk_tests::random::Seeded;

use crate::traced::{Call, calls, traced};
use crate::work::{Acknowledged, KEY, OLD, holds, older};
use image::Disk;

/// The system call that does not happen in the negative control, though it says that it did.
const NO_SYNC: &str = "inject=fsync,fdatasync:retval=0";

/// What a run of the rig gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cuts {
    /// States that chance drew.
    pub states: u64,
    /// Different ones among them; each was opened, once for every further acknowledgement that it must hold.
    pub distinct: u64,
    /// States in which something acknowledged was lost, or the store did not open whole.
    pub lost: u64,
}

/// What the power is cut from.
struct Run {
    /// The disk at the beginning.
    before: Disk,
    /// What the child did to it.
    calls: Vec<Call>,
    /// What was acknowledged before the child began.
    acknowledged: Acknowledged,
    /// The store.
    path: PathBuf,
}

/// Runs the child that answers once, then opens disks as they may be after a cut at a moment of chance.
pub fn cut(lines: usize, states: u64, seed: u64, synced: bool) -> Cuts {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("paduk.db");
    drop(Store::create(&path, &KEY).unwrap());
    let run = traced_run("answer", &path, lines, Acknowledged::default(), synced);
    let syncs = run.calls.iter().filter(|call| matches!(call, Call::Sync { .. }));
    let syncs = syncs.count();
    assert_eq!(syncs > lines, synced, "{syncs} syncs for {lines} acknowledgements");
    cuts(&run, states, seed, synced)
}

/// The same while a store of an earlier version that holds something is brought to this version.
pub fn cut_migrating(version: u32, states: u64, seed: u64) -> Cuts {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("s1.db");
    older(&path, version);
    let run = traced_run("open", &path, 1, OLD, true);
    cuts(&run, states, seed, true)
}

fn traced_run(order: &str, path: &Path, lines: usize, acknowledged: Acknowledged, synced: bool) -> Run {
    let place = path.parent().unwrap();
    let mut before = Disk::default();
    before.takes(path);
    let (trace, said) = traced(order, place, lines, (!synced).then_some(NO_SYNC));
    assert_eq!(said.len(), lines, "the child ended by itself: {said:?}");
    Run {
        before,
        calls: calls(&trace, place),
        acknowledged,
        path: path.to_owned(),
    }
}

/// Opens `states` disks. A disk that was opened already is not opened again unless more must be on it now.
fn cuts(run: &Run, states: u64, seed: u64, synced: bool) -> Cuts {
    // The control has something to lose only once something was acknowledged.
    let said = |call: &Call| matches!(call, Call::Said { text } if text.contains("kept"));
    let from = if synced {
        0
    } else {
        run.calls.iter().position(said).unwrap()
    };
    let mut chance = Seeded::new(seed);
    let mut moments = vec![0_u64; run.calls.len()];
    for _ in 0..states {
        moments[from + chance.below(run.calls.len() - from)] += 1;
    }
    let image = tempfile::tempdir_in(memory()).unwrap();
    let store = image.path().join(run.path.file_name().unwrap());
    let (mut disk, mut acknowledged) = (run.before.clone(), run.acknowledged);
    let mut met: HashMap<u64, Acknowledged> = HashMap::new();
    let mut cuts = Cuts::default();
    for (at, (call, times)) in run.calls.iter().zip(moments).enumerate() {
        if let Call::Said { text } = call {
            for line in text.lines() {
                let _ = acknowledged.hear(line);
            }
        }
        disk.hears(call);
        for _ in 0..times {
            cuts.states += 1;
            let after = disk.clone().after_cut(&mut chance);
            let opened = met.insert(after.hash(), acknowledged);
            cuts.distinct += u64::from(opened.is_none());
            if synced && opened == Some(acknowledged) {
                continue;
            }
            after.write_to(image.path());
            let held = holds(&store, acknowledged);
            if let Err(lost) = held {
                assert!(!synced, "cut after call {at} of seed {seed}, {acknowledged:?}: {lost}");
                cuts.lost += 1;
            }
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
fn a_power_cut_while_an_earlier_store_is_migrated_loses_nothing_of_it() {
    for version in EARLIER {
        let cuts = cut_migrating(version, 60, 7);
        assert_eq!((cuts.states, cuts.lost), (60, 0));
        assert!(cuts.distinct > 10, "version {version}: {cuts:?}");
    }
}

#[test]
fn without_syncs_the_rig_sees_what_is_lost() {
    let cuts = cut(40, 60, 6, false);
    assert!(
        cuts.lost * 10 >= cuts.states * 9,
        "the control must fail in nine of ten: {cuts:?}"
    );
}
