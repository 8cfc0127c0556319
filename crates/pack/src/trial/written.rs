//! Written cases, whose verdicts were worked out from what an intervention means.

use std::collections::BTreeSet;

use paduk_survey::{Diagnostic, Module, Texts, Verdict};
use serde::Deserialize;
use serde_json::Value;

use crate::case::Case;
use crate::pack::Pack;
use crate::read::json_unreadable;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The day of the interviews of cases that name none.
    interview_date: String,
    cases: Vec<Value>,
    /// Outcomes that a rule cannot have.
    #[serde(default)]
    cannot: Vec<Cannot>,
}

/// An outcome that a rule cannot have, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cannot {
    intervention: String,
    group: String,
    verdict: String,
    why: Texts,
}

/// Which outcome of which rule.
type Outcome = (String, Module, Verdict);

pub(super) fn check(pack: &Pack, file: &str, bytes: &[u8], findings: &mut Vec<Diagnostic>) {
    let written: Written = match serde_json::from_slice(bytes) {
        Ok(written) => written,
        Err(error) => {
            findings.push(json_unreadable(file, &error));
            return;
        }
    };
    let mut shown: BTreeSet<Outcome> = BTreeSet::new();
    for (number, case) in (1..).zip(&written.cases) {
        let finding = match judged(pack, &written.interview_date, case) {
            Ok((outcome, None)) => {
                shown.insert(outcome);
                continue;
            }
            Ok(((intervention, module, stated), Some(found))) => Diagnostic::error("case-differs")
                .with("code", intervention)
                .with("module", module.code())
                .with("expected", stated.as_str())
                .with("found", found),
            Err(finding) => *finding,
        };
        findings.push(finding.at(file, 0, 0).with("number", number));
    }
    let mut excused: BTreeSet<Outcome> = BTreeSet::new();
    for cannot in &written.cannot {
        match (Module::parse(&cannot.group), verdict(&cannot.verdict)) {
            (Some(module), Some(verdict)) if !cannot.why.is_empty() => {
                excused.insert((cannot.intervention.clone(), module, verdict));
            }
            _ => findings.push(
                Diagnostic::error("case-excuse-unreadable")
                    .at(file, 0, 0)
                    .with("code", &cannot.intervention),
            ),
        }
    }
    for rule in pack.matrix.rules() {
        for verdict in Verdict::ALL {
            let outcome = (rule.intervention.clone(), rule.module, verdict);
            let code = match (shown.contains(&outcome), excused.contains(&outcome)) {
                (false, false) => "outcome-without-case",
                (true, true) => "outcome-excused-and-shown",
                (true, false) | (false, true) => continue,
            };
            findings.push(
                Diagnostic::error(code)
                    .at(file, 0, 0)
                    .with("code", &rule.intervention)
                    .with("module", rule.module.code())
                    .with("verdict", verdict.as_str()),
            );
        }
    }
}

/// The outcome that a case states, and the other one where the matrix comes to another.
fn judged(pack: &Pack, date: &str, case: &Value) -> Result<(Outcome, Option<&'static str>), Box<Diagnostic>> {
    let mut case = case.clone();
    if let Some(answers) = case.get_mut("answers").and_then(Value::as_object_mut) {
        answers.entry("interview_date").or_insert_with(|| date.into());
    }
    let unreadable = |code: &str| Box::new(Diagnostic::error("case-unreadable").with("why", code));
    let stated = case.get("verdict").and_then(Value::as_str).and_then(verdict);
    let stated = stated.ok_or_else(|| unreadable("verdict"))?;
    let case = Case::read(pack, &case).map_err(|error| unreadable(&error.to_string()))?;
    let found = pack.matrix.judge_one(case.module, &case.intervention, &case.answers);
    let found = found.ok_or_else(|| unreadable("intervention"))?;
    let differs = (found.verdict != stated).then(|| found.verdict.as_str());
    Ok(((case.intervention, case.module, stated), differs))
}

fn verdict(word: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| verdict.as_str() == word)
}
