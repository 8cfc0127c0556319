//! What is given, together with what follows from it.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;
use paduk_form::kleene::{Datum, Facts, Truth};
use paduk_survey::{Module, Verdict};

use super::outcome;
use crate::{Derived, Matrix, ValueKind};

/// Where an answer stands: its question, and the number of the row where it stands in a roster, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    pub name: String,
    pub row: Option<u32>,
}

/// What was read, in order, each answer as often as it was read.
pub(crate) type Trace = Vec<(Spot, Datum)>;

/// The given facts, the derived values and the verdicts of the module, each computed when it is first asked for. What
/// is given wins over what would be computed. A row of a roster is known in the same way, as part of the whole.
pub(crate) struct Known<'a> {
    matrix: &'a Matrix,
    module: Module,
    given: &'a dyn Facts,
    row: Option<u32>,
    instead: &'a [(Spot, Datum)],
    /// Who answered as given, where this is the same respondent with other answers: what does not hang on those is
    /// taken from there instead of computed again.
    before: Option<&'a dyn Before>,
    /// Whether what is read is kept; what is only tried leaves no trace.
    traces: bool,
    derived: RefCell<HashMap<String, (Datum, Trace)>>,
    verdicts: RefCell<HashMap<String, Asked>>,
    /// The rows of each roster of the matrix, with what was read to know which there are.
    rosters: Vec<OnceCell<(Option<Vec<Self>>, Trace)>>,
    trace: Rc<RefCell<Trace>>,
}

/// What a respondent's values came to before some answers were put in the place of others.
trait Before {
    /// A derived value that was computed without reading any of these answers.
    fn unless_read(&self, name: &str, spots: &[(Spot, Datum)]) -> Option<Datum>;
    /// A verdict that was computed without reading any of these answers.
    fn verdict_unless_read(&self, code: &str, spots: &[(Spot, Datum)]) -> Option<Option<Verdict>>;
}

/// Whether any of these answers was read.
fn reads(trace: &Trace, spots: &[(Spot, Datum)]) -> bool {
    trace.iter().any(|(read, _)| spots.iter().any(|(spot, _)| spot == read))
}

impl Before for Known<'_> {
    fn unless_read(&self, name: &str, spots: &[(Spot, Datum)]) -> Option<Datum> {
        let derived = self.derived.borrow();
        let (datum, trace) = derived.get(name)?;
        (!reads(trace, spots)).then(|| datum.clone())
    }

    fn verdict_unless_read(&self, code: &str, spots: &[(Spot, Datum)]) -> Option<Option<Verdict>> {
        match self.verdicts.borrow().get(code)? {
            Asked::Done(verdict, trace) if !reads(trace, spots) => Some(*verdict),
            Asked::Done(..) | Asked::UnderWay => None,
        }
    }
}

/// How far a verdict of another intervention is.
#[derive(Clone)]
enum Asked {
    /// It is being computed: a rule that asks for it now asks for itself.
    UnderWay,
    /// It is known, and this was read for it.
    Done(Option<Verdict>, Trace),
}

impl<'a> Known<'a> {
    pub(crate) fn new(matrix: &'a Matrix, module: Module, given: &'a dyn Facts) -> Self {
        Self {
            matrix,
            module,
            given,
            row: None,
            instead: &[],
            before: None,
            traces: true,
            derived: RefCell::default(),
            verdicts: RefCell::default(),
            rosters: matrix.rosters.iter().map(|_| OnceCell::new()).collect(),
            trace: Rc::default(),
        }
    }

    /// The same respondent without a trace, for who wants the verdicts alone.
    pub(crate) fn untraced(self) -> Self {
        Self { traces: false, ..self }
    }

    /// The same respondent, had these questions been answered otherwise.
    pub(crate) fn had<'b>(&'b self, instead: &'b [(Spot, Datum)]) -> Known<'b> {
        let plain = Known::new(self.matrix, self.module, self.given);
        Known {
            instead,
            before: Some(self),
            ..plain.untraced()
        }
    }

    /// A row of one of the rosters; values that rules compute for a household's rows are computed in it.
    fn row(&self, given: &'a dyn Facts, number: u32) -> Self {
        Self {
            row: Some(number),
            rosters: Vec::new(),
            trace: Rc::clone(&self.trace),
            instead: self.instead,
            traces: self.traces,
            ..Self::new(self.matrix, Module::Household, given)
        }
    }

    /// What `judged` comes to, and what it read.
    pub(crate) fn traced<T>(&self, judged: impl FnOnce() -> T) -> (T, Trace) {
        let outer = self.trace.take();
        let result = judged();
        (result, self.trace.replace(outer))
    }

    /// What is given under a name, or put in its place.
    fn given(&self, name: &str) -> Datum {
        let put = self
            .instead
            .iter()
            .find(|(spot, _)| spot.name == name && spot.row == self.row);
        put.map_or_else(|| self.given.value(name), |(_, datum)| datum.clone())
    }

    fn note(&self, name: &str, datum: &Datum) {
        if !self.traces {
            return;
        }
        let spot = Spot {
            name: name.to_owned(),
            row: self.row,
        };
        self.trace.borrow_mut().push((spot, datum.clone()));
    }

    fn note_all(&self, trace: &Trace) {
        self.trace.borrow_mut().extend(trace.iter().cloned());
    }

    fn compute(&self, derived: &Derived) -> Datum {
        let Some(expression) = &derived.expression else {
            return Datum::Empty;
        };
        match derived.kind {
            ValueKind::Truth => match expression.truth(self) {
                Truth::True => Datum::Number(1.0),
                Truth::False => Datum::Number(0.0),
                Truth::Unknown => Datum::Empty,
            },
            ValueKind::Number => match expression.bounds(self) {
                Some((least, most)) if least < most => Datum::Between(least, most),
                Some((least, _)) => Datum::Number(least),
                None => Datum::Empty,
            },
            ValueKind::Other => expression.value(self),
            ValueKind::Rows => Datum::Empty,
        }
    }

    /// The rows of a roster, as the matrix says when there are any.
    fn rows_of(&self, roster: &str) -> Option<Vec<Self>> {
        let given = || {
            let rows = self.given.rows(roster)?;
            let numbered = (1..).zip(rows);
            Some(numbered.map(|(number, row)| self.row(row, number)).collect::<Vec<_>>())
        };
        let rows = self
            .matrix
            .derived(self.module, roster)
            .filter(|derived| derived.kind == ValueKind::Rows);
        let Some(expression) = rows.and_then(|derived| derived.expression.as_ref()) else {
            return given();
        };
        match expression.truth(self) {
            Truth::True => given().filter(|rows| !rows.is_empty()),
            Truth::False => Some(Vec::new()),
            Truth::Unknown => None,
        }
    }
}

impl Facts for Known<'_> {
    fn value(&self, name: &str) -> Datum {
        let given = self.given(name);
        // "Does not know" is no value either: what follows from other answers is taken then.
        let missing = matches!(given, Datum::Empty | Datum::Nonresponse(_));
        let derived = missing.then(|| self.matrix.derived(self.module, name)).flatten();
        let Some(derived) = derived.filter(|derived| derived.expression.is_some()) else {
            self.note(name, &given);
            return given;
        };
        if let Some(before) = self.before.and_then(|before| before.unless_read(name, self.instead)) {
            return before;
        }
        if let Some((datum, trace)) = self.derived.borrow().get(name) {
            self.note_all(trace);
            return datum.clone();
        }
        let (datum, trace) = self.traced(|| self.compute(derived));
        self.note_all(&trace);
        self.derived
            .borrow_mut()
            .insert(name.to_owned(), (datum.clone(), trace));
        datum
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let at = self.matrix.rosters.iter().position(|known| known == roster)?;
        let cell = self.rosters.get(at)?;
        let (rows, trace) = if let Some(known) = cell.get() {
            known
        } else {
            // Computed before the cell is filled, because a row may ask for the same roster.
            let found = self.traced(|| self.rows_of(roster));
            cell.get_or_init(|| found)
        };
        self.note_all(trace);
        if rows.is_none() {
            self.note(roster, &Datum::Empty);
        }
        Some(rows.as_ref()?.iter().map(|row| row as &dyn Facts).collect())
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        if let Some(given) = self.given.verdict(code) {
            return Some(given);
        }
        if let Some(verdict) = self
            .before
            .and_then(|before| before.verdict_unless_read(code, self.instead))
        {
            return verdict;
        }
        let asked = self.verdicts.borrow().get(code).cloned();
        match asked {
            Some(Asked::UnderWay) => return None,
            Some(Asked::Done(verdict, trace)) => {
                self.note_all(&trace);
                return verdict;
            }
            None => {}
        }
        // A row has no verdicts of its own.
        let rule = self
            .matrix
            .rules_of(self.module)
            .find(|rule| self.row.is_none() && rule.intervention == code)?;
        self.verdicts.borrow_mut().insert(code.to_owned(), Asked::UnderWay);
        let (outcome, trace) = self.traced(|| outcome(self, rule));
        self.note_all(&trace);
        let verdict = Some(outcome.verdict);
        self.verdicts
            .borrow_mut()
            .insert(code.to_owned(), Asked::Done(verdict, trace));
        verdict
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        self.given.interview_date()
    }
}
