use std::path::Path;
use std::process::Command;

use rusqlite::Connection;

use crate::fixture::{self, AT, CANARY, KEY, Laptop, Place};
use crate::{Op, Store};

fn opening(path: &Path, key: &[u8; 32]) -> &'static str {
    Store::open(path, key).map_or_else(|error| error.code(), |_| "ok")
}

/// A place with a draft and a revision that stand in the write-ahead log only.
fn filled() -> Place {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    place.store.transact(fixture::put(laptop.makes("a", |_| {}))).unwrap();
    place.store.transact(Op::BeginDraft(fixture::draft("b", &[]))).unwrap();
    place
        .store
        .transact(fixture::change("b", CANARY, Some(CANARY)))
        .unwrap();
    place
}

/// Copies what a killed process leaves behind, while the store is open.
fn killed(place: &Place) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["paduk.db", "paduk.db-wal"] {
        std::fs::copy(place.folder.path().join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn assert_filled(store: &Store) {
    assert_eq!(store.ids().unwrap().len(), 1);
    let draft = store.drafts().unwrap().remove(0);
    assert_eq!(draft.changes.len(), 1);
    assert_eq!(draft.cursor.as_deref(), Some(CANARY.as_bytes()));
}

#[test]
fn what_was_written_is_there_after_closing() {
    assert_filled(&filled().reopened().store);
}

#[test]
fn what_was_written_is_there_after_a_kill() {
    let place = filled();
    let copy = killed(&place);
    assert_filled(&Store::open(&copy.path().join("paduk.db"), &KEY).unwrap());
}

#[test]
fn a_wrong_key_opens_nothing_and_breaks_nothing() {
    let place = filled();
    let copy = killed(&place);
    let path = copy.path().join("paduk.db");
    let before = [
        std::fs::read(&path).unwrap(),
        std::fs::read(copy.path().join("paduk.db-wal")).unwrap(),
    ];
    assert_eq!(opening(&path, &[1; 32]), "wrong-key");
    let after = [
        std::fs::read(&path).unwrap(),
        std::fs::read(copy.path().join("paduk.db-wal")).unwrap(),
    ];
    assert!(before == after, "a refused opening must leave both files as they were");
    assert_filled(&Store::open(&path, &KEY).unwrap());
}

#[test]
fn a_file_that_is_no_store_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Yth. Bapak Kepala Desa ".repeat(500);
    std::fs::write(&path, &letter).unwrap();
    assert_eq!(opening(&path, &KEY), "wrong-key");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[test]
fn a_missing_store_is_not_made_by_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paduk.db");
    assert_eq!(opening(&path, &KEY), "store-missing");
    assert!(!path.exists());
}

#[test]
fn a_store_is_never_made_over_another() {
    let place = filled();
    let refused = Store::create(&place.path(), &KEY).unwrap_err();
    assert_eq!(refused.code(), "store-exists");
    assert_filled(&place.store);
}

#[test]
fn a_second_opener_is_refused_while_the_first_goes_on() {
    let mut place = filled();
    assert_eq!(opening(&place.path(), &KEY), "store-in-use");
    place.store.transact(fixture::change("b", "two", None)).unwrap();
    assert_eq!(opening(&place.path(), &KEY), "store-in-use");
    let path = place.path();
    let Place { folder, store } = place;
    drop(store);
    assert_eq!(opening(&path, &KEY), "ok");
    drop(folder);
}

/// Runs the test `name` again in a second process, where it says how opening the store ended.
fn in_other_process(name: &str, path: &Path) -> (String, String) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("connection::tests::{name}"), "--nocapture"])
        .env("PADUK_TEST_STORE", path)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// The store that the parent process names, in the second process only.
fn named_by_parent() -> Option<std::path::PathBuf> {
    std::env::var_os("PADUK_TEST_STORE").map(Into::into)
}

#[test]
fn another_process_is_refused_too() {
    if let Some(path) = named_by_parent() {
        println!("child says {}", opening(&path, &KEY));
        return;
    }
    let place = filled();
    let (said, _) = in_other_process("another_process_is_refused_too", &place.path());
    assert!(said.contains("child says store-in-use"), "{said}");
}

#[test]
fn a_wrong_key_says_nothing_on_standard_error() {
    if let Some(path) = named_by_parent() {
        println!("child says {}", opening(&path, &[1; 32]));
        return;
    }
    let place = filled();
    let path = place.path();
    let Place { folder, store } = place;
    drop(store);
    let (said, error) = in_other_process("a_wrong_key_says_nothing_on_standard_error", &path);
    assert!(said.contains("child says wrong-key"), "{said}");
    assert_eq!(error, "");
    drop(folder);
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_written() {
    let mut place = filled();
    let limit = |store: &Store, pages: u32| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        let set: u32 = store.connection().query_row(&sql, [], |row| row.get(0)).unwrap();
        assert!(set >= pages);
    };
    // SQLite takes the smallest it can: as many pages as there are.
    limit(&place.store, 1);
    let big = "x".repeat(60_000);
    let refused = place.store.transact(fixture::change("b", &big, Some("moved")));
    assert_eq!(fixture::outcome(refused), "disk-full");
    assert_filled(&place.store);
    limit(&place.store, 1_000_000);
    let kept = place.store.transact(fixture::change("b", &big, None)).unwrap();
    assert_eq!(kept.kept, Some(2));
}

#[test]
fn a_newer_store_is_refused_untouched() {
    let place = Place::new();
    let path = place.path();
    let Place { folder, store } = place;
    store.connection().pragma_update(None, "user_version", 99).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let names = ["paduk.db", "paduk.db-wal"];
    for name in names {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    drop(store);
    let error = Store::open(&path, &KEY).unwrap_err();
    assert_eq!(error.code(), "newer-store");
    assert_eq!(
        error.params(),
        [
            ("found".to_owned(), "99".to_owned()),
            ("known".to_owned(), super::migrate::VERSION.to_string())
        ]
    );

    // The version stands in the write-ahead log here: even that is not folded by a program that does not know it.
    let before = names.map(|name| std::fs::read(copy.path().join(name)).unwrap());
    assert_eq!(opening(&copy.path().join("paduk.db"), &KEY), "newer-store");
    let after = names.map(|name| std::fs::read(copy.path().join(name)).unwrap());
    assert!(before == after);
}

#[test]
fn nothing_on_the_disk_is_plain() {
    let mut place = filled();
    place
        .store
        .transact(Op::Set {
            key: "name".to_owned(),
            value: Some(CANARY.into()),
        })
        .unwrap();
    let hunt = |folder: &Path| {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for plain in [CANARY, "SQLite format 3", "revision", AT] {
                let found = bytes.windows(plain.len()).any(|window| window == plain.as_bytes());
                assert!(!found, "{plain} stands in {}", path.display());
            }
        }
    };
    hunt(place.folder.path());
    let place = place.reopened();
    hunt(place.folder.path());
}

#[test]
fn the_hunt_would_find_a_plain_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.db");
    let plain = Connection::open(&path).unwrap();
    plain.execute_batch("CREATE TABLE t (name TEXT)").unwrap();
    plain.execute("INSERT INTO t (name) VALUES (?1)", [CANARY]).unwrap();
    drop(plain);
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
}

#[test]
fn a_long_log_is_folded_before_a_revision_never_at_an_answer() {
    let mut place = filled();
    let log = place.folder.path().join("paduk.db-wal");
    let length = || std::fs::metadata(&log).unwrap().len();
    let big = "x".repeat(60_000);
    while length() <= super::LONG_LOG {
        place.store.transact(fixture::change("b", &big, None)).unwrap();
    }
    place.store.transact(fixture::change("b", &big, None)).unwrap();
    assert!(length() > super::LONG_LOG);
    let mut laptop = Laptop::new(2);
    place.store.transact(fixture::put(laptop.makes("c", |_| {}))).unwrap();
    assert!(length() < super::LONG_LOG);
    assert_eq!(place.reopened().store.ids().unwrap().len(), 2);
}

/// How often this process holds the file open; nothing where the system does not tell.
fn handles(path: &Path) -> Option<usize> {
    let open = std::fs::read_dir("/proc/self/fd").ok()?;
    let real = path.canonicalize().ok()?;
    Some(
        open.filter_map(|handle| std::fs::read_link(handle.ok()?.path()).ok())
            .filter(|target| *target == real)
            .count(),
    )
}

#[test]
fn whatever_is_done_one_connection_has_the_file() {
    let mut place = filled();
    let path = place.path();
    let Some(before) = handles(&path) else {
        println!("this system does not tell which files are open");
        return;
    };
    assert_eq!(before, 1);
    let mut laptop = Laptop::new(3);
    place.store.transact(fixture::put(laptop.makes("c", |_| {}))).unwrap();
    place
        .store
        .transact(fixture::receive(vec![Laptop::new(4).makes("d", |_| {})]))
        .unwrap();
    place.store.check(&std::collections::BTreeMap::new()).unwrap();
    place.store.cases().unwrap();
    let copy = place.folder.path().join("copy.db");
    let wish = crate::BackupWish {
        to: &copy,
        key: &KEY,
        device: &laptop.device(),
        at: AT,
    };
    place
        .store
        .backup(&wish, &mut |_| {
            assert_eq!(handles(&path), Some(2), "one more reads it for the copy");
            true
        })
        .unwrap();
    // That one stays as long as the store, because closing it would give up the lock of the connection's.
    assert_eq!((handles(&path), handles(&copy)), (Some(2), Some(0)));
    #[cfg(target_os = "linux")]
    assert!(locked(&path), "the lock of the file is gone");
}

/// Whether this process holds a lock on the file, as the kernel says.
#[cfg(target_os = "linux")]
fn locked(path: &Path) -> bool {
    let inode = std::os::unix::fs::MetadataExt::ino(&std::fs::metadata(path).unwrap());
    let (process, file) = (format!(" {} ", std::process::id()), format!(":{inode} "));
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks
        .lines()
        .any(|line| line.contains("WRITE") && line.contains(&process) && line.contains(&file))
}

#[test]
fn the_store_may_go_to_another_thread() {
    fn sent<T: Send>() {}
    sent::<Store>();
}
