//! The data key sealed for those who may give it back.

use std::path::Path;

use paduk_keys::{Escrow, Recipient, Roster, Unlocked};
use zeroize::Zeroizing;

use super::ESCROW;
use crate::api::ApiError;

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
