//! Backups: written to a stick, made a profile again on another laptop, or on the same one.

use std::path::{Path, PathBuf};

use paduk_app::api::{PersonRole, Request, Response};
use paduk_app::task;

use crate::laptop::{Laptop, ask, host, household};

/// A desk with a stick on it.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    (desk, stick)
}

/// A household finished and another begun, up to RT104.
fn worked(laptop: &mut Laptop) -> (String, String) {
    let (place, members) = household();
    let begun = laptop.new_household();
    let finished = begun.document.clone();
    laptop.fill(begun, &place, &members);
    laptop.finish(&finished);
    let draft = laptop.new_household().document;
    laptop.answer(&draft, "RT102", None, "Pasir Contoh");
    laptop.answer(&draft, "RT103", None, "2");
    (finished, draft)
}

fn restored(data: &Path, backup: &str, words: &str) -> (task::Restored, paduk_app::App) {
    let restored = task::restore(&host(data), Path::new(backup), words, &mut |_| ()).unwrap();
    let app = task::open(host(data), Some(&restored.profile), words).unwrap();
    (restored, app)
}

#[test]
fn a_lost_laptops_work_goes_on_from_the_backup_at_the_same_question() {
    let (desk, stick) = desk();
    let mut lost = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let (_, draft) = worked(&mut lost);
    let made = task::back_up(&mut lost.app, &stick, &mut |_| ()).unwrap();
    assert_eq!((made.drafts, made.revisions > 0), (1, true));
    let words = lost.words.clone();
    let card = lost.session().card_words;
    drop(lost);

    let (restored, mut app) = restored(&desk.path().join("baru"), &made.folder, &words);
    assert_eq!(restored.words, made.words);
    assert_eq!((restored.revisions, restored.drafts), (made.revisions as u64, 1));
    let Ok(Response::Session(session)) = ask(&mut app, Request::Session) else {
        panic!()
    };
    let resume = session.resume.unwrap();
    assert_eq!((resume.document, resume.question.as_str()), (draft, "RT104"));
    assert_ne!(session.card_words, card, "a new device has a new card");
    let checked = task::check_store(&mut app).unwrap();
    assert!(checked.ok && checked.signatures == checked.revisions, "{checked:?}");
}

#[test]
fn two_laptops_restored_from_one_backup_and_the_first_that_turns_up_again_never_share_a_log_position() {
    let (desk, stick) = desk();
    let mut supervisor = Laptop::first_day(&desk.path().join("p"), PersonRole::Supervisor, "P02");
    let mut first = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    first.take_card_of(&mut supervisor, &stick);
    let (_, draft) = worked(&mut first);
    let made = task::back_up(&mut first.app, &stick, &mut |_| ()).unwrap();
    let words = first.words.clone();
    let (place, members) = household();
    let mut files = Vec::new();
    // All three finish the same draft, each in its own way.
    let begun = first.interview(&draft);
    first.fill(begun, &place, &members);
    first.finish(&draft);
    files.push(stick.join(first.send(&stick).file));
    for name in ["b", "c"] {
        let (_, app) = restored(&desk.path().join(name), &made.folder, &words);
        let mut laptop = Laptop::with(app, &words, &desk.path().join(name));
        let begun = laptop.interview(&draft);
        laptop.fill(begun, &place, &members);
        laptop.finish(&draft);
        files.push(stick.join(laptop.send(&stick).file));
    }
    let received = supervisor.receive(&files);
    // The household, and the reason that each gave for its warning.
    assert_eq!(received.conflicts, 2, "{received:?}");
    let checked = task::check_store(&mut supervisor.app).unwrap();
    assert!(checked.ok, "no fork, no gap: {checked:?}");
}

#[test]
fn a_backup_restored_on_the_same_laptop_stands_beside_the_profile_and_touches_nothing() {
    let (desk, stick) = desk();
    let data = desk.path().join("a");
    let mut laptop = Laptop::first_day(&data, PersonRole::Enumerator, "E07");
    worked(&mut laptop);
    let made = task::back_up(&mut laptop.app, &stick, &mut |_| ()).unwrap();
    let before = laptop.session().card_words;
    let (restored, app) = restored(&data, &made.folder, &laptop.words.clone());
    assert_eq!(restored.profile, "E07-latihan-2");
    drop(app);
    let session = laptop.session();
    assert_eq!(session.card_words, before);
    assert_eq!(session.profiles.len(), 2);
    assert_eq!(
        task::open(host(&data), Some("E07"), &laptop.words).err().unwrap().code,
        "which-profile"
    );
}

#[test]
fn wrong_words_a_damaged_backup_and_a_folder_that_is_none_restore_nothing() {
    let (desk, stick) = desk();
    let mut laptop = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    worked(&mut laptop);
    let made = task::back_up(&mut laptop.app, &stick, &mut |_| ()).unwrap();
    let data = desk.path().join("baru");
    let attempt = |words: &str| {
        task::restore(&host(&data), Path::new(&made.folder), words, &mut |_| ())
            .err()
            .map(|error| error.code)
    };
    let listed = paduk_history::words::list();
    assert_eq!(attempt(&[listed[0]; 4].join(" ")).as_deref(), Some("wrong-words"));
    assert!(!data.exists(), "the words are tried before anything is written");
    let file = Path::new(&made.folder).join("paduk.db");
    let whole = std::fs::read(&file).unwrap();
    for at in [5, 5_000, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&file, &bytes).unwrap();
        let code = attempt(&laptop.words).unwrap_or_else(|| panic!("byte {at} went unnoticed"));
        assert!(
            ["backup-damaged", "store-damaged", "wrong-key", "store-unusable"].contains(&code.as_str()),
            "{code}"
        );
    }
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(attempt(&laptop.words).is_some(), "cut off");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(attempt(&laptop.words).as_deref(), Some("not-readable"));
    assert_eq!(
        std::fs::read_dir(data.join("profil"))
            .map(Iterator::count)
            .unwrap_or_default(),
        0,
        "nothing of any attempt is left"
    );
    std::fs::write(&file, &whole).unwrap();
    assert_eq!(attempt(&laptop.words), None);
    let nowhere = task::restore(&host(&data), &stick, &laptop.words, &mut |_| ());
    assert_eq!(nowhere.unwrap_err().code, "key-file-unreadable");
    let gone = task::back_up(&mut laptop.app, &desk.path().join("dicabut"), &mut |_| ());
    assert_eq!(gone.unwrap_err().code, "no-such-folder");
}

#[test]
fn a_backup_shows_no_name_and_leaves_one_folder_on_the_stick() {
    let (desk, stick) = desk();
    let mut laptop = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    worked(&mut laptop);
    // What an attempt that was cut off left behind goes away with the next one.
    std::fs::create_dir(stick.join(".CADANGAN-E07-latihan")).unwrap();
    std::fs::write(stick.join(".CADANGAN-E07-latihan/paduk.db"), "setengah").unwrap();
    let made = task::back_up(&mut laptop.app, &stick, &mut |_| ()).unwrap();
    let names: Vec<_> = std::fs::read_dir(&stick)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(names, [PathBuf::from(&made.folder)]);
    let mut inside: Vec<String> = Vec::new();
    for file in std::fs::read_dir(&made.folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for word in ["Contoh", "Euis", "Pasir"] {
            assert!(
                !bytes.windows(word.len()).any(|window| window == word.as_bytes()),
                "{word}"
            );
        }
        inside.push(path.file_name().unwrap().to_string_lossy().into_owned());
    }
    inside.sort();
    assert_eq!(inside, ["paduk.db", "profil.json"]);
}

#[test]
fn a_profile_folder_copied_by_hand_is_restored_too() {
    let (desk, _) = desk();
    let data = desk.path().join("a");
    let mut laptop = Laptop::first_day(&data, PersonRole::Enumerator, "E07");
    worked(&mut laptop);
    // As if the power had gone: part of it stands in the write-ahead log only.
    let copy = desk.path().join("salinan");
    std::fs::create_dir(&copy).unwrap();
    for name in ["profil.json", "paduk.db", "paduk.db-wal"] {
        std::fs::copy(data.join("profil/E07-latihan").join(name), copy.join(name)).unwrap();
    }
    let words = laptop.words.clone();
    let known = task::fingerprint(&mut laptop.app).unwrap();
    let (restored, _) = restored(&desk.path().join("baru"), &copy.display().to_string(), &words);
    assert_eq!((restored.words, restored.drafts), (known.words, 1));
}
