//! What was measured of the respondent so far.

use paduk_anthro::{Age, Child, Length, Position, Sex};
use paduk_form::Reading;
use paduk_pack::GrowthWiring;
use paduk_survey::RowId;

use super::channel::age_between;
use super::slip::Measure;
use crate::api::ApiError;
use crate::interview::OpenDocument;
use crate::opened::Opened;
use crate::wiring;

/// A reading that stands in a field and is not committed yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Typed<'a> {
    /// The question.
    pub(crate) question: &'a str,
    /// What it would hold.
    pub(crate) value: &'a str,
}

/// The readings of one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Read {
    /// What they come to; one reading, or the mean of those that count.
    pub(crate) value: Option<f64>,
    /// What is due next.
    pub(crate) reading: Option<Reading>,
}

/// A child as measured so far.
pub(crate) struct Measured {
    /// The child.
    pub(crate) child: Child,
    /// The age; without a birth date there is none.
    pub(crate) age: Option<Age>,
    /// Completed months by the calendar, as the household counts them.
    pub(crate) months: Option<u32>,
    /// The weight's readings.
    pub(crate) weight: Read,
    /// The length's readings.
    pub(crate) length: Read,
    /// The arm's readings.
    pub(crate) arm: Read,
    /// Weight in kg and length in cm at birth, where they were asked.
    pub(crate) at_birth: (Option<f64>, Option<f64>),
}

impl Opened {
    /// What is measured so far, with what stands in a field. The household is loaded by the caller.
    pub(crate) fn measured(
        &self,
        open: &OpenDocument,
        growth: &GrowthWiring,
        typed: Option<Typed<'_>>,
    ) -> Result<Measured, ApiError> {
        let roster = wiring::roster(&self.pack)?;
        let household = self.household_loaded(&open.case)?;
        let row = open.member.clone().map(RowId::from);
        let of_member = |question: &str| household.value(question, row.as_ref());
        let value = |question: &str| match typed {
            // What an instrument does not ask has no answer.
            _ if question.is_empty() => String::new(),
            Some(typed) if typed.question == question => typed.value.to_owned(),
            Some(_) | None => open.value(question, None),
        };
        let read = |questions: &[String]| {
            let taken: Vec<f64> = questions.iter().filter_map(|name| value(name).parse().ok()).collect();
            let node = questions.first().and_then(|name| open.form().find(name));
            let reading = node.and_then(|node| open.form().node(node).readings(&taken));
            let value = match reading {
                Some(Reading::Enough { mean, .. }) => Some(mean),
                // Until a third is there the mean of both stands in for it, so that the chart does not jump.
                Some(Reading::Third { .. }) if taken.len() >= 2 => Some(f64::midpoint(taken[0], taken[1])),
                Some(Reading::Another | Reading::Third { .. }) | None => taken.last().copied(),
            };
            Read { value, reading }
        };
        let born = of_member(&roster.birth_date).parse().ok();
        let age = born.and_then(|born| age_between(born, open.date));
        let sex = of_member(&roster.sex);
        let position = value(&growth.position);
        let oedema = value(&growth.oedema);
        let (weight, length) = (read(&growth.weight), read(&growth.length));
        let number = |question: &str| value(question).parse::<f64>().ok().filter(|number| *number > 0.0);
        Ok(Measured {
            child: Child {
                sex: [(&roster.male, Sex::Male), (&roster.female, Sex::Female)]
                    .into_iter()
                    .find_map(|(code, known)| (*code == sex).then_some(known)),
                age,
                weight: weight.value,
                length: length.value.and_then(|cm| Length::from_cm(cm).ok()),
                position: [(&growth.lying, Position::Lying), (&growth.standing, Position::Standing)]
                    .into_iter()
                    .find_map(|(code, known)| (*code == position).then_some(known)),
                oedema: !oedema.is_empty() && oedema != growth.no_oedema,
                ..Child::default()
            },
            age,
            months: of_member(&roster.age_months).parse().ok(),
            weight,
            length,
            arm: read(&growth.arm),
            at_birth: (
                number(&growth.birth_weight).map(|grams| grams / 1000.0),
                number(&growth.birth_length),
            ),
        })
    }
}

impl OpenDocument {
    /// Which of its questions measure a child; none of other instruments.
    pub(crate) fn growth_wiring(&self) -> Option<&GrowthWiring> {
        self.pack.instrument(self.form_id())?.growth.as_ref()
    }

    /// Which measure a question takes.
    pub(crate) fn measure_of(&self, question: &str) -> Option<Measure> {
        let growth = self.growth_wiring()?;
        let among = |questions: &[String]| questions.iter().any(|known| known == question);
        if among(&growth.weight) {
            Some(Measure::Weight)
        } else {
            among(&growth.length).then_some(Measure::Length)
        }
    }
}
