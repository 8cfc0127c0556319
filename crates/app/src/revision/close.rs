//! Closing a draft: its answers, rows and paradata in one signed revision, in one transaction.

use paduk_form::FindingKind;
use paduk_history::canonical::Object;
use paduk_history::{BlobRef, Extra, Kind, Level, Op as RevisionOp, Revision, RowRef, State};
use paduk_store::{Draft, Op};
use paduk_survey::{DocumentId, Hash, RevisionId};

use super::paradata;
use crate::api::ApiError;
use crate::interview::reason_key;
use crate::opened::Opened;

impl Opened {
    /// Turns a draft into one revision. A questionnaire with open errors or gaps becomes a draft revision.
    pub(crate) fn close_draft(&mut self, document: &DocumentId) -> Result<RevisionId, ApiError> {
        let draft = self
            .store
            .draft(document)?
            .ok_or_else(|| ApiError::new("draft-missing"))?;
        self.keep_reasons(document)?;
        self.keep_consent(document)?;
        let open = self.document(document)?;
        let complete = !open.interview.validate().iter().any(|found| match found.kind {
            FindingKind::Error => true,
            FindingKind::Missing => false,
            FindingKind::Warning => found.reason.is_none(),
        });
        // What was checked is what is said: the version of the questionnaire that ran last, not the one it began with.
        let instrument = open.form().hash();
        let pack = open.pack.version.clone();
        let (answers, _) = open.interview.finalise();
        let rows = open.interview.rows_in_order();
        let blob = paradata::of(&draft);
        let reason = self
            .store
            .setting(&reason_key(document))?
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let mut revision = self.envelope(document.clone(), draft.start.kind.clone())?;
        revision.round = draft.start.round;
        revision.case = draft.start.case.clone();
        revision.state = Some(if complete { State::Complete } else { State::Draft });
        revision.member = draft.start.member.clone();
        revision.instrument = Some(instrument);
        revision.pack = Some(pack);
        revision.source = draft.start.source.clone();
        revision.interviewer = draft.start.interviewer.clone();
        revision.pass = draft.start.pass;
        revision.visit = draft.start.visit.clone();
        revision.area = self.area_of(&draft)?;
        revision.parents = draft.start.base.clone();
        revision.reason = reason.clone();
        revision.answers = answers;
        revision.rows = rows
            .into_iter()
            .map(|row| RowRef {
                repeat: row.repeat,
                row: row.row,
                parent: row.parent,
            })
            .collect();
        revision.household = draft.start.household;
        revision.blobs = vec![BlobRef {
            hash: Hash::of(&blob),
            role: "paradata".to_owned(),
            size: u32::try_from(blob.len()).unwrap_or_default(),
        }];
        let signed = self.sign(&revision)?;
        let id = signed.id();
        self.write(Op::PutRevision {
            signed,
            closes_draft: true,
            blobs: vec![blob],
        })?;
        if reason.is_some() {
            self.write(Op::Set {
                key: reason_key(document),
                value: None,
            })?;
        }
        self.forget(document);
        Ok(id)
    }

    /// The envelope of the next revision of this device; answers and the rest are the caller's.
    pub(crate) fn envelope(&self, document: DocumentId, kind: Kind) -> Result<Revision, ApiError> {
        let public = self.unlocked.public();
        let (seq, prev) = self.store.next_position(&public.device)?;
        Ok(Revision {
            survey: self.survey(),
            mode: public.mode,
            round: crate::wiring::ROUND,
            case: None,
            document,
            kind,
            op: RevisionOp::Put,
            state: None,
            member: None,
            instrument: None,
            pack: Some(self.pack.version.clone()),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            author: public.person.clone(),
            device: public.device.clone(),
            source: None,
            interviewer: None,
            pass: 1,
            visit: None,
            area: None,
            about: Vec::new(),
            parents: Vec::new(),
            prev,
            seq,
            at: self.host.now(),
            clock_ok: true,
            reason: None,
            level: Some(Level::Field),
            answers: Vec::new(),
            rows: Vec::new(),
            household: None,
            text: None,
            body: Object::new(),
            blobs: Vec::new(),
            extra: Extra::default(),
        })
    }

    /// The village that the household names now, else the one the draft began with.
    fn area_of(&mut self, draft: &Draft) -> Result<Option<String>, ApiError> {
        match &draft.start.case {
            Some(case) => Ok(Some(self.village_of(case)?)),
            None => Ok(draft.start.area.clone()),
        }
    }
}
