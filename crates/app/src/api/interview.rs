//! A questionnaire being filled: one section at a time, with everything the window shows beside it.

use serde::Serialize;
use specta::Type;

use super::{NonresponseState, Param, QuestionView, ResumeView, VerdictView};

/// How a finding is shown and what it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FindingLevel {
    /// Cannot be right; blocks finishing ("salah").
    Error,
    /// Unlikely; asks a reason ("peringatan").
    Warning,
    /// A true fact with a consequence; asks nothing ("temuan").
    Fact,
    /// Not answered yet ("belum diisi").
    Missing,
}

/// A reason that may be given for a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    /// The key that is stored.
    pub key: String,
    /// The words.
    pub label: String,
}

/// One finding at a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// The key, for example a warning's.
    pub key: String,
    /// The level.
    pub level: FindingLevel,
    /// The question's code.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// The question's words, short.
    pub label: String,
    /// What is wrong and what to do, in the language of the questions.
    pub sentence: String,
    /// Reasons offered for a warning.
    pub reasons: Vec<ReasonView>,
    /// The reason given.
    pub reason: Option<String>,
    /// True where one measures again first: no reason is taken before.
    pub again: bool,
}

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SectionState {
    /// Nothing answered.
    Empty,
    /// Some answered.
    Partial,
    /// All answered.
    Done,
    /// An error, or a warning without a reason, stands in it.
    Attention,
}

/// One section, or one row of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SectionView {
    /// The key.
    pub key: String,
    /// The title; for a row its member's name.
    pub title: String,
    /// For a row: age and groups, found live; else empty.
    pub detail: String,
    /// How far it is.
    pub state: SectionState,
    /// Whether it is the present one.
    pub current: bool,
}

/// Where the person stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "at", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Focus {
    /// At a question of this section.
    Question {
        /// The code.
        question: String,
        /// The row.
        row: Option<String>,
    },
    /// At the end of the roster: one more member, or go on?
    AddRow {
        /// What a row is called.
        label: String,
        /// Rows so far.
        rows: u32,
    },
    /// After the last question.
    End,
}

/// How far the questionnaire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Questions answered or marked.
    pub answered: u32,
    /// Questions asked.
    pub total: u32,
}

/// A language of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LanguageView {
    /// The tag.
    pub tag: String,
    /// Its own name.
    pub name: String,
}

/// Who is being asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RespondentView {
    /// The name.
    pub name: String,
    /// Age in the house's form.
    pub age: String,
    /// Relation to the head.
    pub relation: String,
    /// Sex.
    pub sex: String,
}

/// A figure drawn by the core: a small SVG with its sentence and its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScaleView {
    /// Title.
    pub title: String,
    /// The SVG's own markup, made in `report`, without scripts or outside references.
    pub svg: String,
    /// What it shows, as a sentence.
    pub sentence: String,
    /// The same numbers as rows of label and value.
    pub table: Vec<Param>,
}

/// A half-typed answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// The question's code.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// The text in the field; for choices their names.
    pub typed: String,
    /// The nonresponse marked.
    pub marked: Option<NonresponseState>,
}

/// One index of a child's growth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GrowthIndexView {
    /// The index: `length-for-age` and its like.
    pub code: String,
    /// Its name: `TB/U`.
    pub name: String,
    /// The z-score with two places: `−3,03`.
    pub z: String,
    /// The class in words; empty where the score is flagged.
    pub class: String,
    /// Whether the class wants a health worker.
    pub severe: bool,
    /// Whether WHO holds the measures for mistaken.
    pub flagged: bool,
    /// All of it as a sentence.
    pub sentence: String,
}

/// A child's growth as measured so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GrowthView {
    /// The indices that can be reckoned.
    pub indices: Vec<GrowthIndexView>,
    /// What must be known to read them: a reading that is due, a corrected position.
    pub notes: Vec<String>,
    /// The charts, and the tape of the arm.
    pub charts: Vec<ScaleView>,
    /// Why the child should be seen at the health centre; empty where nothing is severe.
    pub referral: Vec<String>,
}

/// A questionnaire being filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InterviewView {
    /// The document.
    pub document: String,
    /// The case.
    pub case: String,
    /// True for the household's own questions.
    pub household: bool,
    /// The questionnaire's title.
    pub title: String,
    /// Where: `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub place: String,
    /// Who is asked; nobody for a household.
    pub respondent: Option<RespondentView>,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// The relevant questions of the present section, in order.
    pub questions: Vec<QuestionView>,
    /// Where the person stands.
    pub focus: Focus,
    /// How far it is.
    pub progress: Progress,
    /// The language of the questions.
    pub language: String,
    /// Languages offered.
    pub languages: Vec<LanguageView>,
    /// Findings in the whole questionnaire: errors, warnings without a reason, facts.
    pub findings: Vec<FindingView>,
    /// The matrix so far.
    pub verdicts: Vec<VerdictView>,
    /// A figure for the measure at hand, if there is one.
    pub scale: Option<ScaleView>,
    /// The child's growth, where a child is measured.
    pub growth: Option<GrowthView>,
    /// When it was last saved: `14.05`; empty if nothing is yet.
    pub saved_at: String,
    /// Said once after the program was started again.
    pub resumed: Option<ResumeView>,
    /// What was typed and not committed, kept over a lock or a restart.
    pub waiting: Vec<WaitingView>,
    /// Answers that a change has put aside: kept, not counted.
    pub set_aside: u32,
}

/// Two ways to read what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskView {
    /// The question's code.
    pub question: String,
    /// The sentence that asks, in the program's language.
    pub sentence: String,
    /// The ways to read it.
    pub options: Vec<AskOption>,
}

/// One way to read what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskOption {
    /// The lexical value to confirm.
    pub value: String,
    /// The words.
    pub label: String,
}

/// How a typed text is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnderstoodView {
    /// Whether it can be taken as it is.
    pub good: bool,
    /// What was understood, or what is wrong; empty where there is nothing to say.
    pub sentence: String,
    /// The child's growth with what is typed, where it is a measure of a child.
    pub growth: Option<GrowthView>,
}
