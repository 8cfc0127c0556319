//! From files to a pack.

mod instruments;
mod source;

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_matrix::Matrix;
use paduk_survey::Diagnostic;

use crate::manifest::Manifest;
use crate::pack::{Files, Pack, hash_of};
use crate::{area, assumption, check, kept, programme, quota, sample, village};
use source::Source;

/// The file that says what the pack is and where its parts are.
pub(crate) const MANIFEST: &str = "pack.json";

/// The form of `pack.json` that this program reads.
const FORMAT: u32 = 0;

/// Reads the parts, then checks what they say of one another.
pub(crate) fn read(files: &Files) -> (Pack, Vec<Diagnostic>) {
    let mut source = Source::new(files);
    let mut manifest = manifest(&mut source);
    let languages = manifest.languages.clone();
    let instruments = instruments::read(std::mem::take(&mut manifest.instruments), &mut source);

    let rules = &manifest.rules;
    let texts = [&rules.interventions, &rules.rules, &rules.derived].map(|path| source.text(path));
    let (matrix, findings) = Matrix::read(texts[0], texts[1], texts[2]);
    source.findings.extend(findings);

    let tables = &manifest.tables;
    let text = source.text(&tables.villages);
    let villages = village::read(&tables.villages, text, &languages, &mut source.findings);
    let text = source.text(&tables.quotas);
    let quotas = quota::read(&tables.quotas, text, &languages, &mut source.findings);
    let text = source.text(&tables.areas);
    let areas = area::read(&tables.areas, text, &mut source.findings);
    let text = source.text(&rules.assumptions);
    let assumptions = assumption::read(&rules.assumptions, text, &languages, &mut source.findings);

    let text = source.text(&tables.kept);
    let kept = kept::read(&tables.kept, text, &languages, &mut source.findings);

    let mut found = Vec::new();
    let programmes = programme::read(&manifest.programmes, |path| source.text(path), &languages, &mut found);
    source.findings.append(&mut found);

    let mut samples = BTreeMap::new();
    for path in source.paths_under("samples/", ".json") {
        let text = source.text(path);
        if let Some(sample) = sample::read(path, text, &mut source.findings) {
            samples.insert(path, sample);
        }
    }

    let pack = Pack {
        content_hash: hash_of(files),
        id: manifest.id.clone(),
        version: manifest.version.clone(),
        title: manifest.title.clone(),
        note: manifest.note.clone(),
        default_language: manifest.default_language.clone(),
        round: manifest.round.clone(),
        training_village: manifest.training.village.clone(),
        groups: manifest.groups.clone(),
        instruments,
        later: manifest.later.clone(),
        later_note: manifest.later_note.clone(),
        interview_date: manifest.interview_date.clone(),
        warning_reasons: manifest.warning_reasons.clone(),
        anaemia: rules.anaemia.clone(),
        matrix: Arc::new(matrix),
        villages,
        quotas,
        programmes,
        areas,
        assumptions,
        samples: samples.values().cloned().collect(),
        pictures: pictures(files),
        most_members: manifest.limits.members,
        most_visits: manifest.limits.visits,
        languages,
    };
    let mut findings = source.findings;
    check::check(&pack, &manifest, &samples, &kept, files, &mut findings);
    (pack, findings)
}

/// The files of the folder `media` by their names.
fn pictures(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let named = files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("media/")?;
        Some((name.to_owned(), bytes.clone()))
    });
    named.collect()
}

/// The manifest of a pack's files; an empty one where it cannot be read.
pub(crate) fn manifest_of(files: &Files) -> Manifest {
    manifest(&mut Source::new(files))
}

/// The manifest; an empty one where it cannot be read.
fn manifest(source: &mut Source<'_>) -> Manifest {
    let text = source.text(MANIFEST);
    if text.is_empty() {
        return Manifest::default();
    }
    match serde_json::from_str::<Manifest>(text) {
        Ok(manifest) if manifest.format == FORMAT => manifest,
        Ok(manifest) => {
            source.findings.push(
                Diagnostic::error("pack-format-unknown")
                    .at(MANIFEST, 0, 0)
                    .with("format", manifest.format)
                    .with("known", FORMAT),
            );
            Manifest::default()
        }
        Err(error) => {
            source.findings.push(json_unreadable(MANIFEST, &error));
            Manifest::default()
        }
    }
}

/// A JSON file that cannot be read, at the place where the reader stopped.
pub(crate) fn json_unreadable(file: &str, error: &serde_json::Error) -> Diagnostic {
    let line = u32::try_from(error.line()).unwrap_or_default();
    let column = u32::try_from(error.column()).unwrap_or_default();
    Diagnostic::error("json-unreadable")
        .at(file, line, column)
        .with("why", error)
}
