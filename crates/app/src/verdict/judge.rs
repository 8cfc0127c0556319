//! Verdicts of one questionnaire.

use std::collections::BTreeMap;

use paduk_matrix::Judgement;
use paduk_survey::{DocumentId, Verdict};
use paduk_text::say;

use super::facts::{Respondent, RosterRow};
use crate::api::{ApiError, VerdictOutcome, VerdictView};
use crate::interview::OpenDocument;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// Every intervention's verdict for the respondent of a document.
    pub(crate) fn judge(&mut self, document: &DocumentId) -> Result<Vec<Judgement>, ApiError> {
        self.with_facts(document, |opened, module, facts| {
            opened.pack.matrix.judge(module, facts)
        })
    }

    /// A derived value of the matrix, such as a mean of readings.
    pub(crate) fn derived(&mut self, document: &DocumentId, name: &str) -> Result<Option<f64>, ApiError> {
        self.with_facts(document, |opened, module, facts| {
            match opened.pack.matrix.derive(module, name, facts) {
                paduk_form::Datum::Number(number) => Some(number),
                paduk_form::Datum::Empty
                | paduk_form::Datum::Nonresponse(_)
                | paduk_form::Datum::Between(..)
                | paduk_form::Datum::Text(_)
                | paduk_form::Datum::Date(_)
                | paduk_form::Datum::Choices(_) => None,
            }
        })
    }

    fn with_facts<T>(
        &mut self,
        document: &DocumentId,
        read: impl FnOnce(&Self, paduk_survey::Module, &Respondent<'_>) -> T,
    ) -> Result<T, ApiError> {
        let opened = self.document(document)?;
        let (case, member) = (opened.case.clone(), opened.member.clone());
        self.household(&case)?;
        let village = self.village_of(&case)?;
        let columns = match &member {
            Some(member) => self.member_columns(&case, member)?,
            None => BTreeMap::new(),
        };
        let household = self.household_loaded(&case)?;
        let questionnaire = self
            .documents
            .get(document)
            .ok_or_else(|| ApiError::new("unknown-document"))?;
        let module = self
            .pack
            .instrument(questionnaire.form_id())
            .ok_or_else(|| ApiError::new("instrument-not-in-pack"))?
            .module;
        let rows_of = |roster: &str| {
            let repeat = household.form().find(roster);
            let rows = repeat.map(|repeat| household.interview.rows(repeat, None));
            let rows = rows.unwrap_or_default().into_iter();
            rows.map(|row| RosterRow { household, row }).collect()
        };
        let rosters = self.pack.matrix.rosters();
        let facts = Respondent {
            pack: &self.pack,
            module,
            questionnaire,
            household: (!questionnaire.is_household()).then_some(household),
            member: member.map(Into::into),
            columns,
            area: wiring::area_settings(&self.pack, &village),
            rosters: rosters.map(|roster| (roster.to_owned(), rows_of(roster))).collect(),
        };
        Ok(read(self, module, &facts))
    }

    /// All verdicts of a document in words.
    pub(crate) fn verdict_views(&mut self, document: &DocumentId) -> Result<Vec<VerdictView>, ApiError> {
        let mut judged = self.judge(document)?;
        // What wants somebody's attention stands first.
        judged.sort_by_key(|judged| match judged.verdict {
            Verdict::Gap => 0,
            Verdict::Unknown => 1,
            Verdict::Met => 2,
            Verdict::NotApplicable => 3,
        });
        Ok(judged.into_iter().map(|judged| self.verdict_view(judged)).collect())
    }

    fn verdict_view(&self, judged: Judgement) -> VerdictView {
        let language = self.language.tag();
        let fallback = &self.pack.default_language;
        let name = self
            .pack
            .matrix
            .intervention(&judged.intervention)
            .map(|known| known.name.get(language, fallback).to_owned());
        let reason = judged.reason.get(language, fallback).to_owned();
        VerdictView {
            name: name.unwrap_or_else(|| judged.intervention.clone()),
            outcome: outcome(judged.verdict),
            reason: if judged.contradiction {
                say("verdict.contradiction", &[], self.language)
            } else {
                reason
            },
            questions: self.questions(&judged),
            intervention: judged.intervention,
        }
    }

    /// The respondent's line in the list of verdicts; nothing that names a person.
    pub(crate) fn member_number(&self, open: &OpenDocument) -> Option<u32> {
        let member = paduk_survey::RowId::from(open.member.clone()?);
        let at = self
            .member_ids(&open.case)
            .ok()?
            .iter()
            .position(|row| *row == member)?;
        u32::try_from(at + 1).ok()
    }
}

impl Opened {
    /// Questions to link to: those that decided, or would; values that no instrument asks are no link.
    fn questions(&self, judged: &Judgement) -> Vec<String> {
        let asked = |name: &str| {
            name == crate::growth::WHZ
                || self
                    .pack
                    .instruments
                    .iter()
                    .any(|instrument| instrument.form.find(name).is_some())
        };
        let decisive = judged.read.iter().any(|read| read.decisive && asked(&read.question));
        let read = judged
            .read
            .iter()
            .filter(|read| (read.decisive || !decisive) && asked(&read.question));
        let mut questions: Vec<String> = Vec::new();
        for read in read {
            // A z-score is asked for by its readings.
            let measured = judged_by_growth(&self.pack, read);
            for question in measured.unwrap_or_else(|| vec![read.question.clone()]) {
                if !questions.contains(&question) {
                    questions.push(question);
                }
            }
        }
        questions
    }
}

/// The first readings of weight and length, where a z-score was read.
fn judged_by_growth(pack: &paduk_pack::Pack, read: &paduk_matrix::Read) -> Option<Vec<String>> {
    if read.question != crate::growth::WHZ {
        return None;
    }
    let growth = pack
        .instruments
        .iter()
        .find_map(|instrument| instrument.growth.as_ref())?;
    let first = [growth.weight.first(), growth.length.first()];
    Some(first.into_iter().flatten().cloned().collect())
}

const fn outcome(verdict: Verdict) -> VerdictOutcome {
    match verdict {
        Verdict::Met => VerdictOutcome::Met,
        Verdict::Gap => VerdictOutcome::Gap,
        Verdict::NotApplicable => VerdictOutcome::NotApplicable,
        Verdict::Unknown => VerdictOutcome::Unknown,
    }
}
