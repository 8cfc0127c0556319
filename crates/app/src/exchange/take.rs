//! One bundle taken in: what is vouched for enters, the rest is held apart, in that order of safety.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paduk_bundle::{Carried, Checked, Expectations, Trust, Vouch, Watch, open};
use paduk_history::{Signed, Written};
use paduk_keys::{Enrolment, Roster};
use paduk_store::{Direction, Exchange, Op};
use paduk_survey::{Hash, Mode, RevisionId};

use super::receive::outcome;
use super::send::households;
use crate::api::{ApiError, ReceiveOutcome, ReceivedFile, WorkProgress};
use crate::moment;
use crate::opened::Opened;

/// What a bundle holds, sorted by whether it may enter.
#[derive(Default)]
struct Sorted {
    /// Revisions that enter.
    written: Vec<Written>,
    /// Revisions that are held, with the word for why.
    held: Vec<(Signed, String)>,
    /// Hashes that the held ones name.
    held_names: BTreeSet<Hash>,
    blobs: Vec<(Hash, Vec<u8>)>,
}

impl Opened {
    pub(super) fn receive_bundle(
        &mut self,
        file: &Path,
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<ReceivedFile, ApiError> {
        let (mut checked, mut sorted) = self.read_bundle(file, progress)?;
        // A newer roster that came along decides who is believed, so everything is looked at again under it.
        if let (Mode::Real, Some(roster)) = (self.mode(), &checked.header.signed_roster)
            && self.take_carried(&Roster::read(roster)?)?
        {
            (checked, sorted) = self.read_bundle(file, progress)?;
        }
        let from = checked.header.from.person.to_string();
        let pack = match &checked.header.pack_file {
            Some(named) => match sorted.blobs.iter().find(|(hash, _)| *hash == named.blob) {
                Some((_, bytes)) => self.take_pack(&checked, bytes)?,
                None => None,
            },
            None => None,
        };
        let bundle = checked.header.bundle;
        let at = moment::stored(&self.host.now());
        let held = sorted.held.len();
        if held > 0 {
            let named = |hash: &Hash| sorted.held_names.contains(hash);
            let blobs = sorted.blobs.iter().filter(|(hash, _)| named(hash));
            self.write(Op::Hold {
                revisions: sorted.held,
                blobs: blobs.map(|(_, bytes)| bytes.clone()).collect(),
                bundle,
                at: at.clone(),
            })?;
        }
        let named: BTreeSet<Hash> = sorted
            .written
            .iter()
            .flat_map(|one| &one.revision.blobs)
            .map(|blob| blob.hash)
            .collect();
        let changed = self.write(Op::Receive {
            revisions: sorted.written.iter().map(|one| one.signed.clone()).collect(),
            blobs: sorted
                .blobs
                .into_iter()
                .filter(|(hash, _)| named.contains(hash))
                .map(|(_, bytes)| bytes)
                .collect(),
            bundle: note(&checked, file, at),
        })?;
        self.notice_own(&sorted.written, &changed.new)?;
        self.keep_cards(&checked)?;
        self.note_receipts(&sorted.written)?;
        let words = checked.fingerprint.words().map(str::to_owned).to_vec();
        let said = |code: &str| ApiError::new(code).with("from", &from).with("held", held);
        if let (true, Some(version)) = (changed.new.is_empty() && held == 0, &pack) {
            return Ok(outcome(ReceiveOutcome::New, said("pack").with("version", version)));
        }
        if changed.new.is_empty() {
            let (became, code) = match held {
                0 => (ReceiveOutcome::Known, "known"),
                _ if checked.revoked > 0 => (ReceiveOutcome::Held, "held-revoked"),
                _ => (ReceiveOutcome::Held, "held"),
            };
            let words = if held == 0 { words } else { Vec::new() };
            return Ok(ReceivedFile {
                words,
                ..outcome(became, said(code))
            });
        }
        let refused = self.refused_among(&sorted.written, &changed.new)?;
        let code = match (held, refused) {
            (0, 0) => "new",
            (0, _) => "new-with-refused",
            _ => "new-with-held",
        };
        let said = said(code)
            .with("households", households(&sorted.written))
            .with("revisions", changed.new.len())
            .with("refused", refused);
        Ok(ReceivedFile {
            words,
            ..outcome(ReceiveOutcome::New, said)
        })
    }

    /// Opens and verifies a bundle under whom this store believes now.
    fn read_bundle(&self, file: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<(Checked, Sorted), ApiError> {
        let training = super::by_card(self.known_persons()?, Mode::Training);
        let trust: &dyn Trust = match &self.trusted {
            Some(trusted) => trusted,
            None => &training,
        };
        let mut tell = |step: paduk_bundle::Progress| {
            let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
            progress(WorkProgress {
                phase: "verify".to_owned(),
                done: small(step.done),
                total: small(step.of),
            });
        };
        let expectations = Expectations::of(self.mode(), &self.survey());
        let identity = self.unlocked.identity();
        let mut opened = open(file, identity, &expectations, trust, &mut Watch::telling(&mut tell))?;
        let checked = opened.checked().clone();
        let mut sorted = Sorted::default();
        for carried in opened.contents()? {
            match carried? {
                Carried::Revision { written, vouch } => match vouch {
                    Vouch::Known => sorted.written.push(*written),
                    Vouch::UnknownDevice | Vouch::OtherPerson | Vouch::Revoked => {
                        sorted
                            .held_names
                            .extend(written.revision.blobs.iter().map(|blob| blob.hash));
                        sorted.held.push((written.signed, vouch.as_str().to_owned()));
                    }
                },
                Carried::Blob { hash, bytes } => sorted.blobs.push((hash, bytes)),
            }
        }
        Ok((checked, sorted))
    }

    fn known_persons(&self) -> Result<BTreeMap<paduk_survey::DeviceId, paduk_survey::PersonId>, ApiError> {
        let cards = self.cards()?;
        let mut known: BTreeMap<_, _> = cards
            .iter()
            .map(|card| (card.device().clone(), card.person().clone()))
            .collect();
        let own = self.unlocked.public();
        known.insert(own.device.clone(), own.person.clone());
        Ok(known)
    }

    /// A roster that came in a bundle: a newer one is taken, an older one of an honest laptop is passed over.
    fn take_carried(&mut self, roster: &Roster) -> Result<bool, ApiError> {
        let known = self.trusted.as_ref().map_or(0, |trusted| trusted.roster.version());
        if roster.version() < known {
            return Ok(false);
        }
        let new = self.take_roster(roster)?;
        if new {
            self.trust_anew()?;
        }
        Ok(new)
    }

    /// Cards that came along and were believed are kept, so that answers can be sealed for them later.
    fn keep_cards(&mut self, checked: &Checked) -> Result<(), ApiError> {
        let own = self.unlocked.public().device.clone();
        let header = &checked.header;
        let Some(trusted) = &self.trusted else {
            if let Some(card) = &header.from.card
                && header.from.device != own
            {
                self.take_card(card)?;
                self.trust_anew()?;
            }
            return Ok(());
        };
        let devices = header.devices.iter().map(|span| (&span.device, &span.card));
        let carried = devices.chain([(&header.from.device, &header.from.card)]);
        let mut new: BTreeMap<_, Vec<u8>> = BTreeMap::new();
        for (device, card) in carried {
            let Some(enrolment) = card.as_deref().and_then(|card| Enrolment::read(card).ok()) else {
                continue;
            };
            let unknown = trusted.enrolment(device).is_none();
            if unknown && enrolment.card().device() == device && trusted.roster.admits(&enrolment).is_ok() {
                new.insert(device.clone(), enrolment.as_bytes().to_vec());
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let at = moment::stored(&self.host.now());
        for (device, bytes) in new {
            self.write(Op::KnowCard {
                device,
                bytes,
                at: at.clone(),
            })?;
        }
        self.trust_anew().map(drop)
    }

    /// Own revisions that this laptop did not know: it was set back to an earlier state, or is a clone. Its log has gone
    /// on without it, so it ends here, and the next opening goes on as a new device.
    fn notice_own(&mut self, received: &[Written], new: &[RevisionId]) -> Result<(), ApiError> {
        let device = self.unlocked.public().device.clone();
        let own = |written: &&Written| written.revision.device == device && new.contains(&written.id);
        if received.iter().any(|written| own(&written)) {
            let at = moment::stored(&self.host.now());
            self.write(Op::RetireDevice { device, at })?;
        }
        Ok(())
    }

    /// How many of the new revisions the rules do not let have an effect. They are kept and travel on all the same.
    fn refused_among(&self, received: &[Written], new: &[RevisionId]) -> Result<usize, ApiError> {
        let authors = self.authors()?;
        let new: BTreeSet<&RevisionId> = new.iter().collect();
        let mut refused = 0;
        for written in received.iter().filter(|written| new.contains(&written.id)) {
            refused += usize::from(self.refusal(&written.revision, &authors)?.is_some());
        }
        Ok(refused)
    }
}

fn note(checked: &Checked, file: &Path, at: String) -> Exchange {
    Exchange {
        bundle: checked.header.bundle,
        direction: Direction::Received,
        at,
        from: checked.header.from.device.clone(),
        kind: checked.header.kind.as_str().to_owned(),
        file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        revisions: checked.header.counts.revisions,
        new: 0,
        fingerprint: *checked.fingerprint.hash(),
        times: 1,
    }
}
