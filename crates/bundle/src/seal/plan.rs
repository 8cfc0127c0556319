//! What will stand in the bundle, in its order.

use std::collections::{BTreeMap, HashMap};

use age::x25519::Recipient;
use paduk_history::{HistoryError, Revision, Signed, device_id};
use paduk_survey::{DeviceId, Hash, RevisionId};

use super::{Author, Content, Exporter};
use crate::error::BundleError;
use crate::header::{Counts, DeviceSpan, Header, PackFile, Sender};

/// Revisions sorted by device, position and id; blobs by hash; the header that says so.
pub(super) struct Plan<'a> {
    pub(super) header: Header,
    pub(super) revisions: Vec<&'a Signed>,
    pub(super) blobs: BTreeMap<Hash, &'a [u8]>,
}

/// Where a revision belongs.
type Place = (DeviceId, u64, RevisionId);

impl<'a> Plan<'a> {
    pub(super) fn of(content: &Content<'a>, recipients: &[Recipient], by: &Exporter<'_>) -> Result<Self, BundleError> {
        let sorted = sort(content.revisions)?;
        let mut blobs: BTreeMap<Hash, &[u8]> = content
            .blobs
            .iter()
            .map(|blob| (Hash::of(blob), blob.as_slice()))
            .collect();
        blobs.extend(content.pack_file.map(|file| (Hash::of(file), file)));
        let header = Header {
            bundle: content.bundle,
            kind: content.kind,
            mode: content.mode,
            survey: content.survey.to_owned(),
            at: content.at,
            from: Sender {
                person: by.person.clone(),
                device: device_id(&by.signing.verifying_key()),
                key: by.signing.verifying_key(),
                card: by.card.map(<[u8]>::to_vec),
            },
            recipients: recipients.iter().map(ToString::to_string).collect(),
            roster: content.roster,
            signed_roster: content.signed_roster.map(<[u8]>::to_vec),
            pack: content.pack.to_owned(),
            pack_file: content.pack_file.map(|file| PackFile {
                blob: Hash::of(file),
                size: file.len() as u64,
            }),
            counts: Counts {
                revisions: sorted.len() as u64,
                blobs: blobs.len() as u64,
            },
            devices: spans(&sorted, content.authors)?,
        };
        Ok(Self {
            header,
            revisions: sorted.into_values().collect(),
            blobs,
        })
    }
}

fn sort(revisions: &[Signed]) -> Result<BTreeMap<Place, &Signed>, BundleError> {
    let mut sorted = BTreeMap::new();
    for (number, signed) in revisions.iter().enumerate() {
        // The line is where it would stand if the given order were kept; the header is line 1.
        let line = number as u64 + 2;
        let revision = Revision::parse(&signed.bytes).map_err(|fault| BundleError::Line { line, fault })?;
        sorted.insert((revision.device, revision.seq, signed.id()), signed);
    }
    Ok(sorted)
}

fn spans(sorted: &BTreeMap<Place, &Signed>, authors: &[Author]) -> Result<Vec<DeviceSpan>, BundleError> {
    let authors: HashMap<DeviceId, &Author> = authors.iter().map(|author| (device_id(&author.key), author)).collect();
    let mut spans: Vec<DeviceSpan> = Vec::new();
    for (device, seq, id) in sorted.keys() {
        match spans.last_mut() {
            Some(span) if span.device == *device => (span.to, span.head) = (*seq, *id),
            _ => {
                let author = authors.get(device).ok_or(BundleError::AuthorKeyMissing)?;
                spans.push(DeviceSpan {
                    device: device.clone(),
                    key: author.key,
                    card: author.card.clone(),
                    from: *seq,
                    to: *seq,
                    head: *id,
                });
            }
        }
    }
    Ok(spans)
}

/// A line of ours that does not fit the format: the header at line 1.
pub(super) fn header_fault(fault: HistoryError) -> BundleError {
    BundleError::Line { line: 1, fault }
}
