//! The report over a store, as one page that needs nothing else.

use std::collections::BTreeSet;

use paduk_report::{Done, Named, Origin, Quota, Report};
use paduk_survey::Module;

use crate::api::ApiError;
use crate::app::App;
use crate::opened::Opened;

/// How many digits of the pack's hash are printed.
const HASH_DIGITS: usize = 12;

/// `laporan.html` over the open store, in Indonesian.
///
/// # Errors
/// Those of the store.
pub fn laporan(app: &mut App) -> Result<String, ApiError> {
    Ok(paduk_report::laporan(&app.opened()?.report()?))
}

impl Opened {
    fn report(&mut self) -> Result<Report, ApiError> {
        let mut verdicts = self.verdict_rows()?;
        let cases: BTreeSet<_> = verdicts.iter().map(|row| row.case.clone()).collect();
        let respondents: BTreeSet<_> = verdicts
            .iter()
            // A household is counted as such.
            .filter(|row| row.module != Module::Household)
            .map(|row| (row.case.clone(), row.member_number, row.module))
            .collect();
        for row in &mut verdicts {
            row.village = self.village_name(&row.village);
        }
        let named: BTreeSet<String> = verdicts.iter().map(|row| row.village.clone()).collect();
        let pack = std::sync::Arc::clone(&self.pack);
        Ok(Report {
            title: pack.title.clone(),
            area: named.into_iter().collect::<Vec<_>>().join(", "),
            mode: self.mode(),
            made_on: self.host.now().format("%Y-%m-%d").to_string(),
            households: u32::try_from(cases.len()).unwrap_or(u32::MAX),
            questionnaires: u32::try_from(respondents.len()).unwrap_or(u32::MAX),
            groups: pack
                .groups
                .iter()
                .map(|group| (group.group, group.title.clone()))
                .collect(),
            quotas: pack
                .quotas
                .iter()
                .map(|quota| Quota {
                    village: self.village_name(&quota.village),
                    group: quota.group,
                    frame: quota.frame,
                    quota: quota.quota,
                })
                .collect(),
            done: self.done()?,
            verdicts,
            interventions: pack
                .matrix
                .interventions()
                .iter()
                .map(|known| Named {
                    code: known.code.clone(),
                    name: known.name.clone(),
                    target: known.threshold.clone(),
                })
                .collect(),
            origin: self.origin()?,
        })
    }

    /// What numbers over this store are made from and with.
    pub(crate) fn origin(&mut self) -> Result<Origin, ApiError> {
        let known = self.store.fingerprint()?;
        let pack = &self.pack;
        Ok(Origin {
            pack: format!("{} {}", pack.id, pack.version),
            pack_hash: pack.content_hash().to_string().chars().take(HASH_DIGITS).collect(),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            fingerprint: known.words().map(str::to_owned).to_vec(),
            revisions: self.store.ids()?.len() as u64,
        })
    }

    fn done(&mut self) -> Result<Vec<Done>, ApiError> {
        let villages: Vec<String> = self.pack.villages.iter().map(|village| village.code.clone()).collect();
        let groups: Vec<_> = self.pack.groups.iter().map(|group| group.group).collect();
        let mut done = Vec::new();
        for village in villages {
            for group in groups.clone() {
                let interviews = self.finished_in(&village, group)?;
                if interviews > 0 {
                    done.push(Done {
                        village: self.village_name(&village),
                        group,
                        interviews,
                    });
                }
            }
        }
        Ok(done)
    }
}
