//! Receipts: the signed answer that a bundle arrived, a revision like any other, which travels back.

use std::collections::BTreeSet;

use paduk_history::canonical::{Object, Value};
use paduk_history::{Kind, Written};
use paduk_store::{Direction, Op, ReceiptNote};
use paduk_survey::{BundleId, DeviceId, DocumentId};

use crate::api::ApiError;
use crate::moment;
use crate::opened::Opened;

/// The key of a receipt's body that lists the bundles, and the setting that remembers which were confirmed.
const BUNDLES: &str = "bundles";
const CONFIRMED: &str = "receipts/";

impl Opened {
    /// Signs one receipt for everything that came from these devices and was not confirmed yet, if anything did.
    pub(super) fn confirm(&mut self, devices: &BTreeSet<DeviceId>) -> Result<(), ApiError> {
        let mut bundles = Vec::new();
        for bundle in self.store.exchanges()? {
            let came = bundle.direction == Direction::Received && devices.contains(&bundle.from);
            if came && self.store.setting(&key(&bundle.bundle))?.is_none() {
                bundles.push(bundle.bundle);
            }
        }
        if bundles.is_empty() {
            return Ok(());
        }
        bundles.sort_unstable();
        let mut revision = self.envelope(DocumentId::new(self.new_id()?), Kind::Receipt)?;
        let list = bundles.iter().map(|bundle| Value::Text(bundle.to_string())).collect();
        revision.body = Object::from_iter([(BUNDLES.to_owned(), Value::List(list))]);
        let signed = self.sign(&revision)?;
        self.write(Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        })?;
        for bundle in bundles {
            self.write(Op::Set {
                key: key(&bundle),
                value: Some(Vec::new()),
            })?;
        }
        Ok(())
    }

    /// Whether a receipt of a bundle that came was sent back.
    pub(super) fn is_confirmed(&self, bundle: &BundleId) -> Result<bool, ApiError> {
        Ok(self.store.setting(&key(bundle))?.is_some())
    }

    /// Notes what receipts among these revisions say of bundles that were sent from here.
    pub(super) fn note_receipts(&mut self, written: &[Written]) -> Result<(), ApiError> {
        let receipts: Vec<&Written> = written
            .iter()
            .filter(|one| one.revision.kind == Kind::Receipt)
            .collect();
        if receipts.is_empty() {
            return Ok(());
        }
        let sent: BTreeSet<BundleId> = self
            .store
            .exchanges()?
            .into_iter()
            .filter(|bundle| bundle.direction == Direction::Sent)
            .map(|bundle| bundle.bundle)
            .collect();
        let at = moment::stored(&self.host.now());
        for receipt in receipts {
            let listed = receipt
                .revision
                .body
                .get(BUNDLES)
                .and_then(Value::as_list)
                .unwrap_or_default();
            for bundle in listed.iter().filter_map(|bundle| bundle.as_text()?.parse().ok()) {
                if sent.contains(&bundle) {
                    self.write(Op::NoteReceipt(ReceiptNote {
                        bundle,
                        from: receipt.revision.device.clone(),
                        at: at.clone(),
                        bytes: receipt.signed.bytes.clone(),
                    }))?;
                }
            }
        }
        Ok(())
    }
}

fn key(bundle: &BundleId) -> String {
    format!("{CONFIRMED}{bundle}")
}
