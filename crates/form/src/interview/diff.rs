//! What a change did: small enough to be sent to the window after every answer.

use paduk_survey::RowId;
use serde::{Deserialize, Serialize};

use crate::node::{NodeId, Place};

/// What a change did. A place is named once; whoever shows it asks for its state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// Places at which something changed, in document order.
    pub places: Vec<Touched>,
    /// Rows that came.
    pub added: Vec<RowPlace>,
    /// Rows that went.
    pub removed: Vec<RowPlace>,
}

impl Diff {
    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }
}

/// What changed at one place; `None` and `false` mean: as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// Where.
    pub place: Place,
    /// The new value as others read it; empty where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is asked now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<bool>,
    /// Whether it must be answered now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Whether it can be changed now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// Its errors or warnings changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub findings: bool,
    /// Its label or hint reads differently.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub label: bool,
    /// Its choices changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub choices: bool,
}

impl Touched {
    /// A place with nothing changed yet.
    pub const fn nothing(place: Place) -> Self {
        Self {
            place,
            value: None,
            relevant: None,
            required: None,
            read_only: None,
            findings: false,
            label: false,
            choices: false,
        }
    }
}

/// A row with the repeat it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPlace {
    /// The repeat.
    pub repeat: NodeId,
    /// The row.
    pub row: RowId,
}

/// A row as it is stored beside the answers: rows in document order give the roster back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoredRow {
    /// The repeat's address.
    pub repeat: String,
    /// The row.
    pub row: RowId,
    /// The row of the repeat around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RowId>,
}
