//! Public cards: written for others, taken in from others.

use std::path::{Path, PathBuf};

use paduk_keys::Card;
use paduk_store::Op;
use paduk_survey::Role;

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

    /// The cards that are known. One that no longer reads is passed over.
    pub(crate) fn cards(&self) -> Result<Vec<Card>, ApiError> {
        Ok(self
            .store
            .cards()?
            .iter()
            .filter_map(|known| Card::read(&known.bytes).ok())
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
