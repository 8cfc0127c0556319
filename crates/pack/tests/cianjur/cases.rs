//! Each written case gets the verdict that was worked out from its meaning.

use chrono::NaiveDate;
use paduk_form::{Datum, Facts, QuestionKind};
use paduk_pack::Pack;
use paduk_survey::{Module, Nonresponse, Verdict};
use serde_json::{Map, Value};

use crate::{PACK, files};

/// What a case states: answers by question, settings of the village.
struct Stated<'a> {
    pack: &'a Pack,
    facts: &'a Map<String, Value>,
    area: Option<&'a Map<String, Value>>,
    date: NaiveDate,
}

impl Stated<'_> {
    /// A stated value in the form in which an interview gives it.
    fn datum(&self, name: &str, value: &Value) -> Datum {
        if let Some(state) = value.get("nr").and_then(Value::as_str) {
            return Datum::Nonresponse(Nonresponse::parse(state).unwrap());
        }
        if let Some(choices) = value.as_array() {
            return Datum::Choices(choices.iter().map(|c| c.as_str().unwrap().to_owned()).collect());
        }
        if let Some(date) = value.as_str() {
            return Datum::Date(date.parse().unwrap());
        }
        let kind = self.pack.instruments.iter().find_map(|instrument| {
            let node = instrument.form.node(instrument.form.find(name)?);
            node.kind().question()
        });
        match kind {
            Some(QuestionKind::SelectOne) => Datum::Text(value.to_string()),
            _ => Datum::Number(value.as_f64().unwrap()),
        }
    }
}

impl Facts for Stated<'_> {
    fn value(&self, name: &str) -> Datum {
        let stated = self.facts.get(name).or_else(|| self.area?.get(name));
        stated.map_or(Datum::Empty, |value| self.datum(name, value))
    }

    fn rows(&self, _roster: &str) -> Option<Vec<&dyn Facts>> {
        None
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(self.date)
    }
}

fn written() -> Value {
    serde_json::from_slice(&files()["matrix/cases.json"]).unwrap()
}

#[test]
fn every_case_gets_its_verdict() {
    let (pack, written) = (&PACK.0, written());
    let date = written["interview_date"].as_str().unwrap().parse().unwrap();
    let mut wrong = Vec::new();
    for case in written["cases"].as_array().unwrap() {
        let facts = Stated {
            pack,
            facts: case["facts"].as_object().unwrap(),
            area: case["area"].as_object(),
            date,
        };
        let module = Module::parse(case["module"].as_str().unwrap()).unwrap();
        let judgements = pack.matrix.judge(module, &facts);
        let judged = judgements.iter().find(|judged| case["rule"] == *judged.intervention);
        let verdict = judged.map(|judged| judged.verdict.as_str());
        if verdict != case["verdict"].as_str() {
            wrong.push(format!("{case} but {verdict:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_rule_has_a_case_for_each_outcome_it_can_have() {
    let written = written();
    for rule in PACK.0.matrix.rules() {
        let outcomes = Verdict::ALL.map(|verdict| {
            let of = |case: &&Value| case["rule"] == *rule.intervention && case["verdict"] == verdict.as_str();
            written["cases"].as_array().unwrap().iter().filter(of).count()
        });
        // Four rules apply to every pregnant woman.
        let for_all = ["GS-BH-03", "GS-BH-07", "GS-BH-08", "GN-05"].contains(&rule.intervention.as_str());
        let [met, gap, not_applicable, unknown] = outcomes.map(|count| count > 0);
        assert_eq!(
            (met, gap, not_applicable, unknown),
            (true, true, !for_all, true),
            "{}",
            rule.intervention
        );
    }
}
