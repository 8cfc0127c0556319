//! Every write goes through here: one transaction, committed whole or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{fold, fold_long_log};
use crate::backup::Freeze;
use crate::{Changed, Op, StoreError, card, device, draft, erasure, exchange, held, revision, search, setting};

/// While the file is frozen nothing is folded into it, so the log grows until whoever copies it is done.
pub(crate) fn transact(connection: &mut Connection, freeze: Option<&Freeze>, op: Op) -> Result<Changed, StoreError> {
    if freeze.is_some_and(Freeze::takes_wipe) {
        let _ = wipe(connection);
    }
    let frozen = freeze.is_some_and(Freeze::is_held);
    match op {
        _ if frozen => {}
        Op::PutRevision { .. } | Op::Receive { .. } | Op::Hold { .. } | Op::Release { .. } => {
            fold_long_log(connection)?;
        }
        Op::Belong { .. }
        | Op::BeginDraft(_)
        | Op::KeepChange { .. }
        | Op::MoveCursor { .. }
        | Op::MoveDraft { .. }
        | Op::DropDraft { .. }
        | Op::NoteSent { .. }
        | Op::NoteReceipt(_)
        | Op::SearchBy(_)
        | Op::SearchReadOn { .. }
        | Op::Set { .. }
        | Op::KnowCard { .. }
        | Op::TrustRoot { .. }
        | Op::RetireDevice { .. } => {}
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut changed = run(&transaction, op)?;
    changed.documents.sort();
    changed.documents.dedup();
    changed.cases.sort();
    changed.cases.dedup();
    transaction.commit()?;
    if let (1.., Some(freeze), true) = (changed.erased, freeze, frozen) {
        // A copy that holds what must go is void, and what it is taken from is wiped when it was let go of.
        freeze.wipe_later();
    } else if changed.erased > 0 {
        // The bytes are overwritten already (secure_delete). Folding takes them out of the log too, and vacuuming gives
        // their room back; where there is no room to do so, the next fold or the next order does it.
        let _ = wipe(connection);
    }
    Ok(changed)
}

/// Leaves no copy of an erased page, neither in the file nor in the log.
fn wipe(connection: &Connection) -> Result<(), StoreError> {
    fold(connection)?;
    connection.execute_batch(include_str!("vacuum.sql"))?;
    fold(connection)
}

fn run(transaction: &Transaction<'_>, op: Op) -> Result<Changed, StoreError> {
    match op {
        Op::Belong { mode, survey } => setting::belong(transaction, mode, &survey),
        Op::BeginDraft(start) => draft::begin(transaction, start),
        Op::KeepChange {
            document,
            change,
            cursor,
            at,
        } => draft::keep(transaction, document, &change, cursor.as_deref(), &at),
        Op::MoveDraft {
            document,
            instrument,
            pack,
        } => draft::move_version(transaction, document, &instrument, &pack),
        Op::MoveCursor { document, cursor } => draft::move_cursor(transaction, document, &cursor),
        Op::DropDraft { document } => draft::close(transaction, document),
        Op::PutRevision {
            signed,
            closes_draft,
            blobs,
        } => revision::put(transaction, signed, closes_draft, &blobs),
        Op::Receive {
            revisions,
            blobs,
            bundle,
        } => exchange::receive(transaction, revisions, &blobs, bundle),
        Op::Hold {
            revisions,
            blobs,
            bundle,
            at,
        } => held::hold(transaction, &revisions, &blobs, &bundle, &at),
        Op::Release { revisions } => held::release(transaction, &revisions),
        Op::NoteSent { bundle, revisions } => exchange::note_sent(transaction, &bundle, &revisions),
        Op::NoteReceipt(receipt) => exchange::note_receipt(transaction, &receipt),
        Op::SearchBy(by) => search::begin(transaction, &by),
        Op::SearchReadOn { limit } => search::read_on(transaction, limit),
        Op::Set { key, value } => setting::set(transaction, &key, value.as_deref()),
        Op::KnowCard { device, bytes, at } => card::know(transaction, &device, &bytes, &at),
        Op::TrustRoot { device } => erasure::trust(transaction, &device),
        Op::RetireDevice { device, at } => device::retire(transaction, &device, &at),
    }
}
