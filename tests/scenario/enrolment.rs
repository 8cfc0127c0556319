//! Enrolment, page by page of docs/kunci.md: each person has a folder, and only files go between them.

use std::path::Path;

use paduk_app::api::{PersonRole, ReceiveOutcome};
use paduk_app::task;

use crate::laptop::{Laptop, host};
use crate::survey_team::{Team, device, households, refused, works};

#[test]
fn a_laptop_is_enrolled_and_its_records_count_at_its_supervisor() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let asked = team.asks("pencacah", "enumerator", "E07");
    assert_eq!(refused(&team.data("pencacah"), "E07", &asked.words), "not-enrolled");
    let seen = task::show_request(Path::new(&asked.file)).unwrap();
    assert_eq!(
        seen.check_words, asked.check_words,
        "the same four words on both screens"
    );
    let answer = team.signs(&mut supervisor, &asked);
    let mut enumerator = team.opens("pencacah", &asked, &answer);
    assert!(team.data("pencacah/profil/E07").join("pemulihan.age").is_file());
    works(&mut enumerator);
    let file = team.sends(&mut enumerator);
    assert!(file.file_name().unwrap().to_str().unwrap().starts_with("PADUK-"));
    let received = supervisor.receive(&[file]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{received:?}");
    assert_eq!(received.households, 1);
    let checked = task::check_store(&mut supervisor.app).unwrap();
    assert!(checked.ok && checked.signatures == checked.revisions, "{checked:?}");
}

#[test]
fn differing_check_words_sign_nothing() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let asked = team.asks("pencacah", "enumerator", "E07");
    // Somebody swapped the file on the stick for a request of his own in the same person's name.
    let other = team.asks("penyusup", "enumerator", "E07");
    assert_ne!(other.check_words, asked.check_words);
    let words = asked.check_words.join(" ");
    let wish = task::SignWish {
        words: &words,
        ..task::SignWish::default()
    };
    let code = task::sign_request(&mut supervisor.app, Path::new(&other.file), &wish, &team.stick());
    assert_eq!(code.unwrap_err().code, "check-words-differ");
    assert!(!team.stick().join("E07.surat").exists());
}

#[test]
fn a_card_for_another_laptop_or_from_another_survey_is_refused() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let (one, two) = (team.asks("a", "enumerator", "E07"), team.asks("b", "enumerator", "E08"));
    let answer = team.signs(&mut supervisor, &one);
    let accept = |asked: &task::Asked, name: &str, answer: &Path| {
        let profile = Some(asked.profile.as_str());
        task::accept_enrolment(&host(&team.data(name)), profile, &asked.words, answer, None)
            .err()
            .map(|error| error.code)
    };
    assert_eq!(accept(&two, "b", &answer).as_deref(), Some("for-other-laptop"));
    // A whole other survey, with a supervisor of the same code who signs the very request.
    let mut foreign = Team::begun();
    let mut stranger = foreign.supervisor("pengawas", "P02");
    let words = two.check_words.join(" ");
    let wish = task::SignWish {
        words: &words,
        ..task::SignWish::default()
    };
    let code = task::sign_request(&mut stranger.app, Path::new(&two.file), &wish, &foreign.stick());
    assert_eq!(code.unwrap_err().code, "keys-of-other-survey");
    let theirs = foreign.asks("c", "enumerator", "E08");
    let signed = foreign.signs(&mut stranger, &theirs);
    assert_eq!(accept(&two, "b", &signed).as_deref(), Some("for-other-laptop"));
    assert_eq!(accept(&two, "b", foreign.roster()).as_deref(), Some("not-on-roster"));
    assert_eq!(refused(&team.data("b"), "E08", &two.words), "not-enrolled");
    // Its own answer still enrols it.
    let own = team.signs(&mut supervisor, &two);
    assert_eq!(accept(&two, "b", &own), None);
    assert_eq!(accept(&one, "a", &answer), None);
}

#[test]
fn what_nobody_vouches_for_is_held_and_enters_once_its_author_is_enrolled_anew() {
    let mut team = Team::begun();
    let mut centre = team.supervisor_at("centre", "pusat", "P01");
    let mut stolen = team.supervisor("pengawas", "P02");
    let mut other = team.supervisor("pengawas-2", "P03");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut stolen);
    works(&mut enumerator);
    let file = team.sends(&mut enumerator);
    stolen.receive(&[file]);
    let up = team.sends(&mut stolen);
    let id = device(&mut stolen, &team.stick());
    let roster = team.revokes(&id, 0, &[]);
    centre.receive(std::slice::from_ref(&roster));
    let received = centre.receive(&[up]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::Held, "{received:?}");
    assert_eq!(received.households, 0);
    let held: usize = task::devices(&mut centre.app)
        .unwrap()
        .iter()
        .map(|known| known.held)
        .sum();
    assert!(held > 0);
    // Another supervisor signs the enumerator's card; it reaches the centre as a file.
    enumerator.receive(&[roster]);
    let asked = task::ask_enrolment_again(&mut enumerator.app, &team.stick()).unwrap();
    let answer = team.signs(&mut other, &asked);
    let received = centre.receive(&[answer]);
    assert_eq!(
        (received.files[0].code.as_str(), received.households),
        ("roster", 1),
        "{received:?}"
    );
    let devices = task::devices(&mut centre.app).unwrap();
    assert!(devices.iter().all(|known| known.held == 0), "{devices:?}");
    assert!(task::check_store(&mut centre.app).unwrap().ok);
}

#[test]
fn a_lost_laptop_is_revoked_and_what_it_writes_afterwards_is_held() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut lost = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut lost);
    let before = team.sends(&mut lost);
    supervisor.receive(std::slice::from_ref(&before));
    let known = households(&mut supervisor);
    let id = device(&mut lost, &team.stick());
    let upto = position(&mut supervisor, &id);
    let roster = team.revokes(&id, upto, &[]);
    let received = supervisor.receive(&[roster]);
    assert_eq!(received.files[0].code, "roster", "{received:?}");
    // The finder goes on writing with the words that were stuck to the lid.
    works(&mut lost);
    let after = team.sends(&mut lost);
    let received = supervisor.receive(&[after]);
    assert_eq!(
        (received.files[0].outcome, received.files[0].code.as_str()),
        (ReceiveOutcome::Held, "held-revoked"),
        "{received:?}"
    );
    assert_eq!(households(&mut supervisor), known);
    let again = supervisor.receive(&[before]);
    assert_eq!(again.files[0].code, "known", "what had arrived before stands");
    let checked = task::check_store(&mut supervisor.app).unwrap();
    assert!(checked.ok, "{checked:?}");
}

/// The last known position of a device's log.
fn position(supervisor: &mut Laptop, device: &str) -> u64 {
    let devices = task::devices(&mut supervisor.app).unwrap();
    devices.iter().find(|known| known.device == device).unwrap().last
}

#[test]
fn a_replaced_laptop_is_the_same_person_and_gets_back_what_the_lost_one_had_sent() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut lost = team.enumerator("lama", "E07", &mut supervisor);
    let case = works(&mut lost);
    let file = team.sends(&mut lost);
    supervisor.receive(&[file]);
    let id = device(&mut lost, &team.stick());
    drop(lost);
    let upto = position(&mut supervisor, &id);
    let roster = team.revokes(&id, upto, &[]);
    supervisor.receive(&[roster]);
    let mut new = team.enumerator("baru", "E07", &mut supervisor);
    assert_eq!(households(&mut new), 0);
    let back = supervisor.stick_for(&team, "E07");
    let received = new.receive(&[back]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{received:?}");
    assert_eq!(new.household(&case).case, case);
    works(&mut new);
    let file = team.sends(&mut new);
    assert_eq!(supervisor.receive(&[file]).households, 2);
    let devices = task::devices(&mut supervisor.app).unwrap();
    let mine: Vec<_> = devices.iter().filter(|known| known.person == "E07").collect();
    assert_eq!(mine.len(), 2, "one person, two devices: {devices:?}");
    assert!(mine.iter().all(|known| known.gaps.is_empty() && known.forks.is_empty()));
}

#[test]
fn a_revoked_supervisor_signs_nothing_more_and_his_people_are_signed_anew() {
    let mut team = Team::begun();
    let mut stolen = team.supervisor("pengawas", "P02");
    let mut centre = team.supervisor("pengawas-2", "P03");
    let mut kept = team.enumerator("a", "E07", &mut stolen);
    let mut other = team.enumerator("b", "E08", &mut stolen);
    works(&mut kept);
    works(&mut other);
    let id = device(&mut stolen, &team.stick());
    let keep = device(&mut kept, &team.stick());
    let roster = team.revokes(&id, 0, &[keep]);
    for laptop in [&mut centre, &mut kept, &mut other] {
        laptop.receive(std::slice::from_ref(&roster));
    }
    // The thief cannot enrol anybody whom the others believe.
    let intruder = team.asks("penyusup", "enumerator", "E99");
    let answer = team.signs(&mut stolen, &intruder);
    let received = centre.receive(&[answer]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::Refused, "{received:?}");
    // One whose card was kept goes on; the other asks again and loses nothing.
    works(&mut kept);
    let code = other.refused(paduk_app::api::Request::Send {
        folder: team.stick().display().to_string(),
    });
    assert_eq!(code.code, "not-enrolled-here");
    let asked = task::ask_enrolment_again(&mut other.app, &team.stick()).unwrap();
    let answer = team.signs(&mut centre, &asked);
    other.receive(&[answer]);
    let file = team.sends(&mut other);
    let received = centre.receive(&[file]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{received:?}");
    assert_eq!(received.households, 1);
}

#[test]
fn forgotten_words_lose_nothing_and_the_old_signing_key_is_gone() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let asked = team.asks("pencacah", "enumerator", "E07");
    let answer = team.signs(&mut supervisor, &asked);
    let mut enumerator = team.opens("pencacah", &asked, &answer);
    let case = works(&mut enumerator);
    let old = device(&mut enumerator, &team.stick());
    drop(enumerator);
    let data = team.data("pencacah");
    let again = task::ask_recovery(&host(&data), Some("E07"), team.roster(), &team.stick()).unwrap();
    // Until the answer comes, whoever remembers the old words goes on with them.
    drop(task::open(host(&data), Some("E07"), &asked.words).unwrap());
    let seen = task::show_request(Path::new(&again.file)).unwrap();
    assert_eq!(seen.recovers, old);
    let answer = team.signs(&mut supervisor, &again);
    let mut enumerator = team.opens("pencacah", &again, &answer);
    assert_eq!(refused(&data, "E07", &asked.words), "wrong-words");
    assert_eq!(enumerator.household(&case).case, case, "the household is still there");
    assert_ne!(device(&mut enumerator, &team.stick()), old);
    works(&mut enumerator);
    let file = team.sends(&mut enumerator);
    let received = supervisor.receive(&[file]);
    assert_eq!(
        (received.files[0].outcome, received.households),
        (ReceiveOutcome::New, 2),
        "{received:?}"
    );
    assert!(task::check_store(&mut supervisor.app).unwrap().ok);
}

#[test]
fn nobody_recovers_anothers_store_and_the_programmes_key_helps_where_the_supervisor_is_gone() {
    let mut team = Team::begun();
    let mut first = team.supervisor("pengawas", "P02");
    let mut second = team.supervisor("pengawas-2", "P03");
    drop(team.enumerator("a", "E07", &mut first));
    drop(team.enumerator("b", "E08", &mut first));
    // E08 takes E07's recovery file and asks in his own name.
    let of = |name: &str, person: &str| team.data(name).join("profil").join(person).join("pemulihan.age");
    let whole = std::fs::read(of("b", "E08")).unwrap();
    std::fs::copy(of("a", "E07"), of("b", "E08")).unwrap();
    let ask = |name: &str, person: &str| {
        task::ask_recovery(&host(&team.data(name)), Some(person), team.roster(), &team.stick()).unwrap()
    };
    let stolen = ask("b", "E08");
    let sign = |by: &mut Laptop, asked: &task::Asked, identity: Option<&Path>| {
        let words = asked.check_words.join(" ");
        let wish = task::SignWish {
            words: &words,
            area: &[],
            identity,
        };
        task::sign_request(&mut by.app, Path::new(&asked.file), &wish, &team.stick()).map_err(|error| error.code)
    };
    assert_eq!(sign(&mut first, &stolen, None).unwrap_err(), "recovery-of-another");
    std::fs::write(of("b", "E08"), whole).unwrap();
    let asked = ask("b", "E08");
    assert_eq!(
        sign(&mut second, &asked, None).unwrap_err(),
        "recovery-not-for-this-key"
    );
    let key = team.programme_key();
    let signed = sign(&mut second, &asked, Some(&key)).unwrap();
    assert!(signed.recovers);
    team.opens("b", &asked, Path::new(&signed.file));
}

#[test]
fn a_supervisor_who_forgot_the_words_is_let_back_in_by_the_root() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut enumerator);
    let file = team.sends(&mut enumerator);
    supervisor.receive(&[file]);
    drop(supervisor);
    let data = team.data("pengawas");
    let asked = task::ask_recovery(&host(&data), Some("P02"), team.roster(), &team.stick()).unwrap();
    let key = team.programme_key();
    let answer = team.lists(&asked, "supervisor", Some(&key));
    let mut supervisor = team.opens("pengawas", &asked, &answer);
    assert_eq!(households(&mut supervisor), 1);
    assert!(task::check_store(&mut supervisor.app).unwrap().ok);
}

#[test]
fn a_restored_backup_asks_again_and_goes_on_as_a_new_device() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    let case = works(&mut enumerator);
    let made = task::back_up(&mut enumerator.app, &team.stick(), &mut |_| ()).unwrap();
    let words = enumerator.words.clone();
    drop(enumerator);
    let data = team.data("baru");
    task::restore(&host(&data), Path::new(&made.folder), &words, &mut |_| ()).unwrap();
    let app = task::open(host(&data), Some("E07"), &words).unwrap();
    let mut restored = Laptop::with(app, &words, &data);
    assert_eq!(restored.household(&case).case, case);
    let folder = team.stick().display().to_string();
    let code = restored.refused(paduk_app::api::Request::Send { folder }).code;
    assert_eq!(code, "not-enrolled-here");
    let asked = task::ask_enrolment_again(&mut restored.app, &team.stick()).unwrap();
    assert!(asked.words.is_empty(), "it keeps its words");
    let answer = team.signs(&mut supervisor, &asked);
    let received = restored.receive(&[answer]);
    assert_eq!(received.files[0].code, "roster", "{received:?}");
    works(&mut restored);
    let file = team.sends(&mut restored);
    let received = supervisor.receive(&[file]);
    assert_eq!(
        (received.files[0].outcome, received.households),
        (ReceiveOutcome::New, 2),
        "{received:?}"
    );
    let checked = task::check_store(&mut supervisor.app).unwrap();
    assert!(checked.ok, "{checked:?}");
    // The new card's signer can help when the words are forgotten later.
    drop(restored);
    let again = task::ask_recovery(&host(&data), Some("E07"), team.roster(), &team.stick()).unwrap();
    let answer = team.signs(&mut supervisor, &again);
    let mut back = team.opens("baru", &again, &answer);
    assert_eq!(households(&mut back), 2);
}

#[test]
fn an_older_roster_changes_nothing() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let older = team.stick().join("lama.daftar");
    std::fs::copy(team.roster(), &older).unwrap();
    let roster = team.revokes(&"0".repeat(32), 0, &[]);
    assert_eq!(
        supervisor.receive(std::slice::from_ref(&roster)).files[0].code,
        "roster"
    );
    let received = supervisor.receive(&[older]);
    assert_eq!(
        (received.files[0].outcome, received.files[0].code.as_str()),
        (ReceiveOutcome::Refused, "roster-older")
    );
    assert_eq!(supervisor.receive(&[roster]).files[0].code, "roster-known");
}

#[test]
fn training_and_real_never_meet() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut enumerator);
    let real = team.sends(&mut enumerator);
    let mut teacher = Laptop::first_day(&team.data("pelatih"), PersonRole::Supervisor, "P09");
    let mut trainee = Laptop::first_day(&team.data("pelatihan"), PersonRole::Enumerator, "E09");
    trainee.take_card_of(&mut teacher, &team.stick());
    works(&mut trainee);
    let training = team.sends(&mut trainee);
    // Neither opens for the other, whose keys they were not sealed for; the mode is refused even where they open.
    for (laptop, file) in [(&mut supervisor, &training), (&mut teacher, &real)] {
        let received = laptop.receive(std::slice::from_ref(file));
        assert_eq!(received.files[0].outcome, ReceiveOutcome::Refused);
    }
    let card = team.stick().join("P09-latihan.kartu");
    let received = supervisor.receive(&[card]);
    assert_eq!(received.files[0].code, "card-needs-roster");
    // A profile that nobody enrolled can only train.
    assert!(trainee.session().open.unwrap().training);
    let code = task::ask_enrolment_again(&mut trainee.app, &team.stick())
        .unwrap_err()
        .code;
    assert_eq!(code, "training-only");
}

#[test]
fn new_words_open_the_profile_and_the_old_ones_do_not() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let asked = team.asks("pencacah", "enumerator", "E07");
    let answer = team.signs(&mut supervisor, &asked);
    drop(team.opens("pencacah", &asked, &answer));
    let data = team.data("pencacah");
    let new = task::change_words(&host(&data), Some("E07"), &asked.words).unwrap();
    assert_eq!(refused(&data, "E07", &asked.words), "wrong-words");
    drop(task::open(host(&data), Some("E07"), &new).unwrap());
}

#[test]
fn a_receipt_travels_back_and_confirms_what_was_sent() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut enumerator);
    let file = team.sends(&mut enumerator);
    supervisor.receive(&[file]);
    let back = supervisor.stick_for(&team, "E07");
    let received = enumerator.receive(&[back]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{received:?}");
    let plan = enumerator.ask(paduk_app::api::Request::SendPlan);
    let paduk_app::api::Response::Send(plan) = plan else {
        panic!()
    };
    assert!(plan.sent[0].confirmed, "{:?}", plan.sent);
}

#[test]
fn a_newer_survey_pack_travels_sealed_and_an_older_one_is_refused() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/stunting-cianjur");
    // The same pack under other versions, built as a pack's editor would.
    let build = |version: &str| {
        let folder = team.data(&format!("paket-{version}"));
        copied(&source, &folder);
        let manifest = folder.join("pack.json");
        let text = std::fs::read_to_string(&manifest).unwrap();
        let begin = text.find("\"version\": \"").unwrap() + 12;
        let end = begin + text[begin..].find('"').unwrap();
        std::fs::write(&manifest, format!("{}{version}{}", &text[..begin], &text[end..])).unwrap();
        // Each in a folder of its own: where a newer one lies beside, an older one is not built.
        let out = team.data(&format!("jadi-{version}/survei.paket"));
        assert!(task::build_pack(&folder, Some(&out)).unwrap().ok);
        out
    };
    let mut seal = |file: &Path| {
        let sent = task::make_pack_bundle(&mut supervisor.app, file, &team.stick(), &mut |_| ()).unwrap();
        team.stick().join(sent.file)
    };
    let (newer, older) = (seal(&build("9.9.0")), seal(&build("0.0.1")));
    let received = enumerator.receive(std::slice::from_ref(&newer));
    assert_eq!(received.files[0].code, "pack", "{received:?}");
    let received = enumerator.receive(&[older]);
    assert_eq!(
        (received.files[0].outcome, received.files[0].code.as_str()),
        (ReceiveOutcome::Refused, "pack-older")
    );
    assert_eq!(enumerator.receive(&[newer]).files[0].outcome, ReceiveOutcome::Known);
    works(&mut enumerator);
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copied(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
