//! A written case: one respondent's answers, for whom the matrix is asked one intervention.
//!
//! ```json
//! {"group": "BUMIL", "intervention": "GS-BH-01", "answers": {"BH705": 22.9, "BH706": 22.8, "BH402": {"nr": "dk"}}}
//! ```
//!
//! A value is a number, a text, an ISO date, a list of choices, or `{"nr": "dk"}`, `refused`, `na`. A code that is not
//! there is unanswered. A roster is a list of rows. Names of derived values stand for what they are computed from.

mod answers;
mod value;

use paduk_survey::Module;
use serde_json::{Map, Value};

pub use answers::Answers;

use crate::pack::Pack;

/// A respondent and the intervention to judge.
#[derive(Debug, Clone)]
pub struct Case {
    /// Whose verdict it is.
    pub module: Module,
    /// Code of the intervention.
    pub intervention: String,
    /// What was answered.
    pub answers: Answers,
}

/// What is wrong with a case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// It is no object.
    #[error("a case is an object")]
    NotAnObject,
    /// A field is missing, or is of another kind.
    #[error("{0} is missing")]
    Field(&'static str),
    /// No group of the survey has this code.
    #[error("{0} is no group")]
    Group(String),
    /// No rule judges this intervention for this group.
    #[error("no rule for {0} of {1}")]
    Rule(String, String),
    /// A value that cannot stand at its question.
    #[error("{question} cannot be {found}")]
    Value {
        /// The question.
        question: String,
        /// What stands there.
        found: String,
    },
}

impl CaseError {
    /// The code of the sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAnObject => "case-not-an-object",
            Self::Field(_) => "case-field-missing",
            Self::Group(_) => "case-group-unknown",
            Self::Rule(..) => "case-rule-unknown",
            Self::Value { .. } => "case-value-wrong",
        }
    }

    /// The parameters of the sentence.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAnObject => Vec::new(),
            Self::Field(field) => vec![("field", (*field).to_owned())],
            Self::Group(group) => vec![("group", group.clone())],
            Self::Rule(intervention, group) => vec![("intervention", intervention.clone()), ("group", group.clone())],
            Self::Value { question, found } => vec![("question", question.clone()), ("found", found.clone())],
        }
    }
}

impl Case {
    /// Reads a case; the pack says which questions hold codes, dates and lists.
    ///
    /// # Errors
    /// See [`CaseError`]; further fields are ignored.
    pub fn read(pack: &Pack, written: &Value) -> Result<Self, CaseError> {
        let fields = written.as_object().ok_or(CaseError::NotAnObject)?;
        let group = text(fields, "group")?;
        let intervention = text(fields, "intervention")?;
        let known = |module: &Module| match module {
            Module::Household => true,
            Module::Member(group) => pack.group(*group).is_some(),
        };
        let module = Module::parse(group).filter(known);
        let module = module.ok_or_else(|| CaseError::Group(group.to_owned()))?;
        if pack
            .matrix
            .rules_of(module)
            .all(|rule| rule.intervention != intervention)
        {
            return Err(CaseError::Rule(intervention.to_owned(), group.to_owned()));
        }
        let answers = fields.get("answers").and_then(Value::as_object);
        Ok(Self {
            module,
            intervention: intervention.to_owned(),
            answers: Answers::read(pack, module, answers.ok_or(CaseError::Field("answers"))?)?,
        })
    }
}

fn text<'a>(fields: &'a Map<String, Value>, field: &'static str) -> Result<&'a str, CaseError> {
    fields
        .get(field)
        .and_then(Value::as_str)
        .map(str::trim)
        .ok_or(CaseError::Field(field))
}
