//! pyxform and JavaRosa, started as programs of their own where Python and Java are there. Neither is part of the
//! product; `npm run bench form` puts pyxform, which brings JavaRosa along, into a folder under the target folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What pyxform says of itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Pyxform {
    /// Milliseconds from workbook to XForm.
    pub convert: f64,
    /// Where JavaRosa is.
    jar: PathBuf,
}

/// Milliseconds for each of JavaRosa's steps.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct JavaRosa {
    pub parse: f64,
    pub open: f64,
    pub short: f64,
    pub full: f64,
    pub check: f64,
}

/// What could be started; `None` where it is not there or did not take the form.
#[derive(Debug, Clone, Default)]
pub struct Started {
    pub pyxform: Option<Pyxform>,
    pub javarosa: Option<JavaRosa>,
}

/// Runs both on one form: JavaRosa reads what pyxform makes of the workbook.
pub fn measure(peers: Option<&Path>, questions: usize, bytes: &[u8]) -> Started {
    let mut started = Started::default();
    let Some((python, folder)) = peers.and_then(python).zip(tempfile::tempdir().ok()) else {
        return started;
    };
    let (workbook, xform) = (folder.path().join("form.xlsx"), folder.path().join("form.xml"));
    if std::fs::write(&workbook, bytes).is_err() {
        return started;
    }
    let mut convert = Command::new(python);
    convert.arg(script("convert.py")).arg(&workbook).arg(&xform);
    started.pyxform = said(&mut convert);
    if let Some(pyxform) = &started.pyxform {
        let mut answer = Command::new("java");
        answer.args(["-Xss64m", "-cp"]).arg(&pyxform.jar);
        answer.arg(script("Answer.java")).arg(&xform).arg(questions.to_string());
        started.javarosa = said(&mut answer);
    }
    started
}

/// The Python in a folder made by `python -m venv`.
fn python(folder: &Path) -> Option<PathBuf> {
    let places = [folder.join("bin/python"), folder.join("Scripts/python.exe")];
    places.into_iter().find(|place| place.exists())
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/peers").join(name)
}

/// The last line that a program says, as JSON.
fn said<T: DeserializeOwned>(command: &mut Command) -> Option<T> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    serde_json::from_str(text.lines().last()?).ok()
}
