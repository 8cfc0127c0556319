//! A questionnaire reviewed: what is missing, what the matrix says, what was answered.

use serde::Serialize;
use specta::Type;

use super::{FindingView, GrowthView, Progress, QuestionnaireState, RespondentView, ScaleView};

/// The outcome for one intervention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VerdictOutcome {
    /// Dapat.
    Met,
    /// Celah.
    Gap,
    /// Tidak perlu.
    NotApplicable,
    /// Belum diketahui.
    Unknown,
}

/// One intervention's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// The intervention's code.
    pub intervention: String,
    /// Its name.
    pub name: String,
    /// The outcome.
    pub outcome: VerdictOutcome,
    /// Why, as a sentence.
    pub reason: String,
    /// The questions behind it, answered or not.
    pub questions: Vec<String>,
}

/// One answer, read only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRow {
    /// The question's code.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// The question's words.
    pub label: String,
    /// The answer in words; the nonresponse in words; empty if none.
    pub shown: String,
    /// The note; empty if none.
    pub note: String,
}

/// The answers of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswerSection {
    /// The title.
    pub title: String,
    /// The answers.
    pub answers: Vec<AnswerRow>,
}

/// A questionnaire reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    /// The document.
    pub document: String,
    /// The case.
    pub case: String,
    /// True for the household's own questions.
    pub household: bool,
    /// The title.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who was asked.
    pub respondent: Option<RespondentView>,
    /// How far it is.
    pub state: QuestionnaireState,
    /// Who wrote the shown version.
    pub author: String,
    /// When: `24/11/2026 14.05`.
    pub saved_at: String,
    /// Whether this profile may go on with it here.
    pub editable: bool,
    /// How many questions are answered.
    pub progress: Progress,
    /// What blocks finishing.
    pub errors: Vec<FindingView>,
    /// What is not answered.
    pub missing: Vec<FindingView>,
    /// Warnings, with their reasons where given.
    pub warnings: Vec<FindingView>,
    /// Facts with a consequence.
    pub facts: Vec<FindingView>,
    /// The matrix.
    pub verdicts: Vec<VerdictView>,
    /// A figure.
    pub scale: Option<ScaleView>,
    /// The child's growth, where a child was measured.
    pub growth: Option<GrowthView>,
    /// All answers.
    pub answers: Vec<AnswerSection>,
}
