//! Which question means what: the pack says it, nothing here knows a code.

use std::collections::BTreeMap;

use paduk_form::Form;
use paduk_pack::{HouseholdWiring, Pack, PackInstrument, RosterWiring};
use paduk_survey::Module;
use std::sync::Arc;

use crate::api::ApiError;
use crate::opened::Opened;

/// The first round of a survey. Later rounds come with a pack that counts them.
pub(crate) const ROUND: u32 = 1;

/// The household's own instrument.
pub(crate) fn household(pack: &Pack) -> Result<&PackInstrument, ApiError> {
    pack.instrument_for(Module::Household)
        .ok_or_else(|| ApiError::new("pack-without-household"))
}

/// Which of its questions say where the household is, and whether it consented.
pub(crate) fn household_wiring(pack: &Pack) -> Result<&HouseholdWiring, ApiError> {
    household(pack)?
        .household
        .as_ref()
        .ok_or_else(|| ApiError::new("pack-without-household"))
}

/// Which of its questions say who a member is.
pub(crate) fn roster(pack: &Pack) -> Result<&RosterWiring, ApiError> {
    household(pack)?
        .roster
        .as_ref()
        .ok_or_else(|| ApiError::new("pack-without-household"))
}

/// The settings of a village by name.
pub(crate) fn area_settings(pack: &Pack, village: &str) -> BTreeMap<String, String> {
    pack.areas
        .of(village)
        .map(|(setting, value)| (setting.to_owned(), value.to_owned()))
        .collect()
}

impl Opened {
    /// The compiled form with a form id.
    pub(crate) fn form(&self, form_id: &str) -> Result<Arc<Form>, ApiError> {
        let instrument = self
            .pack
            .instrument(form_id)
            .ok_or_else(|| ApiError::new("instrument-not-in-pack"))?;
        Ok(Arc::clone(&instrument.form))
    }

    /// The village of this profile. A training profile works in the pack's training village, a real one begins
    /// in the first of its areas.
    pub(crate) fn village(&self) -> String {
        let area = self
            .trusted
            .as_ref()
            .map(|trusted| trusted.area(&self.unlocked.public().device));
        let known = |area: &&String| self.pack.village(area).is_some();
        match area.and_then(|area| area.iter().find(known)) {
            Some(area) => area.clone(),
            None => self.pack.training_village.clone(),
        }
    }

    /// A village's name; its code where the pack does not name it.
    pub(crate) fn village_name(&self, code: &str) -> String {
        self.pack
            .village(code)
            .map_or_else(|| code.to_owned(), |village| village.name.clone())
    }

    /// An id that no other laptop makes: a UUIDv7 of this moment and this machine's chance.
    pub(crate) fn new_id(&self) -> Result<String, ApiError> {
        let mut chance = [0; 10];
        (self.host.chance)(&mut chance)?;
        let millis = u64::try_from(self.host.now().timestamp_millis()).unwrap_or_default();
        Ok(uuid::Builder::from_unix_timestamp_millis(millis, &chance)
            .into_uuid()
            .to_string())
    }
}
