//! Rules leave no hole and never contradict themselves, whatever was answered.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use paduk_form::kleene::{self, Rule};
use paduk_form::{Datum, Facts, QuestionKind, Truth};
use paduk_pack::Pack;
use paduk_survey::{Module, Nonresponse, Verdict};

use crate::{PACK, files};

/// Answer sets tried for each rule.
const TRIED: u32 = 3_000;

/// A small generator, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Answers to the questions that a rule reads; derived values are the matrix's.
struct Answers<'a> {
    pack: &'a Pack,
    module: Module,
    given: BTreeMap<String, Datum>,
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

impl Facts for Answers<'_> {
    fn value(&self, name: &str) -> Datum {
        if let Some(datum) = self.given.get(name) {
            return datum.clone();
        }
        match self.pack.matrix.derived(self.module, name) {
            Some(_) => self.pack.matrix.derive(self.module, name, &Given(&self.given)),
            None => Datum::Empty,
        }
    }

    fn rows(&self, _roster: &str) -> Option<Vec<&dyn Facts>> {
        None
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(day())
    }
}

/// The answers alone.
struct Given<'a>(&'a BTreeMap<String, Datum>);

impl Facts for Given<'_> {
    fn value(&self, name: &str) -> Datum {
        self.0.get(name).cloned().unwrap_or(Datum::Empty)
    }

    fn rows(&self, _roster: &str) -> Option<Vec<&dyn Facts>> {
        None
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(day())
    }
}

/// An answer that the question could get, or none.
fn answer(pack: &Pack, name: &str, dice: &mut Dice) -> Datum {
    match dice.below(8) {
        0 => return Datum::Empty,
        1 => return Datum::Nonresponse(Nonresponse::ALL[dice.below(3) as usize]),
        _ => {}
    }
    let asked = pack.instruments.iter().find_map(|instrument| {
        let id = instrument.form.find(name)?;
        Some((&instrument.form, id, instrument.form.node(id).kind().question()?))
    });
    let Some((form, id, kind)) = asked else {
        return Datum::Number(dice.below(2) as f64);
    };
    let choices = form.list(id).map(|list| list.choices.as_slice()).unwrap_or_default();
    let name_of = |index: usize| choices[index].name.text.clone();
    match kind {
        QuestionKind::SelectOne => Datum::Text(name_of(dice.below(choices.len() as u64) as usize)),
        QuestionKind::SelectMultiple => {
            let first = dice.below(choices.len() as u64) as usize;
            let last = dice.below(choices.len() as u64) as usize;
            let (first, last) = (first.min(last), first.max(last));
            let mut chosen = vec![name_of(first)];
            if last > first {
                chosen.push(name_of(last));
            }
            Datum::Choices(chosen)
        }
        QuestionKind::Date => Datum::Date(day().checked_sub_days(Days::new(dice.below(1_200))).unwrap()),
        QuestionKind::Decimal => Datum::Number((200 + dice.below(80)) as f64 / 10.0),
        // Small numbers and large ones: visits, weeks, tablets.
        _ if dice.below(2) == 0 => Datum::Number(dice.below(8) as f64),
        _ => Datum::Number(dice.below(110) as f64),
    }
}

/// Every question that an expression needs, through derived values.
fn needed(pack: &Pack, module: Module, expressions: &[Rule; 4]) -> Vec<String> {
    let references = pack.matrix.references();
    let mut names: Vec<String> = references
        .into_iter()
        .filter(|reference| reference.module == module)
        .map(|reference| reference.name)
        .collect();
    names.sort_unstable();
    names.dedup();
    let own: Vec<&str> = expressions.iter().flat_map(Rule::names).collect();
    let any_derived = own.iter().any(|name| pack.matrix.derived(module, name).is_some());
    names.retain(|name| any_derived || own.contains(&name.as_str()));
    names
}

#[test]
fn each_answer_set_gives_exactly_one_outcome() {
    let pack = &PACK.0;
    let files = files();
    let mut dice = Dice(20_261_124);
    let mut reader = csv::Reader::from_reader(files["matrix/rules.csv"].as_slice());
    let headings = reader.headers().unwrap().clone();
    let mut rules = 0;
    for line in reader.records() {
        let line = line.unwrap();
        let cell = |heading: &str| &line[headings.iter().position(|known| known == heading).unwrap()];
        let module = Module::parse(cell("module")).unwrap();
        let expressions = ["applies_if", "delivered_if", "not_delivered_if", "unknown_if"]
            .map(|heading| kleene::parse(cell(heading)).unwrap());
        let names = needed(pack, module, &expressions);
        let mut applied = 0;
        for _ in 0..TRIED {
            let given = names
                .iter()
                .map(|name| (name.clone(), answer(pack, name, &mut dice)))
                .collect();
            let answers = Answers { pack, module, given };
            let [for_her, outcomes @ ..] = expressions.each_ref().map(|expression| expression.truth(&answers));
            if for_her == Truth::True {
                applied += 1;
                let holding = outcomes.iter().filter(|outcome| outcome.is_true()).count();
                assert_eq!(holding, 1, "{} {outcomes:?} {:?}", cell("matrix_code"), answers.given);
            }
        }
        assert!(applied > 100, "{} applied {applied} times only", cell("matrix_code"));
        rules += 1;
    }
    assert_eq!(rules, 12);
}
