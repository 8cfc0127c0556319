//! Why an expression could not be read.

use paduk_survey::{CellRef, Diagnostic, Span};

/// Why an expression could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// Stable code in kebab-case; its sentence stands under `diagnostic.<code>`.
    pub code: &'static str,
    /// The part that is meant, in characters of the expression.
    pub span: Span,
    /// What not every error has; behind a pointer, because every part that is read might be an error instead.
    more: Option<Box<More>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct More {
    params: Vec<(&'static str, String)>,
    suggestion: Option<String>,
}

impl ExpressionError {
    /// An error with a code at a part of the expression.
    pub(crate) fn new(code: &'static str, span: Span) -> Self {
        Self { code, span, more: None }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let more = self.more.get_or_insert_default();
        more.params.push((name, value.to_string()));
        self
    }

    pub(crate) fn suggesting(mut self, suggestion: Option<String>) -> Self {
        self.more.get_or_insert_default().suggestion = suggestion;
        self
    }

    /// What was probably meant.
    pub fn suggestion(&self) -> Option<&str> {
        self.more.as_ref()?.suggestion.as_deref()
    }

    /// The same as a finding about a cell.
    pub fn at_cell(self, cell: Option<CellRef>) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.code)
            .at_cell(cell)
            .with_span(self.span.start, self.span.end);
        let More { params, suggestion } = self.more.map(|more| *more).unwrap_or_default();
        let said = params
            .into_iter()
            .fold(diagnostic, |said, (name, value)| said.with(name, value));
        said.suggesting(suggestion)
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
