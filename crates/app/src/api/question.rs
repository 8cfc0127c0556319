//! One question as the window draws it: how it is answered, how it looks, its choices and its pictures.

use serde::Serialize;
use specta::Type;

use super::{FindingView, NonresponseState};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum QuestionKind {
    /// One line of text.
    Text,
    /// Several lines; Ctrl+Enter makes a new one.
    Multiline,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// A date, typed.
    Date,
    /// A time of day, typed.
    Time,
    /// One choice.
    SelectOne,
    /// Any number of choices.
    SelectMultiple,
    /// All choices, put in an order.
    Rank,
    /// A number on a scale with two ends and a step.
    Range,
    /// Latitude and longitude, typed, perhaps with how exact they are.
    Geopoint,
    /// Something to read; nothing to answer.
    Note,
    /// Computed; shown, not answered.
    Calculated,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceView {
    /// The name that is stored.
    pub name: String,
    /// The words.
    pub label: String,
    /// The digits that pick it, counted from 1.
    pub key: u32,
    /// Whether it is chosen.
    pub chosen: bool,
    /// A picture beside it, by its file's name; empty if none.
    pub picture: String,
}

/// How choices are laid out, as the workbook's `appearance` asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChoiceLook {
    /// One below the other; a long list in columns.
    List,
    /// In columns, as many as [`QuestionView::columns`] says; as many as fit where it is 0.
    Columns,
    /// In one row, from one end of a scale to the other.
    Row,
    /// Folded away until it is asked for, and looked for by words.
    Search,
}

/// The ends and the step of a scale, as numbers with a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RangeView {
    /// Where it begins.
    pub start: String,
    /// Where it ends; it may lie below the beginning.
    pub end: String,
    /// From one mark to the next; never 0.
    pub step: String,
}

/// Choices that were looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChoicesView {
    /// The first of those that fit.
    pub choices: Vec<ChoiceView>,
    /// How many fit.
    pub matching: u32,
    /// How many there are.
    pub total: u32,
}

/// One question as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// The code; together with the row it addresses the question.
    pub question: String,
    /// The row.
    pub row: Option<String>,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The words read aloud.
    pub say: String,
    /// False where the words fall back to the survey's first language.
    pub translated: bool,
    /// Instructions for the enumerator; empty if none.
    pub instruct: String,
    /// The unit; empty if none.
    pub unit: String,
    /// The choices; of a list that is looked for by words only those that are chosen.
    pub choices: Vec<ChoiceView>,
    /// How they are laid out.
    pub look: ChoiceLook,
    /// In how many columns; 0 where nothing is said.
    pub columns: u8,
    /// How many choices there are.
    pub choices_total: u32,
    /// The scale of a range.
    pub range: Option<RangeView>,
    /// Of one reading of a measure that is taken more than once: by how much two readings may differ; else empty.
    pub tolerance: String,
    /// Whether a text consists of digits.
    pub digits: bool,
    /// A picture to be shown with the words, by its file's name; empty if none.
    pub picture: String,
    /// Nonresponses offered.
    pub nonresponse: Vec<NonresponseState>,
    /// The nonresponse marked.
    pub marked: Option<NonresponseState>,
    /// The value as it stands in the field; empty if none.
    pub typed: String,
    /// The value as it is shown: with unit, in words of the choices, masked where sensitive; empty if none.
    pub shown: String,
    /// Whether it is answered or marked.
    pub answered: bool,
    /// Whether an answer is required.
    pub required: bool,
    /// Whether it can only be read.
    pub read_only: bool,
    /// The enumerator's note; empty if none.
    pub note: String,
    /// Findings at this question.
    pub findings: Vec<FindingView>,
}

/// A question that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundQuestion {
    /// The code.
    pub question: String,
    /// Its row.
    pub row: Option<String>,
    /// Its words.
    pub label: String,
    /// The section's title.
    pub section: String,
}
