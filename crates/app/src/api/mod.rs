//! What the window, the browser tests and the command line may ask, and what they get.
//!
//! These types are the only ones that cross; `ui/src/app/bindings.ts` is generated from them.
//! Identifiers cross as text, counts as `u32`, times and dates as text already in the house's form.

mod compare;
mod enrol;
mod exchange;
mod home;
mod household;
mod interview;
mod matrix;
mod pack;
mod question;
mod request;
mod response;
mod review;
mod safety;
mod search;
mod session;

pub use compare::{
    CompareView, ConflictRow, ConflictsView, Decision, DifferenceKind, DifferenceValue, DifferenceView, VersionView,
};
pub use enrol::{
    AcceptedView, AreaView, AskedView, DeviceRow, DevicesView, GapView, RequestView, SignedView, WaitingFor,
};
pub use exchange::{
    CardView, FieldRow, FolderView, ReceiveOutcome, ReceiveView, ReceivedFile, SendRow, SendView, SentView,
};
pub use home::{HomeView, HouseholdRow, HouseholdsView, QuotaView, ResumeView};
pub use household::{
    GroupChip, HouseholdView, MemberRow, QuestionnaireRow, QuestionnaireState, VisitOutcome, VisitRow,
};
pub use interview::{
    AskOption, AskView, FindingLevel, FindingView, Focus, GrowthIndexView, GrowthView, InterviewView, LanguageView,
    Progress, ReasonView, RespondentView, ScaleView, SectionState, SectionView, UnderstoodView, WaitingView,
};
pub use matrix::{
    MatrixCellBrief, MatrixCellView, MatrixColumn, MatrixGroup, MatrixHousehold, MatrixRow, MatrixView,
    ProgrammeFinding, ProgrammesView, VillageLine,
};
pub use pack::{ChangeWeight, LostView, MoveView, PackChange, PackDraft, PackLookView, PackView};
pub use question::{ChoiceLook, ChoiceView, ChoicesView, QuestionKind, QuestionView, RangeView};
pub use request::{MoveTo, NonresponseState, PersonRole, Request};
pub use response::{FoundQuestion, Response, Written};
pub use review::{AnswerRow, AnswerSection, ReviewView, VerdictOutcome, VerdictView};
pub use safety::{
    BackupFound, BackupMadeView, CaseHistory, CheckLine, CheckView, DocumentHistory, LongTask, RestoredView,
    SettingsView, WorkView,
};
pub use search::{SearchRow, SearchView};
pub use session::{ProfileView, SessionState, SessionView, WordView, WordsView};

use serde::Serialize;
use specta::Type;

/// An error as the window sees it: its sentence stands in `locales` under `error.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// Stable code in kebab-case.
    pub code: String,
    /// Parameters of the sentence; never a name or a number of a person.
    pub params: Vec<Param>,
}

/// One parameter of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Param {
    /// The name between braces.
    pub name: String,
    /// What stands for it.
    pub value: String,
}

impl ApiError {
    /// An error without parameters.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: Vec::new(),
        }
    }

    /// The same error with a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push(Param {
            name: name.to_owned(),
            value: value.to_string(),
        });
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code)?;
        self.params
            .iter()
            .try_for_each(|param| write!(f, " {}={}", param.name, param.value))
    }
}

impl std::error::Error for ApiError {}

/// How far a long piece of work has come; sent while it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkProgress {
    /// What is being done; the window and the command line have a sentence for each.
    pub phase: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}
