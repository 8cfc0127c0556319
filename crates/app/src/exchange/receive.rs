//! Terima: files in any order; each is taken whole or refused whole, with its sentence.

use std::path::{Path, PathBuf};

use paduk_keys::{Answer, Card, Enrolment, MAX_ANSWER_BYTES, Roster};
use paduk_store::Op;
use paduk_survey::Mode;

use super::card::{EXTENSION, small_file, view};
use crate::api::{ApiError, Param, ReceiveOutcome, ReceiveView, ReceivedFile, WorkProgress};
use crate::enrol::{ANSWER, ROSTER, ROSTER_FILE};
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
        Ok(ReceiveView {
            files: received,
            words: self.store.fingerprint()?.words().map(str::to_owned).to_vec(),
            households: u32::try_from(self.store.cases()?.len()).unwrap_or(u32::MAX),
            conflicts: self.conflict_count()?,
            cards: self.shown_cards()?.iter().map(view).collect::<Result<_, _>>()?,
            own_words: self.card_words.clone(),
            folders: self.folders(),
        })
    }

    fn receive_file(&mut self, file: &Path, progress: &mut dyn FnMut(WorkProgress)) -> ReceivedFile {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let extension = file.extension().and_then(|extension| extension.to_str());
        let taken = if matches!(extension, Some(ROSTER_FILE | ANSWER)) {
            self.receive_roster(file)
        } else if is_card(file) {
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

    /// Cards whose check words people compare; in real work the roster vouches, and nobody compares a second time.
    fn shown_cards(&self) -> Result<Vec<Card>, ApiError> {
        match self.mode() {
            Mode::Training => self.cards(),
            Mode::Real => Ok(Vec::new()),
        }
    }

    /// Fails unless a signed card counts under the roster in use.
    fn admits(&self, enrolment: &Enrolment) -> Result<(), ApiError> {
        let in_use = self
            .store
            .setting(ROSTER)?
            .ok_or_else(|| ApiError::new("training-only"))?;
        Roster::read(&in_use)?.admits(enrolment)?;
        Ok(())
    }

    /// A roster by itself, or in the answer to somebody's request, whose signed card is learnt too.
    fn receive_roster(&mut self, file: &Path) -> Result<ReceivedFile, ApiError> {
        let bytes = small_file(file, MAX_ANSWER_BYTES)?;
        let (roster, enrolment) = match Roster::read(&bytes) {
            Ok(roster) => (roster, None),
            Err(error) => match Answer::read(&bytes) {
                Ok(answer) => (answer.roster, answer.enrolment),
                Err(_) => return Err(error.into()),
            },
        };
        let mut new = match (self.take_roster(&roster), &enrolment) {
            // An older roster beside a card is passed over: the card is weighed under the one in use.
            (Err(older), Some(_)) if older.code == "roster-older" => false,
            (taken, _) => taken?,
        };
        if let Some(enrolment) = enrolment {
            self.admits(&enrolment)?;
            let device = enrolment.card().device().clone();
            let bytes = enrolment.as_bytes().to_vec();
            new |= self.store.card(&device)?.is_none_or(|known| known.bytes != bytes);
            let at = moment::stored(&self.host.now());
            if device == self.unlocked.public().device {
                self.escrow_anew(&enrolment)?;
            }
            self.write(Op::KnowCard { device, bytes, at })?;
        }
        let released = self.trust_anew()?;
        let said = ApiError::new(if new { "roster" } else { "roster-known" })
            .with("version", roster.version())
            .with("released", released);
        let became = if new {
            ReceiveOutcome::Card
        } else {
            ReceiveOutcome::Known
        };
        Ok(outcome(became, said))
    }

    fn receive_card(&mut self, file: &Path) -> Result<ReceivedFile, ApiError> {
        let bytes = std::fs::read(file).map_err(|_| ApiError::new("not-readable").with("file", file.display()))?;
        // A stick that goes to and fro carries one's own card too; it is nothing to be alarmed at.
        if Card::read(&bytes)?.device() == &self.unlocked.public().device {
            return Ok(outcome(ReceiveOutcome::Known, ApiError::new("own-card")));
        }
        let card = self.take_card(&bytes)?;
        self.trust_anew()?;
        let words = card.check_words()?.map(str::to_owned).to_vec();
        Ok(ReceivedFile {
            words,
            ..outcome(
                ReceiveOutcome::Card,
                ApiError::new("card").with("person", card.person()),
            )
        })
    }
}

pub(super) fn outcome(outcome: ReceiveOutcome, said: ApiError) -> ReceivedFile {
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
                    .and_then(|extension| extension.to_str())
                    .is_some_and(|extension| [BUNDLE, EXTENSION, ROSTER_FILE].contains(&extension))
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
