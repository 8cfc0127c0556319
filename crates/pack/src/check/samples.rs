//! Samples belong to nobody: their names and numbers say so, and they fit the instruments.

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::{Diagnostic, Module};

use crate::pack::Pack;
use crate::sample::{Sample, SampleDocument};

/// How every invented name begins.
const INVENTED: &str = "Contoh ";

pub(super) fn check(pack: &Pack, samples: &BTreeMap<&str, Sample>, findings: &mut Vec<Diagnostic>) {
    for (file, sample) in samples {
        let mut add = |finding: Diagnostic| findings.push(finding.at(file, 0, 0));
        for document in std::iter::once(&sample.household).chain(&sample.questionnaires) {
            let Some(instrument) = pack.instrument(&document.instrument) else {
                add(Diagnostic::error("instrument-not-in-pack").with("form", &document.instrument));
                continue;
            };
            for answer in &document.answers {
                if instrument.form.find(&answer.q).is_none() {
                    add(Diagnostic::error("question-not-in-instrument")
                        .with("form", &document.instrument)
                        .with("question", &answer.q));
                }
            }
        }
        let members: BTreeSet<&str> = sample.household.rows.iter().map(|row| row.row.as_str()).collect();
        for document in &sample.questionnaires {
            let member = document.member.as_deref().unwrap_or_default();
            if !members.contains(member) {
                add(Diagnostic::error("sample-member-unknown").with("row", member));
            }
        }
        for question in not_fictive(pack, &sample.household) {
            add(Diagnostic::error("sample-not-fictive").with("question", question));
        }
    }
}

/// The questions at which a name, NIK or family card number might be somebody's.
fn not_fictive<'a>(pack: &Pack, household: &'a SampleDocument) -> Vec<&'a str> {
    let Some(instrument) = pack.instrument_for(Module::Household) else {
        return Vec::new();
    };
    let (roster, wiring) = (instrument.roster.as_ref(), instrument.household.as_ref());
    let name = roster.map(|roster| roster.name.as_str());
    let numbers = [
        roster.map(|roster| roster.nik.as_str()),
        wiring.map(|wiring| wiring.family_card.as_str()),
    ];
    let real = |question: &str, value: &str| {
        (Some(question) == name && !value.starts_with(INVENTED))
            || (numbers.contains(&Some(question)) && !value.starts_with("000000") && !value.ends_with("9999"))
    };
    let answers = household.answers.iter();
    answers
        .filter_map(|answer| Some((answer.q.as_str(), answer.v.as_deref()?)))
        .filter(|(question, value)| real(question, value))
        .map(|(question, _)| question)
        .collect()
}
