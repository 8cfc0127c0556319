//! One respondent judged.

mod decisive;
pub(crate) mod known;

use paduk_form::kleene::{Datum, Facts, Truth};
use paduk_survey::{Module, Texts, Verdict};

use crate::{Matrix, Rule};
use decisive::mark;
use known::Known;

/// What the matrix says of one intervention for one respondent, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Code of the intervention.
    pub intervention: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Whether the service is due for this respondent; `None` where the answers do not say.
    pub due: Option<bool>,
    /// The pack's sentence for this outcome; empty where the pack has none.
    pub reason: Texts,
    /// What was read to come to it, in order of reading, each once.
    pub read: Vec<Read>,
    /// True where both "delivered" and "not delivered" hold: an error of the pack, and the verdict is unknown.
    pub contradiction: bool,
}

/// One question (or given fact) that a verdict read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// Its name, for example `BH304`.
    pub question: String,
    /// The number of the row, from 1, where it stands in a roster.
    pub row: Option<u32>,
    /// What stood there.
    pub datum: Datum,
    /// Whether the verdict hangs on it. Of a known verdict: without this answer it would be another. Of an unknown one:
    /// an unanswered question that an answer could settle, alone or together with the others so marked, or, where no
    /// answer is missing, an answer that does not agree with the others.
    pub decisive: bool,
}

/// What the four expressions of a rule come to for one respondent: of a rule that applies exactly one of the other
/// three must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truths {
    /// Whom it is for.
    pub applies: Truth,
    /// It arrived.
    pub delivered: Truth,
    /// It did not.
    pub not_delivered: Truth,
    /// Neither can be said; `None` where the pack does not write it.
    pub unknown: Option<Truth>,
}

impl Matrix {
    /// What the expressions of a rule come to, each for itself: for whoever tries a pack.
    pub fn truths(&self, rule: &Rule, facts: &dyn Facts) -> Truths {
        let known = Known::new(self, rule.module, facts).untraced();
        Truths {
            applies: rule.applies.0.truth(&known),
            delivered: rule.delivered.0.truth(&known),
            not_delivered: rule.not_delivered.0.truth(&known),
            unknown: rule.unknown.as_ref().map(|(unknown, _)| unknown.truth(&known)),
        }
    }

    /// The verdicts of one respondent, in the order of the rules.
    ///
    /// `facts` answers by question name and may also give derived values (then they are not computed) and verdicts of
    /// other modules. An intervention that does not apply is "not applicable"; where that cannot be said, or neither
    /// "delivered" nor "not delivered" is certain, it is unknown: a missing answer never makes it met.
    pub fn judge(&self, module: Module, facts: &dyn Facts) -> Vec<Judgement> {
        let known = Known::new(self, module, facts);
        self.rules_of(module).map(|rule| judge(&known, rule)).collect()
    }

    /// Only the verdicts, by intervention, without what they hang on: for counting.
    pub fn verdicts(&self, module: Module, facts: &dyn Facts) -> Vec<(&str, Verdict)> {
        let known = Known::new(self, module, facts).untraced();
        let verdict = |rule| outcome(&known, rule).verdict;
        self.rules_of(module)
            .map(|rule| (rule.intervention.as_str(), verdict(rule)))
            .collect()
    }

    /// The verdict on one intervention with its reason; `None` where no rule judges it for this module.
    pub fn judge_one(&self, module: Module, intervention: &str, facts: &dyn Facts) -> Option<Judgement> {
        let known = Known::new(self, module, facts);
        let rule = self.rules_of(module).find(|rule| rule.intervention == intervention)?;
        Some(judge(&known, rule))
    }

    /// A derived value as the rules of a module read it, for example `lila_bumil_min`.
    pub fn derive(&self, module: Module, name: &str, facts: &dyn Facts) -> Datum {
        Known::new(self, module, facts).value(name)
    }
}

fn judge(known: &Known<'_>, rule: &Rule) -> Judgement {
    let (outcome, read) = known.traced(|| outcome(known, rule));
    Judgement {
        intervention: rule.intervention.clone(),
        verdict: outcome.verdict,
        due: outcome.due,
        reason: rule.reason(outcome.verdict).clone(),
        read: mark(known, rule, outcome.verdict, read),
        contradiction: outcome.contradiction,
    }
}

/// What the expressions of a rule come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    due: Option<bool>,
    contradiction: bool,
}

pub(crate) fn outcome(facts: &dyn Facts, rule: &Rule) -> Outcome {
    let before = |verdict, due| Outcome {
        verdict,
        due,
        contradiction: false,
    };
    match rule.applies.0.truth(facts) {
        Truth::False => return before(Verdict::NotApplicable, Some(false)),
        Truth::Unknown => return before(Verdict::Unknown, None),
        Truth::True => {}
    }
    let certain = |verdict| before(verdict, Some(true));
    match (rule.delivered.0.truth(facts), rule.not_delivered.0.truth(facts)) {
        (Truth::True, Truth::True) => Outcome {
            verdict: Verdict::Unknown,
            due: Some(true),
            contradiction: true,
        },
        (Truth::True, Truth::False | Truth::Unknown) => certain(Verdict::Met),
        (Truth::False | Truth::Unknown, Truth::True) => certain(Verdict::Gap),
        (Truth::False | Truth::Unknown, Truth::False | Truth::Unknown) => certain(Verdict::Unknown),
    }
}
