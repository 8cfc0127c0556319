//! Decisions that are made and not signed yet, in the store: closing the program loses none.

use std::collections::HashMap;

use paduk_history::Written;
use paduk_store::Op;
use paduk_survey::{DocumentId, RowId};
use serde::{Deserialize, Serialize};

use super::difference::Spot;
use crate::api::ApiError;
use crate::interview::json;
use crate::opened::Opened;

/// How one difference is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Chosen {
    /// As this version has it, by its revision's id.
    Version(String),
    /// Nothing stands there.
    Clear,
    /// This value, in its lexical form; for words the words.
    Value(String),
    /// `dk`, `refused` or `na`.
    Nonresponse(String),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Line {
    question: String,
    row: Option<String>,
    chosen: Chosen,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Sheet {
    /// The versions that were compared.
    versions: Vec<String>,
    decided: Vec<Line>,
}

/// What is decided of a document so far.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) chosen: HashMap<Spot, Chosen>,
    /// True where decisions over other versions were let go.
    pub(super) restarted: bool,
}

fn key(document: &DocumentId) -> String {
    format!("compare/{document}")
}

fn ids(versions: &[Written]) -> Vec<String> {
    versions.iter().map(|version| version.id.to_string()).collect()
}

impl Opened {
    /// What is decided over exactly these versions. A version more makes every decision open again.
    pub(super) fn decided(&self, document: &DocumentId, versions: &[Written]) -> Result<Decided, ApiError> {
        let sheet: Sheet = self
            .store
            .setting(&key(document))?
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        if sheet.versions != ids(versions) {
            return Ok(Decided {
                restarted: !sheet.decided.is_empty(),
                ..Decided::default()
            });
        }
        let chosen = sheet.decided.into_iter().map(|line| {
            let spot = Spot {
                question: line.question,
                row: line.row.map(RowId::new),
            };
            (spot, line.chosen)
        });
        Ok(Decided {
            chosen: chosen.collect(),
            restarted: false,
        })
    }

    /// Keeps decisions, in one write.
    pub(super) fn keep_decided(
        &mut self,
        document: &DocumentId,
        versions: &[Written],
        chosen: &HashMap<Spot, Chosen>,
    ) -> Result<(), ApiError> {
        let mut decided: Vec<Line> = chosen
            .iter()
            .map(|(spot, chosen)| Line {
                question: spot.question.clone(),
                row: spot.row.as_ref().map(ToString::to_string),
                chosen: chosen.clone(),
            })
            .collect();
        decided.sort_by(|left, right| (&left.question, &left.row).cmp(&(&right.question, &right.row)));
        let sheet = Sheet {
            versions: ids(versions),
            decided,
        };
        self.write(Op::Set {
            key: key(document),
            value: Some(json(&sheet)),
        })?;
        Ok(())
    }

    /// Lets go of the decisions, which stand in a revision now.
    pub(super) fn drop_decided(&mut self, document: &DocumentId) -> Result<(), ApiError> {
        self.write(Op::Set {
            key: key(document),
            value: None,
        })?;
        Ok(())
    }
}
