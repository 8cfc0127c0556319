//! Order, repetition, and what the header says of each device.

use std::cmp::Ordering;

use paduk_history::Fingerprint;
use paduk_survey::{DeviceId, RevisionId};

use super::batch::Read;
use crate::error::BundleError;
use crate::header::DeviceSpan;

/// Revisions must come sorted by device, position and id: two ids at one position are a cloned laptop, and travel.
#[derive(Debug, Default)]
pub(crate) struct Order {
    ids: Vec<RevisionId>,
    spans: Vec<Span>,
}

#[derive(Debug)]
struct Span {
    device: DeviceId,
    from: u64,
    to: u64,
    head: RevisionId,
}

impl Order {
    pub(crate) fn count(&self) -> u64 {
        self.ids.len() as u64
    }

    /// Takes the next revision.
    pub(crate) fn next(&mut self, read: &Read) -> Result<(), BundleError> {
        match self.spans.last_mut() {
            Some(span) if span.device == read.device => {
                match (read.seq, read.id).cmp(&(span.to, span.head)) {
                    Ordering::Less => return Err(BundleError::UnsortedLine { line: read.line }),
                    Ordering::Equal => return Err(BundleError::DuplicateLine { line: read.line }),
                    Ordering::Greater => {}
                }
                (span.to, span.head) = (read.seq, read.id);
            }
            Some(span) if span.device > read.device => return Err(BundleError::UnsortedLine { line: read.line }),
            _ => self.spans.push(Span {
                device: read.device.clone(),
                from: read.seq,
                to: read.seq,
                head: read.id,
            }),
        }
        self.ids.push(read.id);
        Ok(())
    }

    /// Compares with what the header says of each device.
    pub(crate) fn agree_with(&self, devices: &[DeviceSpan]) -> Result<(), BundleError> {
        let same = |span: &Span, said: &DeviceSpan| {
            (&span.device, span.from, span.to, span.head) == (&said.device, said.from, said.to, said.head)
        };
        let all =
            self.spans.len() == devices.len() && self.spans.iter().zip(devices).all(|(span, said)| same(span, said));
        if all { Ok(()) } else { Err(BundleError::SpanMismatch) }
    }

    pub(crate) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.ids.iter().copied())
    }
}
