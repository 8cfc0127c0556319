//! Answers: understood, tried on the live interview, kept on disk, and only then shown as saved.

use paduk_form::input::{self, Field, Understood, understand};
use paduk_form::{Change, FindingKind, Place, QuestionKind};
use paduk_store::Op;
use paduk_survey::{DocumentId, Recorded, RowId};
use paduk_text::say;
use unicode_normalization::UnicodeNormalization;

use super::{Cursor, OpenDocument};
use crate::api::{ApiError, AskOption, AskView, NonresponseState, Response, UnderstoodView};
use crate::moment;
use crate::opened::Opened;

/// A question by its address, as requests name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address<'a> {
    /// The question.
    pub(crate) question: &'a str,
    /// The row.
    pub(crate) row: Option<&'a str>,
}

/// What a typed text would do.
pub(crate) enum Reading {
    /// Nothing stands there and nothing was typed, or the same value again.
    Same,
    /// A change.
    Change(Change),
    /// A question back.
    Ask(AskView),
}

impl Opened {
    /// Answers a question; goes on unless something at it needs a look first.
    pub(crate) fn answer(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
        confirmed: Option<&str>,
        advance: bool,
    ) -> Result<Response, ApiError> {
        self.writable(document)?;
        if let Some(ask) = self.slipped(document, at, typed, confirmed)? {
            return Ok(Response::Ask(ask));
        }
        match self.read(document, at, typed, confirmed)? {
            Reading::Ask(ask) => return Ok(Response::Ask(ask)),
            // The same measure once more is what a flag asks for; its reason can be given now.
            Reading::Same if self.measured_the_same(document, at, typed)? => {}
            Reading::Same if advance => {
                let open = self.document(document)?;
                let next = super::moving::after(open, &cursor_of(at));
                self.go(document, next)?;
            }
            Reading::Same => {}
            Reading::Change(change) => self.keep_and_go(document, at, change, advance)?,
        }
        Ok(Response::Interview(Box::new(self.interview(document)?)))
    }

    /// Marks a reason for having no value, and goes on.
    pub(crate) fn mark(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        state: NonresponseState,
    ) -> Result<(), ApiError> {
        self.writable(document)?;
        let state = super::question::nonresponse_of(state);
        self.keep_and_go(
            document,
            at,
            Change::Nonresponse {
                question: at.question.to_owned(),
                row: row(at),
                state,
            },
            true,
        )
    }

    /// Writes a note on an answer, or removes it.
    pub(crate) fn note(&mut self, document: &DocumentId, at: Address<'_>, text: &str) -> Result<(), ApiError> {
        self.writable(document)?;
        let text: String = text.trim().nfc().collect();
        let change = Change::Note {
            question: at.question.to_owned(),
            row: row(at),
            text: (!text.is_empty()).then_some(text),
        };
        self.keep(document, change, |_| None)
    }

    /// Gives the reason for a warning, and goes on if nothing else at the question needs a look.
    pub(crate) fn reason(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        warning: &str,
        reason: &str,
    ) -> Result<(), ApiError> {
        self.writable(document)?;
        if let Some(open) = self.documents.get(document)
            && open.wants_again(warning)
        {
            return Err(ApiError::new("measure-again"));
        }
        let reason: String = reason.trim().nfc().collect();
        let change = Change::Reason {
            question: at.question.to_owned(),
            row: row(at),
            warning_key: warning.to_owned(),
            reason: (!reason.is_empty()).then_some(reason),
        };
        self.keep_and_go(document, at, change, true)
    }

    /// What a typed text would be taken for, without what growth has to say of it, and its lexical value.
    pub(crate) fn understood(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
    ) -> Result<(UnderstoodView, Option<String>), ApiError> {
        let program = self.language;
        let open = self.document(document)?;
        let place = open.place(at.question, at.row)?;
        let node = open.form().node(place.node);
        let choices = open
            .interview
            .state(&place, "id")
            .map(|state| state.choices)
            .unwrap_or_default();
        let Some(field) = Field::of(node, &choices, open.date, program.tag()) else {
            return Err(ApiError::new("takes-no-answer").with("question", at.question));
        };
        let understood = understand(&field, &cleaned(node, typed));
        let lexical = match &understood {
            Understood::Value { lexical, .. } => Some(lexical.clone()),
            Understood::Empty | Understood::Ask { .. } | Understood::Wrong { .. } => None,
        };
        let view = match understood {
            Understood::Empty => UnderstoodView {
                good: true,
                sentence: String::new(),
                growth: None,
            },
            Understood::Value {
                shown, words, remark, ..
            } => {
                let said = [shown, words]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ");
                let remark = remark.map(|code| say(&format!("input.{code}"), &[], program));
                UnderstoodView {
                    good: true,
                    sentence: [said, remark.unwrap_or_default()].join(" ").trim().to_owned(),
                    growth: None,
                }
            }
            Understood::Ask { code, options } => UnderstoodView {
                good: false,
                sentence: asks(code, &options, program),
                growth: None,
            },
            Understood::Wrong { code, params } => {
                let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
                UnderstoodView {
                    good: false,
                    sentence: say(&format!("error.{}", code.as_str()), &params, program),
                    growth: None,
                }
            }
        };
        Ok((view, lexical))
    }

    fn read(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
        confirmed: Option<&str>,
    ) -> Result<Reading, ApiError> {
        let program = self.language;
        read(self.document(document)?, at, typed, confirmed, program)
    }

    fn keep_and_go(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        change: Change,
        advance: bool,
    ) -> Result<(), ApiError> {
        let here = cursor_of(at);
        let given = change.clone();
        let before = self
            .documents
            .get(document)
            .map(OpenDocument::raised)
            .unwrap_or_default();
        self.keep(document, change, |open| {
            let place = open.place(at.question, at.row).ok()?;
            Some(if advance && !needs_a_look(&open.interview, &place) {
                super::moving::after(open, &here)
            } else {
                here
            })
        })?;
        self.note_measuring(document, &given, &before)
    }

    /// Tries a change on the live interview, then writes it with the cursor: one transaction, one sync.
    ///
    /// Where the write fails the document is read again from disk, so that nothing on screen is newer than what is kept.
    pub(crate) fn keep(
        &mut self,
        document: &DocumentId,
        change: Change,
        cursor: impl FnOnce(&OpenDocument) -> Option<Cursor>,
    ) -> Result<(), ApiError> {
        let now = self.host.now();
        let language = self.asking.clone();
        let change = if self.agreed {
            Change::Confirmed {
                confirmed: Box::new(change),
            }
        } else {
            change
        };
        let open = self.document(document)?;
        if let Err(error) = open.interview.apply(&change) {
            return Err(super::losing::with_names(open, error, &language));
        }
        let cursor = cursor(open);
        if let Some(cursor) = &cursor {
            open.cursor = cursor.clone();
        }
        let answered = open.waiting.settle(&change);
        let stand = (cursor.is_some() || answered).then(|| json(&open.stand()));
        open.saved_at = Some(now);
        open.resumed = false;
        let op = Op::KeepChange {
            document: document.clone(),
            change: json(&change),
            cursor: stand,
            at: moment::stored(&now),
        };
        let written = self.write(op);
        if written.is_err() {
            self.forget(document);
        }
        written.map(|_| ())
    }

    /// Only a draft can be written.
    fn writable(&mut self, document: &DocumentId) -> Result<(), ApiError> {
        if self.document(document)?.draft {
            Ok(())
        } else {
            Err(ApiError::new("finished"))
        }
    }
}

/// What a typed text would do at a question of an open document.
pub(crate) fn read(
    open: &OpenDocument,
    at: Address<'_>,
    typed: &str,
    confirmed: Option<&str>,
    program: paduk_text::Language,
) -> Result<Reading, ApiError> {
    let place = open.place(at.question, at.row)?;
    let state = open
        .interview
        .state(&place, "id")
        .ok_or_else(|| ApiError::new("unknown-question").with("question", at.question))?;
    let node = open.form().node(place.node);
    if state.read_only || !node.kind().question().is_some_and(QuestionKind::is_asked) {
        return Ok(Reading::Same);
    }
    let Some(field) = Field::of(node, &state.choices, open.date, program.tag()) else {
        return Ok(Reading::Same);
    };
    let typed = cleaned(node, typed);
    let value = match (confirmed, understand(&field, &typed)) {
        (Some(confirmed), _) => confirmed.to_owned(),
        (None, Understood::Value { lexical, .. }) => lexical,
        (None, Understood::Empty) if state.recorded.is_some() => {
            let question = at.question.to_owned();
            return Ok(Reading::Change(Change::Clear { question, row: row(at) }));
        }
        (None, Understood::Empty) => return Ok(Reading::Same),
        (None, Understood::Ask { code, options }) => {
            return Ok(Reading::Ask(ask(at.question, code, &options, program)));
        }
        (None, Understood::Wrong { code, params }) => {
            return Err(params
                .into_iter()
                .fold(ApiError::new(code.as_str()), |error, (name, value)| {
                    error.with(name, value)
                }));
        }
    };
    if state.recorded == Some(Recorded::Value(value.clone())) {
        return Ok(Reading::Same);
    }
    Ok(Reading::Change(Change::Set {
        question: at.question.to_owned(),
        row: row(at),
        value,
    }))
}

/// What was typed in its composed form; of a long number that is no quantity, such as a NIK, only the digits' groups go.
fn cleaned(node: &paduk_form::Node, typed: &str) -> String {
    let digits_only = node.kind().question() == Some(QuestionKind::Text)
        && node.appearance().split_whitespace().any(|word| word == "numbers");
    let apart = |letter: &char| !(digits_only && (letter.is_whitespace() || *letter == '-' || *letter == '.'));
    typed.nfc().filter(apart).collect()
}

/// An error, or a warning that still wants a reason: the person sees it before going on.
fn needs_a_look(interview: &paduk_form::Interview, place: &Place) -> bool {
    let found = interview
        .state(place, "id")
        .map(|state| state.findings)
        .unwrap_or_default();
    found.iter().any(|finding| match finding.kind {
        FindingKind::Error => true,
        FindingKind::Warning => finding.reason.is_none(),
        FindingKind::Missing => false,
    })
}

fn ask(question: &str, code: &str, readings: &[input::AskOption], program: paduk_text::Language) -> AskView {
    let label = |reading: &input::AskOption| {
        if reading.words.is_empty() {
            reading.shown.clone()
        } else {
            format!("{} ({})", reading.shown, reading.words)
        }
    };
    AskView {
        question: question.to_owned(),
        sentence: asks(code, readings, program),
        options: readings
            .iter()
            .map(|reading| AskOption {
                value: reading.lexical.clone(),
                label: label(reading),
            })
            .collect(),
    }
}

/// Why it is asked back, with the likeliest reading in it.
fn asks(code: &str, readings: &[input::AskOption], program: paduk_text::Language) -> String {
    let first = readings.first();
    let shown = first.map(|reading| reading.shown.as_str()).unwrap_or_default();
    let words = first.map(|reading| reading.words.as_str()).unwrap_or_default();
    say(&format!("input.{code}"), &[("shown", shown), ("words", words)], program)
}

fn cursor_of(at: Address<'_>) -> Cursor {
    Cursor::Question {
        question: at.question.to_owned(),
        row: row(at),
    }
}

fn row(at: Address<'_>) -> Option<RowId> {
    at.row.map(RowId::new)
}

/// A change or a cursor as the store keeps it. Both are plain enums of texts: writing them cannot fail.
pub(crate) fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
