//! A pack as a value, and what is looked up in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_matrix::Matrix;
use paduk_survey::{Diagnostic, Hash, Module, TargetGroup, Texts};

use crate::area::Areas;
use crate::assumption::Assumption;
use crate::instrument::PackInstrument;
use crate::manifest::{Group, Later, Round};
use crate::programme::Programmes;
use crate::quota::Quota;
use crate::sample::Sample;
use crate::village::Village;

/// The files of a pack by their path inside its folder, with `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A survey pack: everything a survey is, as data.
#[derive(Debug)]
pub struct Pack {
    pub(crate) content_hash: Hash,
    /// Its name in files, for example `stunting-cianjur`.
    pub id: String,
    /// Its version; versions only grow.
    pub version: String,
    /// What the survey is called.
    pub title: Texts,
    /// What whoever opens the pack should know about it.
    pub note: Texts,
    /// The languages in which every sentence must exist, the first language first.
    pub languages: Vec<String>,
    /// The language to fall back to.
    pub default_language: String,
    /// Which round of the survey.
    pub round: Round,
    /// The village in which training households live.
    pub training_village: String,
    /// The target groups with their codes in the roster and their names.
    pub groups: Vec<Group>,
    /// The instruments.
    pub instruments: Vec<PackInstrument>,
    /// Modules whose instrument comes with a later version of the pack.
    pub later: Vec<Later>,
    /// What to say of them.
    pub later_note: Texts,
    /// The question of every instrument that holds the day of its interview.
    pub interview_date: String,
    /// The choices list, looked for in each instrument, whose choices are the reasons offered for a warning.
    pub warning_reasons: String,
    /// The set of cut-offs for anaemia that the survey goes by, `kemenkes-2016` or `who-2024`; empty for the usual one.
    pub anaemia: String,
    /// The intervention matrix.
    pub matrix: Arc<Matrix>,
    /// The villages.
    pub villages: Vec<Village>,
    /// Frame and quota of each village and group (Tabel 3.5).
    pub quotas: Vec<Quota>,
    /// Offices, needs, targets: the offices' side of the matrix.
    pub programmes: Programmes,
    /// Settings of the villages.
    pub areas: Areas,
    /// What the survey takes for granted until somebody decides.
    pub assumptions: Vec<Assumption>,
    /// Invented households with their answers.
    pub samples: Vec<Sample>,
    /// Pictures that questions and choices show, by their file's name: what lies in `media/`.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// The most members of a household.
    pub most_members: u32,
    /// The most visits to a household.
    pub most_visits: u32,
}

impl Pack {
    /// Reads a pack; what could not be understood stands among the findings.
    pub fn read(files: &Files) -> (Self, Vec<Diagnostic>) {
        crate::read::read(files)
    }

    /// The hash of all its files: path and bytes of each, in the order of their paths, each preceded by its length.
    pub const fn content_hash(&self) -> Hash {
        self.content_hash
    }

    /// The instrument of a module, if the pack has it yet.
    pub fn instrument_for(&self, module: Module) -> Option<&PackInstrument> {
        self.instruments.iter().find(|instrument| instrument.module == module)
    }

    /// The instrument of this form id.
    pub fn instrument(&self, form_id: &str) -> Option<&PackInstrument> {
        self.instruments.iter().find(|instrument| instrument.form_id == form_id)
    }

    /// The village of this code.
    pub fn village(&self, code: &str) -> Option<&Village> {
        self.villages.iter().find(|village| village.code == code)
    }

    /// Frame and quota of a village and group.
    pub fn quota(&self, village: &str, group: TargetGroup) -> Option<&Quota> {
        self.quotas
            .iter()
            .find(|quota| quota.village == village && quota.group == group)
    }

    /// The groups that a member's roster codes (`1 4`) name, in the order of the pack.
    pub fn groups_of(&self, codes: &str) -> Vec<TargetGroup> {
        let of = |group: &&Group| codes.split(' ').any(|code| code == group.roster_code);
        self.groups.iter().filter(of).map(|group| group.group).collect()
    }

    /// A group with its name.
    pub fn group(&self, group: TargetGroup) -> Option<&Group> {
        self.groups.iter().find(|known| known.group == group)
    }
}

/// See [`Pack::content_hash`].
pub(crate) fn hash_of(files: &Files) -> Hash {
    Hash::of(&crate::file::plain(files))
}
