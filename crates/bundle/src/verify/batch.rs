//! Revisions verified on all cores.

use std::collections::HashMap;
use std::thread;

use ed25519_dalek::VerifyingKey;
use paduk_history::{BlobRef, HistoryError, Revision, Signed, Written};
use paduk_survey::{DeviceId, Mode, PersonId, RevisionId};

use crate::error::BundleError;
use crate::header::Header;
use crate::line::split;
use crate::trust::{Trust, Vouch};

/// Verified together: enough to keep the cores busy for some tens of milliseconds.
const FULL_LINES: usize = 1024;
/// … and not more bytes than this, whatever their number.
const FULL_BYTES: usize = 16 << 20;
/// Fewer than this are not worth a thread.
const FEW: usize = 16;

/// What is known of a device that the header lists.
#[derive(Debug, Clone)]
struct Known {
    key: VerifyingKey,
    person: Option<PersonId>,
    upto: Option<u64>,
}

/// Lines that wait to be verified, and whatever is needed for it.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    survey: String,
    mode: Option<Mode>,
    devices: HashMap<DeviceId, Known>,
    waiting: Vec<(u64, Signed)>,
    bytes: usize,
}

/// A verified revision, as far as order and counts need it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) line: u64,
    pub(crate) id: RevisionId,
    pub(crate) device: DeviceId,
    pub(crate) seq: u64,
    pub(crate) blobs: Vec<BlobRef>,
    pub(crate) vouch: Vouch,
}

impl Batch {
    /// Takes keys from the header and asks once for each device whose it is.
    pub(crate) fn know(&mut self, header: &Header, trust: &dyn Trust) {
        self.survey.clone_from(&header.survey);
        self.mode = Some(header.mode);
        self.devices = header
            .devices
            .iter()
            .map(|span| {
                let known = Known {
                    key: span.key,
                    person: trust.person(&span.device, &span.key, span.card.as_deref()),
                    upto: trust.upto(&span.device),
                };
                (span.device.clone(), known)
            })
            .collect();
    }

    pub(crate) fn len(&self) -> u64 {
        self.waiting.len() as u64
    }

    pub(crate) fn is_full(&self) -> bool {
        self.waiting.len() >= FULL_LINES || self.bytes >= FULL_BYTES
    }

    /// Takes a line to be verified later.
    pub(crate) fn push(&mut self, number: u64, line: &[u8]) -> Result<(), BundleError> {
        let (bytes, signature) = split(line).ok_or(BundleError::UnexpectedLine { line: number })?;
        self.bytes += bytes.len();
        let signed = Signed {
            bytes: bytes.to_vec(),
            signature,
        };
        self.waiting.push((number, signed));
        Ok(())
    }

    /// Verifies all waiting lines; the results are in their order.
    pub(crate) fn verify(&mut self) -> Vec<Result<Read, BundleError>> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        if waiting.len() < FEW || cores == 1 {
            return waiting.iter().map(|(line, signed)| self.one(*line, signed)).collect();
        }
        let share = waiting.len().div_ceil(cores);
        let batch = &*self;
        thread::scope(|scope| {
            let workers: Vec<_> = waiting
                .chunks(share)
                .map(|chunk| {
                    let work = move || {
                        chunk
                            .iter()
                            .map(|(line, signed)| batch.one(*line, signed))
                            .collect::<Vec<_>>()
                    };
                    scope.spawn(work)
                })
                .collect();
            workers
                .into_iter()
                // A worker that panicked verified nothing: its share counts as damaged.
                .flat_map(|worker| worker.join().unwrap_or_else(|_| vec![Err(BundleError::Damaged)]))
                .collect()
        })
    }

    /// Whether a revision that was already verified may enter the union; used when contents are handed out.
    pub(crate) fn vouch(&self, revision: &Revision) -> Vouch {
        let Some(known) = self.devices.get(&revision.device) else {
            return Vouch::UnknownDevice;
        };
        match &known.person {
            Some(person) if *person != revision.author => Vouch::OtherPerson,
            Some(_) if known.upto.is_some_and(|upto| revision.seq > upto) => Vouch::Revoked,
            Some(_) => Vouch::Known,
            None => Vouch::UnknownDevice,
        }
    }

    fn one(&self, line: u64, signed: &Signed) -> Result<Read, BundleError> {
        let revision = Revision::parse(&signed.bytes).map_err(|fault| {
            if let HistoryError::NewerFormat(needs) = fault {
                BundleError::NewerFormat { needs }
            } else {
                BundleError::Line { line, fault }
            }
        })?;
        if revision.survey != self.survey || Some(revision.mode) != self.mode {
            return Err(BundleError::StrayRevision { line });
        }
        let known = self
            .devices
            .get(&revision.device)
            .ok_or(BundleError::DeviceNotListed { line })?;
        paduk_history::verify(
            &known.key,
            paduk_history::Domain::Revision,
            &signed.bytes,
            &signed.signature,
        )
        .map_err(|_| BundleError::BadSignature { line })?;
        Ok(Read {
            line,
            id: signed.id(),
            vouch: self.vouch(&revision),
            device: revision.device,
            seq: revision.seq,
            blobs: revision.blobs,
        })
    }

    /// A line's revision, read again after everything was verified.
    pub(crate) fn again(line: &[u8]) -> Option<Written> {
        let (bytes, signature) = split(line)?;
        Written::read(Signed {
            bytes: bytes.to_vec(),
            signature,
        })
        .ok()
    }
}
