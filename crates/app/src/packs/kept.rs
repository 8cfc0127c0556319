//! The pack that a profile works with, in its store: a backup takes it along, and no other program replaces it.

use paduk_pack::{Pack, file};
use paduk_store::{Op, Store};

use crate::api::ApiError;

/// The setting that holds the pack's file.
const PACK: &str = "pack";

/// The write that makes a pack file the store's own.
pub(crate) fn keep(file: Vec<u8>) -> Op {
    Op::Set {
        key: PACK.to_owned(),
        value: Some(file),
    }
}

/// The pack that a store keeps; none where it works with the built-in one.
pub(crate) fn kept(store: &Store) -> Result<Option<Pack>, ApiError> {
    let Some(bytes) = store.setting(PACK)? else {
        return Ok(None);
    };
    Ok(Some(Pack::read(&file::read(&bytes)?).0))
}

/// A pack from the bytes of its file, for looking at it before anything is kept.
pub(crate) fn read_file(bytes: &[u8]) -> Result<Pack, ApiError> {
    Ok(Pack::read(&file::read(bytes)?).0)
}
