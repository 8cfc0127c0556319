//! The check of everything stored: on a copy, and then by the rules, revision by revision.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ed25519_dalek::VerifyingKey;
use paduk_history::Fingerprint;
use paduk_store::{BackupStep, CheckReport, Frozen, clear};
use paduk_survey::DeviceId;
use zeroize::Zeroizing;

use super::{Long, nothing};
use crate::api::{ApiError, CheckLine, CheckView, LongTask, WorkView};
use crate::backup::{full_of, is_damage};
use crate::opened::Opened;
use crate::session::folder_of;

/// The copy that is looked through, in the profile's own folder; whatever a kill left there goes at the next check.
const COPY: &str = ".periksa.db";
/// Revisions judged between two looks at the clock.
const PAGE: u32 = 16;
/// The longest that a slice holds up a save.
const SLICE: Duration = Duration::from_millis(30);

/// Everything that a check needs on its own thread.
pub(super) struct Plan {
    frozen: Frozen,
    copy: PathBuf,
    key: Zeroizing<[u8; 32]>,
    keys: BTreeMap<DeviceId, VerifyingKey>,
}

/// What the copy showed.
#[derive(Debug)]
pub(super) struct Checked {
    report: CheckReport,
    fingerprint: Fingerprint,
}

impl Plan {
    pub(super) fn run(self, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<Checked, ApiError> {
        let folder = self.copy.parent().map(std::path::Path::to_owned).unwrap_or_default();
        let opened = self.frozen.open_copy(&self.copy, &self.key, tell);
        let store = opened.map_err(|error| full_of(&folder, error.into()))?;
        let looked = store
            .check(&self.keys)
            .and_then(|report| Ok((report, store.fingerprint()?)));
        drop(store);
        clear(&self.copy);
        let (report, fingerprint) = looked?;
        Ok(Checked { report, fingerprint })
    }
}

/// A check whose revisions are judged by the rules.
#[derive(Debug)]
pub(crate) struct Judging {
    checked: Checked,
    after: u64,
    judged: u64,
    refused: BTreeMap<&'static str, u32>,
}

impl Judging {
    pub(super) const fn of(checked: Checked) -> Self {
        Self {
            checked,
            after: 0,
            judged: 0,
            refused: BTreeMap::new(),
        }
    }

    pub(super) fn done(&self) -> u32 {
        u32::try_from(self.judged).unwrap_or(u32::MAX)
    }

    pub(super) fn total(&self) -> u32 {
        u32::try_from(self.checked.report.revisions).unwrap_or(u32::MAX)
    }
}

impl Opened {
    pub(super) fn plan_check(&self) -> Result<Plan, ApiError> {
        let mut keys = self.signing_keys()?;
        let own = self.unlocked.public();
        keys.insert(own.device.clone(), own.signing_key);
        Ok(Plan {
            copy: folder_of(&self.host.data, &self.profile).join(COPY),
            key: Zeroizing::new(*self.unlocked.data_key()),
            keys,
            frozen: self.store.freeze()?,
        })
    }

    /// Judges for one slice; at the end the check is over.
    pub(super) fn judge_slice(&self, mut judging: Judging) -> Result<Long, ApiError> {
        let began = Instant::now();
        let authors = self.authors()?;
        while began.elapsed() < SLICE {
            let page = self.store.revisions_after(judging.after, PAGE)?;
            let Some((last, _)) = page.last() else {
                return Ok(Long::Over(WorkView {
                    check: Some(self.check_view(&judging)),
                    ..nothing(Some(LongTask::Check))
                }));
            };
            judging.after = *last;
            for (_, written) in page {
                judging.judged += 1;
                if let Some(refusal) = self.refusal(&written.revision, &authors)? {
                    *judging.refused.entry(refusal.code()).or_default() += 1;
                }
            }
        }
        Ok(Long::Judging(judging))
    }

    fn check_view(&self, judging: &Judging) -> CheckView {
        let report = &judging.checked.report;
        let mut found: BTreeMap<(bool, String), u32> = BTreeMap::new();
        for finding in &report.findings {
            let key = (!is_damage(finding), format!("check.{}", finding.code()));
            *found.entry(key).or_default() += 1;
        }
        for (code, count) in &judging.refused {
            *found.entry((true, format!("error.{code}"))).or_default() += count;
        }
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        CheckView {
            revisions: count(report.revisions),
            signatures: count(report.signatures),
            blobs: count(report.blobs),
            drafts: count(report.drafts),
            // Damage comes first.
            findings: found
                .into_iter()
                .map(|((harmless, key), count)| CheckLine {
                    text: paduk_text::say(&key, &[], self.language),
                    count,
                    damage: !harmless,
                })
                .collect(),
            words: judging.checked.fingerprint.words().map(str::to_owned).to_vec(),
        }
    }
}
