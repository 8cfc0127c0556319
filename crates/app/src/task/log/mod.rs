//! A case's history, revision by revision, for somebody to read.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use paduk_history::{Kind, Written};
use paduk_store::{CaseSummary, DocumentSummary};
use paduk_survey::{CaseId, RevisionId};
use serde::Serialize;

use crate::api::{ApiError, CaseHistory};
use crate::app::App;
use crate::moment;
use crate::opened::Opened;

/// How many characters of an id people are shown.
const SHORT: usize = 8;

/// One revision of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogLine {
    /// The revision's id.
    pub id: String,
    /// `24/11/2026 14.05`, as the laptop's clock said.
    pub at: String,
    /// Whether that clock is believed.
    pub clock_ok: bool,
    /// The person's code.
    pub author: String,
    /// The first characters of the device's id.
    pub device: String,
    /// The op's word: `put`, `review`, …
    pub op: String,
    /// The state's word; empty without one.
    pub state: String,
    /// Why; empty where nothing was said.
    pub reason: String,
    /// How many revisions of the document it follows.
    pub follows: usize,
    /// True where nobody has followed it.
    pub head: bool,
    /// The code of the rule by which it has no effect (`rule-…`); empty where it has.
    pub refused: String,
}

/// One document of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLog {
    /// The document's id.
    pub document: String,
    /// The kind's word.
    pub kind: String,
    /// The questionnaire's title; empty for other kinds.
    pub title: String,
    /// The member's number in the roster; nothing for documents of the whole household.
    pub member_number: Option<u32>,
    /// 1 for the first keying, 2 for the second.
    pub pass: u32,
    /// Its revisions, each after those that it follows.
    pub lines: Vec<LogLine>,
    /// Whether a draft of it is open here.
    pub draft: bool,
    /// True where it has two heads or more.
    pub conflict: bool,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseLog {
    /// The case's id.
    pub case: String,
    /// `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// Its documents; empty where only the cases were asked for.
    pub documents: Vec<DocumentLog>,
}

/// The history of the one case whose id begins so; without a beginning all cases, without their documents.
///
/// # Errors
/// `unknown-case`, `which-case`, and those of the store.
pub fn log(app: &mut App, case: Option<&str>) -> Result<Vec<CaseLog>, ApiError> {
    let open = app.opened()?;
    let cases = open.store.cases()?;
    let Some(typed) = case else {
        return cases.iter().map(|case| open.case_log(case, false)).collect();
    };
    let mut meant = cases.iter().filter(|case| case.case.as_str().starts_with(typed));
    match (meant.next(), meant.next()) {
        (Some(only), None) => Ok(vec![open.case_log(only, true)?]),
        (Some(_), Some(_)) => Err(ApiError::new("which-case")),
        (None, _) => Err(ApiError::new("unknown-case")),
    }
}

impl Opened {
    /// The history of a case, in words.
    pub(crate) fn history(&mut self, case: &CaseId) -> Result<CaseHistory, ApiError> {
        let cases = self.store.cases()?;
        let known = cases.iter().find(|known| known.case == *case);
        let known = known.ok_or_else(|| ApiError::new("unknown-case"))?;
        Ok(self.case_log(known, true)?.in_words(self.language))
    }

    fn case_log(&mut self, case: &CaseSummary, whole: bool) -> Result<CaseLog, ApiError> {
        let mut documents = Vec::new();
        if whole {
            for summary in self.store.documents(&case.case)? {
                documents.push(self.document_log(&summary)?);
            }
        }
        Ok(CaseLog {
            case: case.case.to_string(),
            // A case whose household has not arrived has no label yet.
            label: self.place_label(&case.case).unwrap_or_default(),
            documents,
        })
    }

    fn document_log(&mut self, summary: &DocumentSummary) -> Result<DocumentLog, ApiError> {
        let revisions = self.store.revisions_of(&summary.document)?;
        let heads: BTreeSet<RevisionId> = summary.heads.iter().map(|head| head.id).collect();
        let authors = self.authors()?;
        let mut lines = Vec::new();
        for written in in_order(&revisions) {
            let refused = self.refusal(&written.revision, &authors)?;
            lines.push(LogLine {
                head: heads.contains(&written.id),
                refused: refused.map(|refusal| refusal.code().to_owned()).unwrap_or_default(),
                ..line(written)
            });
        }
        let title = revisions
            .first()
            .filter(|_| summary.kind == Kind::Questionnaire)
            .and_then(|written| self.title_of(written));
        let member_number = match (&summary.case, &summary.member) {
            (Some(case), Some(member)) => self.place_in_roster(case, member.as_str()),
            _ => None,
        };
        Ok(DocumentLog {
            document: summary.document.to_string(),
            kind: summary.kind.as_str().to_owned(),
            title: title.unwrap_or_default(),
            member_number,
            pass: summary.pass,
            lines,
            draft: summary.draft,
            conflict: summary.heads.len() > 1,
        })
    }

    fn title_of(&self, written: &Written) -> Option<String> {
        let known = self.instrument_of(&written.revision)?;
        let title = known.title.get(self.language.tag(), &self.pack.default_language);
        Some(title.to_owned())
    }

    fn place_in_roster(&mut self, case: &CaseId, member: &str) -> Option<u32> {
        self.household(case).ok()?;
        let rows = self.member_ids(case).ok()?;
        (1..)
            .zip(rows)
            .find_map(|(number, row)| (row.as_str() == member).then_some(number))
    }
}

/// Each revision after those that it follows; where that leaves a choice, by device, position and id. The same on every
/// laptop, and no clock decides anything.
fn in_order(revisions: &[Written]) -> Vec<&Written> {
    let place = |written: &Written| (written.revision.device.clone(), written.revision.seq, written.id);
    let mut open: BTreeMap<_, &Written> = revisions.iter().map(|written| (place(written), written)).collect();
    let mut waiting: BTreeSet<RevisionId> = revisions.iter().map(|written| written.id).collect();
    let mut ordered = Vec::with_capacity(revisions.len());
    while let Some(next) = open
        .iter()
        .find(|(_, written)| !written.revision.parents.iter().any(|parent| waiting.contains(parent)))
        .map(|(place, _)| place.clone())
    {
        if let Some(written) = open.remove(&next) {
            waiting.remove(&written.id);
            ordered.push(written);
        }
    }
    ordered
}

fn line(written: &Written) -> LogLine {
    let revision = &written.revision;
    LogLine {
        id: written.id.to_string(),
        at: moment::day_and_clock(&revision.at),
        clock_ok: revision.clock_ok,
        author: revision.author.to_string(),
        device: revision.device.as_str().chars().take(SHORT).collect(),
        op: revision.op.as_str().to_owned(),
        state: revision
            .state
            .as_ref()
            .map(|state| state.as_str().to_owned())
            .unwrap_or_default(),
        reason: revision.reason.clone().unwrap_or_default(),
        follows: revision.parents.len(),
        head: false,
        refused: String::new(),
    }
}
