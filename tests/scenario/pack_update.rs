//! Another version of the pack comes while a questionnaire is half filled.

use std::path::{Path, PathBuf};

use paduk_app::api::{InterviewView, MoveTo, PersonRole, Request, Response};
use paduk_app::task;

use crate::laptop::Laptop;

/// What the built-in pack asks.
const ASKED_BEFORE: &str = "Desa ini termasuk wilayah puskesmas mana?";
/// The text that the newer version asks instead.
const ASKED_ANEW: &str = "Puskesmas mana yang melayani desa ini?";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for found in std::fs::read_dir(from).unwrap() {
        let found = found.unwrap().path();
        let there = to.join(found.file_name().unwrap());
        if found.is_dir() {
            copy(&found, &there);
        } else {
            std::fs::copy(&found, &there).unwrap();
        }
    }
}

/// The built-in pack in another version, in which a question is worded anew.
fn newer(folder: &Path, version: &str) -> PathBuf {
    let pack = folder.join(version);
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/stunting-cianjur"),
        &pack,
    );
    let manifest = std::fs::read_to_string(pack.join("pack.json")).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    manifest["version"] = version.into();
    std::fs::write(pack.join("pack.json"), manifest.to_string()).unwrap();
    let sheet = pack.join("instruments/rumah_tangga/survey.csv");
    let text = std::fs::read_to_string(&sheet).unwrap();
    assert!(text.contains(ASKED_BEFORE));
    std::fs::write(&sheet, text.replace(ASKED_BEFORE, ASKED_ANEW)).unwrap();
    pack
}

fn label(view: &InterviewView, question: &str) -> String {
    let found = view.questions.iter().find(|known| known.question == question);
    found.map(|known| known.say.clone()).unwrap_or_default()
}

fn again(laptop: &mut Laptop, document: &str) -> InterviewView {
    let asked = Request::Interview {
        document: document.into(),
    };
    match laptop.ask(asked) {
        Response::Interview(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_begun_draft_stays_on_its_version_until_it_is_moved() {
    let desk = tempfile::tempdir().unwrap();
    let newer = newer(desk.path(), "99.0.0");
    let mut laptop = Laptop::first_day(&desk.path().join("E07"), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let document = begun.document.clone();
    let old_label = label(&begun, "RT106");
    assert!(old_label == ASKED_BEFORE);

    // Looking changes nothing and says what would change, and which draft it touches.
    let looked = task::import_pack(&mut laptop.app, &newer, false).unwrap();
    assert!(!looked.imported && looked.version == "99.0.0");
    assert!(
        looked.changes.iter().any(|change| change.message_id.contains("RT106")),
        "{:#?}",
        looked.changes
    );
    assert_eq!(looked.drafts.len(), 1);
    assert_eq!(looked.drafts[0].document, document);

    let taken = task::import_pack(&mut laptop.app, &newer, true).unwrap();
    assert!(taken.imported);
    assert_eq!(label(&again(&mut laptop, &document), "RT106"), old_label);
    let mut laptop = laptop.started_again();
    assert_eq!(label(&again(&mut laptop, &document), "RT106"), old_label);
    let fresh = laptop.new_household();
    assert_eq!(label(&fresh, "RT106"), ASKED_ANEW);

    let moved = task::move_drafts(&mut laptop.app, None).unwrap();
    assert_eq!(moved.len(), 1);
    assert_eq!(
        (moved[0].document.as_str(), moved[0].to.as_str()),
        (document.as_str(), "99.0.0")
    );
    assert_eq!(label(&again(&mut laptop, &document), "RT106"), ASKED_ANEW);
    let mut laptop = laptop.started_again();
    assert_eq!(label(&again(&mut laptop, &document), "RT106"), ASKED_ANEW);
    assert!(task::move_drafts(&mut laptop.app, None).unwrap().is_empty());
}

#[test]
fn an_answer_without_a_place_in_the_newer_version_is_named_and_kept() {
    let desk = tempfile::tempdir().unwrap();
    let newer = newer(desk.path(), "99.0.0");
    let sheet = newer.join("instruments/rumah_tangga/survey.csv");
    let text = std::fs::read_to_string(&sheet).unwrap();
    let (gone, rest): (Vec<&str>, Vec<&str>) = text
        .split_inclusive('\n')
        .partition(|row| row.starts_with("text,RT108,"));
    assert_eq!(gone.len(), 1);
    std::fs::write(&sheet, rest.concat()).unwrap();
    // The invented households answer it too.
    std::fs::remove_dir_all(newer.join("samples")).unwrap();

    let mut laptop = Laptop::first_day(&desk.path().join("E07"), PersonRole::Enumerator, "E07");
    let document = laptop.new_household().document;
    laptop.ask(Request::Answer {
        document: document.clone(),
        question: "RT108".into(),
        row: None,
        typed: "Di belakang masjid".into(),
        confirmed: None,
        advance: false,
    });
    let taken = task::import_pack(&mut laptop.app, &newer, true).unwrap();
    assert!(taken.imported, "{:#?}", taken.changes);
    let answered = |view: &InterviewView| view.questions.iter().any(|known| known.question == "RT108");
    assert!(
        answered(&again(&mut laptop, &document)),
        "it is still asked on the version on which it was begun"
    );

    let moved = task::move_drafts(&mut laptop.app, None).unwrap();
    assert_eq!(moved[0].lost.len(), 1);
    assert_eq!(
        (&*moved[0].lost[0].question, &*moved[0].lost[0].value),
        ("RT108", "Di belakang masjid")
    );
    assert!(!answered(&again(&mut laptop, &document)));
    // Taken back to a version that asks it again, the answer is there: it was never thrown away.
    let text = std::fs::read_to_string(newer.join("pack.json")).unwrap();
    std::fs::write(newer.join("pack.json"), text.replace("99.0.0", "99.1.0")).unwrap();
    std::fs::write(&sheet, [rest.concat(), gone.concat()].concat()).unwrap();
    let taken = task::import_pack(&mut laptop.app, &newer, true).unwrap();
    assert!(taken.imported, "{:#?}", taken.changes);
    task::move_drafts(&mut laptop.app, None).unwrap();
    let found = task::move_drafts(&mut laptop.app, None).unwrap();
    assert!(found.is_empty());
    laptop.ask(Request::Move {
        document: document.clone(),
        to: MoveTo::Question {
            question: "RT108".into(),
            row: None,
        },
    });
    let view = again(&mut laptop, &document);
    let kept = view.questions.iter().find(|known| known.question == "RT108").unwrap();
    assert_eq!(kept.typed, "Di belakang masjid");
}

#[test]
fn versions_only_grow_and_a_store_keeps_to_its_survey() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(&desk.path().join("E07"), PersonRole::Enumerator, "E07");
    let lower = newer(desk.path(), "0.0.1");
    let refused = task::import_pack(&mut laptop.app, &lower, true).unwrap_err();
    assert_eq!(refused.code, "pack-version-not-grown");
    let solar = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/listrik-tts");
    let refused = task::import_pack(&mut laptop.app, &solar, true).unwrap_err();
    assert_eq!(refused.code, "pack-of-other-survey");

    let broken = newer(desk.path(), "98.0.0");
    let sheet = broken.join("instruments/rumah_tangga/survey.csv");
    let text = std::fs::read_to_string(&sheet).unwrap();
    std::fs::write(&sheet, text.replacen("RT106", "RT105", 1)).unwrap();
    let looked = task::import_pack(&mut laptop.app, &broken, true).unwrap();
    assert!(!looked.imported && !looked.changes.is_empty());
    let same = task::import_pack(
        &mut laptop.app,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/stunting-cianjur"),
        true,
    );
    assert!(same.unwrap().same);
}
