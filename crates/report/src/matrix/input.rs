//! What the matrix is reckoned from.

use paduk_survey::{CaseId, Module, TargetGroup, Texts};

use crate::coverage::VerdictRow;

/// One cell of the sampling frame (Tabel 3.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The village's code.
    pub village: String,
    /// The group.
    pub group: TargetGroup,
    /// Households with such a member.
    pub households: u32,
}

/// One finished questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interviewed {
    /// The household.
    pub case: CaseId,
    /// Its village's code.
    pub village: String,
    /// Whose questionnaire it is.
    pub module: Module,
    /// The member's number in the roster; `None` for the household.
    pub member_number: Option<u32>,
    /// The target groups that live in the household, each once.
    pub at_home: Vec<TargetGroup>,
}

/// One kind of help that a household says it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The household.
    pub case: CaseId,
    /// Its village's code.
    pub village: String,
    /// What it got, as the questionnaire's choice.
    pub kind: String,
    /// From whom, as the questionnaire's choice; empty where it does not know.
    pub provider: String,
}

/// A need that several interventions, or kinds of help, serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its key.
    pub code: String,
    /// What it is called.
    pub name: Texts,
    /// The interventions that serve it.
    pub interventions: Vec<String>,
    /// The choices by which a household says that it was served.
    pub help: Vec<String>,
}

/// An office or a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// The choices by which a household names it.
    pub providers: Vec<String>,
}

/// What an office says of one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The office's code.
    pub office: String,
    /// The intervention's code.
    pub intervention: String,
    /// The village's code.
    pub village: String,
    /// The year.
    pub year: u32,
    /// How many it is for.
    pub target: u32,
    /// Rupiah.
    pub budget: Option<u64>,
    /// Code of the source of funds; may be empty.
    pub source: String,
    /// `planned`, `running`, `done` or `stopped`.
    pub status: String,
    /// Whether it counts: a cancelled one does not.
    pub counts: bool,
    /// How many got it so far, as the office says.
    pub delivered: Option<u32>,
}

/// A national figure beside an indicator, already in words where words are needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The intervention's code.
    pub intervention: String,
    /// What is measured.
    pub measure: Texts,
    /// `min` or `max`.
    pub bound: String,
    /// The figure.
    pub value: f64,
    /// `percent`, `persons` or `families`.
    pub unit: String,
    /// Its year.
    pub year: Option<u32>,
    /// `target`, `attained` or `proposal`.
    pub kind: String,
    /// Where it stands.
    pub source: String,
    /// How sure that is.
    pub status: String,
}

/// How a village's own verdict comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VillageRule {
    /// A gap anywhere is the village's.
    NoneGap,
    /// Verdicts of several interventions counted together.
    Sum,
}

/// An intervention that is judged for a village as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageRollUp {
    /// Its code.
    pub intervention: String,
    /// How its verdict comes about.
    pub rule: VillageRule,
    /// The interventions whose verdicts are counted.
    pub of: Vec<String>,
    /// The sentences of met, gap and unknown.
    pub reasons: [Texts; 3],
}

/// Everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatrixInput {
    /// The villages by code and name, in the order of the pack.
    pub villages: Vec<(String, String)>,
    /// The interventions by code and name, in the order of the pack.
    pub interventions: Vec<(String, Texts)>,
    /// The target groups by name.
    pub groups: Vec<(TargetGroup, Texts)>,
    /// Which intervention is judged for which module, in the order of the pack.
    pub rules: Vec<(String, Module)>,
    /// The sampling frame.
    pub frames: Vec<Frame>,
    /// Finished questionnaires.
    pub interviewed: Vec<Interviewed>,
    /// Their verdicts; the village is a code.
    pub verdicts: Vec<VerdictRow>,
    /// Help that households named.
    pub help: Vec<Help>,
    /// Needs that are shared.
    pub needs: Vec<Need>,
    /// The offices.
    pub offices: Vec<Office>,
    /// What kinds of help are called, by the questionnaire's choice.
    pub help_kinds: Vec<(String, Texts)>,
    /// What givers are called, by the questionnaire's choice.
    pub providers: Vec<(String, Texts)>,
    /// What sources of funds are called.
    pub sources: Vec<(String, Texts)>,
    /// What statuses are called.
    pub statuses: Vec<(String, Texts)>,
    /// What they say.
    pub programmes: Vec<Programme>,
    /// National figures.
    pub targets: Vec<Target>,
    /// Interventions judged for a village.
    pub roll_ups: Vec<VillageRollUp>,
}

impl MatrixInput {
    /// A village's name; its code where it has none.
    pub fn village_name<'a>(&'a self, code: &'a str) -> &'a str {
        let known = self.villages.iter().find(|(known, _)| known == code);
        known.map_or(code, |(_, name)| name)
    }

    /// The need that an intervention serves: a shared one's key, or its own code.
    pub fn need_of<'a>(&'a self, intervention: &'a str) -> &'a str {
        let serves = |need: &&Need| need.interventions.iter().any(|code| code == intervention);
        self.needs.iter().find(serves).map_or(intervention, |need| &need.code)
    }

    /// A need's name: its own, or its intervention's.
    pub fn need_name<'a>(&'a self, need: &'a str, language: &str) -> &'a str {
        let shared = self
            .needs
            .iter()
            .find(|known| known.code == need)
            .map(|known| &known.name);
        let own = || {
            self.interventions
                .iter()
                .find(|(code, _)| code == need)
                .map(|(_, name)| name)
        };
        shared.or_else(own).map_or(need, |name| name.get(language, "id"))
    }

    /// The choices by which a household says that a need was served; none where it is not asked.
    pub(super) fn help_of(&self, need: &str) -> &[String] {
        let known = self.needs.iter().find(|known| known.code == need);
        known.map(|need| need.help.as_slice()).unwrap_or_default()
    }
}
