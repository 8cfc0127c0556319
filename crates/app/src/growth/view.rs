//! A child's growth as the window shows it.

use paduk_anthro::Position;
use paduk_form::Reading;
use paduk_indicator::{ChildArm, GrowthClass, child_arm};
use paduk_report::fixed;
use paduk_text::{Language, say};

use super::measured::{Measured, Read, Typed};
use super::scored::{Compared, Scored};
use crate::api::{ApiError, GrowthIndexView, GrowthView};
use crate::interview::OpenDocument;
use crate::opened::Opened;

impl Opened {
    /// The growth of the respondent with what stands in a field; none for instruments that do not measure children, and
    /// while nothing is measured. The household is loaded by the caller.
    pub(crate) fn growth(&self, open: &OpenDocument, typed: Option<Typed<'_>>) -> Result<Option<GrowthView>, ApiError> {
        let Some(wiring) = open.growth_wiring() else {
            return Ok(None);
        };
        let measured = self.measured(open, wiring, typed)?;
        let read = [measured.weight, measured.length, measured.arm];
        if read.iter().all(|read| read.value.is_none()) {
            return Ok(None);
        }
        let growth = Scored::of(&measured.child);
        Ok(Some(GrowthView {
            indices: indices(&growth, self.language),
            notes: notes(&measured, &growth, self.language),
            charts: super::figures::charts(&measured, &growth, self.language),
            referral: referral(&measured, &growth, self.language),
        }))
    }
}

/// The class of a score in words; empty for a flagged one, which stands for a mistake until it was measured again.
pub(super) fn class_of(compared: &Compared, language: Language) -> String {
    compared.class().map_or_else(String::new, |class| {
        say(&format!("growth.{}", class.code()), &[], language)
    })
}

fn indices(growth: &Scored, language: Language) -> Vec<GrowthIndexView> {
    let one = |compared: &Compared| {
        let name = say(&format!("index.{}", compared.code), &[], language);
        let z = fixed(compared.score.z, 2, language);
        let class = class_of(compared, language);
        let sentence = if compared.score.flagged {
            say("growth.flagged", &[("index", &name), ("z", &z)], language)
        } else {
            let params = [("index", name.as_str()), ("z", z.as_str()), ("class", class.as_str())];
            say("growth.scored", &params, language)
        };
        GrowthIndexView {
            code: compared.code.to_owned(),
            severe: compared.class().is_some_and(GrowthClass::severe),
            flagged: compared.score.flagged,
            name,
            z,
            class,
            sentence,
        }
    };
    growth.compared.iter().map(one).collect()
}

/// What must be known to read the scores: readings that are due, a corrected position, oedema.
fn notes(measured: &Measured, growth: &Scored, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let due = [
        ("weight", measured.weight, "kg"),
        ("length", measured.length, "cm"),
        ("arm", measured.arm, "cm"),
    ];
    notes.extend(
        due.into_iter()
            .filter_map(|(code, read, unit)| due_of(code, read, unit, language)),
    );
    let stands = measured.age.map(|age| age.days() >= 731).filter(|_| !growth.school);
    match (measured.child.position, stands) {
        _ if growth.position_doubted => notes.push(say("growth.note.position-doubted", &[], language)),
        (Some(Position::Standing), Some(false)) => notes.push(say("growth.note.stood-early", &[], language)),
        (Some(Position::Lying), Some(true)) => notes.push(say("growth.note.lay-late", &[], language)),
        (Some(Position::Lying | Position::Standing), _) => {}
        (None, _) => {
            if measured.length.value.is_some() && !growth.school {
                notes.push(say("growth.note.no-position", &[], language));
            }
        }
    }
    if measured.child.oedema {
        notes.push(say("growth.note.oedema", &[], language));
    }
    if measured.age.is_none() {
        notes.push(say("growth.note.no-age", &[], language));
    }
    notes
}

fn due_of(code: &str, read: Read, unit: &str, language: Language) -> Option<String> {
    let measure = say(&format!("growth.measure.{code}"), &[], language);
    let told = |sentence: &str, difference: f64, mean: Option<f64>| {
        let difference = paduk_report::decimal(difference, 2, language);
        let mean = mean.map_or_else(String::new, |mean| paduk_report::decimal(mean, 2, language));
        let params = [
            ("measure", measure.as_str()),
            ("difference", difference.as_str()),
            ("mean", mean.as_str()),
            ("unit", unit),
        ];
        say(sentence, &params, language)
    };
    match read.reading? {
        Reading::Another => read.value.map(|_| told("growth.note.another", 0.0, None)),
        Reading::Third { difference } => Some(told("growth.note.third", difference, None)),
        Reading::Enough { difference, mean } => Some(told("growth.note.enough", difference, Some(mean))),
    }
}

/// Why the child should be seen at the health centre, most urgent first; empty where nothing is severe. Words for a
/// finding, never a diagnosis: the health worker decides.
fn referral(measured: &Measured, growth: &Scored, language: Language) -> Vec<String> {
    let mut reasons = Vec::new();
    if measured.child.oedema {
        reasons.push(say("growth.refer.oedema", &[], language));
    }
    let arm = measured.arm.value.zip(measured.months);
    if let Some((cm, months)) = arm
        && child_arm(cm, months) == Some(ChildArm::Severe)
    {
        let value = paduk_report::decimal(cm, 2, language);
        reasons.push(say("growth.refer.arm", &[("value", &value)], language));
    }
    let severe = indices(growth, language).into_iter().filter(|index| index.severe);
    let mut severe: Vec<_> = severe.collect();
    severe.sort_by_key(|index| index.code != "weight-for-length");
    // BMI-for-age says the same of a child as weight-for-length; one of them is enough on a slip.
    severe.retain(|index| growth.school || index.code != "bmi-for-age");
    reasons.extend(severe.into_iter().map(|index| index.sentence));
    reasons
}
