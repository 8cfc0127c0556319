//! Documents that are a person's words: two reasons given for one warning.

use std::collections::HashMap;

use paduk_history::Written;
use unicode_normalization::UnicodeNormalization;

use super::decide::version_of;
use super::difference::Spot;
use super::kept::Chosen;
use super::merge::taken;
use super::view::decision_of;
use crate::api::{ApiError, Decision, DifferenceKind, DifferenceValue, DifferenceView};

/// Where a document of words alone differs.
pub(super) fn words_spot() -> Spot {
    Spot {
        question: String::new(),
        row: None,
    }
}

pub(super) fn words_difference(versions: &[Written], chosen: Option<&Chosen>) -> DifferenceView {
    let text = |version: &Written| version.revision.text.clone().unwrap_or_default();
    let result = match chosen {
        Some(Chosen::Value(words)) => words.clone(),
        _ => taken(versions, chosen).map(text).unwrap_or_default(),
    };
    DifferenceView {
        kind: DifferenceKind::Words,
        question: String::new(),
        row: None,
        label: String::new(),
        whose: String::new(),
        values: versions
            .iter()
            .map(|version| DifferenceValue {
                shown: text(version),
                note: String::new(),
            })
            .collect(),
        decision: decision_of(chosen),
        result,
        entry: None,
    }
}

pub(super) fn chosen_words(versions: &[Written], decision: Decision) -> Result<Option<Chosen>, ApiError> {
    match decision {
        Decision::Version { revision } => version_of(versions, revision).map(Some),
        Decision::Open => Ok(None),
        Decision::Typed { typed, .. } => {
            let words: String = typed.trim().nfc().collect();
            if words.is_empty() {
                return Err(ApiError::new("compare-nothing-typed"));
            }
            Ok(Some(Chosen::Value(words)))
        }
        // A reason without words is none.
        Decision::Clear | Decision::Nonresponse { .. } => Err(ApiError::new("reason-needed")),
    }
}

/// The words that a decision over a document of words comes to.
pub(super) fn decided_words(versions: &[Written], chosen: &HashMap<Spot, Chosen>) -> Option<String> {
    let chosen = chosen.get(&words_spot())?;
    Some(words_difference(versions, Some(chosen)).result).filter(|words| !words.is_empty())
}
