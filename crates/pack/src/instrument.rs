//! An instrument of a pack, and how the program finds its way in it.

use std::sync::Arc;

use paduk_form::Form;
use paduk_survey::{Module, Texts};
use serde::Deserialize;

use crate::manifest::Consent;

/// A compiled instrument with its place in the survey.
#[derive(Debug, Clone)]
pub struct PackInstrument {
    /// Its form id, for example `ibu_hamil`.
    pub form_id: String,
    /// Its folder inside the pack.
    pub folder: String,
    /// Whose questionnaire it is.
    pub module: Module,
    /// What it is called.
    pub title: Texts,
    /// The form.
    pub form: Arc<Form>,
    /// Where a household is told apart from others; only the household instrument has it.
    pub household: Option<HouseholdWiring>,
    /// Where the roster's columns stand; only the household instrument has it.
    pub roster: Option<RosterWiring>,
    /// Where the instrument sums up what it found.
    pub findings: Option<FindingWiring>,
    /// Which of its questions measure a child; only instruments that do so have it.
    pub growth: Option<GrowthWiring>,
}

/// Which questions tell a household apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdWiring {
    /// The village.
    pub village: String,
    /// The hamlet; empty where the survey does not ask for it.
    #[serde(default)]
    pub hamlet: String,
    /// The neighbourhood unit; empty where the survey does not ask for it.
    #[serde(default)]
    pub rt: String,
    /// The ward; empty where the survey does not ask for it.
    #[serde(default)]
    pub rw: String,
    /// The number in the sample list.
    pub sample_number: String,
    /// The family card's number; empty where the survey does not ask for it.
    #[serde(default)]
    pub family_card: String,
    /// Consent.
    pub consent: Consent,
}

/// Which repeat is the roster, and which of its questions hold what.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterWiring {
    /// The repeat.
    pub repeat: String,
    /// A member's name.
    pub name: String,
    /// The relation to the head.
    pub relation: String,
    /// The relation's choice that is the head.
    pub head: String,
    /// The sex.
    pub sex: String,
    /// The choice that is male.
    pub male: String,
    /// The choice that is female.
    pub female: String,
    /// The birth date.
    pub birth_date: String,
    /// The age in years as told, where there is no birth date; empty where the survey does not ask for it.
    #[serde(default)]
    pub age_reported: String,
    /// The age in completed months, computed.
    pub age_months: String,
    /// The age in completed years, computed.
    pub age_years: String,
    /// The national identity number; empty where the survey does not ask for it.
    #[serde(default)]
    pub nik: String,
    /// The target groups, computed: their codes with a space between.
    pub groups: String,
    /// The member's number in the list, computed; empty where the roster links no mothers.
    #[serde(default)]
    pub number: String,
    /// The number of the mother, 0 where she lives elsewhere; empty where the roster links no mothers.
    #[serde(default)]
    pub mother: String,
}

impl RosterWiring {
    /// Every question it names.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &str> {
        [
            &self.name,
            &self.relation,
            &self.sex,
            &self.birth_date,
            &self.age_reported,
            &self.age_months,
            &self.age_years,
            &self.nik,
            &self.groups,
            &self.number,
            &self.mother,
        ]
        .into_iter()
        .map(String::as_str)
        .filter(|question| !question.is_empty())
    }
}

impl HouseholdWiring {
    /// Every question it names.
    pub(crate) fn questions(&self) -> [&str; 7] {
        [
            &self.village,
            &self.hamlet,
            &self.rt,
            &self.rw,
            &self.sample_number,
            &self.family_card,
            &self.consent.question,
        ]
    }
}

/// Where an instrument sums up what it found: a calculation that holds names of a choices list, with spaces between.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingWiring {
    /// The calculation.
    pub question: String,
    /// The list whose labels are the sentences.
    pub list: String,
    /// The name that means a referral.
    pub refer: String,
}

/// Which questions measure a child, and what their choices mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrowthWiring {
    /// Readings of the weight in kg, in order.
    pub weight: Vec<String>,
    /// Readings of the length or height in cm, in order.
    pub length: Vec<String>,
    /// Readings of the mid-upper arm circumference in cm, in order.
    #[serde(default)]
    pub arm: Vec<String>,
    /// How the child was measured; empty where everybody stands, as from five years on.
    #[serde(default)]
    pub position: String,
    /// The choice that is lying.
    #[serde(default)]
    pub lying: String,
    /// The choice that is standing.
    #[serde(default)]
    pub standing: String,
    /// Oedema of both feet; empty where it is not asked.
    #[serde(default)]
    pub oedema: String,
    /// The choice that is none.
    #[serde(default)]
    pub no_oedema: String,
    /// The weight at birth in g, the first point of a chart; empty where it is not asked.
    #[serde(default)]
    pub birth_weight: String,
    /// The length at birth in cm.
    #[serde(default)]
    pub birth_length: String,
    /// Warnings that say WHO's flags: after them one measures again before a reason is taken.
    #[serde(default)]
    pub flags: Vec<String>,
}

impl GrowthWiring {
    /// Every question it names.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &str> {
        let measured = self.weight.iter().chain(&self.length).chain(&self.arm);
        measured
            .chain([&self.position, &self.oedema, &self.birth_weight, &self.birth_length])
            .map(String::as_str)
            .filter(|question| !question.is_empty())
    }

    /// Whether everybody is measured standing, which nobody under five is without being asked.
    pub const fn always_standing(&self) -> bool {
        self.position.is_empty()
    }
}
