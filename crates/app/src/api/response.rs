//! The one response.

use serde::Serialize;
use specta::Type;

use super::{
    AcceptedView, AskView, AskedView, BackupFound, CaseHistory, ChoicesView, CompareView, ConflictsView, DevicesView,
    FolderView, HomeView, HouseholdView, HouseholdsView, InterviewView, MatrixCellView, MatrixView, MoveView,
    PackLookView, PackView, ProgrammesView, ReceiveView, RequestView, RestoredView, ReviewView, SearchView, SendView,
    SentView, SessionView, SettingsView, SignedView, UnderstoodView, WordView, WordsView, WorkView,
};

/// A place where something was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The file's path.
    pub path: String,
    /// Four check words of what was written.
    pub words: Vec<String>,
}

/// A question that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundQuestion {
    /// The code.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// Its words.
    pub label: String,
    /// The section's title.
    pub section: String,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", content = "view", rename_all = "camelCase")]
pub enum Response {
    /// Who is here.
    Session(SessionView),
    /// Four new words.
    Words(WordsView),
    /// A word looked up.
    Word(WordView),
    /// Backups that were found.
    Backups(Vec<BackupFound>),
    /// A backup was made a profile.
    Restored(RestoredView),
    /// The laptop's own settings.
    Settings(SettingsView),
    /// How long work stands.
    Work(WorkView),
    /// A case's history.
    History(CaseHistory),
    /// The first place.
    Home(HomeView),
    /// Households that fit.
    Search(SearchView),
    /// A household.
    Household(HouseholdView),
    /// A part of the list of households.
    Households(HouseholdsView),
    /// A questionnaire being filled.
    Interview(Box<InterviewView>),
    /// The typed text can be read in two ways: which?
    Ask(AskView),
    /// How a typed text is read.
    Understood(UnderstoodView),
    /// Questions found.
    Found(Vec<FoundQuestion>),
    /// Whether anything half-typed waits at the question now.
    Kept(bool),
    /// Choices found.
    Choices(ChoicesView),
    /// A picture as a `data:` address; empty where the pack has none of that name.
    Picture(String),
    /// A questionnaire reviewed.
    Review(Box<ReviewView>),
    /// Folders.
    Folders(Vec<FolderView>),
    /// What would be sent.
    Send(SendView),
    /// What was sent.
    Sent(SentView),
    /// A card was written.
    CardWritten(Written),
    /// What was received.
    Receive(ReceiveView),
    /// The matrix.
    Matrix(Box<MatrixView>),
    /// A cell of it.
    MatrixCell(Box<MatrixCellView>),
    /// A spreadsheet was taken in or refused.
    Programmes(ProgrammesView),
    /// Where something was written.
    FileWritten(String),
    /// A request was written.
    Asked(AskedView),
    /// A laptop is enrolled.
    Accepted(AcceptedView),
    /// A request before it is signed.
    LookedRequest(RequestView),
    /// A request was signed.
    Signed(SignedView),
    /// Every laptop known.
    Devices(DevicesView),
    /// The pack in use.
    Pack(PackView),
    /// Another version of the pack.
    PackLook(PackLookView),
    /// A draft moved, or looked at before.
    Moved(MoveView),
    /// What waits for a decision.
    Conflicts(ConflictsView),
    /// Versions side by side.
    Compare(Box<CompareView>),
}
