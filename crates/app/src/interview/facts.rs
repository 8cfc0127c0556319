//! True facts with a consequence, such as a risk of undernutrition: named by the instrument itself, worded by its pack.

use paduk_form::Form;
use paduk_pack::FindingWiring;

use super::OpenDocument;
use crate::api::{FindingLevel, FindingView};
use crate::opened::Opened;

impl Opened {
    /// The facts that the questionnaire's own calculation names, in the language of the questions.
    pub(crate) fn facts(&self, open: &OpenDocument) -> Vec<FindingView> {
        let wiring = self
            .pack
            .instrument(open.form_id())
            .and_then(|instrument| instrument.findings.as_ref());
        let Some(wiring) = wiring else { return Vec::new() };
        open.value(&wiring.question, None)
            .split_whitespace()
            .map(|key| fact(open.form(), wiring, key, &self.asking))
            .collect()
    }
}

fn fact(form: &Form, wiring: &FindingWiring, key: &str, language: &str) -> FindingView {
    FindingView {
        key: key.to_owned(),
        level: FindingLevel::Fact,
        question: String::new(),
        row: None,
        label: String::new(),
        sentence: choice_label(form, &wiring.list, key, language).unwrap_or_else(|| key.to_owned()),
        reasons: Vec::new(),
        reason: None,
        again: false,
    }
}

/// The label of a choice of one of the instrument's lists.
pub(crate) fn choice_label(form: &Form, list: &str, name: &str, language: &str) -> Option<String> {
    let instrument = form.instrument();
    let choice = instrument
        .list(list)?
        .choices
        .iter()
        .find(|choice| choice.name.text == name)?;
    Some(
        choice
            .label
            .texts()
            .get(language, &instrument.default_language)
            .to_owned(),
    )
}

impl Opened {
    /// The reasons that the pack offers for a warning, in the order of their digits.
    pub(crate) fn reasons(&self, form: &Form) -> Vec<crate::api::ReasonView> {
        let instrument = form.instrument();
        let choices = instrument
            .list(&self.pack.warning_reasons)
            .map(|list| list.choices.as_slice())
            .unwrap_or_default();
        choices
            .iter()
            .map(|choice| crate::api::ReasonView {
                key: choice.name.text.clone(),
                label: choice
                    .label
                    .texts()
                    .get(&self.asking, &instrument.default_language)
                    .to_owned(),
            })
            .collect()
    }

    /// A reason in words: one of those offered, or the person's own.
    pub(crate) fn reason_label(&self, form: &Form, reason: String) -> String {
        choice_label(form, &self.pack.warning_reasons, &reason, &self.asking).unwrap_or(reason)
    }
}
