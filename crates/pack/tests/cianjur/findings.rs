//! Every constraint and every warning of every instrument fires: a sample with one answer changed gives the finding
//! written in `instruments/…/findings.json`, and without the change it does not.

use std::collections::BTreeSet;

use paduk_form::{Change, FindingKind, FormError, Interview};
use paduk_pack::{Sample, SampleAnswer};
use paduk_survey::RowId;
use serde::Deserialize;

use crate::samples::{household, questionnaire};
use crate::{PACK, files};

/// A sample, what is answered otherwise in it, and what is then found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    sample: String,
    #[serde(default)]
    member: Option<String>,
    with: Vec<SampleAnswer>,
    finds: Found,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    q: String,
    #[serde(default)]
    row: Option<String>,
    kind: Kind,
    #[serde(default)]
    key: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Error,
    Warning,
}

fn cases(form_id: &str) -> Vec<Case> {
    serde_json::from_slice(&files()[&format!("instruments/{form_id}/findings.json")]).unwrap()
}

fn opened(case: &Case, form_id: &str) -> Interview {
    let pack = &PACK.0;
    let sample: &Sample = pack.samples.iter().find(|sample| sample.sample == case.sample).unwrap();
    let roster = household(pack, sample);
    let Some(member) = &case.member else { return roster };
    let mut documents = sample.questionnaires.iter();
    let document = documents.find(|d| d.instrument == form_id && d.member.as_ref() == Some(member));
    questionnaire(pack, sample, &roster, document.unwrap())
}

fn change(interview: &mut Interview, answer: &SampleAnswer) {
    let change = Change::Set {
        question: answer.q.clone(),
        row: answer.row.clone().map(RowId::new),
        value: answer.v.clone().unwrap(),
    };
    match interview.apply(&change) {
        Err(FormError::RowsWouldGo { .. }) => {
            let confirmed = Box::new(change);
            interview.apply(&Change::Confirmed { confirmed }).unwrap();
        }
        other => {
            other.unwrap();
        }
    }
}

fn is_found(interview: &Interview, found: &Found) -> bool {
    interview.validate().iter().any(|finding| {
        let kind = match finding.kind {
            FindingKind::Error => Some(Kind::Error),
            FindingKind::Warning => Some(Kind::Warning),
            FindingKind::Missing => None,
        };
        interview.form().node(finding.place.node).name() == found.q
            && finding.place.row.as_ref().map(ToString::to_string) == found.row
            && kind == Some(found.kind)
            && (found.key.is_none() || finding.warning_key == found.key)
    })
}

#[test]
fn a_changed_answer_is_found_and_the_sample_itself_is_not() {
    let mut wrong = Vec::new();
    for instrument in &PACK.0.instruments {
        for case in cases(&instrument.form_id) {
            let mut interview = opened(&case, &instrument.form_id);
            let before = is_found(&interview, &case.finds);
            case.with.iter().for_each(|answer| change(&mut interview, answer));
            if before || !is_found(&interview, &case.finds) {
                wrong.push(format!("{} {:?} before {before}", case.sample, case.finds));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_constraint_and_every_warning_has_a_case() {
    let mut without = Vec::new();
    for instrument in &PACK.0.instruments {
        let cases = cases(&instrument.form_id);
        let tried: BTreeSet<(Kind, &str)> = cases
            .iter()
            .map(|case| (case.finds.kind, case.finds.q.as_str()))
            .collect();
        for row in &instrument.form.instrument().survey {
            let Some(name) = &row.name else { continue };
            let rules = [
                (Kind::Error, row.constraint.is_some()),
                (Kind::Warning, row.other("bind::paduk:warning").is_some()),
            ];
            for (kind, has) in rules {
                if has && !tried.contains(&(kind, name.text.as_str())) {
                    without.push(format!("{} {} {kind:?}", instrument.form_id, name.text));
                }
            }
        }
    }
    assert_eq!(without, Vec::<String>::new());
}
