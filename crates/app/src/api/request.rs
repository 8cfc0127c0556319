//! The one request.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Decision, VisitOutcome};

/// What a person may be when a profile is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PersonRole {
    /// Interviews ("pencacah").
    Enumerator,
    /// Receives and merges ("pengawas").
    Supervisor,
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NonresponseState {
    /// Tidak tahu.
    Dk,
    /// Menolak.
    Refused,
    /// Tidak berlaku.
    Na,
}

/// Where to go in a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "to", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MoveTo {
    /// The question after the present one.
    Next,
    /// The question before the present one.
    Previous,
    /// The first question of the next section.
    NextSection,
    /// The first question of the section before.
    PreviousSection,
    /// A section by its key.
    Section {
        /// The key of [`super::SectionView`].
        key: String,
    },
    /// A question by its code, in a row of the roster if it stands in one.
    Question {
        /// The question's code.
        question: String,
        /// The row.
        row: Option<String>,
    },
}

/// Everything that can be asked of Paduk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Request {
    /// Who is here, and in which state: answered in every state. → `Session`
    Session,
    /// Four new words for a profile to be made; nothing is written yet. → `Words`
    OfferWords {
        /// The role of the profile.
        role: PersonRole,
        /// The person's code, for example `E07`.
        person: String,
    },
    /// Makes the training profile whose words were offered, once the two words asked back are right. → `Session`
    CreateProfile {
        /// The words asked back, in the order asked.
        answers: Vec<String>,
    },
    /// Whether a word is on the list, and what it might be. → `Word`
    CheckWord {
        /// What was typed.
        typed: String,
    },
    /// Opens a profile. → `Session`
    Unlock {
        /// The profile's id.
        profile: String,
        /// Four words, in any spacing.
        words: String,
    },
    /// Closes the store; everything is on disk. → `Session`
    Lock,
    /// Changes the program's language. → `Session`
    SetLanguage {
        /// `id` or `en`.
        language: String,
    },
    /// Backups on sticks and in folders that are there now; answered while locked. → `Backups`
    FindBackups,
    /// Makes a backup a profile of this laptop, as a new device; answered while locked. → `Restored`
    Restore {
        /// The backup's folder.
        backup: String,
        /// Its four words.
        words: String,
    },
    /// The laptop's own settings. → `Settings`
    Settings,
    /// What people call this laptop. → `Settings`
    SetDeviceName {
        /// The name; empty removes it.
        name: String,
    },
    /// After how many minutes without a hand on it the laptop locks. → `Settings`
    SetLockMinutes {
        /// One of the choices offered.
        minutes: u32,
    },
    /// Begins a backup into a folder; everything else is answered meanwhile. → `Work`
    BackUp {
        /// The folder, for example a stick.
        folder: String,
    },
    /// Begins the check of everything stored; everything else is answered meanwhile. → `Work`
    CheckStore,
    /// How the work begun stands, and a slice of it. Whoever only looks is not at the laptop: this does not put off the
    /// lock. → `Work`
    Work,
    /// Stops the work begun; nothing of it stays. → `Work`
    StopWork,
    /// The history of a case in words. → `History`
    History {
        /// The case.
        case: String,
    },
    /// The first place. → `Home`
    Home,
    /// Finds households by a member's name, the family card's number or the place, however they are spelt; asked again
    /// it reads on in an old store. → `Search`
    Search {
        /// What was typed.
        typed: String,
    },
    /// Begins a household; its first question is next. → `Interview`
    NewHousehold,
    /// One household. → `Household`
    Household {
        /// The case.
        case: String,
    },
    /// A part of the list of all households, the last changed first. → `Households`
    Households {
        /// Where it begins, from 0.
        from: u32,
        /// How many; 200 at most.
        count: u32,
    },
    /// Notes how a visit came out. → `Household`
    RecordVisit {
        /// The case.
        case: String,
        /// How.
        outcome: VisitOutcome,
        /// Why; must be said of a refusal, a move and a postponement.
        reason: String,
        /// When to come again, in the enumerator's words; may be empty.
        again: String,
    },
    /// Adds a member and goes to the first question. → `Interview`
    AddMember {
        /// The case.
        case: String,
    },
    /// Takes a member off the list, with a reason. → `Household`
    RemoveMember {
        /// The case.
        case: String,
        /// The member.
        member: String,
        /// Why.
        reason: String,
    },
    /// Opens the household's own questions, at a member if one is named. → `Interview`
    OpenHousehold {
        /// The case.
        case: String,
        /// The member to begin at.
        member: Option<String>,
    },
    /// Opens a member's questionnaire, begun or not. → `Interview`
    OpenQuestionnaire {
        /// The case.
        case: String,
        /// The member.
        member: String,
        /// The instrument's form id.
        instrument: String,
    },
    /// A finished questionnaire taken up again, with a reason. → `Interview`
    Correct {
        /// The document.
        document: String,
        /// Why.
        reason: String,
    },
    /// A questionnaire as it stands. → `Interview`
    Interview {
        /// The document.
        document: String,
    },
    /// What a typed text would be taken for; writes nothing. → `Understood`
    Understand {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// The text as typed.
        typed: String,
    },
    /// Answers a question and goes on, or asks back. → `Interview` or `Ask`
    Answer {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// The text as typed; for choices their names, separated by spaces; empty clears the answer.
        typed: String,
        /// The lexical value that the person chose when asked back.
        confirmed: Option<String>,
        /// Whether to go to the next question.
        advance: bool,
    },
    /// Marks a nonresponse and goes on. → `Interview`
    MarkNonresponse {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// Which.
        state: NonresponseState,
    },
    /// The same change again, after the person was told that rows with answers go with it. → as the change itself
    Agreed {
        /// The change that was refused with `rows-would-go`.
        request: Box<Request>,
    },
    /// Keeps what is typed and not committed, so that it is still there after a lock or a restart. → `Interview` is not
    /// changed. → `Kept`
    KeepTyped {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// The text in the field; empty drops what was kept.
        typed: String,
        /// The nonresponse marked.
        marked: Option<NonresponseState>,
    },
    /// Choices whose words hold what was typed; nothing typed gives the first ones. → `Choices`
    FindChoice {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// What was typed.
        typed: String,
    },
    /// A picture of the survey pack, to be shown beside a question. → `Picture`
    Picture {
        /// The file's name, as a question names it.
        file: String,
    },
    /// Writes or removes a note on an answer. → `Interview`
    Note {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// The note; empty removes it.
        text: String,
    },
    /// Gives the reason for a warning. → `Interview`
    Reason {
        /// The document.
        document: String,
        /// The question's code.
        question: String,
        /// Its row.
        row: Option<String>,
        /// The warning's key.
        warning: String,
        /// The reason: a key of [`super::ReasonView`], or own words.
        reason: String,
    },
    /// Goes somewhere in the questionnaire. → `Interview`
    Move {
        /// The document.
        document: String,
        /// Where.
        to: MoveTo,
    },
    /// Finds questions by code or words. → `Interview` is not changed. → `Found`
    FindQuestion {
        /// The document.
        document: String,
        /// What was typed.
        typed: String,
    },
    /// Changes the language of the questions. → `Interview`
    SetInterviewLanguage {
        /// The document.
        document: String,
        /// The language tag.
        language: String,
    },
    /// Everything to look at before finishing, or of a finished questionnaire. → `Review`
    Review {
        /// The document.
        document: String,
    },
    /// Makes the draft a signed, finished revision. → `Review`
    Finish {
        /// The document.
        document: String,
    },
    /// Folders to write to or read from: sticks first. → `Folders`
    Folders,
    /// What would be sent, and to whom. → `Send`
    SendPlan,
    /// Writes the sealed file. → `Sent`
    Send {
        /// The folder.
        folder: String,
    },
    /// Writes this profile's public card to a folder. → `CardWritten`
    WriteCard {
        /// The folder.
        folder: String,
    },
    /// What was received so far. → `Receive`
    ReceivePlan,
    /// Receives files: bundles and cards, in any order. → `Receive`
    Receive {
        /// Paths of files, or of folders whose `.paduk` and `.kartu` files are meant.
        paths: Vec<String>,
    },
    /// The intervention matrix over everything known here. → `Matrix`
    Matrix,
    /// What stands behind one of its cells. → `MatrixCell`
    MatrixCell {
        /// The village's code; empty for all villages.
        village: String,
        /// The intervention's code.
        intervention: String,
        /// The group's code, `RT` for households.
        group: String,
    },
    /// Writes the empty spreadsheet for offices to a folder. → `FileWritten`
    WriteTemplate {
        /// The folder.
        folder: String,
    },
    /// Takes a filled spreadsheet in. → `Programmes`
    ReadProgrammes {
        /// The file's path.
        path: String,
    },
    /// Writes the matrix as page, spreadsheet and CSV files. → `FileWritten`
    WriteMatrix {
        /// The folder in which the report's folder is made.
        folder: String,
    },
    /// Makes a real profile for the survey of a roster and writes its request into a folder. → `Asked`
    AskEnrolment {
        /// The roster's file.
        roster: String,
        /// The role.
        role: PersonRole,
        /// The person's code.
        person: String,
        /// The folder.
        folder: String,
    },
    /// Asks to be let back into a profile whose words were forgotten. → `Asked`
    AskRecovery {
        /// The profile.
        profile: String,
        /// The roster's file.
        roster: String,
        /// The folder.
        folder: String,
    },
    /// The words of a new real profile that are asked back. → `Session`
    RepeatWords {
        /// In the order asked.
        answers: Vec<String>,
    },
    /// The check words of a profile that waits for its first answer. → `Asked`
    Waiting {
        /// The profile.
        profile: String,
    },
    /// Takes the supervisor's answer in. → `Accepted`
    AcceptEnrolment {
        /// The profile.
        profile: String,
        /// Its four words.
        words: String,
        /// The answer's file.
        path: String,
    },
    /// Asks for this profile's enrolment again: after a restore, or under another supervisor. → `Asked`
    AskAgain {
        /// The folder.
        folder: String,
    },
    /// What a request says, before it is signed. → `LookedRequest`
    LookRequest {
        /// The request's file.
        path: String,
    },
    /// Signs a request, once its words were read from the other screen. → `Signed`
    SignRequest {
        /// The request's file.
        path: String,
        /// The four check words as the other screen shows them.
        words: String,
        /// Codes of the villages; empty for all.
        areas: Vec<String>,
        /// The folder for the answer.
        folder: String,
    },
    /// Every laptop whose work or card is known. → `Devices`
    Devices,
    /// The survey pack in use. → `Pack`
    Pack,
    /// What another version of the pack would change; nothing is taken in. → `PackLook`
    LookPack {
        /// A file or a folder.
        path: String,
    },
    /// Takes another version of the pack in. → `PackLook`
    TakePack {
        /// A file or a folder.
        path: String,
    },
    /// What moving a draft to the version in use would leave without a place. → `Moved`
    LookMove {
        /// The draft's document.
        document: String,
    },
    /// Moves a draft to the version in use. → `Moved`
    MoveDraft {
        /// The draft's document.
        document: String,
    },
    /// Every document with two or more versions that nobody has followed. → `Conflicts`
    Conflicts,
    /// The versions of one of them side by side. → `Compare`
    Compare {
        /// The document.
        document: String,
    },
    /// Decides one difference, or takes the decision back; kept at once. → `Compare` or `Ask`
    Decide {
        /// The document.
        document: String,
        /// The question's code, or the list's; empty where a person's own words differ.
        question: String,
        /// Its row.
        row: Option<String>,
        /// How.
        decision: Decision,
    },
    /// Decides every difference as one version has it. → `Compare`
    DecideAll {
        /// The document.
        document: String,
        /// The version's revision.
        revision: String,
    },
    /// Signs what was decided, with its reason: a revision that follows every version. → `Conflicts`
    Resolve {
        /// The document.
        document: String,
        /// Why it was decided so.
        reason: String,
    },
    /// Seals for one person what goes back to the field: receipts, decisions, and what others wrote of the person's
    /// households. → `Sent`
    SendBack {
        /// The person's code.
        person: String,
        /// The folder.
        folder: String,
    },
}
