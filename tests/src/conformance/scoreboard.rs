//! The scoreboard in README's feature table: what came of every outside vector, counted.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::{BadVectors, Outcome, Report, Status, run, rxeval};

/// What came of one source of vectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The kind of vectors, as the runner calls it.
    pub kind: &'static str,
    /// Whose they are.
    pub source: &'static str,
    /// How many there are.
    pub total: usize,
    /// How many came out as expected.
    pub passed: usize,
    /// How many came out differently.
    pub failed: usize,
    /// How many were not asked.
    pub skipped: usize,
    /// Further figures of this kind, by their names.
    pub further: BTreeMap<&'static str, String>,
    /// Why vectors were not asked: how many for each reason.
    pub skips: BTreeMap<String, usize>,
    /// Why vectors came out differently: their ids for each reason.
    pub differences: BTreeMap<String, Vec<String>>,
}

/// Whose vectors they are.
const SOURCES: [(&str, &str); 4] = [
    ("xpath", "ODK's XPath suite (@getodk/xpath)"),
    ("xlsform", "pyxform's suite of workbooks"),
    ("scenario", "ODK Web Forms' scenario suite"),
    ("rxeval", "answers of JavaRosa and Enketo, recorded by rxeval"),
];

/// Runs all vectors of a folder that holds `xpath.json`, `xlsform.json`, `scenario.json` and `rxeval/`.
pub fn scoreboard(folder: &Path) -> Result<Vec<Score>, BadVectors> {
    let read = |name: &str| {
        let file = folder.join(name);
        std::fs::read_to_string(&file).map_err(|error| BadVectors(format!("{}: {error}", file.display())))
    };
    SOURCES
        .iter()
        .map(|(kind, source)| {
            let report = if *kind == "rxeval" {
                let [instance, javarosa, enketo] = ["instance.xml", "javarosa-expected.json", "expected.json"]
                    .map(|name| read(&format!("rxeval/{name}")));
                rxeval::run(&instance?, &javarosa?, &enketo?)?
            } else {
                run(kind, &read(&format!("{kind}.json"))?)?
            };
            Ok(score(kind, source, &report))
        })
        .collect()
}

fn score(kind: &'static str, source: &'static str, report: &Report) -> Score {
    let [passed, failed, skipped] = [Status::Pass, Status::Fail, Status::Skip].map(|status| report.count(status));
    let (mut skips, mut differences) = (BTreeMap::new(), BTreeMap::<String, Vec<String>>::new());
    for outcome in &report.results {
        let reason = || outcome.reason.clone().unwrap_or_default();
        match outcome.status {
            Status::Pass => {}
            Status::Skip => *skips.entry(reason()).or_default() += 1,
            Status::Fail => differences.entry(reason()).or_default().push(outcome.id.clone()),
        }
    }
    let further = if kind == "xlsform" {
        refusals(&report.results)
    } else {
        BTreeMap::new()
    };
    Score {
        kind,
        source,
        total: report.results.len(),
        passed,
        failed,
        skipped,
        further,
        skips,
        differences,
    }
}

/// How many workbooks are taken or refused alike, and in how many refusals the row is the same.
fn refusals(results: &[Outcome]) -> BTreeMap<&'static str, String> {
    let accepted = |text: &str| text == "accepted";
    let alike = results
        .iter()
        .filter(|it| accepted(&it.got) == accepted(&it.expected))
        .count();
    let named = || results.iter().filter(|it| it.expected.starts_with("refused at"));
    let same = named().filter(|it| it.status == Status::Pass).count();
    BTreeMap::from([
        ("taken or refused alike", format!("{alike} of {}", results.len())),
        ("refusals at the same row", format!("{same} of {}", named().count())),
    ])
}
