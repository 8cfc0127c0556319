//! What filling a form comes to.

use paduk_form::{Finding, FindingKind, FormError, Interview, Place};
use paduk_survey::{Recorded, StoredAnswer};
use paduk_text::{Language, say};
use serde::Serialize;

use crate::task::FoundInForm;

/// A form filled.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FilledForm {
    /// True where the questionnaire could be finished: nothing refused, nothing wrong, nothing missing.
    pub ok: bool,
    /// The form id.
    pub form_id: String,
    /// The hash of the definition.
    pub hash: String,
    /// The language in which choices are named.
    pub language: String,
    /// What the interview is called.
    pub instance_name: Option<String>,
    /// Errors and warnings of the form itself; with an error it is not filled.
    pub diagnostics: Vec<FoundInForm>,
    /// Every question in every row, in document order.
    pub state: Vec<FilledPlace>,
    /// The rows of repeats.
    pub rows: Vec<FilledRow>,
    /// What is wrong with the answers.
    pub violations: Vec<FoundInAnswers>,
    /// What finishing would store.
    pub kept: Vec<KeptAnswer>,
    /// What finishing would drop, because it is not asked.
    pub dropped: Vec<KeptAnswer>,
    /// Answers that were not taken.
    pub refused: Vec<RefusedAnswer>,
}

/// One question in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FilledPlace {
    /// The question's name, or its path where the name is not alone.
    pub q: String,
    /// The row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The value as others read it; empty where there is none or it is not asked.
    pub v: String,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nr: Option<String>,
    /// The note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Its label with values filled in.
    pub label: String,
}

/// A row of a repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FilledRow {
    /// The repeat.
    pub repeat: String,
    /// The row.
    pub row: String,
    /// The row around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// Something wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundInAnswers {
    /// The question.
    pub q: String,
    /// The row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// `error`, `missing` or `warning`.
    pub kind: String,
    /// The code.
    pub code: String,
    /// Whether it keeps the questionnaire open.
    pub open: bool,
    /// The key of a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// The reason given for letting a warning stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The sentence in Indonesian: the workbook's own, else the program's.
    pub message_id: String,
    /// The sentence in English.
    pub message_en: String,
}

/// An answer as it would be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptAnswer {
    /// The question.
    pub q: String,
    /// The row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub v: Option<String>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nr: Option<String>,
    /// The note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An answer, a row or a language that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusedAnswer {
    /// Which answer of the file, from 1; nothing for a row or the language.
    pub number: Option<usize>,
    /// The question or repeat.
    pub q: String,
    /// The row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The code.
    pub code: String,
    /// The sentence in Indonesian.
    pub message_id: String,
    /// The sentence in English.
    pub message_en: String,
}

pub(super) fn refused(number: Option<usize>, question: &str, row: Option<&str>, error: &FormError) -> RefusedAnswer {
    let params = error.params();
    let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = |language| say(&format!("error.{}", error.code()), &params, language);
    RefusedAnswer {
        number,
        q: question.to_owned(),
        row: row.map(str::to_owned),
        code: error.code().to_owned(),
        message_id: sentence(Language::Indonesian),
        message_en: sentence(Language::English),
    }
}

pub(super) fn place(interview: &Interview, at: &Place, language: &str) -> Option<FilledPlace> {
    let state = interview.state(at, language)?;
    Some(FilledPlace {
        q: interview.form().node(at.node).address().to_owned(),
        row: at.row.as_ref().map(ToString::to_string),
        v: state.value,
        nr: nonresponse(state.recorded.as_ref()),
        note: state.note,
        relevant: state.relevant,
        required: state.required,
        read_only: state.read_only,
        label: state.label,
    })
}

fn nonresponse(recorded: Option<&Recorded>) -> Option<String> {
    match recorded {
        Some(Recorded::Nonresponse(state)) => Some(state.as_str().to_owned()),
        Some(Recorded::Value(_)) | None => None,
    }
}

pub(super) fn kept(answer: &StoredAnswer) -> KeptAnswer {
    KeptAnswer {
        q: answer.question.clone(),
        row: answer.row.as_ref().map(ToString::to_string),
        v: answer.recorded.as_ref().and_then(Recorded::value).map(str::to_owned),
        nr: nonresponse(answer.recorded.as_ref()),
        note: answer.note.clone(),
    }
}

pub(super) fn found_in_answers(interview: &Interview, finding: &Finding) -> FoundInAnswers {
    let node = interview.form().node(finding.place.node);
    let fallback = &interview.form().instrument().default_language;
    let sentence = |tag: &str, language| {
        let own = finding.message.get(tag, fallback);
        if own.is_empty() {
            say(
                &format!("finding.{}", finding.code),
                &[("question", node.name())],
                language,
            )
        } else {
            own.to_owned()
        }
    };
    FoundInAnswers {
        q: node.address().to_owned(),
        row: finding.place.row.as_ref().map(ToString::to_string),
        kind: match finding.kind {
            FindingKind::Error => "error",
            FindingKind::Missing => "missing",
            FindingKind::Warning => "warning",
        }
        .to_owned(),
        code: finding.code.to_owned(),
        open: finding.is_open(),
        warning: finding.warning_key.clone(),
        reason: finding.reason.clone(),
        message_id: sentence("id", Language::Indonesian),
        message_en: sentence("en", Language::English),
    }
}
