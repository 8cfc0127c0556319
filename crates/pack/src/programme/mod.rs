//! What the offices' side of the matrix needs: who runs programmes, on which needs, with which words, against which
//! targets.

mod need;
mod office;
mod target;
mod village;
mod word;

use paduk_survey::Diagnostic;

use crate::manifest::{HelpWiring, ProgrammeFiles};

pub use need::Need;
pub use office::{Office, OfficeKind};
pub use target::{Bound, Target, TargetKind, Unit};
pub use village::{VillageRow, VillageRule};
pub use word::{FundSource, Status, StatusWord};

/// Everything about programmes; empty in a pack without them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Programmes {
    /// The offices and partners that may run programmes.
    pub offices: Vec<Office>,
    /// Needs that several interventions, or kinds of help that a household names, serve. An intervention that stands in
    /// none is a need of its own.
    pub needs: Vec<Need>,
    /// How far a programme is, in the pack's words.
    pub statuses: Vec<StatusWord>,
    /// Where money comes from.
    pub sources: Vec<FundSource>,
    /// National targets beside the indicators.
    pub targets: Vec<Target>,
    /// Interventions that are judged for a village as a whole.
    pub villages: Vec<VillageRow>,
    /// Where a household says what help it got, and from whom.
    pub help: Option<HelpWiring>,
}

impl Programmes {
    /// The office of this code.
    pub fn office(&self, code: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.code == code)
    }

    /// The need that an intervention serves, where it shares one.
    pub fn need_of(&self, intervention: &str) -> Option<&Need> {
        let serves = |need: &&Need| need.interventions.iter().any(|code| code == intervention);
        self.needs.iter().find(serves)
    }

    /// The national targets of an intervention, in the order of the table.
    pub fn targets_of<'a>(&'a self, intervention: &'a str) -> impl Iterator<Item = &'a Target> {
        self.targets
            .iter()
            .filter(move |target| target.intervention == intervention)
    }
}

/// Reads the tables. `text` gives the text of a file.
pub(crate) fn read<'a>(
    files: &ProgrammeFiles,
    mut text: impl FnMut(&str) -> &'a str,
    languages: &[String],
    findings: &mut Vec<Diagnostic>,
) -> Programmes {
    let (statuses, sources) = word::read(&files.words, text(&files.words), languages, findings);
    Programmes {
        offices: office::read(&files.offices, text(&files.offices), languages, findings),
        needs: need::read(&files.needs, text(&files.needs), languages, findings),
        statuses,
        sources,
        targets: target::read(&files.targets, text(&files.targets), languages, findings),
        villages: village::read(&files.villages, text(&files.villages), languages, findings),
        help: files.help.clone(),
    }
}

/// The parts of a cell that a semicolon separates.
fn parts(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
