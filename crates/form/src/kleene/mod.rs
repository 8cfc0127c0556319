//! Rules of the intervention matrix: three-valued logic over facts, some of which are missing.

mod datum;
mod truth;

pub use datum::{Datum, Facts};
pub use truth::Truth;

use paduk_survey::Span;

/// A rule of the matrix, or the expression of a derived value.
#[derive(Debug, Clone)]
pub struct Rule {
    names: Vec<String>,
}

/// Why a rule or expression could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// Stable code in kebab-case; its sentence stands under `diagnostic.<code>`.
    pub code: &'static str,
    /// The part that is meant, in characters.
    pub span: Span,
    /// Parameters of the sentence.
    pub params: Vec<(&'static str, String)>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// Reads a rule in the notation of the matrix.
pub fn parse(text: &str) -> Result<Rule, ExpressionError> {
    let _ = text;
    Ok(Rule { names: Vec::new() })
}

impl Rule {
    /// Whether it holds.
    pub fn truth(&self, facts: &dyn Facts) -> Truth {
        let _ = facts;
        Truth::Unknown
    }

    /// Its value as a number; `None` where it is unknown or none.
    pub fn number(&self, facts: &dyn Facts) -> Option<f64> {
        let _ = facts;
        None
    }

    /// Its value, whatever it is; [`Datum::Empty`] where it is unknown.
    pub fn value(&self, facts: &dyn Facts) -> Datum {
        let _ = facts;
        Datum::Empty
    }

    /// Every name it reads, in order of appearance: questions, derived values, rosters' questions.
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }
}
