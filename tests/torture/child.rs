//! The process that ends too early: this test program again, with an order in its environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// One write, so that a reader never sees half a line.
fn say(line: String) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
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
        "back up" => back_up(&place),
        "restore" => return restore(&place),
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

/// Makes profile after profile of the backup in `cadangan`.
fn restore(place: &Path) {
    let words = std::fs::read_to_string(place.join("kata")).unwrap();
    let backup = std::fs::read_dir(place.join("cadangan"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let host = Host::of_this_machine()
        .with_data(&place.join("laptop"))
        .with_cheap_words();
    loop {
        let restored = task::restore(&host, &backup.path(), &words, &mut |_| ()).unwrap();
        say(format!("restored {}", restored.profile));
    }
}
