//! Consent: a document of its own beside the household that asked for it, so that what gates everything is signed alone.

use paduk_history::canonical::Value;
use paduk_history::{Kind, State};
use paduk_store::Op;
use paduk_survey::{CaseId, DeviceId, DocumentId, Hash};

use crate::api::ApiError;
use crate::opened::Opened;
use crate::wiring;

/// The consent's document: one for each laptop that asked, so that two who were told the same are no conflict.
fn consent_of(case: &CaseId, device: &DeviceId) -> DocumentId {
    let key = format!("paduk/0/consent\n{case}\n{device}");
    DocumentId::new(format!("c{}", &Hash::of(key.as_bytes()).to_string()[..32]))
}

impl Opened {
    /// Stores what the household said, if it is not stored yet. It comes before the household's own revision: after a
    /// power cut between the two the draft is still there, and its consent is found again.
    pub(crate) fn keep_consent(&mut self, document: &DocumentId) -> Result<(), ApiError> {
        let wired = wiring::household_wiring(&self.pack)?.consent.clone();
        let open = self.document(document)?;
        if !open.is_household() {
            return Ok(());
        }
        let case = open.case.clone();
        let said = open.value(&wired.question, None);
        let word = if said == wired.given {
            "given"
        } else if said == wired.refused {
            "refused"
        } else {
            return Ok(());
        };
        let id = consent_of(&case, &self.unlocked.public().device);
        let heads = self.store.current(&id)?;
        let stands =
            |body: &paduk_history::canonical::Object| body.get("consent") == Some(&Value::Text(word.to_owned()));
        if heads.len() == 1 && heads.iter().all(|head| stands(&head.revision.body)) {
            return Ok(());
        }
        let area = self.village_of(&case)?;
        let mut revision = self.envelope(id, Kind::Consent)?;
        revision.case = Some(case);
        revision.state = Some(State::Complete);
        revision.area = Some(area);
        revision.parents = heads.iter().map(|head| head.id).collect();
        revision.body = [("consent".to_owned(), Value::Text(word.to_owned()))]
            .into_iter()
            .collect();
        let signed = self.sign(&revision)?;
        self.write(Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        })?;
        Ok(())
    }
}
