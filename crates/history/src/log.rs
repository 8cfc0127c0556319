//! A device's log: positions without holes, each naming the one before.

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::{DeviceId, RevisionId};

use crate::Written;

/// One place in a device's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Number, from 1.
    pub seq: u64,
    /// The revision there.
    pub id: RevisionId,
    /// What it says stands before it.
    pub prev: Option<RevisionId>,
}

/// What a log shows that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogFinding {
    /// These positions are not here: a stick was lost, or somebody withholds.
    Gap {
        /// First missing position.
        from: u64,
        /// Last missing position.
        to: u64,
    },
    /// Several revisions at one position: a cloned laptop or a restored image.
    Fork {
        /// The position.
        seq: u64,
        /// The revisions, sorted.
        ids: Vec<RevisionId>,
    },
    /// A revision names another predecessor than the one that is here.
    Broken {
        /// The position of the revision that names it.
        seq: u64,
        /// That revision.
        id: RevisionId,
    },
}

/// All known positions of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceLog {
    device: DeviceId,
    positions: BTreeMap<u64, BTreeSet<Position>>,
}

impl DeviceLog {
    /// The log of `device` with these positions, in any order.
    pub fn new(device: DeviceId, positions: impl IntoIterator<Item = Position>) -> Self {
        let mut log = Self {
            device,
            positions: BTreeMap::new(),
        };
        for position in positions {
            log.positions.entry(position.seq).or_default().insert(position);
        }
        log
    }

    /// The logs of all devices among `revisions`, sorted by device.
    pub fn all<'a>(revisions: impl IntoIterator<Item = &'a Written>) -> Vec<Self> {
        let mut logs: BTreeMap<DeviceId, Vec<Position>> = BTreeMap::new();
        for written in revisions {
            let revision = &written.revision;
            logs.entry(revision.device.clone()).or_default().push(Position {
                seq: revision.seq,
                id: written.id,
                prev: revision.prev,
            });
        }
        logs.into_iter()
            .map(|(device, positions)| Self::new(device, positions))
            .collect()
    }

    /// Whose log it is.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// First and last known position.
    pub fn range(&self) -> Option<(u64, u64)> {
        Some((*self.positions.keys().next()?, *self.positions.keys().next_back()?))
    }

    /// The position and id that the device's next revision follows; at a fork the smallest id, so that all agree.
    pub fn end(&self) -> Option<(u64, RevisionId)> {
        let (seq, there) = self.positions.last_key_value()?;
        Some((*seq, there.first()?.id))
    }

    /// Gaps, forks and broken links, by position.
    pub fn findings(&self) -> Vec<LogFinding> {
        let mut findings = Vec::new();
        let mut expected = 1;
        for (&seq, there) in &self.positions {
            if seq > expected {
                findings.push(LogFinding::Gap {
                    from: expected,
                    to: seq - 1,
                });
            }
            expected = seq + 1;
            if there.len() > 1 {
                findings.push(LogFinding::Fork {
                    seq,
                    ids: there.iter().map(|position| position.id).collect(),
                });
            }
            let Some(before) = seq.checked_sub(1).and_then(|n| self.positions.get(&n)) else {
                continue;
            };
            for position in there {
                if !before.iter().any(|earlier| Some(earlier.id) == position.prev) {
                    findings.push(LogFinding::Broken { seq, id: position.id });
                }
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::{DeviceLog, LogFinding, Position};
    use paduk_survey::{DeviceId, Hash, RevisionId};

    fn id(n: u8) -> RevisionId {
        Hash::from_bytes([n; 32])
    }

    fn findings(positions: &[(u64, u8, u8)]) -> Vec<LogFinding> {
        let positions = positions.iter().map(|&(seq, n, prev)| Position {
            seq,
            id: id(n),
            prev: (prev > 0).then(|| id(prev)),
        });
        DeviceLog::new(DeviceId::new("d"), positions).findings()
    }

    #[test]
    fn a_whole_log_has_no_findings() {
        assert_eq!(findings(&[(1, 1, 0), (2, 2, 1), (3, 3, 2)]), []);
        assert_eq!(findings(&[]), []);
    }

    #[test]
    fn a_gap_is_named_from_its_first_to_its_last_position() {
        assert_eq!(findings(&[(3, 3, 2)]), [LogFinding::Gap { from: 1, to: 2 }]);
        assert_eq!(findings(&[(1, 1, 0), (4, 4, 3)]), [LogFinding::Gap { from: 2, to: 3 }]);
    }

    #[test]
    fn a_cloned_laptop_is_a_fork() {
        let fork = LogFinding::Fork {
            seq: 2,
            ids: vec![id(2), id(5)],
        };
        assert_eq!(findings(&[(1, 1, 0), (2, 2, 1), (2, 5, 1), (3, 6, 5)]), [fork]);
    }

    #[test]
    fn a_wrong_predecessor_is_a_broken_link() {
        assert_eq!(
            findings(&[(1, 1, 0), (2, 2, 9)]),
            [LogFinding::Broken { seq: 2, id: id(2) }]
        );
    }
}
