//! The versions side by side as the window shows them, and one decision made.

use std::collections::HashMap;

use paduk_form::Place;
use paduk_history::{Kind, Op as RevisionOp, Written};
use paduk_survey::{DocumentId, RowId, StoredAnswer};

use super::difference::{Differences, Spot, between, by_spot};
use super::kept::Chosen;
use super::merge::{merge, taken};
use super::words::{words_difference, words_spot};
use crate::api::{ApiError, CompareView, Decision, DifferenceKind, DifferenceValue, DifferenceView, VersionView};
use crate::interview::{OpenDocument, mask, nonresponse_view, question_view};
use crate::moment;
use crate::opened::Opened;
use crate::wiring;

/// How many letters of a device's id are shown.
const DEVICE_LETTERS: usize = 6;

/// A document's versions, opened to be read, with what the decisions make of them.
pub(super) struct Sides {
    pub(super) versions: Vec<Written>,
    pub(super) differ: Differences,
    pub(super) chosen: HashMap<Spot, Chosen>,
    pub(super) restarted: bool,
    /// Each version by itself.
    opens: Vec<OpenDocument>,
    /// What stands by the decisions.
    pub(super) merged: OpenDocument,
}

impl Sides {
    /// Every spot that has to be decided, in the order in which it is shown.
    pub(super) fn spots(&self) -> impl Iterator<Item = &Spot> {
        self.differ.rows.iter().map(|(at, _)| at).chain(&self.differ.answers)
    }

    /// How many of them are decided.
    pub(super) fn decided(&self) -> usize {
        self.spots().filter(|at| self.chosen.contains_key(*at)).count()
    }
}

impl Opened {
    /// The versions of a document of answers, opened.
    pub(super) fn sides(&mut self, document: &DocumentId, versions: Vec<Written>) -> Result<Sides, ApiError> {
        let first = versions.first().ok_or_else(|| ApiError::new("no-conflict"))?.clone();
        let mut opens = Vec::new();
        for version in &versions {
            let content = (version.revision.rows.as_slice(), version.revision.answers.as_slice());
            opens.push(self.load_as(document, None, &versions, Some(version), content)?);
        }
        let form = opens.first().map(|open| open.form().clone());
        let form = form.ok_or_else(|| ApiError::new("no-conflict"))?;
        let differ = between(&form, &versions);
        let kept = self.decided(document, &versions)?;
        let merged = merge(&versions, &differ, &kept.chosen);
        let merged = self.load_as(document, None, &versions, Some(&first), (&merged.rows, &merged.answers))?;
        Ok(Sides {
            versions,
            differ,
            chosen: kept.chosen,
            restarted: kept.restarted,
            opens,
            merged,
        })
    }

    /// A document's versions side by side.
    pub(crate) fn compare(&mut self, document: &DocumentId) -> Result<CompareView, ApiError> {
        let versions = self.versions(document)?;
        let case = versions
            .iter()
            .find_map(|version| version.revision.case.clone())
            .ok_or_else(|| ApiError::new("compare-kind"))?;
        let documents = self.store.documents(&case)?;
        let summary = documents.iter().find(|summary| summary.document == *document);
        let summary = summary.ok_or_else(|| ApiError::new("no-conflict"))?;
        let (title, name, label) = self.about(summary, &case)?;
        let mut view = CompareView {
            document: document.to_string(),
            case: case.to_string(),
            title,
            name,
            label,
            versions: versions.iter().map(version_view).collect(),
            differences: Vec::new(),
            same: 0,
            decided: 0,
            may_decide: self.may_decide(),
            restarted: false,
            unasked: Vec::new(),
            open_findings: 0,
        };
        if summary.kind == Kind::Reason {
            let kept = self.decided(document, &versions)?;
            let words = words_difference(&versions, kept.chosen.get(&words_spot()));
            view.decided = u32::from(words.decision != Decision::Open);
            view.restarted = kept.restarted;
            view.differences = vec![words];
            return Ok(view);
        }
        let sides = self.sides(document, versions)?;
        view.same = u32::try_from(sides.differ.same).unwrap_or(u32::MAX);
        view.decided = u32::try_from(sides.decided()).unwrap_or(u32::MAX);
        view.restarted = sides.restarted;
        view.differences = sides.spots().map(|at| self.difference(&sides, at)).collect();
        let (_, dropped) = sides.merged.interview.finalise();
        let asking = &self.asking;
        view.unasked = dropped
            .iter()
            .map(|gone| question_words(&sides, &gone.question, gone.row.as_ref(), asking))
            .collect();
        let open = sides.merged.interview.validate();
        let open = open
            .iter()
            .filter(|found| found.kind != paduk_form::FindingKind::Missing && found.is_open());
        view.open_findings = u32::try_from(open.count()).unwrap_or(u32::MAX);
        Ok(view)
    }

    fn difference(&self, sides: &Sides, at: &Spot) -> DifferenceView {
        let chosen = sides.chosen.get(at);
        let whose = at.row.as_ref().map(|row| self.row_name(sides, row)).unwrap_or_default();
        let decision = decision_of(chosen);
        if let Some((_, inside)) = sides.differ.rows.iter().find(|(row, _)| row == at) {
            let values: Vec<_> = sides
                .versions
                .iter()
                .map(|version| self.row_value(version, at, inside))
                .collect();
            let taken = chosen.and_then(|_| taken(&sides.versions, chosen));
            let result = taken.map(|version| self.row_value(version, at, inside).shown);
            return DifferenceView {
                kind: DifferenceKind::Row,
                question: at.question.clone(),
                row: at.row.as_ref().map(ToString::to_string),
                label: paduk_text::say("compare.row-label", &[], self.language),
                whose,
                values,
                decision,
                result: result.unwrap_or_default(),
                entry: None,
            };
        }
        let place = sides.merged.form().find(&at.question).map(|node| Place {
            node,
            row: at.row.clone(),
        });
        let asked = place.as_ref().is_some_and(|place| {
            let kind = sides.merged.form().node(place.node).kind().question();
            kind.is_some_and(paduk_form::QuestionKind::is_asked)
        });
        let values = sides.versions.iter().zip(&sides.opens);
        let shown = |open: &OpenDocument, stored: Option<&StoredAnswer>| DifferenceValue {
            shown: self.shown_in(open, place.as_ref(), stored),
            note: stored.and_then(|stored| stored.note.clone()).unwrap_or_default(),
        };
        let values = values
            .map(|(version, open)| shown(open, by_spot(&version.revision.answers).get(at).copied()))
            .collect();
        let answers = sides.merged.interview.answers();
        let result = chosen.map(|_| self.shown_in(&sides.merged, place.as_ref(), by_spot(&answers).get(at).copied()));
        let entry = place.as_ref().filter(|_| asked);
        DifferenceView {
            kind: if asked {
                DifferenceKind::Answer
            } else {
                DifferenceKind::Recorded
            },
            question: at.question.clone(),
            row: at.row.as_ref().map(ToString::to_string),
            label: question_words(sides, &at.question, at.row.as_ref(), &self.asking),
            whose,
            values,
            decision,
            result: result.unwrap_or_default(),
            entry: entry.and_then(|place| question_view(&sides.merged.interview, place, &self.asking, self.language)),
        }
    }

    /// An answer as people read it; what the form does not know, as it is stored.
    fn shown_in(&self, open: &OpenDocument, place: Option<&Place>, stored: Option<&StoredAnswer>) -> String {
        let Some(recorded) = stored.and_then(|stored| stored.recorded.as_ref()) else {
            return String::new();
        };
        let in_words = place.and_then(|place| {
            let node = open.form().node(place.node);
            let state = open.interview.state(place, &self.asking)?;
            let shown = crate::interview::shown(&state, node, node.kind().question()?, &self.asking, self.language);
            let hidden = node.sensitive() && !self.may_decide();
            Some(if hidden { mask(&shown) } else { shown }).filter(|shown| !shown.is_empty())
        });
        in_words
            .or_else(|| recorded.value().map(str::to_owned))
            .unwrap_or_default()
    }

    fn row_value(&self, version: &Written, at: &Spot, inside: &std::collections::BTreeSet<RowId>) -> DifferenceValue {
        let there = version
            .revision
            .rows
            .iter()
            .any(|row| Some(&row.row) == at.row.as_ref());
        let answers = version.revision.answers.iter();
        let count = answers
            .filter(|answer| answer.row.as_ref().is_some_and(|row| inside.contains(row)))
            .count();
        let shown = if there {
            paduk_text::say("compare.row-there", &[("count", &count.to_string())], self.language)
        } else {
            paduk_text::say("compare.row-absent", &[], self.language)
        };
        DifferenceValue {
            shown,
            note: String::new(),
        }
    }

    /// A member's name, or the row's number in its list.
    fn row_name(&self, sides: &Sides, row: &RowId) -> String {
        let name = wiring::roster(&self.pack)
            .map(|roster| roster.name.clone())
            .unwrap_or_default();
        let opens = std::iter::once(&sides.merged).chain(&sides.opens);
        let named = opens
            .map(|open| open.value(&name, Some(row)))
            .find(|name| !name.is_empty());
        named.unwrap_or_else(|| {
            let rows = super::difference::all_rows(&sides.versions);
            let number = rows.iter().position(|known| known.row == *row).map_or(0, |at| at + 1);
            paduk_text::say("compare.row", &[("number", &number.to_string())], self.language)
        })
    }
}

/// The words of a question, from whichever version asks it; its code where none does.
fn question_words(sides: &Sides, question: &str, row: Option<&RowId>, language: &str) -> String {
    let Some(node) = sides.merged.form().find(question) else {
        return question.to_owned();
    };
    let place = Place {
        node,
        row: row.cloned(),
    };
    let mut opens = std::iter::once(&sides.merged).chain(&sides.opens);
    let words = opens
        .find_map(|open| open.interview.state(&place, language))
        .map(|state| state.label);
    words
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| question.to_owned())
}

fn version_view(version: &Written) -> VersionView {
    let revision = &version.revision;
    VersionView {
        revision: version.id.to_string(),
        author: revision.author.to_string(),
        device: revision.device.as_str().chars().take(DEVICE_LETTERS).collect(),
        at: moment::day_and_clock(&revision.at),
        reason: revision.reason.clone().unwrap_or_default(),
        decided: revision.op == RevisionOp::Resolve,
    }
}

pub(super) fn decision_of(chosen: Option<&Chosen>) -> Decision {
    match chosen {
        None => Decision::Open,
        Some(Chosen::Version(revision)) => Decision::Version {
            revision: revision.clone(),
        },
        Some(Chosen::Clear) => Decision::Clear,
        Some(Chosen::Value(value)) => Decision::Typed {
            typed: value.clone(),
            confirmed: Some(value.clone()),
        },
        Some(Chosen::Nonresponse(word)) => match paduk_survey::Nonresponse::parse(word) {
            Some(state) => Decision::Nonresponse {
                state: nonresponse_view(state),
            },
            None => Decision::Open,
        },
    }
}
