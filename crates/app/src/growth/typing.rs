//! What growth has to say of a measure while it is typed, and before it is taken.

use paduk_form::input;
use paduk_survey::DocumentId;
use paduk_text::say;

use super::Typed;
use super::slip::{Measure, Slip, slip};
use crate::api::{ApiError, AskOption, AskView, UnderstoodView};
use crate::interview::Address;
use crate::opened::Opened;

impl Opened {
    /// What a typed text would be taken for; of a child's measure with the growth that it would give.
    pub(crate) fn understand(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
    ) -> Result<UnderstoodView, ApiError> {
        let (mut view, lexical) = self.understood(document, at, typed)?;
        let case = self.document(document)?.case.clone();
        let Some(open) = self.documents.get(document) else {
            return Ok(view);
        };
        if open.growth_wiring().is_none() {
            return Ok(view);
        }
        if let Some((measure, value, found)) = self.slip_at(document, at, lexical.as_deref(), typed) {
            view.good = false;
            view.sentence = match found {
                Slip::Unit { meant, unit, .. } => self.unit_slip(&shown(meant, unit)),
                Slip::Swapped => self.swapped(measure, value),
            };
            return Ok(view);
        }
        let Some(lexical) = lexical else { return Ok(view) };
        self.household(&case)?;
        let Some(open) = self.documents.get(document) else {
            return Ok(view);
        };
        let typed = Typed {
            question: at.question,
            value: &lexical,
        };
        view.growth = self.growth(open, Some(typed))?;
        Ok(view)
    }

    /// Asks back where a measure was typed in another unit.
    ///
    /// # Errors
    /// `measure-swapped` where it looks like the other measure, weight for length or length for weight.
    pub(crate) fn slipped(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
        confirmed: Option<&str>,
    ) -> Result<Option<AskView>, ApiError> {
        self.document(document)?;
        let open = self.documents.get(document);
        if confirmed.is_some() || open.and_then(|open| open.measure_of(at.question)).is_none() {
            return Ok(None);
        }
        let (_, lexical) = self.understood(document, at, typed)?;
        match self.slip_at(document, at, lexical.as_deref(), typed) {
            None => Ok(None),
            Some((_, _, Slip::Swapped)) => Err(ApiError::new("measure-swapped").with("found", typed.trim())),
            Some((
                _,
                _,
                Slip::Unit {
                    typed: from,
                    unit,
                    meant,
                },
            )) => {
                let right = shown(meant, unit);
                Ok(Some(AskView {
                    question: at.question.to_owned(),
                    sentence: self.unit_slip(&right),
                    options: vec![AskOption {
                        value: meant.to_string(),
                        label: format!("{right} ({} {from})", typed.trim()),
                    }],
                }))
            }
        }
    }

    /// Takes the same measure, given once more after a flag, for the second measuring that the flag asks for.
    pub(crate) fn measured_the_same(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
    ) -> Result<bool, ApiError> {
        let place = self.document(document)?.place(at.question, at.row)?;
        let Some(open) = self.documents.get(document) else {
            return Ok(false);
        };
        let flag = open.again_at(&place);
        let Some(flag) = flag.filter(|_| !typed.trim().is_empty()) else {
            return Ok(false);
        };
        if let Some(open) = self.documents.get_mut(document) {
            open.measured_again.insert(flag);
        }
        Ok(true)
    }

    /// The slip in a typed measure. What has too many places for the question, such as metres, is read as it stands.
    fn slip_at(
        &self,
        document: &DocumentId,
        at: Address<'_>,
        lexical: Option<&str>,
        typed: &str,
    ) -> Option<(Measure, f64, Slip)> {
        let open = self.documents.get(document)?;
        let measure = open.measure_of(at.question)?;
        let grown = open.growth_wiring()?.always_standing();
        let as_typed = || typed.trim().replace(',', ".").parse().ok();
        let value = lexical.map_or_else(as_typed, |lexical| lexical.parse().ok())?;
        Some((measure, value, slip(measure, value, grown)?))
    }

    fn unit_slip(&self, right: &str) -> String {
        say("input.unit-slip", &[("shown", right)], self.language)
    }

    fn swapped(&self, measure: Measure, value: f64) -> String {
        let unit = match measure {
            Measure::Weight => "kg",
            Measure::Length => "cm",
        };
        say(
            "error.measure-swapped",
            &[("found", &shown(value, unit))],
            self.language,
        )
    }
}

/// A measure with its unit, as it is shown everywhere.
fn shown(value: f64, unit: &str) -> String {
    input::shown(
        paduk_form::QuestionKind::Decimal,
        &value.to_string(),
        None,
        Some(unit),
        "id",
    )
}
