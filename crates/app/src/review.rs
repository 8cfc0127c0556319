//! A questionnaire reviewed before finishing, or looked at afterwards.

use paduk_form::{FindingKind, QuestionKind};
use paduk_survey::DocumentId;

use crate::api::{AnswerRow, AnswerSection, ApiError, FindingLevel, FindingView, ReviewView};
use crate::interview::{OpenDocument, mask, progress, section_title, sections, shown, stops};
use crate::moment;
use crate::opened::Opened;

impl Opened {
    /// Everything to look at.
    pub(crate) fn review(&mut self, document: &DocumentId) -> Result<ReviewView, ApiError> {
        let case = self.document(document)?.case.clone();
        let place = self.place_label(&case)?;
        let respondent = self.respondent(document)?;
        let verdicts = self.verdict_views(document)?;
        let scale = self.scale(document)?;
        let state = self.state_of(document)?;
        self.document(document)?;
        let open = self
            .documents
            .get(document)
            .ok_or_else(|| ApiError::new("unknown-document"))?;
        let found = open.interview.validate();
        let of = |kind: FindingKind| -> Vec<FindingView> {
            found
                .iter()
                .filter(|found| found.kind == kind)
                .map(|found| self.finding(open, found))
                .collect()
        };
        Ok(ReviewView {
            document: document.to_string(),
            case: case.to_string(),
            household: open.is_household(),
            title: open
                .form()
                .instrument()
                .title
                .get(self.language.tag(), &self.pack.default_language)
                .to_owned(),
            place,
            respondent,
            state,
            author: open.author.clone(),
            saved_at: open.saved_at.as_ref().map(moment::day_and_clock).unwrap_or_default(),
            editable: open.draft || self.is_own(open),
            progress: progress(&open.interview),
            errors: of(FindingKind::Error),
            missing: of(FindingKind::Missing),
            warnings: of(FindingKind::Warning),
            facts: self.facts(open),
            verdicts,
            scale,
            growth: self.growth(open, None)?,
            answers: self.answers(open),
        })
    }

    /// A finding with the reasons that the pack offers for a warning.
    pub(crate) fn finding(&self, open: &OpenDocument, found: &paduk_form::Finding) -> FindingView {
        let mut view = crate::interview::finding_view(&open.interview, found, &self.asking, self.language);
        if view.level == FindingLevel::Warning {
            view.again = view.reason.is_none() && open.wants_again(&view.key);
            if !view.again {
                view.reasons = self.reasons(open.form());
            }
            view.reason = view.reason.map(|reason| self.reason_label(open.form(), reason));
        }
        view
    }

    /// All answers by section, numbers of persons masked.
    fn answers(&self, open: &OpenDocument) -> Vec<AnswerSection> {
        let interview = &open.interview;
        let all = sections(interview, &stops(interview));
        all.iter()
            .map(|section| AnswerSection {
                title: section_title(open, section, &self.asking),
                answers: section
                    .places
                    .iter()
                    .filter_map(|place| {
                        let node = open.form().node(place.node);
                        let kind = node.kind().question().filter(|kind| *kind != QuestionKind::Note)?;
                        let state = interview.state(place, &self.asking)?;
                        let words = shown(&state, node, kind, &self.asking, self.language);
                        // Names stay readable for those who may open the case; long numbers are identities.
                        let identity =
                            node.sensitive() && words.chars().filter(char::is_ascii_digit).count() >= IDENTITY_DIGITS;
                        Some(AnswerRow {
                            question: node.address().to_owned(),
                            row: place.row.as_ref().map(ToString::to_string),
                            label: state.label.clone(),
                            shown: if identity { mask(&words) } else { words },
                            note: state.note.clone().unwrap_or_default(),
                        })
                    })
                    .collect(),
            })
            .collect()
    }
}

/// A sensitive answer with this many digits is a NIK, a family card or a telephone number.
const IDENTITY_DIGITS: usize = 10;
