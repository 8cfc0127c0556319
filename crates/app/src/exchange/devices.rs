//! Perangkat: every laptop whose work or card is known, with what is missing or doubled, and what one can do about it.

use std::collections::BTreeMap;

use paduk_store::Direction;
use paduk_survey::{Mode, Role};

use crate::api::{ApiError, AreaView, DeviceRow, DevicesView, GapView};
use crate::enrol::DEVICE_LETTERS;
use crate::moment;
use crate::opened::Opened;
use crate::task::known_devices;

impl Opened {
    /// Everybody whose laptop is known.
    pub(crate) fn devices_view(&mut self) -> Result<DevicesView, ApiError> {
        let own = self.unlocked.public().device.to_string();
        let mut came: BTreeMap<String, (String, u32)> = BTreeMap::new();
        let mut unconfirmed = 0;
        for bundle in self.store.exchanges()? {
            match bundle.direction {
                Direction::Sent => unconfirmed += u32::from(self.store.receipt(&bundle.bundle)?.is_none()),
                Direction::Received => {
                    let open = !self.is_confirmed(&bundle.bundle)?;
                    let (last, count) = came.entry(bundle.from.to_string()).or_default();
                    *last = last.clone().max(bundle.at.clone());
                    *count += u32::from(open);
                }
            }
        }
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let mut devices: Vec<DeviceRow> = known_devices(self)?
            .into_iter()
            .map(|known| {
                let (came_at, unconfirmed) = came.get(&known.device).cloned().unwrap_or_default();
                DeviceRow {
                    short: known.device.chars().take(DEVICE_LETTERS).collect(),
                    own: known.device == own,
                    person: known.person,
                    last: small(known.last),
                    came_at: if came_at.is_empty() {
                        came_at
                    } else {
                        moment::read_day_and_clock(&came_at)
                    },
                    gaps: known
                        .gaps
                        .iter()
                        .map(|(from, to)| GapView {
                            from: small(*from),
                            to: small(*to),
                        })
                        .collect(),
                    forked: !known.forks.is_empty(),
                    held: u32::try_from(known.held).unwrap_or(u32::MAX),
                    revoked: known.revoked,
                    upto: small(known.upto),
                    unconfirmed,
                    device: known.device,
                }
            })
            .collect();
        let calm = |row: &DeviceRow| !row.forked && row.gaps.is_empty() && row.held == 0;
        devices.sort_by(|left, right| {
            (calm(left), !left.own, &left.person).cmp(&(calm(right), !right.own, &right.person))
        });
        let public = self.unlocked.public();
        let supervises = public.role == Role::Supervisor;
        Ok(DevicesView {
            devices,
            unconfirmed,
            may_sign: supervises && self.mode() == Mode::Real && self.in_force().is_ok(),
            real: self.mode() == Mode::Real,
            standing: self.standing_code(),
            roster: self
                .trusted
                .as_ref()
                .map_or(0, |trusted| small(trusted.roster.version())),
            areas: self
                .pack
                .villages
                .iter()
                .map(|village| AreaView {
                    code: village.code.clone(),
                    name: village.name.clone(),
                })
                .collect(),
            folders: self.folders(),
        })
    }

    /// The code of what stands against writing here; empty where nothing does.
    pub(crate) fn standing_code(&self) -> String {
        self.in_force().err().map(|error| error.code).unwrap_or_default()
    }
}
