//! Whom the survey is about.

use serde::{Deserialize, Serialize};

/// A group of people for whom the survey has a questionnaire and a quota (Tabel 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TargetGroup {
    /// Pregnant woman ("ibu hamil").
    #[serde(rename = "BUMIL")]
    PregnantWoman,
    /// Breastfeeding mother ("ibu menyusui").
    #[serde(rename = "BUSUI")]
    BreastfeedingMother,
    /// Child under five ("balita").
    #[serde(rename = "BALITA")]
    ChildUnderFive,
    /// Adolescent girl ("remaja putri").
    #[serde(rename = "REMATRI")]
    AdolescentGirl,
}

impl TargetGroup {
    /// The four groups in the order of Tabel 3.5.
    pub const ALL: [Self; 4] = [
        Self::PregnantWoman,
        Self::BreastfeedingMother,
        Self::ChildUnderFive,
        Self::AdolescentGirl,
    ];

    /// The code in pack files: `BUMIL`, `BUSUI`, `BALITA` or `REMATRI`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PregnantWoman => "BUMIL",
            Self::BreastfeedingMother => "BUSUI",
            Self::ChildUnderFive => "BALITA",
            Self::AdolescentGirl => "REMATRI",
        }
    }

    /// The group that `code` names, if it names one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

/// Whose verdict a matrix rule gives: the household's, or a member's of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Module {
    /// The household ("RT" in pack files).
    Household,
    /// A member of this group.
    Member(TargetGroup),
}

impl Module {
    /// The code in pack files: `RT`, or the group's.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Household => "RT",
            Self::Member(group) => group.code(),
        }
    }

    /// The module that `code` names, if it names one.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "RT" {
            Some(Self::Household)
        } else {
            TargetGroup::parse(code).map(Self::Member)
        }
    }
}

impl From<Module> for String {
    fn from(module: Module) -> Self {
        module.code().to_owned()
    }
}

impl TryFrom<String> for Module {
    type Error = String;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or(code)
    }
}
