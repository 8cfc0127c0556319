//! Where a person stands in a questionnaire; kept in the store with every answer, so that work resumes there.

use paduk_form::{Interview, NodeId, NodeKind, Place};
use paduk_survey::RowId;
use serde::{Deserialize, Serialize};

/// Where the person stands, by names, so that it outlives the program that wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub(crate) enum Cursor {
    /// At a question.
    Question {
        /// Its address.
        question: String,
        /// Its row.
        row: Option<RowId>,
    },
    /// At the end of a roster.
    AddRow {
        /// The repeat's address.
        repeat: String,
    },
    /// After the last question.
    End,
}

/// A place where a person can stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A question or a note.
    At(Place),
    /// The end of a roster that is asked now.
    AddRow(NodeId),
    /// The end.
    End,
}

/// Every place where a person can stop now, in order; the last is [`Stop::End`]. A repeat that an answer counts has no
/// end at which to add a row.
pub(crate) fn stops(interview: &Interview) -> Vec<Stop> {
    let form = interview.form();
    let mut open: Vec<NodeId> = form
        .nodes()
        .iter()
        .filter(|node| node.kind() == NodeKind::Repeat && node.repeat().is_none())
        .map(paduk_form::Node::id)
        .filter(|repeat| !form.is_counted(*repeat) && is_asked(interview, *repeat))
        .collect();
    open.reverse();
    let mut stops = Vec::new();
    for place in interview.places() {
        if !form
            .node(place.node)
            .kind()
            .question()
            .is_some_and(paduk_form::QuestionKind::is_shown)
        {
            continue;
        }
        // A roster ends before the first question behind it; its own rows stand before its end.
        while open
            .last()
            .is_some_and(|repeat| *repeat < place.node && outer_repeat(interview, place.node) != Some(*repeat))
        {
            stops.extend(open.pop().map(Stop::AddRow));
        }
        stops.push(Stop::At(place));
    }
    stops.extend(open.into_iter().rev().map(Stop::AddRow));
    stops.push(Stop::End);
    stops
}

/// Whether a roster is asked now: neither it nor a group around it is hidden by its relevance.
pub(crate) fn is_asked(interview: &Interview, repeat: NodeId) -> bool {
    interview
        .state(
            &Place {
                node: repeat,
                row: None,
            },
            "",
        )
        .is_none_or(|state| state.relevant)
}

/// The outermost repeat around a node.
pub(crate) fn outer_repeat(interview: &Interview, node: NodeId) -> Option<NodeId> {
    let form = interview.form();
    std::iter::successors(form.node(node).repeat(), |repeat| form.node(*repeat).repeat()).last()
}

impl Cursor {
    /// The first place of a questionnaire.
    pub(crate) fn first(interview: &Interview) -> Self {
        stops(interview)
            .first()
            .map_or(Self::End, |stop| Self::of(interview, stop))
    }

    /// The cursor of a stop.
    pub(crate) fn of(interview: &Interview, stop: &Stop) -> Self {
        let form = interview.form();
        match stop {
            Stop::At(place) => Self::Question {
                question: form.node(place.node).address().to_owned(),
                row: place.row.clone(),
            },
            Stop::AddRow(repeat) => Self::AddRow {
                repeat: form.node(*repeat).address().to_owned(),
            },
            Stop::End => Self::End,
        }
    }

    /// The stop it means now; where its question is no longer asked, the next one in the order of the form.
    pub(crate) fn stop(&self, interview: &Interview, stops: &[Stop]) -> Stop {
        let form = interview.form();
        let wanted = match self {
            Self::Question { question, row } => {
                let Some(node) = form.find(question) else {
                    return stops.first().cloned().unwrap_or(Stop::End);
                };
                Stop::At(Place { node, row: row.clone() })
            }
            Self::AddRow { repeat } => form.find(repeat).map_or(Stop::End, Stop::AddRow),
            Self::End => Stop::End,
        };
        if stops.contains(&wanted) {
            return wanted;
        }
        let Stop::At(gone) = &wanted else { return Stop::End };
        let later = stops.iter().find(|stop| match stop {
            Stop::At(place) => place.node > gone.node && (place.row.is_none() || place.row == gone.row),
            Stop::AddRow(repeat) => *repeat > gone.node || outer_repeat(interview, gone.node) == Some(*repeat),
            Stop::End => true,
        });
        later.cloned().unwrap_or(Stop::End)
    }
}
