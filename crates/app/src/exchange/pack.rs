//! A survey pack that came in a bundle: taken where its version grew and a supervisor sent it.

use paduk_bundle::{BundleKind, Checked, Vouch};
use paduk_pack::{Version, file};
use paduk_survey::Role;

use crate::api::ApiError;
use crate::opened::Opened;
use crate::{packs, wiring};

impl Opened {
    /// Keeps the pack; `Some` with its version where it is new. Beside revisions an older one is passed over, because an
    /// honest laptop may have it still; in a bundle of its own it is refused.
    ///
    /// # Errors
    /// `pack-from-stranger`, `other-survey`, `pack-older`, and those of a pack file.
    pub(super) fn take_pack(&mut self, checked: &Checked, bytes: &[u8]) -> Result<Option<String>, ApiError> {
        let from = &checked.header.from;
        let supervises = match &self.trusted {
            Some(trusted) => trusted
                .standing(&from.device)
                .is_some_and(|(_, standing)| standing.role == Role::Supervisor && standing.upto.is_none()),
            None => self
                .cards()?
                .iter()
                .any(|card| *card.device() == from.device && card.role() == Role::Supervisor),
        };
        let alone = checked.header.kind == BundleKind::Pack;
        if !supervises || checked.sender != Vouch::Known {
            return if alone {
                Err(ApiError::new("pack-from-stranger"))
            } else {
                Ok(None)
            };
        }
        let pack = packs::read_file(bytes)?;
        if pack.id != self.pack.id {
            return Err(ApiError::new("other-survey"));
        }
        wiring::household_wiring(&pack)?;
        wiring::roster(&pack)?;
        let (new, known) = (Version::parse(&pack.version), Version::parse(&self.pack.version));
        if new < known && alone {
            return Err(ApiError::new("pack-older")
                .with("found", &pack.version)
                .with("known", &self.pack.version));
        }
        if new <= known {
            return Ok(None);
        }
        let version = pack.version.clone();
        self.work_with(pack, &file::read(bytes)?)?;
        Ok(Some(version))
    }
}
