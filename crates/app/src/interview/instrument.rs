//! Which questionnaire of the pack a stored document belongs to, also after the pack has changed.

use paduk_history::{DocumentKey, Kind, Revision};
use paduk_pack::PackInstrument;
use paduk_store::DocumentSummary;
use paduk_survey::{DocumentId, InstrumentHash};

use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// The instrument that a revision was written under, in the version that this pack has.
    pub(crate) fn instrument_of(&self, revision: &Revision) -> Option<&PackInstrument> {
        let key = DocumentKey {
            case: revision.case.clone()?,
            kind: revision.kind.clone(),
            member: revision.member.clone(),
            form: None,
            round: Some(revision.round),
            pass: revision.pass,
            source: revision.source.clone(),
        };
        self.instrument_of_key(key, &revision.document, revision.instrument)
    }

    /// The same for a document in a list.
    pub(crate) fn instrument_of_summary(&self, summary: &DocumentSummary) -> Option<&PackInstrument> {
        let key = DocumentKey {
            case: summary.case.clone()?,
            kind: summary.kind.clone(),
            member: summary.member.clone(),
            form: None,
            round: Some(summary.round),
            pass: summary.pass,
            source: summary.source.clone(),
        };
        let hash = summary.heads.first().and_then(|head| head.instrument);
        self.instrument_of_key(key, &summary.document, hash)
    }

    /// By the instrument's hash; else, where the pack has another version of it by now, by the form id from which the
    /// document's own id was made.
    fn instrument_of_key(
        &self,
        key: DocumentKey,
        document: &DocumentId,
        hash: Option<InstrumentHash>,
    ) -> Option<&PackInstrument> {
        let mut instruments = self.pack.instruments.iter();
        if let Some(same) = instruments.clone().find(|known| Some(known.form.hash()) == hash) {
            return Some(same);
        }
        if key.kind == Kind::Household {
            return wiring::household(&self.pack).ok();
        }
        instruments.find(|known| {
            let named = DocumentKey {
                form: Some(known.form_id.clone()),
                ..key.clone()
            };
            named.id().is_ok_and(|id| id == *document)
        })
    }
}
