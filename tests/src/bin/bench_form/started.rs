//! pyxform, JavaRosa and ODK Web Forms, started as programs of their own where Python, Java and Node are there. None is
//! part of the product; `npm run bench form` puts pyxform, which brings JavaRosa along, and the engine of Web Forms
//! into a folder under the target folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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

/// How long a program may run; what takes longer is not worth waiting for.
const LONGEST: Duration = Duration::from_secs(300);

/// Milliseconds for each of the steps of JavaRosa or Web Forms.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Steps {
    pub parse: f64,
    pub open: f64,
    pub short: f64,
    pub full: f64,
    pub check: f64,
    /// A thousand records of 200 questions taken up and validated, where the program does that.
    #[serde(default)]
    pub records: Option<f64>,
}

/// What could be started; `None` where it is not there or did not take the form.
#[derive(Debug, Clone, Default)]
pub struct Started {
    pub pyxform: Option<Pyxform>,
    pub javarosa: Option<Steps>,
    pub web_forms: Option<Steps>,
}

/// Runs them on one form: JavaRosa and Web Forms read what pyxform makes of the workbook.
pub fn measure(peers: Option<&Path>, questions: usize, bytes: &[u8]) -> Started {
    let mut started = Started::default();
    let Some((peers, folder)) = peers.zip(tempfile::tempdir().ok()) else {
        return started;
    };
    let Some(python) = python(peers) else {
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
        // The script stands beside what it imports, because that is where Node looks.
        let beside = peers.join("webforms.mjs");
        if peers.join("node_modules").exists() && std::fs::copy(script("webforms.mjs"), &beside).is_ok() {
            let mut answer = Command::new("node");
            answer
                .arg("--stack-size=8000")
                .arg(&beside)
                .arg(&xform)
                .arg(questions.to_string());
            started.web_forms = said(&mut answer);
        }
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

/// The last line that a program says, as JSON; nothing where it fails or takes too long.
fn said<T: DeserializeOwned>(command: &mut Command) -> Option<T> {
    let file = tempfile::NamedTempFile::new().ok()?;
    let output = Stdio::from(file.reopen().ok()?);
    let mut program = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let began = Instant::now();
    let ended = loop {
        match program.try_wait().ok()? {
            Some(ended) => break ended,
            None if began.elapsed() > LONGEST => {
                let _ = program.kill();
                let _ = program.wait();
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
    };
    let text = std::fs::read_to_string(file.path()).ok().filter(|_| ended.success())?;
    serde_json::from_str(text.lines().last()?).ok()
}
