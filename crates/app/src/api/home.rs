//! The first place: what is next, and how far the village has come.

use serde::Serialize;
use specta::Type;

use super::{QuestionnaireState, VisitRow};

/// Where work stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ResumeView {
    /// The document.
    pub document: String,
    /// The case.
    pub case: String,
    /// What it is, for example the questionnaire's title.
    pub title: String,
    /// Whose it is; empty for a household.
    pub name: String,
    /// The question to go on at.
    pub question: String,
    /// When it was last saved: `24/11/2026 14.05`.
    pub saved_at: String,
}

/// One target group's quota in the village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuotaView {
    /// The group's code, for example `BUMIL`.
    pub group: String,
    /// The group's name in the program's language.
    pub name: String,
    /// Finished questionnaires.
    pub done: u32,
    /// The quota of the pack (Tabel 3.5).
    pub quota: u32,
    /// What can be reached: the quota, or the whole frame where that is smaller.
    pub target: u32,
    /// Households in the frame.
    pub frame: u32,
    /// True where the whole frame is taken because the quota is larger than it.
    pub census: bool,
}

/// One household in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseholdRow {
    /// The case.
    pub case: String,
    /// Number and neighbourhood: `RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// The head's name, or the first member's.
    pub head: String,
    /// Members.
    pub members: u32,
    /// Questionnaires finished.
    pub finished: u32,
    /// Questionnaires that the members' groups ask for.
    pub expected: u32,
    /// The state of the household's own questions.
    pub state: QuestionnaireState,
    /// Who wrote it last.
    pub author: String,
    /// When: `24/11/2026 14.05`.
    pub saved_at: String,
    /// Documents with two heads.
    pub conflicts: u32,
    /// The last visit, if one was noted.
    pub visit: Option<VisitRow>,
}

/// A part of the list of all households, the last changed first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseholdsView {
    /// Where in the whole list the part begins, from 0.
    pub from: u32,
    /// The part.
    pub households: Vec<HouseholdRow>,
    /// How many there are in all.
    pub total: u32,
}

/// The first place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HomeView {
    /// The village.
    pub village: String,
    /// Quotas in the order of Tabel 3.5.
    pub quotas: Vec<QuotaView>,
    /// Where work stopped.
    pub resume: Option<ResumeView>,
    /// Households, the last changed first; the first 200.
    pub households: Vec<HouseholdRow>,
    /// How many there are.
    pub households_total: u32,
    /// Finished households and questionnaires that no bundle carries yet.
    pub unsent: u32,
    /// When a bundle was last written: `22/11/2026 16.40`; empty if never.
    pub sent_at: String,
    /// Bundles written without a receipt.
    pub unconfirmed: u32,
    /// Documents with two or more versions that wait for a decision.
    pub conflicts: u32,
}
