//! Two or more versions of one document side by side.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{NonresponseState, QuestionView};

/// A document with two or more versions that nobody has followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictRow {
    /// The document.
    pub document: String,
    /// Its case.
    pub case: String,
    /// The questionnaire's title.
    pub title: String,
    /// Whom it is about; empty for a household.
    pub name: String,
    /// `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// Who wrote the versions, each once.
    pub authors: Vec<String>,
    /// True while a draft of it is open on this laptop: it has to be finished first.
    pub draft: bool,
}

/// Everything that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictsView {
    /// The documents, by case.
    pub conflicts: Vec<ConflictRow>,
    /// Whether this profile may decide.
    pub may_decide: bool,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// The revision.
    pub revision: String,
    /// Who wrote it.
    pub author: String,
    /// The beginning of the laptop's id: one person may have had two laptops.
    pub device: String,
    /// When: `24/11/2026 14.05`.
    pub at: String,
    /// Why it was made; empty where nothing was said.
    pub reason: String,
    /// True where it is itself a decision made elsewhere.
    pub decided: bool,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DifferenceKind {
    /// One answer.
    Answer,
    /// Something that the program recorded itself; it can be chosen, not typed.
    Recorded,
    /// A row of a list, for example a member, that not every version has.
    Row,
    /// A person's own words, for example the reason given for a warning.
    Words,
}

/// What stands at a difference in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceValue {
    /// As people read it; empty where nothing was answered.
    pub shown: String,
    /// The note on the answer; empty if none.
    pub note: String,
}

/// How a difference is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "as", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Decision {
    /// As one version has it.
    Version {
        /// The version's revision.
        revision: String,
    },
    /// Nothing stands there.
    Clear,
    /// Another value, as typed; for choices their names.
    Typed {
        /// The text as typed.
        typed: String,
        /// The lexical value chosen when asked back.
        confirmed: Option<String>,
    },
    /// A reason for having no value.
    Nonresponse {
        /// Which.
        state: NonresponseState,
    },
    /// Not decided (yet).
    Open,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    /// What differs.
    pub kind: DifferenceKind,
    /// The question's code, or the list's.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// The question's words.
    pub label: String,
    /// Whose row it is in; empty outside lists.
    pub whose: String,
    /// What stands in each version, in their order.
    pub values: Vec<DifferenceValue>,
    /// How it is decided; a typed value is `Clear`, `Nonresponse` or `Typed` with its lexical form.
    pub decision: Decision,
    /// What will stand there; empty while it is not decided, or where nothing will stand there.
    pub result: String,
    /// The question as it would be asked, to type another value; absent where nothing can be typed.
    pub entry: Option<QuestionView>,
}

/// A document's versions side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// The document.
    pub document: String,
    /// Its case.
    pub case: String,
    /// The questionnaire's title.
    pub title: String,
    /// Whom it is about; empty for a household.
    pub name: String,
    /// Where the household lives.
    pub label: String,
    /// The versions, sorted by their ids, which says nothing about which is right.
    pub versions: Vec<VersionView>,
    /// What differs, in the order of the questionnaire.
    pub differences: Vec<DifferenceView>,
    /// How many answers are the same in every version.
    pub same: u32,
    /// How many differences are decided.
    pub decided: u32,
    /// Whether this profile may decide.
    pub may_decide: bool,
    /// True where a version came since the last look, so that what was decided had to be let go.
    pub restarted: bool,
    /// Questions whose answers would not be asked any more by what is decided; they stay in the history.
    pub unasked: Vec<String>,
    /// Errors and warnings without a reason that the result would have; with any it becomes a draft again.
    pub open_findings: u32,
}
