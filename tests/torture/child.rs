//! The process that ends too early: this test program again, with an order in its environment.

use std::io::{IoSlice, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration};
use paduk_app::api::ApiError;
use paduk_app::{Host, task};
use paduk_history::device_id;
use paduk_store::{BackupWish, Store};

use crate::work::{AT, KEY, go_on, key};

/// What the child is to do, and where.
const ORDER: &str = "PADUK_TORTURE_ORDER";
const PLACE: &str = "PADUK_TORTURE_PLACE";

/// The command that starts the child.
pub fn command(order: &str, place: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(arguments()).env(ORDER, order).env(PLACE, place);
    command
}

/// How this program is told to be the child.
pub const fn arguments() -> [&'static str; 4] {
    [
        "child::the_process_that_ends_too_early",
        "--exact",
        "--nocapture",
        "--test-threads=1",
    ]
}

/// One write, so that a reader never sees half a line. It is the one call of its kind (`writev`), so that a full disk,
/// which refuses every other call that writes, does not silence the child.
fn say(line: String) {
    let line = format!("\n{line}\n");
    let said = std::io::stdout()
        .lock()
        .write_vectored(&[IoSlice::new(line.as_bytes())])
        .unwrap();
    assert_eq!(said, line.len());
}

/// Not a test: what the child does. It never ends by itself unless the store refuses, and then says the code.
#[test]
fn the_process_that_ends_too_early() {
    let (Some(order), Some(place)) = (std::env::var_os(ORDER), std::env::var_os(PLACE).map(PathBuf::from)) else {
        return;
    };
    let ended = match order.to_str().unwrap() {
        "answer" => Store::open(&place.join("paduk.db"), &KEY).and_then(|mut store| go_on(&mut store, &mut say)),
        "make" => make(&place),
        "open" => open(&place),
        "back up" => back_up(&place),
        "back up a profile" => return say(format!("refused {}", back_up_profile(&place).unwrap_err().code)),
        "restore" => return say(format!("refused {}", restore(&place).unwrap_err().code)),
        other => panic!("no such order: {other}"),
    };
    say(format!("refused {}", ended.unwrap_err().code()));
}

/// Makes store after store, each of which runs every migration.
fn make(place: &Path) -> Result<(), paduk_store::StoreError> {
    for number in 1.. {
        say(format!("making {number}"));
        drop(Store::create(&place.join(format!("s{number}.db")), &KEY)?);
        say(format!("made {number}"));
    }
    Ok(())
}

/// Opens the stores `s1.db`, `s2.db`, … one after another, which brings them to this version; then waits to be killed.
fn open(place: &Path) -> Result<(), paduk_store::StoreError> {
    for number in 1.. {
        let path = place.join(format!("s{number}.db"));
        if !path.exists() {
            break;
        }
        say(format!("opening {number}"));
        drop(Store::open(&path, &KEY)?);
        say(format!("opened {number}"));
    }
    loop {
        // Not asleep for good: a child ends when nobody listens any more, which it learns by saying something.
        std::thread::sleep(std::time::Duration::from_millis(1));
        say("waiting".to_owned());
    }
}

/// Writes backup after backup of a store.
fn back_up(place: &Path) -> Result<(), paduk_store::StoreError> {
    let store = Store::open(&place.join("paduk.db"), &KEY)?;
    let device = device_id(&key().verifying_key());
    for number in next(place).. {
        let wish = BackupWish {
            to: &place.join(format!("b{number}.db")),
            key: &KEY,
            device: &device,
            at: AT,
        };
        say(format!("backing {number}"));
        store.backup(&wish, &mut |_| true)?;
        say(format!("backed {number}"));
    }
    Ok(())
}

/// The first number that no file has.
fn next(place: &Path) -> u64 {
    (1..u64::MAX)
        .find(|number| !place.join(format!("b{number}.db")).exists())
        .unwrap()
}

/// The machine of a child: everything beside `place`, and words that cost little.
pub fn host(place: &Path, data: &str) -> Host {
    Host::of_this_machine().with_data(&place.join(data)).with_cheap_words()
}

/// Writes backup after backup of the profile in `asal` into the folder `stik`, a second apart by a clock of its own.
fn back_up_profile(place: &Path) -> Result<(), ApiError> {
    let words = std::fs::read_to_string(place.join("kata")).unwrap();
    let seconds = AtomicI64::new(0);
    let clock = move || {
        let passed = seconds.fetch_add(1, Ordering::Relaxed);
        DateTime::parse_from_rfc3339(AT).unwrap() + Duration::seconds(passed)
    };
    let mut app = task::open(host(place, "asal").with_clock(Arc::new(clock)), None, &words)?;
    for number in 1.. {
        say(format!("backing {number}"));
        let made = task::back_up(&mut app, &place.join("stik"), &mut |_| ())?;
        say(format!("backed {}", made.folder));
    }
    Ok(())
}

/// Makes profile after profile of the backup in `cadangan`.
fn restore(place: &Path) -> Result<(), ApiError> {
    let words = std::fs::read_to_string(place.join("kata")).unwrap();
    let mut backups = std::fs::read_dir(place.join("cadangan")).unwrap();
    let backup = backups.next().unwrap().unwrap().path();
    loop {
        say("restoring".to_owned());
        let restored = task::restore(&host(place, "laptop"), &backup, &words, &mut |_| ())?;
        say(format!("restored {}", restored.profile));
    }
}
