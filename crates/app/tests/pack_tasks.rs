//! `paduk pack check`, `build`, `xlsx` and `diff` on the packs as they are edited.

#![allow(clippy::unwrap_used)] // A test that cannot unwrap has failed.

use std::path::{Path, PathBuf};
use std::process::Command;

use paduk_app::task::{FoundInForm, build_pack, check_pack, compare_packs, pack_workbooks};

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

/// A copy of a pack that may be changed.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for found in std::fs::read_dir(from).unwrap() {
        let path = found.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

fn cianjur(desk: &Path, name: &str) -> PathBuf {
    let to = desk.join(name);
    copy(&packs().join("stunting-cianjur"), &to);
    to
}

fn replace(pack: &Path, file: &str, from: &str, to: &str) {
    let path = pack.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is not in {file}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
}

fn said(found: &[FoundInForm]) -> Vec<String> {
    found
        .iter()
        .map(|found| format!("{} {} {}", found.severity, found.code, found.cell))
        .collect()
}

#[test]
fn every_pack_here_is_clean() {
    let mut checked = 0;
    for pack in std::fs::read_dir(packs()).unwrap() {
        let found = check_pack(&pack.unwrap().path()).unwrap();
        let bad: Vec<_> = found.diagnostics.iter().filter(|one| one.severity != "note").collect();
        assert!(found.ok && bad.is_empty(), "{}: {bad:#?}", found.id);
        checked += 1;
    }
    assert!(checked > 0);
}

#[test]
fn a_built_pack_checks_like_its_folder_and_builds_to_the_same_bytes() {
    let desk = tempfile::tempdir().unwrap();
    let folder = packs().join("stunting-cianjur");
    let out = desk.path().join("a/satu.paket");
    let built = build_pack(&folder, Some(&out)).unwrap();
    assert!(built.ok && !built.unchanged, "{:?}", built.diagnostics);
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(check_pack(&out).unwrap(), check_pack(&folder).unwrap());
    assert_eq!(check_pack(&out).unwrap().hash, built.hash);
    assert!(build_pack(&folder, Some(&out)).unwrap().unchanged);
    let again = desk.path().join("b/dua.paket");
    build_pack(&folder, Some(&again)).unwrap();
    assert_eq!(std::fs::read(&again).unwrap(), bytes);
    // What a spreadsheet program leaves lying about is no part of the pack.
    let copied = cianjur(desk.path(), "salinan");
    std::fs::write(copied.join(".~lock.survey.csv#"), "x").unwrap();
    assert_eq!(check_pack(&copied).unwrap().hash, built.hash);
}

#[test]
fn a_version_that_did_not_grow_is_not_built() {
    let desk = tempfile::tempdir().unwrap();
    let pack = cianjur(desk.path(), "paket");
    let version = check_pack(&pack).unwrap().version;
    let first = desk.path().join("satu.paket");
    assert!(build_pack(&pack, Some(&first)).unwrap().ok);
    let before = std::fs::read(&first).unwrap();

    // Other content under the same version, written over it or beside it.
    replace(&pack, "assumptions.csv", "\n", "\n\n");
    for out in [&first, &desk.path().join("dua.paket")] {
        let refused = build_pack(&pack, Some(out)).unwrap();
        assert!(!refused.ok);
        assert_eq!(said(&refused.diagnostics), ["error pack-version-not-grown pack.json!0"]);
    }
    assert_eq!(std::fs::read(&first).unwrap(), before);
    assert!(!desk.path().join("dua.paket").exists());

    let as_version = |version: &str| format!("\"version\": \"{version}\"");
    replace(&pack, "pack.json", &as_version(&version), &as_version("0.0.9"));
    assert!(!build_pack(&pack, Some(&desk.path().join("dua.paket"))).unwrap().ok);
    replace(&pack, "pack.json", &as_version("0.0.9"), &as_version("900.0"));
    assert!(build_pack(&pack, Some(&desk.path().join("dua.paket"))).unwrap().ok);

    // A file of another survey is never written over.
    replace(&pack, "pack.json", "\"id\": \"stunting-cianjur\"", "\"id\": \"lain\"");
    let refused = build_pack(&pack, Some(&first)).unwrap();
    assert_eq!(said(&refused.diagnostics), ["error pack-of-other-survey pack.json!0"]);
}

#[test]
fn a_pack_with_an_error_is_neither_built_nor_written_as_workbooks() {
    let desk = tempfile::tempdir().unwrap();
    let pack = cianjur(desk.path(), "paket");
    std::fs::remove_file(pack.join("quotas.csv")).unwrap();
    let out = desk.path().join("x.paket");
    assert!(!build_pack(&pack, Some(&out)).unwrap().ok && !out.exists());
    let books = desk.path().join("buku");
    assert!(!pack_workbooks(&pack, &books).unwrap().ok && !books.exists());
}

#[test]
fn a_difference_names_the_cells_of_the_new_pack() {
    let desk = tempfile::tempdir().unwrap();
    let (old, new) = (cianjur(desk.path(), "lama"), cianjur(desk.path(), "baru"));
    assert!(compare_packs(&old, &new).unwrap().same);
    replace(&new, "areas.csv", ",0,", ",1,");
    replace(
        &new,
        "instruments/rumah_tangga/survey.csv",
        "RT berapa?",
        "RT nomor berapa?",
    );
    std::fs::write(new.join("catatan.md"), "baru").unwrap();
    let compared = compare_packs(&old, &new).unwrap();
    assert!(!compared.same && compared.warnings == 1, "{compared:#?}");
    let found = said(&compared.changes);
    let has = |start: &str| found.iter().any(|line| line.starts_with(start));
    assert!(
        has("note cell-changed instruments/rumah_tangga/survey.csv!"),
        "{found:?}"
    );
    assert!(has("warning cell-changed areas.csv!C"), "{found:?}");
    assert!(has("note file-added catatan.md"), "{found:?}");
    let words = &compared
        .changes
        .iter()
        .find(|one| one.cell.contains("survey.csv"))
        .unwrap();
    assert!(words.message_id.contains("RT nomor berapa?"), "{}", words.message_id);
}

/// A Python that has pyxform: the one that the variable names, else `python3`.
fn python() -> Option<String> {
    let python = std::env::var("PADUK_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let asked = Command::new(&python).args(["-c", "import pyxform"]).output();
    asked.is_ok_and(|said| said.status.success()).then_some(python)
}

#[test]
fn workbooks_are_written_once_and_other_tools_take_them() {
    let desk = tempfile::tempdir().unwrap();
    let java = Command::new("java")
        .arg("-version")
        .output()
        .is_ok_and(|said| said.status.success());
    for pack in std::fs::read_dir(packs()).unwrap() {
        let pack = pack.unwrap().path();
        let out = desk.path().join(pack.file_name().unwrap());
        let written = pack_workbooks(&pack, &out).unwrap();
        assert!(
            written.ok && !written.files.is_empty() && written.diagnostics.is_empty(),
            "{written:?}"
        );
        assert_eq!(pack_workbooks(&pack, &out).unwrap_err().code, "already-there");
        let books = written
            .files
            .iter()
            .filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "xlsx"));
        let Some(python) = python() else {
            println!("without pyxform (PADUK_PYTHON may name a Python that has it)");
            continue;
        };
        for book in books {
            let mut command = Command::new(&python);
            command.args(["-m", "pyxform.xls2xform"]);
            if !java {
                command.arg("--skip_validate");
            }
            let said = command.arg(book).arg(format!("{book}.xml")).output().unwrap();
            assert!(said.status.success(), "{book}: {said:?}");
        }
    }
}
