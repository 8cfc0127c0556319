//! The packs' questionnaires as `.xlsx` files: back in without loss, and, where Python with pyxform is there, taken by
//! pyxform and by the ODK Validate that it carries.
#![allow(clippy::unwrap_used, reason = "a test may stop at what must be there")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use paduk_form::instrument::Instrument;
use paduk_survey::Severity;
use paduk_xlsform::{read_csv_folder, read_xlsx, write_csv_folder, write_xlsx};

/// Every questionnaire of every pack, with its name.
fn instruments() -> Vec<(String, Instrument)> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut found = Vec::new();
    for pack in folders(&packs) {
        for folder in folders(&pack.join("instruments")) {
            let sheets: Vec<(String, String)> = fs::read_dir(&folder)
                .unwrap()
                .map(|file| file.unwrap().path())
                .map(|file| {
                    (
                        file.file_name().unwrap().to_string_lossy().into_owned(),
                        fs::read_to_string(&file).unwrap(),
                    )
                })
                .collect();
            let sheets: Vec<_> = sheets
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str()))
                .collect();
            let (instrument, findings) = read_csv_folder(&sheets);
            assert!(
                findings.iter().all(|found| found.severity != Severity::Error),
                "{findings:?}"
            );
            found.push((instrument.form_id.clone(), instrument));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    inside.filter(|path| path.is_dir()).collect()
}

/// A Python that has pyxform: the one that the variable names, else `python3`; or why there is none.
fn python() -> Result<String, String> {
    let python = std::env::var("PADUK_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let asked = Command::new(&python)
        .args(["-c", "import pyxform; print(pyxform.__version__)"])
        .output();
    match asked {
        Ok(said) if said.status.success() => Ok(python),
        Ok(_) => Err(format!("{python} has no pyxform (PADUK_PYTHON may name another)")),
        Err(error) => Err(format!("{python}: {error}")),
    }
}

#[test]
fn a_questionnaire_goes_out_and_comes_back_whole() {
    let instruments = instruments();
    assert!(!instruments.is_empty());
    for (name, instrument) in instruments {
        let (file, lost) = write_xlsx(&instrument).unwrap();
        assert!(lost.is_empty(), "{name}: {lost:?}");
        assert_eq!(read_xlsx(&file).0.hash(), instrument.hash(), "{name} as .xlsx");
        let (files, _) = write_csv_folder(&instrument);
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        assert_eq!(read_csv_folder(&files).0.hash(), instrument.hash(), "{name} as CSV");
    }
}

#[test]
fn pyxform_and_odk_validate_take_a_questionnaire_as_it_is_written() {
    let python = match python() {
        Ok(python) => python,
        Err(why) => {
            println!("not run: {why}");
            return;
        }
    };
    let java = Command::new("java")
        .arg("-version")
        .output()
        .is_ok_and(|said| said.status.success());
    if !java {
        println!("without ODK Validate: there is no java");
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, instrument) in instruments() {
        let file = folder.path().join(format!("{name}.xlsx"));
        fs::write(&file, write_xlsx(&instrument).unwrap().0).unwrap();
        let mut command = Command::new(&python);
        command.args(["-m", "pyxform.xls2xform"]);
        if !java {
            command.arg("--skip_validate");
        }
        let said = command
            .arg(&file)
            .arg(folder.path().join(format!("{name}.xml")))
            .output()
            .unwrap();
        let words = format!(
            "{}{}",
            String::from_utf8_lossy(&said.stdout),
            String::from_utf8_lossy(&said.stderr)
        );
        assert!(said.status.success(), "{name}: {words}");
        println!("{name}: {words}");
    }
}
