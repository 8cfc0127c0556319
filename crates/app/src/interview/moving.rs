//! Going on, back, to a section or to a question; the place is kept, nothing else changes.

use paduk_store::Op;
use paduk_survey::DocumentId;

use super::answer::json;
use super::cursor::{Stop, stops};
use super::section::{around, sections};
use super::{Cursor, OpenDocument};
use crate::api::{ApiError, FoundQuestion, MoveTo};
use crate::opened::Opened;

/// Most questions that a search shows.
const MOST_FOUND: usize = 12;

/// The stop after a cursor.
pub(crate) fn after(open: &OpenDocument, cursor: &Cursor) -> Cursor {
    step(open, cursor, 1)
}

fn step(open: &OpenDocument, cursor: &Cursor, by: isize) -> Cursor {
    let stops = stops(&open.interview);
    let here = cursor.stop(&open.interview, &stops);
    let at = stops.iter().position(|stop| *stop == here).unwrap_or_default();
    let to = at.saturating_add_signed(by).min(stops.len().saturating_sub(1));
    stops
        .get(to)
        .map_or(Cursor::End, |stop| Cursor::of(&open.interview, stop))
}

/// The first place of the section that lies `by` sections from here; the end where there is none.
fn section_step(open: &OpenDocument, cursor: &Cursor, by: isize) -> Cursor {
    let stops = stops(&open.interview);
    let sections = sections(&open.interview, &stops);
    let first = |section: &super::Section| {
        section
            .places
            .first()
            .cloned()
            .map(|place| Cursor::of(&open.interview, &Stop::At(place)))
    };
    match cursor.stop(&open.interview, &stops) {
        Stop::At(place) => {
            let (node, row) = around(&open.interview, &place);
            let at = sections
                .iter()
                .position(|section| section.node == node && section.row == row)
                .unwrap_or_default();
            let to = at.checked_add_signed(by);
            to.map_or_else(|| sections.first(), |to| sections.get(to))
                .and_then(first)
                .unwrap_or(Cursor::End)
        }
        stop @ Stop::AddRow(_) if by > 0 => {
            let at = stops.iter().position(|other| *other == stop).unwrap_or_default();
            stops
                .get(at + 1)
                .map_or(Cursor::End, |stop| Cursor::of(&open.interview, stop))
        }
        Stop::AddRow(_) | Stop::End => {
            if by > 0 {
                Cursor::End
            } else {
                sections.last().and_then(first).unwrap_or(Cursor::End)
            }
        }
    }
}

impl Opened {
    /// Goes somewhere in a questionnaire.
    pub(crate) fn move_to(&mut self, document: &DocumentId, to: &MoveTo) -> Result<(), ApiError> {
        let open = self.document(document)?;
        let cursor = open.cursor.clone();
        let next = match to {
            MoveTo::Next => step(open, &cursor, 1),
            MoveTo::Previous => step(open, &cursor, -1),
            MoveTo::NextSection => section_step(open, &cursor, 1),
            MoveTo::PreviousSection => section_step(open, &cursor, -1),
            MoveTo::Section { key } => {
                let all = sections(&open.interview, &stops(&open.interview));
                let found = all.iter().find(|section| section.key(&open.interview) == *key);
                let place = found.and_then(|section| section.places.first()).cloned();
                place.map_or(cursor, |place| Cursor::of(&open.interview, &Stop::At(place)))
            }
            MoveTo::Question { question, row } => {
                let place = open.place(question, row.as_deref())?;
                let wanted = Stop::At(place);
                if !stops(&open.interview).contains(&wanted) {
                    return Err(ApiError::new("not-asked-now").with("question", question));
                }
                Cursor::of(&open.interview, &wanted)
            }
        };
        self.go(document, next)
    }

    /// Keeps where the person is.
    pub(crate) fn go(&mut self, document: &DocumentId, cursor: Cursor) -> Result<(), ApiError> {
        let open = self.document(document)?;
        if open.cursor == cursor {
            return Ok(());
        }
        let draft = open.draft;
        open.cursor = cursor;
        let stand = json(&open.stand());
        if draft {
            // A cursor is no answer: what the header calls saved does not move with it.
            self.store.transact(Op::MoveCursor {
                document: document.clone(),
                cursor: stand,
            })?;
        }
        Ok(())
    }

    /// Questions whose code or words hold what was typed; codes that begin with it come first.
    pub(crate) fn find_question(&mut self, document: &DocumentId, typed: &str) -> Result<Vec<FoundQuestion>, ApiError> {
        let language = self.asking.clone();
        let open = self.document(document)?;
        let wanted = typed.trim().to_lowercase();
        let stops = stops(&open.interview);
        let mut found = Vec::new();
        for section in sections(&open.interview, &stops) {
            let title = super::view::section_title(open, &section, &language);
            for place in &section.places {
                let code = open.form().node(place.node).address();
                let Some(state) = open.interview.state(place, &language) else {
                    continue;
                };
                let rank = match code.to_lowercase() {
                    code if code.starts_with(&wanted) => 0,
                    code if code.contains(&wanted) => 1,
                    _ if state.label.to_lowercase().contains(&wanted) => 2,
                    _ => continue,
                };
                let question = FoundQuestion {
                    question: code.to_owned(),
                    row: place.row.as_ref().map(ToString::to_string),
                    label: state.label,
                    section: title.clone(),
                };
                found.push((rank, question));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        Ok(found
            .into_iter()
            .map(|(_, question)| question)
            .take(MOST_FOUND)
            .collect())
    }
}
