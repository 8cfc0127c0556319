//! Reasons given for warnings: documents of their own, so that who let a value stand is signed like the value.

use paduk_form::{Change, FindingKind};
use paduk_history::canonical::{Object, Value};
use paduk_history::{Kind, State};
use paduk_store::Op;
use paduk_survey::{DocumentId, Hash, RowId};

use crate::api::ApiError;
use crate::opened::Opened;

/// The flag that a reason answers.
struct Flag<'a> {
    document: &'a DocumentId,
    question: &'a str,
    row: Option<&'a RowId>,
    warning: &'a str,
}

impl Flag<'_> {
    /// The reason's document: the same on every laptop, so that two laptops' reasons for one flag meet.
    fn id(&self) -> DocumentId {
        let row = self.row.map(RowId::as_str).unwrap_or_default();
        let key = format!(
            "paduk/0/reason\n{}\n{}\n{row}\n{}",
            self.document, self.question, self.warning
        );
        DocumentId::new(format!("r{}", &Hash::of(key.as_bytes()).to_string()[..32]))
    }

    fn body(&self) -> Object {
        let text = |text: &str| Value::Text(text.to_owned());
        let row = self.row.map(|row| ("row".to_owned(), text(row.as_str())));
        [
            ("document", self.document.as_str()),
            ("q", self.question),
            ("warning", self.warning),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), text(value)))
        .chain(row)
        .collect()
    }
}

impl Opened {
    /// Stores the reasons of a draft that are not stored yet. They come before the revision that they belong to: after
    /// a power cut between the two, the draft is still there and its reasons are found again.
    pub(crate) fn keep_reasons(&mut self, document: &DocumentId) -> Result<(), ApiError> {
        let open = self.document(document)?;
        let (case, member) = (open.case.clone(), open.member.clone());
        let form = std::sync::Arc::clone(open.form());
        let given: Vec<_> = open
            .interview
            .validate()
            .into_iter()
            .filter(|found| found.kind == FindingKind::Warning)
            .collect();
        for found in given {
            let (Some(reason), Some(warning)) = (found.reason, found.warning_key) else {
                continue;
            };
            let question = form.node(found.place.node).address();
            let flag = Flag {
                document,
                question,
                row: found.place.row.as_ref(),
                warning: &warning,
            };
            let id = flag.id();
            let heads = self.store.current(&id)?;
            if heads.iter().any(|head| head.revision.text.as_deref() == Some(&reason)) {
                continue;
            }
            let mut revision = self.envelope(id, Kind::Reason)?;
            revision.case = Some(case.clone());
            revision.member = member.clone();
            revision.state = Some(State::Complete);
            revision.parents = heads.iter().map(|head| head.id).collect();
            revision.text = Some(reason);
            revision.body = flag.body();
            let signed = self.sign(&revision)?;
            self.write(Op::PutRevision {
                signed,
                closes_draft: false,
                blobs: Vec::new(),
            })?;
        }
        Ok(())
    }

    /// The reasons that were given for a document's warnings, as changes to replay.
    pub(crate) fn reasons_given(&self, document: &DocumentId) -> Result<Vec<Change>, ApiError> {
        let Some(case) = self.case_of(document)? else {
            return Ok(Vec::new());
        };
        let mut changes = Vec::new();
        for summary in self
            .store
            .documents(&case)?
            .into_iter()
            .filter(|summary| summary.kind == Kind::Reason)
        {
            for head in self.store.current(&summary.document)? {
                let text = |key: &str| match head.revision.body.get(key) {
                    Some(Value::Text(text)) => Some(text.clone()),
                    _ => None,
                };
                if text("document").as_deref() != Some(document.as_str()) {
                    continue;
                }
                if let (Some(question), Some(warning_key)) = (text("q"), text("warning")) {
                    changes.push(Change::Reason {
                        question,
                        row: text("row").map(RowId::new),
                        warning_key,
                        reason: head.revision.text.clone(),
                    });
                }
            }
        }
        Ok(changes)
    }

    fn case_of(&self, document: &DocumentId) -> Result<Option<paduk_survey::CaseId>, ApiError> {
        if let Some(draft) = self.store.draft(document)? {
            return Ok(draft.start.case);
        }
        Ok(self
            .store
            .current(document)?
            .into_iter()
            .next()
            .and_then(|head| head.revision.case))
    }
}
