//! The whole screen of a questionnaire.

use paduk_form::{Finding, FindingKind, Interview, NodeId, Place};
use paduk_survey::DocumentId;

use super::cursor::{Cursor, Stop, stops};
use super::section::{Section, around, sections};
use super::{OpenDocument, question};
use crate::api::{
    ApiError, FindingLevel, Focus, InterviewView, LanguageView, Progress, RespondentView, ResumeView, SectionState,
    SectionView,
};
use crate::moment;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// A questionnaire as it stands.
    pub(crate) fn interview(&mut self, document: &DocumentId) -> Result<InterviewView, ApiError> {
        let case = self.document(document)?.case.clone();
        let place = self.place_label(&case)?;
        let respondent = self.respondent(document)?;
        let verdicts = self.verdict_views(document)?;
        let scale = self.scale(document)?;
        let (language, program) = (self.asking.clone(), self.language);
        self.document(document)?;
        let open = self
            .documents
            .get(document)
            .ok_or_else(|| ApiError::new("unknown-document"))?;
        let interview = &open.interview;
        let stops = stops(interview);
        let all = sections(interview, &stops);
        let here = open.cursor.stop(interview, &stops);
        let current = current_section(interview, &all, &stops, &here);
        let found = interview.validate();
        let mut findings: Vec<_> = found
            .iter()
            .filter(|found| found.kind != FindingKind::Missing)
            .map(|found| self.finding(open, found))
            .collect();
        findings.extend(self.facts(open));
        let questions = current.map(|at| &all[at].places[..]).unwrap_or_default();
        let questions = questions
            .iter()
            .filter_map(|place| self.question(open, place))
            .collect();
        let form = open.form();
        Ok(InterviewView {
            document: document.to_string(),
            case: case.to_string(),
            household: open.is_household(),
            title: form
                .instrument()
                .title
                .get(program.tag(), &self.pack.default_language)
                .to_owned(),
            place,
            respondent,
            sections: all
                .iter()
                .enumerate()
                .map(|(at, section)| self.section(open, section, &found, current == Some(at)))
                .collect(),
            questions,
            focus: match &here {
                Stop::At(place) => Focus::Question {
                    question: form.node(place.node).address().to_owned(),
                    row: place.row.as_ref().map(ToString::to_string),
                },
                Stop::AddRow(repeat) => Focus::AddRow {
                    label: form.node(*repeat).label(&language).sentence.to_owned(),
                    rows: u32::try_from(interview.rows(*repeat, None).len()).unwrap_or_default(),
                },
                Stop::End => Focus::End,
            },
            progress: progress(interview),
            language: language.clone(),
            languages: self.languages(open),
            findings,
            verdicts,
            scale,
            growth: self.growth(open, None)?,
            saved_at: open.saved_at.as_ref().map(moment::clock).unwrap_or_default(),
            resumed: open.resumed.then(|| self.resume_view(open)),
            waiting: open.waiting.view(),
            set_aside: u32::try_from(interview.finalise().1.len()).unwrap_or_default(),
        })
    }

    /// A question; of a finished document it can only be read.
    fn question(&self, open: &OpenDocument, place: &Place) -> Option<crate::api::QuestionView> {
        let interview = &open.interview;
        let mut view = question::view(interview, place, &self.asking, self.language)?;
        view.read_only |= !open.draft;
        for found in view
            .findings
            .iter_mut()
            .filter(|found| found.level == FindingLevel::Warning)
        {
            found.again = found.reason.is_none() && open.wants_again(&found.key);
            if !found.again {
                found.reasons = self.reasons(interview.form());
            }
            found.reason = found
                .reason
                .take()
                .map(|reason| self.reason_label(interview.form(), reason));
        }
        Some(view)
    }

    fn section(&self, open: &OpenDocument, section: &Section, found: &[Finding], current: bool) -> SectionView {
        let interview = &open.interview;
        let asked = section
            .places
            .iter()
            .filter_map(|place| interview.state(place, "id"))
            .filter(|state| is_asked(interview, &state.place));
        let (mut answered, mut total) = (0, 0);
        for state in asked {
            total += 1;
            answered += u32::from(state.recorded.is_some());
        }
        let attention = found.iter().any(|found| {
            found.kind != FindingKind::Missing && found.is_open() && section.places.contains(&found.place)
        });
        SectionView {
            key: section.key(interview),
            title: section_title(open, section, &self.asking),
            detail: section
                .row
                .as_ref()
                .map(|row| self.member_detail(open, row))
                .unwrap_or_default(),
            state: match (attention, answered, total) {
                (true, _, _) => SectionState::Attention,
                (false, answered, total) if answered == total => SectionState::Done,
                (false, 0, _) => SectionState::Empty,
                (false, _, _) => SectionState::Partial,
            },
            current,
        }
    }

    fn languages(&self, open: &OpenDocument) -> Vec<LanguageView> {
        let tags = &open.form().instrument().languages;
        tags.iter()
            .map(|tag| {
                let code = format!("language.{tag}");
                // A survey may speak a language of which the program has no name; then its tag is all there is to say.
                let known = paduk_text::knows(&code, self.language);
                let name = || paduk_text::say(&code, &[], self.language);
                LanguageView {
                    tag: tag.clone(),
                    name: if known { name() } else { tag.clone() },
                }
            })
            .collect()
    }

    /// Where work stopped in a document.
    pub(crate) fn resume_view(&self, open: &OpenDocument) -> ResumeView {
        let language = self.language.tag();
        ResumeView {
            document: open.document.to_string(),
            case: open.case.to_string(),
            title: open
                .form()
                .instrument()
                .title
                .get(language, &self.pack.default_language)
                .to_owned(),
            name: open
                .member
                .as_ref()
                .map(|member| self.member_name(&open.case, member))
                .unwrap_or_default(),
            question: match &open.cursor {
                Cursor::Question { question, .. } => question.clone(),
                Cursor::AddRow { .. } | Cursor::End => String::new(),
            },
            saved_at: open.saved_at.as_ref().map(moment::day_and_clock).unwrap_or_default(),
        }
    }

    /// Who is asked in a document.
    pub(crate) fn respondent(&mut self, document: &DocumentId) -> Result<Option<RespondentView>, ApiError> {
        let open = self.document(document)?;
        let (case, Some(member)) = (open.case.clone(), open.member.clone()) else {
            return Ok(None);
        };
        let roster = wiring::roster(&self.pack)?.clone();
        let language = self.asking.clone();
        let row = member.into();
        self.household(&case)?;
        let household = self.household_loaded(&case)?;
        Ok(Some(RespondentView {
            name: household.words(&roster.name, Some(&row), &language),
            age: self.age(household, &row),
            relation: household.words(&roster.relation, Some(&row), &language),
            sex: household.words(&roster.sex, Some(&row), &language),
        }))
    }
}

/// The title of a section; of a roster's row its member's name, or its number while there is none.
pub(crate) fn section_title(open: &OpenDocument, section: &Section, language: &str) -> String {
    let form = open.form();
    let title = form.node(section.node).label(language).sentence.to_owned();
    let Some(row) = &section.row else {
        let whole = || {
            form.instrument()
                .title
                .get(language, &form.instrument().default_language)
                .to_owned()
        };
        return if section.node == NodeId::ROOT || title.is_empty() {
            whole()
        } else {
            title
        };
    };
    let name = section
        .places
        .first()
        .map(|place| question::words(&open.interview, place, language, false))
        .unwrap_or_default();
    if !name.is_empty() {
        return name;
    }
    let rows = open.interview.rows(section.node, None);
    let number = rows.iter().position(|other| other == row).map_or(0, |at| at + 1);
    format!("{title} {number}")
}

/// How many questions are asked now, and how many of them answered.
pub(crate) fn progress(interview: &Interview) -> Progress {
    let mut progress = Progress { answered: 0, total: 0 };
    for place in interview
        .places()
        .into_iter()
        .filter(|place| is_asked(interview, place))
    {
        progress.total += 1;
        progress.answered += u32::from(
            interview
                .state(&place, "id")
                .is_some_and(|state| state.recorded.is_some()),
        );
    }
    progress
}

fn is_asked(interview: &Interview, place: &Place) -> bool {
    interview
        .form()
        .node(place.node)
        .kind()
        .question()
        .is_some_and(paduk_form::QuestionKind::is_asked)
}

/// The section to show: that of the present question; at a roster's end its last row; at the end the last one.
fn current_section(interview: &Interview, all: &[Section], stops: &[Stop], here: &Stop) -> Option<usize> {
    let at = match here {
        Stop::At(place) => Some(place.clone()),
        Stop::AddRow(_) => {
            let at = stops.iter().position(|stop| stop == here)?;
            stops[..at].iter().rev().find_map(|stop| {
                if let Stop::At(place) = stop {
                    Some(place.clone())
                } else {
                    None
                }
            })
        }
        Stop::End => None,
    };
    let Some(at) = at else { return all.len().checked_sub(1) };
    let (node, row) = around(interview, &at);
    all.iter()
        .position(|section| section.node == node && section.row == row)
}
