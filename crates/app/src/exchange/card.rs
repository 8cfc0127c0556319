//! Public cards: written for others, taken in from others.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ed25519_dalek::VerifyingKey;
use paduk_keys::Card;
use paduk_store::Op;
use paduk_survey::{DeviceId, Mode, Role};

use crate::api::{ApiError, CardView, Written};
use crate::moment;
use crate::opened::Opened;
use crate::session::role_view;

/// The extension of a card file.
pub(crate) const EXTENSION: &str = "kartu";

impl Opened {
    /// Writes this profile's public card to a folder.
    pub(crate) fn write_card(&self, folder: &str) -> Result<Written, ApiError> {
        let folder = existing(folder)?;
        let path = folder.join(format!("{}.{EXTENSION}", self.profile));
        self.unlocked.card()?.save(&path)?;
        Ok(Written {
            path: path.display().to_string(),
            words: self.card_words.clone(),
        })
    }

    /// Takes in a card; gives its person's code.
    pub(crate) fn take_card(&mut self, bytes: &[u8]) -> Result<Card, ApiError> {
        let card = Card::read(bytes)?;
        // In real work nobody is believed for his own word: a supervisor's card stands on the roster, others are signed.
        if self.mode() == Mode::Real {
            return Err(ApiError::new("card-needs-roster"));
        }
        if card.mode() != self.mode() {
            return Err(ApiError::new("card-of-other-mode"));
        }
        let at = moment::stored(&self.host.now());
        self.write(Op::KnowCard {
            device: card.device().clone(),
            bytes: card.as_bytes().to_vec(),
            at,
        })?;
        Ok(card)
    }

    /// The cards that are known: in real work those that the roster vouches for. One that no longer reads is passed over.
    pub(crate) fn cards(&self) -> Result<Vec<Card>, ApiError> {
        if let Some(trusted) = &self.trusted {
            return Ok(trusted.cards());
        }
        Ok(self
            .store
            .cards()?
            .iter()
            .filter_map(|known| Card::read(&known.bytes).ok())
            .collect())
    }

    /// The key of every device that is known, revoked ones too: what they signed is verified still.
    pub(crate) fn signing_keys(&self) -> Result<BTreeMap<DeviceId, VerifyingKey>, ApiError> {
        if let Some(trusted) = &self.trusted {
            return Ok(trusted.keys());
        }
        let cards = self.cards()?;
        Ok(cards
            .iter()
            .map(|card| (card.device().clone(), *card.signing_key()))
            .collect())
    }

    /// Supervisors whom a bundle can be sealed for.
    pub(crate) fn supervisors(&self) -> Result<Vec<Card>, ApiError> {
        let mut cards = self.cards()?;
        // After a restore one's own earlier card is among them; it is the same key, and nobody sends to oneself.
        let own = &self.unlocked.public().recipient;
        cards.retain(|card| card.role() == Role::Supervisor && card.recipient() != own);
        Ok(cards)
    }
}

/// A card as the window shows it.
pub(crate) fn view(card: &Card) -> Result<CardView, ApiError> {
    Ok(CardView {
        person: card.person().to_string(),
        role: role_view(card.role()),
        words: card.check_words()?.map(str::to_owned).to_vec(),
    })
}

/// The whole of a small file.
pub(crate) fn small_file(path: &Path, most: usize) -> Result<Vec<u8>, ApiError> {
    let unreadable = |_| ApiError::new("not-readable").with("file", path.display());
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() > most {
        return Err(ApiError::new("key-file-too-large").with("allowed", most));
    }
    Ok(bytes)
}

/// A folder that is there.
pub(crate) fn existing(folder: &str) -> Result<PathBuf, ApiError> {
    let path = Path::new(folder.trim());
    if folder.trim().is_empty() {
        return Err(ApiError::new("no-folder-chosen"));
    }
    if path.is_dir() {
        Ok(path.to_owned())
    } else {
        Err(ApiError::new("no-such-folder").with("folder", path.display()))
    }
}
