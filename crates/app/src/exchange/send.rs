//! Kirim: what is not sent yet goes into one sealed file.

use std::collections::{BTreeMap, BTreeSet};

use paduk_bundle::BundleKind;
use paduk_history::{Fingerprint, Kind, Written};
use paduk_store::{Direction, Exchange, Op};
use paduk_survey::{CaseId, RevisionId, Role};

use super::card::view;
use super::parcel::Parcel;
use crate::api::{ApiError, FieldRow, SendRow, SendView, SentView, WorkProgress};
use crate::interview::is_complete;
use crate::moment;
use crate::opened::Opened;

/// The setting that keeps the folder used last.
const FOLDER: &str = "send/folder";
/// Most bundles listed.
const MOST_LISTED: usize = 20;

impl Opened {
    /// What would be sent, and to whom.
    pub(crate) fn send_plan(&mut self) -> Result<SendView, ApiError> {
        let unsent = self.unsent()?;
        let revisions = self.read_revisions(&unsent)?;
        let last = self
            .store
            .setting(FOLDER)?
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let mut sent = Vec::new();
        for bundle in self
            .store
            .exchanges()?
            .iter()
            .filter(|bundle| bundle.direction == Direction::Sent)
            .take(MOST_LISTED)
        {
            sent.push(self.sent_view(bundle, last.as_deref().unwrap_or_default(), 0, String::new())?);
        }
        Ok(SendView {
            rows: self.send_rows(&unsent)?,
            households: households(&revisions),
            staying: u32::try_from(self.store.drafts()?.len()).unwrap_or_default(),
            recipients: self.supervisors()?.iter().map(view).collect::<Result<_, _>>()?,
            folders: self.folders(),
            last_folder: last.unwrap_or_default(),
            sent,
            field: self.field()?,
        })
    }

    /// To whom a supervisor can send back, with what waits for a receipt.
    fn field(&self) -> Result<Vec<FieldRow>, ApiError> {
        if self.unlocked.public().role != Role::Supervisor {
            return Ok(Vec::new());
        }
        let mut rows: BTreeMap<String, u32> = BTreeMap::new();
        let cards = self.cards()?;
        let field = cards.iter().filter(|card| card.role() != Role::Supervisor);
        let persons: BTreeMap<_, _> = field.map(|card| (card.device(), card.person().to_string())).collect();
        for person in persons.values() {
            rows.entry(person.clone()).or_default();
        }
        for bundle in self.store.exchanges()? {
            let person = persons
                .get(&bundle.from)
                .filter(|_| bundle.direction == Direction::Received);
            if let Some(person) = person
                && !self.is_confirmed(&bundle.bundle)?
            {
                *rows.entry(person.clone()).or_default() += 1;
            }
        }
        Ok(rows
            .into_iter()
            .map(|(person, unconfirmed)| FieldRow { person, unconfirmed })
            .collect())
    }

    /// Writes the sealed file. With nothing new it writes everything again, which does the receiver no harm.
    pub(crate) fn send(&mut self, folder: &str, progress: &mut dyn FnMut(WorkProgress)) -> Result<SentView, ApiError> {
        let kind = match self.unlocked.public().role {
            Role::Supervisor | Role::Analyst => BundleKind::ToCentre,
            Role::Enumerator | Role::Clerk | Role::Trainee => BundleKind::ToSupervisor,
        };
        let unsent = self.unsent()?;
        let ids = if unsent.is_empty() { self.store.ids()? } else { unsent };
        if ids.is_empty() {
            return Err(ApiError::new("nothing-to-send"));
        }
        let parcel = Parcel {
            kind,
            recipients: self.upwards()?,
            ids,
            pack_file: None,
        };
        let sent = self.seal_parcel(parcel, folder, progress)?;
        self.write(Op::Set {
            key: FOLDER.to_owned(),
            value: Some(folder.trim().as_bytes().to_vec()),
        })?;
        Ok(sent)
    }

    pub(super) fn sent_view(
        &self,
        bundle: &Exchange,
        folder: &str,
        households: u32,
        size: String,
    ) -> Result<SentView, ApiError> {
        Ok(SentView {
            file: bundle.file.clone(),
            folder: folder.to_owned(),
            size,
            words: Fingerprint::from_hash(bundle.fingerprint)
                .words()
                .map(str::to_owned)
                .to_vec(),
            households,
            revisions: small(bundle.revisions),
            at: moment::read_day_and_clock(&bundle.at),
            confirmed: self.store.receipt(&bundle.bundle)?.is_some(),
        })
    }

    fn send_rows(&self, unsent: &[RevisionId]) -> Result<Vec<SendRow>, ApiError> {
        let documents = self.store.all_documents()?;
        let drafts = self.store.drafts()?;
        let row = |instrument: &paduk_pack::PackInstrument| {
            let finished = |sent: bool| {
                documents
                    .iter()
                    .filter(|document| !document.draft)
                    .filter(|document| {
                        self.instrument_of_summary(document)
                            .is_some_and(|known| known.form_id == instrument.form_id)
                    })
                    .filter(|document| {
                        document
                            .heads
                            .iter()
                            .any(|head| is_complete(head.state.as_ref()) && unsent.contains(&head.id) != sent)
                    })
                    .count()
            };
            SendRow {
                name: instrument
                    .title
                    .get(self.language.tag(), &self.pack.default_language)
                    .to_owned(),
                ready: count(finished(false)),
                sent: count(finished(true)),
                drafts: count(
                    drafts
                        .iter()
                        .filter(|draft| draft.start.form.as_deref() == Some(&instrument.form_id))
                        .count(),
                ),
            }
        };
        Ok(self.pack.instruments.iter().map(row).collect())
    }

    /// These revisions, sorted by device and position.
    pub(crate) fn read_revisions(&self, ids: &[RevisionId]) -> Result<Vec<Written>, ApiError> {
        self.store
            .signed(ids)?
            .into_iter()
            .map(|signed| Ok(Written::read(signed)?))
            .collect()
    }
}

/// Cases with a household or a questionnaire among these revisions.
pub(crate) fn households(revisions: &[Written]) -> u32 {
    let counted = revisions
        .iter()
        .filter(|written| matches!(written.revision.kind, Kind::Household | Kind::Questionnaire));
    let cases: BTreeSet<&CaseId> = counted.filter_map(|written| written.revision.case.as_ref()).collect();
    count(cases.len())
}

/// `12 KB`, `3,4 MB`: a size as people read it, with a decimal comma.
pub(crate) fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    if bytes < KB * KB {
        format!("{} KB", bytes.div_ceil(KB))
    } else {
        format!("{:.1} MB", bytes as f64 / (KB * KB) as f64).replace('.', ",")
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_read_as_in_indonesia() {
        assert_eq!([size(1), size(12 * 1024), size(3_565_158)], ["1 KB", "12 KB", "3,4 MB"]);
    }
}
