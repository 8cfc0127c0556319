//! One household on a screen.

use paduk_form::FindingKind;
use paduk_history::{DocumentKey, Kind, Source};
use paduk_store::DocumentSummary;
use paduk_survey::{CaseId, DocumentId, MemberId, Module, RowId, TargetGroup, Verdict};

use crate::api::{ApiError, HouseholdView, MemberRow, QuestionnaireRow, QuestionnaireState, VisitOutcome};
use crate::interview::{is_complete, mask, progress};
use crate::moment;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// One household.
    pub(crate) fn household_view(&mut self, case: &CaseId) -> Result<HouseholdView, ApiError> {
        let document = Self::household_of(case)?;
        self.document(&document)?;
        let label = self.place_label(case)?;
        let state = self.state_of(&document)?;
        let members = self.member_rows(case)?;
        let visits = self.visits(case)?;
        let turned_away = visits
            .last()
            .is_some_and(|visit| visit.outcome == VisitOutcome::Refused);
        let asking = self.asking.clone();
        let household = self.household_loaded(case)?;
        let found = household.interview.validate();
        let count = |kind: FindingKind| {
            u32::try_from(found.iter().filter(|found| found.kind == kind).count()).unwrap_or_default()
        };
        let consent = &wiring::household_wiring(&self.pack)?.consent;
        let given = household.value(&consent.question, None);
        let consent = match consent_word(&given, &consent.given, &consent.refused) {
            "missing" if turned_away => "refused",
            word => word,
        };
        Ok(HouseholdView {
            case: case.to_string(),
            document: document.to_string(),
            label,
            head: self.head(case)?,
            kk: grouped(&mask(&household.words(
                &wiring::household_wiring(&self.pack)?.family_card,
                None,
                &asking,
            ))),
            consent: consent.to_owned(),
            visits,
            most_visits: self.pack.most_visits,
            state,
            editable: household.heads.len() < 2 && (household.draft || self.is_own(household)),
            open_questions: count(FindingKind::Missing),
            errors: count(FindingKind::Error),
            members,
            author: household.author.clone(),
            saved_at: household
                .saved_at
                .as_ref()
                .map(moment::day_and_clock)
                .unwrap_or_default(),
        })
    }

    /// `Kertaharja · RT 02 / RW 05 · ruta 014`, as far as it is known.
    pub(crate) fn place_label(&mut self, case: &CaseId) -> Result<String, ApiError> {
        let wiring = wiring::household_wiring(&self.pack)?.clone();
        let household = self.household(case)?;
        let place = [&wiring.village, &wiring.rt, &wiring.rw, &wiring.sample_number]
            .map(|question| household.value(question, None));
        Ok(self.place_words(place.each_ref().map(String::as_str)))
    }

    /// Village, neighbourhood, ward and number as people say them; what is empty is left out.
    pub(crate) fn place_words(&self, [village, rt, rw, number]: [&str; 4]) -> String {
        let mut parts = vec![self.village_name(village)];
        let two = |text: &str| format!("{text:0>2}");
        if !rt.is_empty() {
            parts.push(paduk_text::say(
                "place.neighbourhood",
                &[("rt", &two(rt)), ("rw", &two(rw))],
                self.language,
            ));
        }
        if !number.is_empty() {
            parts.push(paduk_text::say(
                "place.number",
                &[("number", &format!("{number:0>3}"))],
                self.language,
            ));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The village of a case, as its household says; the profile's own while it does not.
    pub(crate) fn village_of(&mut self, case: &CaseId) -> Result<String, ApiError> {
        let question = wiring::household_wiring(&self.pack)?.village.clone();
        let village = self.household(case)?.value(&question, None);
        Ok(if village.is_empty() { self.village() } else { village })
    }

    /// The head's name, or the first member's.
    pub(crate) fn head(&self, case: &CaseId) -> Result<String, ApiError> {
        let roster = wiring::roster(&self.pack)?;
        let household = self.household_loaded(case)?;
        let rows = self.member_ids(case)?;
        let head = rows
            .iter()
            .find(|row| household.value(&roster.relation, Some(row)) == roster.head)
            .or_else(|| rows.first());
        Ok(head
            .map(|row| household.value(&roster.name, Some(row)))
            .unwrap_or_default())
    }

    /// The rows of the roster in order; of a loaded household.
    pub(crate) fn member_ids(&self, case: &CaseId) -> Result<Vec<RowId>, ApiError> {
        let household = self.household_loaded(case)?;
        let repeat = household.form().find(&wiring::roster(&self.pack)?.repeat);
        Ok(repeat
            .map(|repeat| household.interview.rows(repeat, None))
            .unwrap_or_default())
    }

    fn member_rows(&mut self, case: &CaseId) -> Result<Vec<MemberRow>, ApiError> {
        let roster = wiring::roster(&self.pack)?.clone();
        let mut members = Vec::new();
        for (number, row) in (1..).zip(self.member_ids(case)?) {
            let questionnaires = self.questionnaire_rows(case, &row)?;
            let household = self.household_loaded(case)?;
            let words = |question: &str| household.words(question, Some(&row), &self.asking);
            members.push(MemberRow {
                member: row.to_string(),
                number,
                name: words(&roster.name),
                relation: words(&roster.relation),
                sex: words(&roster.sex),
                age: self.age(household, &row),
                groups: self.chips(household, &row),
                questionnaires,
            });
        }
        Ok(members)
    }

    fn questionnaire_rows(&mut self, case: &CaseId, row: &RowId) -> Result<Vec<QuestionnaireRow>, ApiError> {
        let member = MemberId::from(row.clone());
        let groups = self.groups(self.household_loaded(case)?, row);
        let mut rows = Vec::new();
        let asked: Vec<_> = self.pack.groups.iter().map(|group| group.group).collect();
        for group in asked {
            let Some(instrument) = self.pack.instrument_for(Module::Member(group)) else {
                if groups.contains(&group) {
                    rows.push(self.not_in_pack(group));
                }
                continue;
            };
            let form_id = instrument.form_id.clone();
            let title = instrument
                .title
                .get(self.language.tag(), &self.pack.default_language)
                .to_owned();
            let document = DocumentKey::questionnaire(
                case.clone(),
                Some(member.clone()),
                &form_id,
                wiring::ROUND,
                1,
                Source::Interview,
            )
            .id()?;
            let state = self.state_of(&document)?;
            if state == QuestionnaireState::Empty {
                if groups.contains(&group) {
                    rows.push(QuestionnaireRow {
                        instrument: form_id,
                        title,
                        ..self.not_in_pack(group)
                    });
                }
                continue;
            }
            let gaps = self
                .judge(&document)?
                .iter()
                .filter(|judged| judged.verdict == Verdict::Gap)
                .count();
            let open = self.document(&document)?;
            let counted = progress(&open.interview);
            let finished = is_complete(open.state.as_ref());
            rows.push(QuestionnaireRow {
                document: document.to_string(),
                instrument: form_id,
                title,
                state,
                answered: counted.answered,
                total: counted.total,
                author: open.author.clone(),
                gaps: if finished {
                    u32::try_from(gaps).unwrap_or_default()
                } else {
                    0
                },
            });
        }
        Ok(rows)
    }

    fn not_in_pack(&self, group: TargetGroup) -> QuestionnaireRow {
        QuestionnaireRow {
            document: String::new(),
            instrument: String::new(),
            title: self.group_name(group),
            state: QuestionnaireState::Empty,
            answered: 0,
            total: 0,
            author: String::new(),
            gaps: 0,
        }
    }

    /// How far a document is on this laptop.
    pub(crate) fn state_of(&self, document: &DocumentId) -> Result<QuestionnaireState, ApiError> {
        if self.store.draft(document)?.is_some() {
            return Ok(QuestionnaireState::Draft);
        }
        let heads = self.store.heads(document)?;
        let own = &self.unlocked.public().device;
        Ok(match heads.as_slice() {
            [] => QuestionnaireState::Empty,
            [_, _, ..] => QuestionnaireState::Conflict,
            [head] if head.device != *own => QuestionnaireState::Received,
            [head] if !is_complete(head.state.as_ref()) => QuestionnaireState::Draft,
            [head] if self.unsent()?.contains(&head.id) => QuestionnaireState::Complete,
            [_] => QuestionnaireState::Sent,
        })
    }

    /// The documents of a case that count: its household and questionnaires.
    pub(crate) fn case_documents(&self, case: &CaseId) -> Result<Vec<DocumentSummary>, ApiError> {
        let mut documents = self.store.documents(case)?;
        documents.retain(|document| matches!(document.kind, Kind::Household | Kind::Questionnaire));
        Ok(documents)
    }
}

fn consent_word(value: &str, given: &str, refused: &str) -> &'static str {
    if value == given {
        "given"
    } else if value == refused {
        "refused"
    } else {
        "missing"
    }
}

/// Sixteen characters in groups of four, as a family card shows them.
fn grouped(number: &str) -> String {
    let letters: Vec<char> = number.chars().filter(|letter| !letter.is_whitespace()).collect();
    letters
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}
