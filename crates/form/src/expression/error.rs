//! Why an expression could not be read.

use paduk_survey::{CellRef, Diagnostic, Span};

/// Why an expression could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// Stable code in kebab-case; its sentence stands under `diagnostic.<code>`.
    pub code: &'static str,
    /// The part that is meant, in characters of the expression.
    pub span: Span,
    /// Parameters of the sentence.
    pub params: Vec<(&'static str, String)>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl ExpressionError {
    /// An error with a code at a part of the expression.
    pub(crate) fn new(code: &'static str, span: Span) -> Self {
        Self {
            code,
            span,
            params: Vec::new(),
            suggestion: None,
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    pub(crate) fn suggesting(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }

    /// The same as a finding about a cell.
    pub fn at_cell(self, cell: Option<CellRef>) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code)
            .at_cell(cell)
            .with_span(self.span.start, self.span.end)
            .suggesting(self.suggestion);
        for (name, value) in self.params {
            diagnostic = diagnostic.with(name, value);
        }
        diagnostic
    }
}

/// The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the hand.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let folded = word.to_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let length = folded.chars().count();
    candidates
        .into_iter()
        // Most names are already told apart by their length.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len(), *candidate))
        .map(|(_, candidate)| candidate.to_owned())
}
