//! What stands on a disk, and what may stand on it after a cut.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use paduk_tests::random::Seeded;

use crate::traced::Call;

/// The piece that a disk writes whole.
const SECTOR: usize = 512;
/// In how many steps the share of what is left goes up.
const SHARES: usize = 16;

/// A change that was not synced yet.
#[derive(Debug, Clone)]
enum Waiting {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

/// One file.
#[derive(Debug, Clone, Default)]
struct File {
    /// Its bytes as of its last sync.
    kept: Vec<u8>,
    /// What was done since.
    waiting: Vec<Waiting>,
    /// Whether its name is on the disk.
    named: bool,
    /// Whether it was unlinked and its folder not synced since.
    leaving: bool,
}

/// A disk with what was and was not synced.
#[derive(Debug, Clone, Default)]
pub struct Disk(BTreeMap<PathBuf, File>);

impl Disk {
    /// A file that stood on the disk before, whole.
    pub fn takes(&mut self, path: &Path) {
        let file = File {
            kept: std::fs::read(path).unwrap(),
            named: true,
            ..File::default()
        };
        self.0.insert(path.to_owned(), file);
    }

    /// What a call does to it.
    pub fn hears(&mut self, call: &Call) {
        match call {
            Call::Write { path, at, bytes } => self.of(path).waiting.push(Waiting::Write(*at, bytes.clone())),
            Call::Truncate { path, length } => self.of(path).waiting.push(Waiting::Truncate(*length)),
            Call::Create { path } => {
                let file = self.of(path);
                file.leaving = false;
            }
            Call::Unlink { path } => self.of(path).leaving = true,
            Call::Sync { path } => {
                if let Some(file) = self.0.get_mut(path) {
                    for waiting in std::mem::take(&mut file.waiting) {
                        apply(&mut file.kept, &waiting, |_| true);
                    }
                } else {
                    self.names_kept(path);
                }
            }
            Call::Said { .. } => {}
        }
    }

    fn of(&mut self, path: &Path) -> &mut File {
        self.0.entry(path.to_owned()).or_default()
    }

    /// A folder was synced.
    fn names_kept(&mut self, folder: &Path) {
        self.0
            .retain(|path, file| path.parent() != Some(folder) || !file.leaving);
        for (path, file) in &mut self.0 {
            file.named |= path.parent() == Some(folder);
        }
    }

    /// One of the disks that may be left: everything synced, and of the rest what chance leaves.
    pub fn after_cut(mut self, chance: &mut Seeded) -> Self {
        // From nothing to nearly all of what was not synced.
        let share = chance.below(SHARES);
        self.0.retain(|_, file| {
            let there = file.named || chance.below(2) == 0;
            there && !(file.leaving && chance.below(2) == 0)
        });
        for file in self.0.values_mut() {
            for waiting in std::mem::take(&mut file.waiting) {
                apply(&mut file.kept, &waiting, |_| chance.below(SHARES) < share);
            }
        }
        self
    }

    /// Tells two disks apart.
    pub fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (path, file) in &self.0 {
            (path, &file.kept).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Writes the files into a folder, which holds nothing else afterwards.
    pub fn write_to(&self, folder: &Path) {
        for file in std::fs::read_dir(folder).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        for (path, file) in &self.0 {
            std::fs::write(folder.join(path.file_name().unwrap()), &file.kept).unwrap();
        }
    }
}

/// Does a change, sector by sector as far as `stays` lets it.
fn apply(bytes: &mut Vec<u8>, waiting: &Waiting, mut stays: impl FnMut(usize) -> bool) {
    match waiting {
        Waiting::Truncate(length) => {
            if stays(0) {
                bytes.resize(*length as usize, 0);
            }
        }
        Waiting::Write(at, written) => {
            let (mut from, end) = (*at as usize, *at as usize + written.len());
            while from < end {
                let to = end.min((from / SECTOR + 1) * SECTOR);
                if stays(from) {
                    if bytes.len() < to {
                        bytes.resize(to, 0);
                    }
                    bytes[from..to].copy_from_slice(&written[from - *at as usize..to - *at as usize]);
                }
                from = to;
            }
        }
    }
}

#[test]
fn synced_stays_unsynced_may_go_and_a_sector_goes_whole() {
    let (folder, path) = (PathBuf::from("/f"), PathBuf::from("/f/a"));
    let write = |byte: u8| Call::Write {
        path: path.clone(),
        at: 0,
        bytes: vec![byte; 2 * SECTOR],
    };
    let mut disk = Disk::default();
    for call in [
        write(1),
        Call::Sync { path: path.clone() },
        Call::Sync { path: folder },
        write(2),
    ] {
        disk.hears(&call);
    }
    let mut chance = Seeded::new(1);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let after = disk.clone().after_cut(&mut chance);
        let bytes = &after.0[&path].kept;
        assert_eq!(bytes.len(), 2 * SECTOR);
        assert!(bytes[..SECTOR].iter().all(|byte| *byte == bytes[0]));
        seen.insert((bytes[0], bytes[SECTOR]));
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [(1, 1), (1, 2), (2, 1), (2, 2)]);
}
