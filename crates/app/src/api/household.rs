//! One household: its members and their questionnaires.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How far a questionnaire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum QuestionnaireState {
    /// Not begun ("belum").
    Empty,
    /// Begun ("draf").
    Draft,
    /// Finished on this laptop ("selesai").
    Complete,
    /// In a bundle that was written ("dikirim").
    Sent,
    /// Came from another laptop ("diterima").
    Received,
    /// Two versions that nobody has followed ("konflik isian").
    Conflict,
}

/// A target group that a member belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupChip {
    /// The group's code.
    pub group: String,
    /// The group's name.
    pub name: String,
}

/// A questionnaire of a member, begun or asked for by a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuestionnaireRow {
    /// The document; empty if not begun.
    pub document: String,
    /// The instrument's form id; empty where the pack has no instrument for the group yet.
    pub instrument: String,
    /// The title, or the group's name.
    pub title: String,
    /// How far it is.
    pub state: QuestionnaireState,
    /// Questions answered.
    pub answered: u32,
    /// Questions asked.
    pub total: u32,
    /// Who wrote it last; empty if not begun.
    pub author: String,
    /// Gaps that the matrix found; 0 until it is finished.
    pub gaps: u32,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    /// The member.
    pub member: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The name; empty while not typed.
    pub name: String,
    /// Relation to the head.
    pub relation: String,
    /// Sex.
    pub sex: String,
    /// Age in the house's form: `12 hari`, `23 bulan`, `27 tahun`.
    pub age: String,
    /// Target groups found.
    pub groups: Vec<GroupChip>,
    /// Questionnaires.
    pub questionnaires: Vec<QuestionnaireRow>,
}

/// How a visit came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VisitOutcome {
    /// Somebody was there to be interviewed ("bertemu").
    Met,
    /// Nobody was at home ("tidak di rumah").
    Absent,
    /// They do not want to be asked ("menolak").
    Refused,
    /// They live elsewhere now ("pindah").
    Moved,
    /// Another time was agreed ("tunda").
    Postponed,
}

/// One visit to a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitRow {
    /// Counted from 1.
    pub number: u32,
    /// How it came out.
    pub outcome: VisitOutcome,
    /// Why, in the enumerator's words; empty where nothing was written.
    pub reason: String,
    /// When to come again, in the enumerator's words; empty where nothing was agreed.
    pub again: String,
    /// When it was: `24/11/2026 14.05`.
    pub at: String,
    /// Who went.
    pub author: String,
}

/// One household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseholdView {
    /// The case.
    pub case: String,
    /// The household's own document.
    pub document: String,
    /// `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// The head's name, or the first member's.
    pub head: String,
    /// The family card number, masked: `0000 00** **** 0001`.
    pub kk: String,
    /// `given`, `refused` or `missing`; also `refused` where a visit met with a refusal before anybody was asked.
    pub consent: String,
    /// Visits so far, the first one first.
    pub visits: Vec<VisitRow>,
    /// As many as the survey makes before a reserve takes the household's place.
    pub most_visits: u32,
    /// State of the household's own questions.
    pub state: QuestionnaireState,
    /// Whether this profile may change it here.
    pub editable: bool,
    /// What the household's own questions still lack.
    pub open_questions: u32,
    /// Errors in the household's own questions.
    pub errors: u32,
    /// The members.
    pub members: Vec<MemberRow>,
    /// Who wrote it last and when.
    pub author: String,
    /// When.
    pub saved_at: String,
}
