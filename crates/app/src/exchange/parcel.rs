//! Sealing: what goes into a file, and for whom it is sealed.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use paduk_bundle::{Author, BundleError, BundleKind, Content, Exporter, Limits, Recipient, Watch, seal};
use paduk_history::Written;
use paduk_keys::Card;
use paduk_store::{Direction, Exchange, Op};
use paduk_survey::{Hash, RevisionId, Role};

use super::card::existing;
use super::send::{households, size, small};
use crate::api::{ApiError, SentView, WorkProgress};
use crate::moment;
use crate::opened::Opened;

/// What goes into a file.
pub(super) struct Parcel {
    pub(super) kind: BundleKind,
    pub(super) recipients: Vec<Recipient>,
    pub(super) ids: Vec<RevisionId>,
    /// The survey pack's file, where it goes along.
    pub(super) pack_file: Option<Vec<u8>>,
}

impl Opened {
    /// For whom work is sealed on its way up: in practice every supervisor whose card is known; in real work those whom
    /// the signed card names, or the centre, and always the programme.
    pub(super) fn upwards(&self) -> Result<Vec<Recipient>, ApiError> {
        let recipients = match &self.trusted {
            None => self
                .supervisors()?
                .iter()
                .map(|card| card.recipient().clone())
                .collect(),
            Some(trusted) => {
                self.in_force()?;
                let own = self.unlocked.public();
                let named = match trusted.enrolment(&own.device) {
                    Some(enrolment) => enrolment.recipients().to_vec(),
                    None => self
                        .supervisors()?
                        .iter()
                        .map(|card| card.recipient().clone())
                        .collect(),
                };
                self.with_programme(named)
            }
        };
        if recipients.is_empty() {
            return Err(ApiError::new("no-recipient"));
        }
        Ok(recipients)
    }

    /// These recipients and the programme's two, each once.
    pub(super) fn with_programme(&self, mut recipients: Vec<Recipient>) -> Vec<Recipient> {
        let programme = self.trusted.iter().flat_map(|trusted| trusted.roster.programme());
        recipients.extend(programme.cloned());
        let mut seen = BTreeSet::new();
        recipients.retain(|recipient| seen.insert(recipient.to_string()));
        recipients
    }

    /// Writes the sealed file and notes it.
    pub(super) fn seal_parcel(
        &mut self,
        parcel: Parcel,
        folder: &str,
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<SentView, ApiError> {
        self.in_force()?;
        let path = existing(folder)?;
        let revisions = self.read_revisions(&parcel.ids)?;
        let blobs = self.blobs_of(&revisions)?;
        let signed: Vec<_> = revisions.iter().map(|written| written.signed.clone()).collect();
        let card = self.own_card()?;
        let mut authors = self.carried_cards()?;
        authors.push(Author {
            key: self.unlocked.signing_key().verifying_key(),
            card: Some(card.clone()),
        });
        let mut id = [0; 32];
        (self.host.chance)(&mut id)?;
        let now = self.host.now();
        let survey = self.survey();
        let roster = self.trusted.as_ref().map(|trusted| trusted.roster.clone());
        let content = Content {
            bundle: Hash::from_bytes(id),
            kind: parcel.kind,
            mode: self.mode(),
            survey: &survey,
            at: now,
            roster: roster.as_ref().map_or(0, paduk_keys::Roster::version),
            signed_roster: roster.as_ref().map(paduk_keys::Roster::as_bytes),
            pack: &self.pack.version,
            pack_file: parcel.pack_file.as_deref(),
            revisions: &signed,
            blobs: &blobs,
            authors: &authors,
        };
        let by = Exporter {
            person: self.unlocked.public().person.clone(),
            signing: self.unlocked.signing_key(),
            card: Some(&card),
        };
        let mut tell = |step: paduk_bundle::Progress| {
            progress(WorkProgress {
                phase: "seal".to_owned(),
                done: small(step.done),
                total: small(step.of),
            });
        };
        let mut watch = Watch::telling(&mut tell);
        let sealed = seal(&content, &parcel.recipients, &by, &path, &Limits::FORMAT, &mut watch)
            .map_err(|error| unwritable(&path, error))?;
        let name = sealed.path.file_name().unwrap_or_default();
        let note = Exchange {
            bundle: sealed.bundle,
            direction: Direction::Sent,
            at: moment::stored(&now),
            from: self.unlocked.public().device.clone(),
            kind: parcel.kind.as_str().to_owned(),
            file: name.to_string_lossy().into_owned(),
            revisions: sealed.counts.revisions,
            new: 0,
            fingerprint: *sealed.fingerprint.hash(),
            times: 1,
        };
        // What goes back down to the field has not gone up to the centre: it stays unsent.
        let up = matches!(parcel.kind, BundleKind::ToSupervisor | BundleKind::ToCentre);
        self.write(Op::NoteSent {
            bundle: note.clone(),
            revisions: if up { parcel.ids } else { Vec::new() },
        })?;
        self.sent_view(&note, folder.trim(), households(&revisions), size(sealed.bytes))
    }

    /// The card that travels along with what this profile makes: in real work the one that a supervisor signed.
    fn own_card(&self) -> Result<Vec<u8>, ApiError> {
        let device = &self.unlocked.public().device;
        let signed = self.trusted.as_ref().and_then(|trusted| trusted.enrolment(device));
        match signed {
            Some(enrolment) => Ok(enrolment.as_bytes().to_vec()),
            None => Ok(self.unlocked.card()?.as_bytes().to_vec()),
        }
    }

    /// Keys and cards of everybody whose revisions may be among what is sent, revoked ones too.
    fn carried_cards(&self) -> Result<Vec<Author>, ApiError> {
        let author = |card: &Card, bytes: &[u8]| Author {
            key: *card.signing_key(),
            card: Some(bytes.to_vec()),
        };
        match &self.trusted {
            None => Ok(self.cards()?.iter().map(|card| author(card, card.as_bytes())).collect()),
            Some(trusted) => {
                let root = Author {
                    key: *trusted.roster.root(),
                    card: None,
                };
                let cards = trusted.all_cards().map(|(card, bytes)| author(card, bytes));
                Ok(cards.chain([root]).collect())
            }
        }
    }

    fn blobs_of(&self, revisions: &[Written]) -> Result<Vec<Vec<u8>>, ApiError> {
        let named: BTreeSet<Hash> = revisions
            .iter()
            .flat_map(|written| &written.revision.blobs)
            .map(|blob| blob.hash)
            .collect();
        let mut blobs = Vec::new();
        for hash in named {
            blobs.extend(self.store.blob(&hash)?);
        }
        Ok(blobs)
    }

    /// Seals the survey's pack for everybody whose card is known.
    ///
    /// # Errors
    /// `not-your-role` for anybody but a supervisor.
    pub(crate) fn send_pack(
        &mut self,
        file: &Path,
        folder: &str,
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<SentView, ApiError> {
        if self.unlocked.public().role != Role::Supervisor {
            return Err(ApiError::new("not-your-role"));
        }
        let unreadable = |_| ApiError::new("not-readable").with("file", file.display());
        let mut bytes = Vec::new();
        std::fs::File::open(file)
            .map_err(unreadable)?
            .take(Limits::FORMAT.blob + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        let pack = crate::packs::read_file(&bytes)?;
        if pack.id != self.pack.id {
            return Err(ApiError::new("other-survey"));
        }
        let own = self.unlocked.public().recipient.clone();
        let others: Vec<Recipient> = self.cards()?.iter().map(|card| card.recipient().clone()).collect();
        let mut recipients = self.with_programme(others);
        recipients.retain(|recipient| *recipient != own);
        if recipients.is_empty() {
            return Err(ApiError::new("no-recipient"));
        }
        let parcel = Parcel {
            kind: BundleKind::Pack,
            recipients,
            ids: Vec::new(),
            pack_file: Some(bytes),
        };
        self.seal_parcel(parcel, folder, progress)
    }
}

/// What happened to a stick that could not be written, in words of its own where it is known.
fn unwritable(folder: &Path, error: BundleError) -> ApiError {
    use std::io::ErrorKind;
    let BundleError::Unwritable { kind } = &error else {
        return error.into();
    };
    let named = |code: &str| ApiError::new(code).with("folder", folder.display());
    let is = |one: ErrorKind| one.to_string() == *kind;
    if is(ErrorKind::StorageFull) || is(ErrorKind::QuotaExceeded) {
        named("stick-full")
    } else if is(ErrorKind::ReadOnlyFilesystem) || is(ErrorKind::PermissionDenied) {
        named("stick-read-only")
    } else if !folder.is_dir() {
        ApiError::new("stick-gone")
    } else {
        error.into()
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::Path;

    use paduk_bundle::BundleError;

    use super::unwritable;

    #[test]
    fn each_trouble_with_a_stick_has_its_own_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let code = |folder: &Path, kind: ErrorKind| {
            let kind = kind.to_string();
            unwritable(folder, BundleError::Unwritable { kind }).code
        };
        let here = folder.path();
        assert_eq!(code(here, ErrorKind::StorageFull), "stick-full");
        assert_eq!(code(here, ErrorKind::ReadOnlyFilesystem), "stick-read-only");
        assert_eq!(code(here, ErrorKind::PermissionDenied), "stick-read-only");
        assert_eq!(code(here, ErrorKind::Interrupted), "bundle-unwritable");
        assert_eq!(code(&here.join("tercabut"), ErrorKind::NotFound), "stick-gone");
    }
}
