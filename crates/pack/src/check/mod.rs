//! What the parts of a pack say of one another.

mod expressions;
mod lookup;
mod programmes;
mod references;
mod samples;
mod texts;
mod unread;
mod unused;
mod villages;
mod wiring;

use std::collections::BTreeMap;

use paduk_survey::Diagnostic;

use crate::kept::Kept;
use crate::manifest::Manifest;
use crate::pack::{Files, Pack};
use crate::sample::Sample;

/// Adds the findings of every check.
pub(crate) fn check(
    pack: &Pack,
    manifest: &Manifest,
    samples: &BTreeMap<&str, Sample>,
    kept: &[Kept],
    files: &Files,
    findings: &mut Vec<Diagnostic>,
) {
    wiring::check(pack, manifest, findings);
    references::check(pack, manifest, findings);
    lookup::check(pack, manifest, findings);
    villages::check(pack, manifest, findings);
    programmes::check(pack, manifest, findings);
    texts::check(pack, findings);
    samples::check(pack, samples, findings);
    unused::check(pack, manifest, files, findings);
    unread::check(pack, kept, &manifest.tables.kept, findings);
}

/// Whether any instrument has a question, group or repeat of this name.
fn is_asked(pack: &Pack, name: &str) -> bool {
    pack.instruments
        .iter()
        .any(|instrument| instrument.form.find(name).is_some())
}
