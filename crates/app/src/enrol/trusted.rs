//! Whom a real store believes: the roster, and the cards that somebody on it signed.

use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;
use paduk_history::Level;
use paduk_history::rule::Author;
use paduk_keys::{Card, Enrolment, Roster, Standing};
use paduk_store::{Op, Store};
use paduk_survey::{DeviceId, PersonId, Role};

use crate::api::ApiError;

/// The setting that holds the roster in use.
pub(crate) const ROSTER: &str = "roster";
/// The person in whose name the root key orders erasure.
const ROOT_PERSON: &str = "AKAR";

/// The roster in use and every signed card that counts under it.
#[derive(Debug, Clone)]
pub(crate) struct Trusted {
    pub(crate) roster: Roster,
    enrolled: BTreeMap<DeviceId, Enrolment>,
}

/// The write that makes a roster the store's own.
pub(crate) fn keep_roster(roster: &Roster) -> Op {
    Op::Set {
        key: ROSTER.to_owned(),
        value: Some(roster.as_bytes().to_vec()),
    }
}

impl Trusted {
    /// What a store believes; nothing where it has no roster, as in training.
    pub(crate) fn of(store: &Store) -> Result<Option<Self>, ApiError> {
        let Some(roster) = store.setting(ROSTER)? else {
            return Ok(None);
        };
        let roster = Roster::read(&roster)?;
        let enrolled = store
            .cards()?
            .iter()
            .filter_map(|known| Enrolment::read(&known.bytes).ok())
            .filter(|enrolment| roster.admits(enrolment).is_ok())
            .map(|enrolment| (enrolment.card().device().clone(), enrolment))
            .collect();
        Ok(Some(Self { roster, enrolled }))
    }

    /// A device's card with how it stands; `None` for one that nobody vouches for.
    pub(crate) fn standing(&self, device: &DeviceId) -> Option<(Card, Standing)> {
        if let Some(standing) = self.roster.standing(device) {
            let known = self.roster.supervisor(device)?;
            return Some((known.card.clone(), standing));
        }
        let enrolment = self.enrolled.get(device)?;
        let standing = self.roster.admits(enrolment).ok()?;
        Some((enrolment.card().clone(), standing))
    }

    /// The signed card of a device.
    pub(crate) fn enrolment(&self, device: &DeviceId) -> Option<&Enrolment> {
        self.enrolled.get(device)
    }

    /// Codes of the areas of a device; empty for all.
    pub(crate) fn area(&self, device: &DeviceId) -> &[String] {
        match (self.roster.supervisor(device), self.enrolled.get(device)) {
            (Some(known), _) => &known.area,
            (None, Some(enrolment)) => enrolment.area(),
            (None, None) => &[],
        }
    }

    /// Everybody's cards, revoked devices left out.
    pub(crate) fn cards(&self) -> Vec<Card> {
        let supervisors = self.roster.in_force().map(|known| known.card.clone());
        let others = self
            .enrolled
            .values()
            .filter(|enrolment| self.roster.revocation(enrolment.card().device()).is_none())
            .map(|enrolment| enrolment.card().clone());
        supervisors.chain(others).collect()
    }

    /// Every device with its card, revoked ones too: what was signed before still has to be verified.
    pub(crate) fn all_cards(&self) -> impl Iterator<Item = (&Card, &[u8])> {
        let supervisors = self.roster.supervisors().iter();
        let supervisors = supervisors.map(|known| (&known.card, known.card.as_bytes()));
        let others = self.enrolled.values();
        supervisors.chain(others.map(|enrolment| (enrolment.card(), enrolment.as_bytes())))
    }

    /// The key of every device, revoked ones and the root key's too.
    pub(crate) fn keys(&self) -> BTreeMap<DeviceId, VerifyingKey> {
        let root = (self.roster.root_device(), *self.roster.root());
        let cards = self
            .all_cards()
            .map(|(card, _)| (card.device().clone(), *card.signing_key()));
        cards.chain([root]).collect()
    }

    /// Who may speak for which device, up to which position of its log.
    pub(crate) fn authors(&self) -> BTreeMap<DeviceId, (PersonId, Author, Option<u64>)> {
        let devices = self.all_cards().map(|(card, _)| card.device().clone());
        let mut authors: BTreeMap<_, _> = devices
            .filter_map(|device| {
                let (card, standing) = self.standing(&device)?;
                let author = Author {
                    role: standing.role,
                    level: standing.level,
                };
                Some((device, (card.person().clone(), author, standing.upto)))
            })
            .collect();
        let root = Author {
            role: Role::Supervisor,
            level: Level::Programme,
        };
        authors.insert(self.roster.root_device(), (PersonId::new(ROOT_PERSON), root, None));
        authors
    }
}

impl paduk_bundle::Trust for Trusted {
    /// The card that travels along is believed only where somebody on the roster signed it.
    fn person(&self, device: &DeviceId, key: &VerifyingKey, card: Option<&[u8]>) -> Option<PersonId> {
        if *device == self.roster.root_device() {
            return (key == self.roster.root()).then(|| PersonId::new(ROOT_PERSON));
        }
        if let Some((known, _)) = self.standing(device) {
            return (known.signing_key() == key).then(|| known.person().clone());
        }
        let enrolment = Enrolment::read(card?).ok()?;
        let fits = enrolment.card().device() == device && enrolment.card().signing_key() == key;
        (fits && self.roster.admits(&enrolment).is_ok()).then(|| enrolment.card().person().clone())
    }

    fn upto(&self, device: &DeviceId) -> Option<u64> {
        self.roster.revocation(device).map(|revoked| revoked.upto)
    }
}
