//! The Cianjur pack, read from the folder in which it is edited.
#![allow(clippy::unwrap_used, reason = "a test may stop at what must be there")]

mod checks;
mod content;
mod findings;
mod frame;
mod rules;
mod samples;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use paduk_pack::{Files, Pack};
use paduk_survey::Diagnostic;

/// The pack as it stands, with everything that was found.
static PACK: LazyLock<(Pack, Vec<Diagnostic>)> = LazyLock::new(|| Pack::read(&files()));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/stunting-cianjur")
}

/// Every file of the pack by its path inside the folder.
fn files() -> Files {
    let mut files = Files::new();
    collect(&folder(), "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for found in std::fs::read_dir(folder).unwrap() {
        let path = found.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// The findings as lines: severity, code, cell, parameters.
fn said(findings: &[Diagnostic]) -> Vec<String> {
    let line = |f: &Diagnostic| {
        let cell = f.cell.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{:?} {} {cell} {:?}", f.severity, f.code, f.params)
    };
    findings.iter().map(line).collect()
}
