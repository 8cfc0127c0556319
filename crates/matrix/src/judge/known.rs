//! What is given, together with what follows from it.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;
use paduk_form::kleene::{Datum, Facts, Truth};
use paduk_survey::{Module, Verdict};

use super::outcome;
use crate::{Derived, Matrix, ValueKind};

/// What was read, in order, each name as often as it was read.
pub(crate) type Trace = Vec<(String, Datum)>;

/// The given facts, the derived values and the verdicts of the module, each computed when it is first asked for. What
/// is given wins over what would be computed.
pub(crate) struct Known<'a> {
    matrix: &'a Matrix,
    module: Module,
    given: &'a dyn Facts,
    instead: &'a [(&'a str, Datum)],
    /// Whether what is read is kept; what is only tried leaves no trace.
    traces: bool,
    derived: RefCell<HashMap<String, (Datum, Trace)>>,
    verdicts: RefCell<HashMap<String, Asked>>,
    trace: RefCell<Trace>,
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
            instead: &[],
            traces: true,
            derived: RefCell::default(),
            verdicts: RefCell::default(),
            trace: RefCell::default(),
        }
    }

    /// The same respondent, had these questions been answered otherwise.
    pub(crate) fn had(&self, instead: &'a [(&'a str, Datum)]) -> Self {
        Self {
            instead,
            traces: false,
            ..Self::new(self.matrix, self.module, self.given)
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
        let put = self.instead.iter().find(|(known, _)| *known == name);
        put.map_or_else(|| self.given.value(name), |(_, datum)| datum.clone())
    }

    fn note(&self, name: &str, datum: &Datum) {
        if !self.traces {
            return;
        }
        self.trace.borrow_mut().push((name.to_owned(), datum.clone()));
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
            ValueKind::Number => expression.number(self).map_or(Datum::Empty, Datum::Number),
            ValueKind::Other => expression.value(self),
        }
    }
}

impl Facts for Known<'_> {
    fn value(&self, name: &str) -> Datum {
        let given = self.given(name);
        let derived = self.matrix.derived(self.module, name);
        let Some(derived) = derived.filter(|derived| given == Datum::Empty && derived.expression.is_some()) else {
            self.note(name, &given);
            return given;
        };
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
        let rows = self.given.rows(roster);
        if rows.is_none() {
            self.note(roster, &Datum::Empty);
        }
        rows
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        if let Some(given) = self.given.verdict(code) {
            return Some(given);
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
        let rule = self
            .matrix
            .rules_of(self.module)
            .find(|rule| rule.intervention == code)?;
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
