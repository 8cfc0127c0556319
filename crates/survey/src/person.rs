//! Who works in the survey, and whether it counts.

use serde::{Deserialize, Serialize};

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Interviews households ("pencacah").
    Enumerator,
    /// Receives, compares, returns, accepts ("pengawas").
    Supervisor,
    /// Keys paper questionnaires ("petugas entri").
    Clerk,
    /// Learns, on invented data ("peserta latih").
    Trainee,
    /// Takes tables and exports ("analis").
    Analyst,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [
        Self::Enumerator,
        Self::Supervisor,
        Self::Clerk,
        Self::Trainee,
        Self::Analyst,
    ];

    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enumerator => "enumerator",
            Self::Supervisor => "supervisor",
            Self::Clerk => "clerk",
            Self::Trainee => "trainee",
            Self::Analyst => "analyst",
        }
    }

    /// The role that `word` names, if it names one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// Whether records count. Records of one mode never enter a store of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Real people.
    Real,
    /// Invented people, for practice.
    Training,
}

impl Mode {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Training => "training",
        }
    }

    /// The mode that `word` names, if it names one.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Real, Self::Training]
            .into_iter()
            .find(|mode| mode.as_str() == word)
    }
}
