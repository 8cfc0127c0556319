//! How a place stands now, and what is wrong with it.

use std::collections::BTreeMap;

use paduk_survey::{Recorded, Texts};
use serde::{Deserialize, Serialize};

use crate::node::Place;

/// How a place stands, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Where.
    pub place: Place,
    /// The answer as recorded; kept while the place is not relevant.
    pub recorded: Option<Recorded>,
    /// The value as others read it: empty for nonresponse and while it is not relevant; also of calculations.
    pub value: String,
    /// The enumerator's note.
    pub note: Option<String>,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it can only be read.
    pub read_only: bool,
    /// What is read aloud, with values filled in.
    pub label: String,
    /// True where the label stands in another language than the one asked for.
    pub label_missing: bool,
    /// The instruction to the enumerator, with values filled in.
    pub hint: String,
    /// The longer instruction, with values filled in.
    pub guidance: String,
    /// The choices left by the filter, in list order; empty for questions that do not choose.
    pub choices: Vec<ShownChoice>,
    /// Files to be shown beside the label, kind (`image`, `audio`, …) to file name.
    pub media: BTreeMap<String, String>,
    /// What is wrong with the answer.
    pub findings: Vec<Finding>,
}

/// A choice as it is offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownChoice {
    /// What is stored.
    pub name: String,
    /// What is read aloud.
    pub label: String,
    /// Files to be shown beside it, kind to file name.
    pub media: BTreeMap<String, String>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingKind {
    /// The answer cannot be right: it must be mended before the questionnaire is finished.
    Error,
    /// A required answer is missing.
    Missing,
    /// The answer is unlikely: it stands if a reason is given.
    Warning,
}

/// Something wrong with the answer at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// How much it weighs.
    pub kind: FindingKind,
    /// `constraint`, `warning`, `required`, `not-a-value` or `choice-not-offered`.
    pub code: &'static str,
    /// The survey's own sentence by language, with values filled in; empty where the workbook has none.
    pub message: Texts,
    /// Which warning.
    pub warning_key: Option<String>,
    /// The reason given for letting it stand.
    pub reason: Option<String>,
}

impl Finding {
    /// True where the questionnaire cannot be finished with it: errors, missing answers, warnings without a reason.
    pub fn is_open(&self) -> bool {
        match self.kind {
            FindingKind::Error | FindingKind::Missing => true,
            FindingKind::Warning => self.reason.is_none(),
        }
    }
}
