use crate::fixture::{self, AT, KEY, Laptop, Place, outcome, put};
use crate::{BackupMade, BackupStep, BackupWish, Op, Store, StoreError};
use paduk_survey::DeviceId;

/// A store with revisions of one laptop, a blob, a card, a setting and a draft.
fn filled(laptop: &mut Laptop) -> Place {
    let mut place = Place::new();
    place
        .store
        .transact(Op::PutRevision {
            signed: laptop.makes("a", fixture::paradata),
            closes_draft: false,
            blobs: vec![b"times".to_vec()],
        })
        .unwrap();
    for n in 0..40 {
        place
            .store
            .transact(put(laptop.makes(&format!("d{n}"), |_| {})))
            .unwrap();
    }
    place.store.transact(Op::BeginDraft(fixture::draft("b", &[]))).unwrap();
    place.store.transact(fixture::change("b", "1", Some("here"))).unwrap();
    place
        .store
        .transact(Op::Set {
            key: "k".to_owned(),
            value: Some(b"v".to_vec()),
        })
        .unwrap();
    place
}

fn backup(
    place: &Place,
    device: &DeviceId,
    tell: &mut dyn FnMut(BackupStep) -> bool,
) -> (std::path::PathBuf, Result<BackupMade, StoreError>) {
    let to = place.folder.path().join("copy.db");
    let wish = BackupWish {
        to: &to,
        key: &KEY,
        device,
        at: AT,
    };
    let made = place.store.backup(&wish, tell);
    (to, made)
}

#[test]
fn a_backup_holds_everything_in_one_file() {
    let mut laptop = Laptop::new(1);
    let place = filled(&mut laptop);
    let (to, made) = backup(&place, &laptop.device(), &mut |_| true);
    let made = made.unwrap();
    assert_eq!(made.bytes, std::fs::metadata(&to).unwrap().len());
    assert_eq!((made.revisions, made.drafts), (41, 1));
    assert_eq!(made.fingerprint, place.store.fingerprint().unwrap());
    let names = || {
        let mut names: Vec<_> = std::fs::read_dir(place.folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["copy.db", "paduk.db", "paduk.db-wal"]);
    let copy = Store::open(&to, &KEY).unwrap();
    assert_eq!(copy.fingerprint().unwrap(), place.store.fingerprint().unwrap());
    assert_eq!(copy.drafts().unwrap(), place.store.drafts().unwrap());
    assert_eq!(copy.setting("k").unwrap().as_deref(), Some(&b"v"[..]));
    assert_eq!(copy.belongs_to().unwrap(), place.store.belongs_to().unwrap());
    let keys = [(laptop.device(), laptop.key.verifying_key())].into();
    let report = copy.check(&keys).unwrap();
    assert_eq!(
        (report.findings.as_slice(), report.revisions, report.blobs),
        (&[][..], 41, 1)
    );
}

#[test]
fn in_a_backup_the_log_ends_and_in_the_store_it_goes_on() {
    let mut laptop = Laptop::new(1);
    let mut place = filled(&mut laptop);
    let (to, made) = backup(&place, &laptop.device(), &mut |_| true);
    made.unwrap();
    let mut copy = Store::open(&to, &KEY).unwrap();
    let next = laptop.makes("z", |_| {});
    assert_eq!(outcome(copy.transact(put(next.clone()))), "device-retired");
    assert_eq!(outcome(place.store.transact(put(next.clone()))), "ok");
    // What others bring of the old log is received, and another device goes on in the copy.
    assert_eq!(outcome(copy.transact(fixture::receive(vec![next]))), "ok");
    assert_eq!(outcome(copy.transact(put(Laptop::new(2).makes("y", |_| {})))), "ok");
    assert!(copy.retired(&laptop.device()).unwrap() && !place.store.retired(&laptop.device()).unwrap());
}

#[test]
fn an_ended_log_stays_ended() {
    let mut laptop = Laptop::new(1);
    let mut place = filled(&mut laptop);
    let retire = || Op::RetireDevice {
        device: laptop.device(),
        at: AT.to_owned(),
    };
    assert_eq!(outcome(place.store.transact(retire())), "ok");
    assert_eq!(outcome(place.store.transact(retire())), "ok");
    for sql in ["DELETE FROM retired_device", "UPDATE retired_device SET device = 'x'"] {
        assert!(place.store.connection().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let mut laptop = Laptop::new(1);
    let mut place = filled(&mut laptop);
    // Enough pages for more than one slice.
    let big = "x".repeat(60_000);
    for _ in 0..30 {
        place.store.transact(fixture::change("b", &big, None)).unwrap();
    }
    let mut steps = Vec::new();
    let (to, made) = backup(&place, &laptop.device(), &mut |step| {
        steps.push(step);
        false
    });
    assert_eq!(made.unwrap_err().code(), "cancelled");
    assert!(
        matches!(steps.as_slice(), [one] if 0 < one.done && one.done < one.total),
        "{steps:?}"
    );
    assert!(!to.exists());
}

#[test]
fn a_backup_is_never_made_over_something() {
    let mut laptop = Laptop::new(1);
    let place = filled(&mut laptop);
    let to = place.folder.path().join("copy.db");
    std::fs::write(&to, "surat").unwrap();
    let (_, made) = backup(&place, &laptop.device(), &mut |_| true);
    assert_eq!(made.unwrap_err().code(), "store-exists");
    assert_eq!(std::fs::read_to_string(&to).unwrap(), "surat");
}

#[test]
fn a_backup_opens_only_with_the_key_and_shows_nothing() {
    let mut laptop = Laptop::new(1);
    let place = filled(&mut laptop);
    let (to, made) = backup(&place, &laptop.device(), &mut |_| true);
    made.unwrap();
    assert_eq!(Store::open(&to, &[1; 32]).unwrap_err().code(), "wrong-key");
    let bytes = std::fs::read(&to).unwrap();
    for plain in [fixture::CANARY, "SQLite format 3", "revision"] {
        assert!(
            !bytes.windows(plain.len()).any(|window| window == plain.as_bytes()),
            "{plain}"
        );
    }
}

#[test]
fn the_store_stays_locked_against_others_after_a_backup() {
    let mut laptop = Laptop::new(1);
    let place = filled(&mut laptop);
    backup(&place, &laptop.device(), &mut |_| true).1.unwrap();
    assert_eq!(Store::open(&place.path(), &KEY).unwrap_err().code(), "store-in-use");
}

/// The lap of a copy that goes on while the store is written: stops after the first slice until it is told to go on.
fn copied_meanwhile(
    place: &mut Place,
    device: &DeviceId,
    meanwhile: impl FnOnce(&mut Place),
) -> Result<(), StoreError> {
    let (reached, here) = std::sync::mpsc::channel();
    let (go_on, told) = std::sync::mpsc::channel();
    let to = place.folder.path().join("copy.db");
    let device = device.clone();
    let frozen = place.store.freeze().unwrap();
    let copying = std::thread::spawn(move || {
        let wish = BackupWish {
            to: &to,
            key: &KEY,
            device: &device,
            at: AT,
        };
        let mut first = true;
        frozen.write(&wish, &mut |_| {
            if std::mem::take(&mut first) {
                reached.send(()).unwrap();
                told.recv().unwrap();
            }
            true
        })
    });
    here.recv().unwrap();
    meanwhile(place);
    go_on.send(()).unwrap();
    copying.join().unwrap().map(drop)
}

#[test]
fn saves_go_through_while_a_backup_is_copied_and_are_not_in_it() {
    let mut laptop = Laptop::new(1);
    let mut place = filled(&mut laptop);
    let big = "x".repeat(60_000);
    // Enough pages for several slices: what were folded after the first would stand in the later ones.
    for _ in 0..40 {
        place.store.transact(fixture::change("b", &big, None)).unwrap();
    }
    let (before, next) = (place.store.fingerprint().unwrap(), laptop.makes("z", |_| {}));
    // More than a log that is folded at other times, so that holding back from folding is seen.
    let device = laptop.device();
    copied_meanwhile(&mut place, &device, |place| {
        for _ in 0..80 {
            place.store.transact(fixture::change("b", &big, None)).unwrap();
        }
        place.store.transact(put(next)).unwrap();
        assert_eq!(place.store.freeze().unwrap_err().code(), "store-in-use");
    })
    .unwrap();
    let copy = Store::open(&place.folder.path().join("copy.db"), &KEY).unwrap();
    assert_eq!(copy.fingerprint().unwrap(), before);
    assert_eq!(copy.drafts().unwrap()[0].changes.len(), 41);
    assert_eq!(place.store.drafts().unwrap()[0].changes.len(), 121);
    assert_ne!(place.store.fingerprint().unwrap(), before);
    let keys = [(device, laptop.key.verifying_key())].into();
    assert_eq!(copy.check(&keys).unwrap().findings, []);
    drop(copy);
    // And afterwards the log is folded again, and the store is whole.
    place.store.transact(put(laptop.makes("y", |_| {}))).unwrap();
    let mut log = place.path().into_os_string();
    log.push("-wal");
    assert!(std::fs::metadata(log).unwrap().len() < 4 * 1024 * 1024);
    assert_eq!(place.reopened().store.check(&keys).unwrap().findings, []);
}

#[test]
fn a_store_that_is_closed_while_it_is_copied_leaves_no_backup() {
    let mut laptop = Laptop::new(1);
    let mut place = filled(&mut laptop);
    let big = "x".repeat(60_000);
    for _ in 0..30 {
        place.store.transact(fixture::change("b", &big, None)).unwrap();
    }
    let device = laptop.device();
    let copied = copied_meanwhile(&mut place, &device, |place| {
        let elsewhere = Store::create(&place.folder.path().join("other.db"), &KEY).unwrap();
        drop(std::mem::replace(&mut place.store, elsewhere));
    });
    assert_eq!(copied.unwrap_err().code(), "cancelled");
    assert!(!place.folder.path().join("copy.db").exists());
}
