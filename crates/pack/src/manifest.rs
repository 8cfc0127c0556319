//! `pack.json` as it stands.

use paduk_survey::{Module, TargetGroup, Texts};
use serde::Deserialize;

use crate::instrument::{FindingWiring, GrowthWiring, HouseholdWiring, RosterWiring};

/// The round of a survey: the baseline, an endline, …
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its name in files, for example `dasar`.
    pub id: String,
    /// What it is called.
    pub title: Texts,
}

/// A target group in this survey.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Which group.
    pub group: TargetGroup,
    /// Its code in the roster's list of groups, for example `1`.
    pub roster_code: String,
    /// What it is called.
    pub title: Texts,
}

/// A module whose instrument comes with a later version of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// Which module.
    pub module: Module,
    /// What its questionnaire will be called.
    pub title: Texts,
}

/// Where the answer to the question for consent stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The question.
    pub question: String,
    /// The choice that gives it.
    pub given: String,
    /// The choice that refuses it.
    pub refused: String,
}

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    pub format: u32,
    pub id: String,
    pub version: String,
    pub title: Texts,
    #[serde(default)]
    pub note: Texts,
    pub languages: Vec<String>,
    pub default_language: String,
    pub round: Round,
    pub training: Training,
    pub groups: Vec<Group>,
    pub instruments: Vec<InstrumentWiring>,
    #[serde(default)]
    pub later: Vec<Later>,
    #[serde(default)]
    pub later_note: Texts,
    pub interview_date: String,
    #[serde(default)]
    pub warning_reasons: String,
    pub rules: RuleFiles,
    pub tables: TableFiles,
    #[serde(default)]
    pub programmes: ProgrammeFiles,
    #[serde(default)]
    pub lookups: std::collections::BTreeMap<String, Lookup>,
    #[serde(default)]
    pub limits: Limits,
}

/// Where people practise.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Training {
    pub village: String,
}

/// One instrument of the pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstrumentWiring {
    pub form_id: String,
    pub folder: String,
    pub module: Module,
    pub title: Texts,
    #[serde(default)]
    pub household: Option<HouseholdWiring>,
    #[serde(default)]
    pub roster: Option<RosterWiring>,
    #[serde(default)]
    pub findings: Option<FindingWiring>,
    #[serde(default)]
    pub growth: Option<GrowthWiring>,
}

/// The files of the matrix.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFiles {
    pub interventions: String,
    pub rules: String,
    pub derived: String,
    /// Written cases with the verdict each must give; read by whoever checks the pack.
    #[serde(default)]
    pub cases: String,
    pub assumptions: String,
    /// Which set of cut-offs for anaemia the survey goes by.
    #[serde(default)]
    pub anaemia: String,
}

/// The other tables.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableFiles {
    pub villages: String,
    pub quotas: String,
    pub areas: String,
    /// Questions that nothing reads and that are asked on purpose.
    #[serde(default)]
    pub kept: String,
    /// What was changed against the questionnaires' drafts; for people.
    #[serde(default)]
    pub changes: String,
}

/// The tables of the offices' side; a pack may have none.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgrammeFiles {
    pub offices: String,
    pub needs: String,
    pub words: String,
    pub targets: String,
    pub villages: String,
    pub help: Option<HelpWiring>,
}

/// Where the household's questionnaire lists the help that the family got.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpWiring {
    /// The question whether there was any.
    pub any: String,
    /// Its choice that says there was none.
    pub none: String,
    /// The roster of it.
    pub roster: String,
    /// In it, what was received.
    pub kind: String,
    /// In it, who gave it.
    pub provider: String,
}

/// A channel of look-ups that the instruments use with `pulldata`, and what the program must answer on it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lookup {
    pub key: String,
    /// The key's value that means the respondent, or the household, of the questionnaire itself.
    #[serde(rename = "self")]
    pub own: String,
    pub columns: Vec<String>,
}

/// How large a household may be, and how often it is visited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub members: u32,
    pub visits: u32,
}

impl Default for Limits {
    /// Thirty members and three visits, as in the draft questionnaires.
    fn default() -> Self {
        Self { members: 30, visits: 3 }
    }
}
