//! Terima: files in any order; each is taken whole or refused whole, with its sentence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use paduk_bundle::{Carried, Expectations, Watch, open};
use paduk_history::{Signed, Written};
use paduk_keys::Card;
use paduk_store::{Direction, Exchange, Op};
use paduk_survey::RevisionId;

use super::card::{EXTENSION, view};
use super::send::households;
use crate::api::{ApiError, Param, ReceiveOutcome, ReceiveView, ReceivedFile, WorkProgress};
use crate::moment;
use crate::opened::Opened;

/// The extension of a bundle.
const BUNDLE: &str = "paduk";
/// Most bytes read to see whether a file is a card.
const CARD_BYTES: u64 = 4096;

impl Opened {
    /// Receives files, and says what is known afterwards.
    pub(crate) fn receive(
        &mut self,
        paths: &[String],
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<ReceiveView, ApiError> {
        let files = listed(paths);
        let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let mut received = Vec::new();
        for (done, file) in (0..).zip(&files) {
            progress(WorkProgress {
                phase: "receive".to_owned(),
                done,
                total,
            });
            received.push(self.receive_file(file, progress));
        }
        // Cards first or bundles first makes no difference to a person: what came in is looked at afresh.
        self.documents.clear();
        let documents = self.store.all_documents()?;
        Ok(ReceiveView {
            files: received,
            words: self.store.fingerprint()?.words().map(str::to_owned).to_vec(),
            households: u32::try_from(self.store.cases()?.len()).unwrap_or(u32::MAX),
            conflicts: u32::try_from(documents.iter().filter(|document| document.heads.len() > 1).count())
                .unwrap_or(u32::MAX),
            cards: self.cards()?.iter().map(view).collect::<Result<_, _>>()?,
            own_words: self.card_words.clone(),
            folders: self.folders(),
        })
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

    fn receive_file(&mut self, file: &Path, progress: &mut dyn FnMut(WorkProgress)) -> ReceivedFile {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let taken = if is_card(file) {
            self.receive_card(file)
        } else {
            self.receive_bundle(file, progress)
        };
        match taken {
            Ok(taken) => ReceivedFile { file: name, ..taken },
            Err(error) => ReceivedFile {
                file: name,
                ..outcome(ReceiveOutcome::Refused, error)
            },
        }
    }

    fn receive_card(&mut self, file: &Path) -> Result<ReceivedFile, ApiError> {
        let bytes = std::fs::read(file).map_err(|_| ApiError::new("not-readable").with("file", file.display()))?;
        // A stick that goes to and fro carries one's own card too; it is nothing to be alarmed at.
        if Card::read(&bytes)?.device() == &self.unlocked.public().device {
            return Ok(outcome(ReceiveOutcome::Known, ApiError::new("own-card")));
        }
        let card = self.take_card(&bytes)?;
        let words = card.check_words()?.map(str::to_owned).to_vec();
        Ok(ReceivedFile {
            words,
            ..outcome(
                ReceiveOutcome::Card,
                ApiError::new("card").with("person", card.person()),
            )
        })
    }

    fn receive_bundle(
        &mut self,
        file: &Path,
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<ReceivedFile, ApiError> {
        let mut known: std::collections::BTreeMap<_, _> = self
            .cards()?
            .into_iter()
            .map(|card| (card.device().clone(), card.person().clone()))
            .collect();
        let own = self.unlocked.public();
        known.insert(own.device.clone(), own.person.clone());
        let trust = super::by_card(known, self.mode());
        let expectations = Expectations::of(self.mode(), &self.survey());
        let mut tell = |step: paduk_bundle::Progress| {
            let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
            progress(WorkProgress {
                phase: "verify".to_owned(),
                done: small(step.done),
                total: small(step.of),
            });
        };
        let mut opened = open(
            file,
            self.unlocked.identity(),
            &expectations,
            &trust,
            &mut Watch::telling(&mut tell),
        )?;
        let checked = opened.checked().clone();
        let from = checked.header.from.person.to_string();
        if checked.unknown_device + checked.other_person > 0 {
            return Ok(outcome(ReceiveOutcome::Held, ApiError::new("held").with("from", from)));
        }
        let (mut revisions, mut blobs): (Vec<Signed>, Vec<Vec<u8>>) = (Vec::new(), Vec::new());
        let mut written = Vec::new();
        for carried in opened.contents()? {
            match carried? {
                Carried::Revision { written: revision, .. } => {
                    revisions.push(revision.signed.clone());
                    written.push(*revision);
                }
                Carried::Blob { bytes, .. } => blobs.push(bytes),
            }
        }
        let note = Exchange {
            bundle: checked.header.bundle,
            direction: Direction::Received,
            at: moment::stored(&self.host.now()),
            from: checked.header.from.device.clone(),
            kind: checked.header.kind.as_str().to_owned(),
            file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            revisions: checked.header.counts.revisions,
            new: 0,
            fingerprint: *checked.fingerprint.hash(),
            times: 1,
        };
        let changed = self.write(Op::Receive {
            revisions,
            blobs,
            bundle: note,
        })?;
        self.notice_own(&written, &changed.new)?;
        // The author's card came along and was believed: it is kept, so that answers can be sealed for it later.
        if let Some(card) = &checked.header.from.card
            && checked.header.from.device != self.unlocked.public().device
        {
            self.take_card(card)?;
        }
        let words = checked.fingerprint.words().map(str::to_owned).to_vec();
        if changed.new.is_empty() {
            return Ok(ReceivedFile {
                words,
                ..outcome(ReceiveOutcome::Known, ApiError::new("known").with("from", from))
            });
        }
        let refused = self.refused_among(&written, &changed.new)?;
        let code = if refused == 0 { "new" } else { "new-with-refused" };
        let said = ApiError::new(code)
            .with("households", households(&written))
            .with("revisions", changed.new.len())
            .with("from", from)
            .with("refused", refused);
        Ok(ReceivedFile {
            words,
            ..outcome(ReceiveOutcome::New, said)
        })
    }
}

fn outcome(outcome: ReceiveOutcome, said: ApiError) -> ReceivedFile {
    let params: Vec<Param> = said.params;
    ReceivedFile {
        file: String::new(),
        outcome,
        code: said.code,
        params,
        words: Vec::new(),
    }
}

/// Files named, and of folders named the bundles and cards in them, by name.
fn listed(paths: &[String]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths.iter().map(|path| PathBuf::from(path.trim())) {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let mut inside: Vec<PathBuf> = std::fs::read_dir(&path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|file| {
                file.extension()
                    .is_some_and(|extension| extension == BUNDLE || extension == EXTENSION)
            })
            .collect();
        inside.sort();
        files.extend(inside);
    }
    files
}

/// A card by its extension, or by its size and first letter where a stick has renamed it.
fn is_card(file: &Path) -> bool {
    if file.extension().is_some_and(|extension| extension == EXTENSION) {
        return true;
    }
    let small = std::fs::metadata(file).is_ok_and(|about| about.len() <= CARD_BYTES);
    small
        && file.extension().is_none_or(|extension| extension != BUNDLE)
        && std::fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"{"))
}
