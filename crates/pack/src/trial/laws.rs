//! Rules leave no hole and never contradict themselves, whatever was answered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use paduk_form::{Datum, QuestionKind, Truth};
use paduk_matrix::{Rule, Truths};
use paduk_survey::{Diagnostic, Module, Nonresponse};

use crate::case::Answers;
use crate::pack::Pack;

/// So many rows a list has at most.
const MOST_ROWS: u64 = 4;

/// The spans of days from which dates are drawn: a baby, a child under five, a girl.
const SPANS: [u64; 4] = [60, 800, 2_200, 8_000];

pub(super) fn check(pack: &Pack, tries: u32, findings: &mut Vec<Diagnostic>) {
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 24) else {
        return;
    };
    for rule in pack.matrix.rules() {
        let mut draws = Tried::new(pack, rule, today);
        // Of each kind of hole the first is enough: the others are the same one.
        let mut said = BTreeSet::new();
        for _ in 0..tries {
            let answers = draws.answers();
            let truths = pack.matrix.truths(rule, &answers);
            if let Some(code) = hole(truths)
                && said.insert(code)
            {
                findings.push(
                    Diagnostic::error(code)
                        .at_cell(Some(rule.cell().clone()))
                        .with("code", &rule.intervention)
                        .with("module", rule.module.code())
                        .with("answers", answers.shown()),
                );
            }
        }
    }
}

/// What is wrong with what a rule's expressions came to. A pack may leave out when a rule is unknown; then only
/// contradictions are looked for.
fn hole(truths: Truths) -> Option<&'static str> {
    if truths.applies != Truth::True {
        return None;
    }
    let (met, gap) = (truths.delivered.is_true(), truths.not_delivered.is_true());
    let unknown = truths.unknown.map(Truth::is_true);
    match (met, gap, unknown) {
        (true, true, _) => Some("rule-says-both"),
        (false, false, Some(false)) => Some("rule-says-nothing"),
        (true, false, Some(true)) | (false, true, Some(true)) => Some("rule-known-and-unknown"),
        _ => None,
    }
}

/// Answer sets for one rule: the questions that it hangs on, each with something it could hold or nothing.
struct Tried<'a> {
    pack: &'a Pack,
    today: NaiveDate,
    dice: Dice,
    /// Questions outside rosters, then those in the rows of each roster.
    plain: Vec<&'a str>,
    in_rows: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Tried<'a> {
    fn new(pack: &'a Pack, rule: &'a Rule, today: NaiveDate) -> Self {
        let (mut plain, mut in_rows) = (Vec::new(), BTreeMap::new());
        for name in pack.matrix.inputs(rule) {
            let roster = roster_of(pack, name);
            if let Some(roster) = roster {
                in_rows.entry(roster).or_insert_with(Vec::new).push(name);
            }
            // A member's rule reads the member's own row as if it were no row.
            if roster.is_none() || rule.module != Module::Household {
                plain.push(name);
            }
        }
        Self {
            pack,
            today,
            dice: Dice(20_261_124),
            plain,
            in_rows,
        }
    }

    fn answers(&mut self) -> Answers {
        let mut answers = Answers::of(self.given(&self.plain.clone()), Some(self.today));
        for (roster, names) in self.in_rows.clone() {
            // Sometimes nobody made a list.
            let Some(rows) = self.dice.below(MOST_ROWS + 2).checked_sub(1) else {
                continue;
            };
            let rows = (0..rows).map(|_| Answers::of(self.given(&names), Some(self.today)));
            let rows: Vec<Answers> = rows.collect();
            answers = answers.with_rows(roster, rows);
        }
        answers
    }

    fn given(&mut self, names: &[&str]) -> BTreeMap<String, Datum> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), self.answer(name)))
            .collect()
    }

    /// An answer that the question could get, or none.
    fn answer(&mut self, name: &str) -> Datum {
        match self.dice.below(8) {
            0 => return Datum::Empty,
            1 => return Datum::Nonresponse(self.dice.one_of(&Nonresponse::ALL)),
            _ => {}
        }
        let asked = self.pack.instruments.iter().find_map(|instrument| {
            let id = instrument.form.find(name)?;
            Some((instrument, id, instrument.form.node(id).kind().question()?))
        });
        let Some((instrument, id, kind)) = asked else {
            return self.outside(name);
        };
        let list = instrument.form.list(id);
        let choices = list.map(|list| list.choices.as_slice()).unwrap_or_default();
        let codes: Vec<&str> = choices.iter().map(|choice| choice.name.text.as_str()).collect();
        match kind {
            QuestionKind::SelectOne if !codes.is_empty() => Datum::Text(self.dice.one_of(&codes).to_owned()),
            QuestionKind::SelectMultiple if !codes.is_empty() => {
                let most = self.dice.below(codes.len() as u64) + 1;
                let chosen: BTreeSet<&str> = (0..most).map(|_| self.dice.one_of(&codes)).collect();
                Datum::Choices(chosen.into_iter().map(str::to_owned).collect())
            }
            QuestionKind::Date | QuestionKind::DateTime => self.day(),
            // Arms of children and of women.
            QuestionKind::Decimal if self.dice.below(2) == 0 => {
                Datum::Number((105 + self.dice.below(30)) as f64 / 10.0)
            }
            QuestionKind::Decimal => Datum::Number((200 + self.dice.below(80)) as f64 / 10.0),
            QuestionKind::Calculate if Some(name) == self.groups() => {
                let codes = ["0", "1", "2", "3", "3 4", "5"];
                Datum::Text(self.dice.one_of(&codes).to_owned())
            }
            // Codes and visits, weeks and months, tablets and minutes.
            QuestionKind::Text
            | QuestionKind::Integer
            | QuestionKind::Time
            | QuestionKind::SelectOne
            | QuestionKind::SelectMultiple
            | QuestionKind::Rank
            | QuestionKind::Range
            | QuestionKind::Geopoint
            | QuestionKind::Image
            | QuestionKind::File
            | QuestionKind::Note
            | QuestionKind::Calculate
            | QuestionKind::Hidden
            | QuestionKind::Acknowledge
            | QuestionKind::Ignored
            | QuestionKind::Metadata(_) => {
                let most = self.dice.one_of(&[8, 45, 130]);
                Datum::Number(self.dice.below(most) as f64)
            }
        }
    }

    /// A fact that no questionnaire asks: a birth date, a z-score, a setting.
    fn outside(&mut self, name: &str) -> Datum {
        if name.ends_with("_date") {
            self.day()
        } else if name.ends_with('z') {
            Datum::Number(self.dice.below(700) as f64 / 100.0 - 4.5)
        } else {
            Datum::Number(self.dice.below(2) as f64)
        }
    }

    fn day(&mut self) -> Datum {
        let ago = self.dice.one_of(&SPANS);
        let day = self.today.checked_sub_days(Days::new(self.dice.below(ago)));
        day.map_or(Datum::Empty, Datum::Date)
    }

    fn groups(&self) -> Option<&'a str> {
        let roster = self.pack.instrument_for(Module::Household)?.roster.as_ref()?;
        Some(roster.groups.as_str())
    }
}

/// The roster in whose rows a question stands.
fn roster_of<'a>(pack: &'a Pack, name: &str) -> Option<&'a str> {
    pack.instruments.iter().find_map(|instrument| {
        let node = instrument.form.node(instrument.form.find(name)?);
        let repeat = instrument.form.node(node.repeat()?).name();
        pack.matrix.rosters().find(|known| *known == repeat)
    })
}

/// A small generator, so that a failure can be seen again (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap_or_default()]
    }
}
