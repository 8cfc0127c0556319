//! The data key sealed for those who may give it back.

use std::path::Path;

use paduk_keys::{Enrolment, Escrow, Recipient, Roster, Unlocked};
use zeroize::Zeroizing;

use super::{ESCROW, ROSTER};
use crate::api::ApiError;
use crate::opened::Opened;
use crate::session::folder_of;

impl Opened {
    /// Escrows the data key of the open profile for those whom its new signed card names, before the card is kept.
    pub(crate) fn escrow_anew(&self, enrolment: &Enrolment) -> Result<(), ApiError> {
        let roster = self
            .store
            .setting(ROSTER)?
            .ok_or_else(|| ApiError::new("not-that-key-file"))?;
        let roster = Roster::read(&roster)?;
        let signer = roster.supervisor(&enrolment.signer());
        let signer = signer
            .ok_or_else(|| ApiError::new("signer-unknown"))?
            .card
            .recipient()
            .clone();
        let recipients: Vec<Recipient> = std::iter::once(signer)
            .chain(roster.programme().map(Clone::clone))
            .collect();
        let folder = folder_of(&self.host.data, &self.profile);
        write(&self.unlocked, &roster, &recipients, &[&folder])
    }
}

/// Seals the data key and writes it into the profile's folder, and into another folder for the supervisor.
pub(super) fn write(
    unlocked: &Unlocked,
    roster: &Roster,
    recipients: &[Recipient],
    folders: &[&Path],
) -> Result<(), ApiError> {
    let public = unlocked.public();
    let escrow = Escrow {
        data_key: Zeroizing::new(*unlocked.data_key()),
        device: public.device.clone(),
        person: public.person.clone(),
        survey: roster.survey(),
    };
    let sealed = escrow.seal(recipients)?;
    for folder in folders {
        Escrow::save(&folder.join(ESCROW), &sealed)?;
    }
    Ok(())
}
