//! The packs that a profile works with, in its store: a backup takes them along, and no other program replaces them.

use paduk_pack::{Pack, file};
use paduk_store::{Op, Store};
use paduk_survey::Hash;

use crate::api::ApiError;

/// The setting that holds the pack's file.
const PACK: &str = "pack";

/// The setting that holds the hashes of the earlier packs on which drafts stand, one after another.
const EARLIER: &str = "pack/earlier";

/// The write that makes a pack file the store's own.
pub(crate) fn keep(file: Vec<u8>) -> Op {
    Op::Set {
        key: PACK.to_owned(),
        value: Some(file),
    }
}

/// The file of the pack that a store keeps; none where it works with the built-in one.
pub(crate) fn kept_file(store: &Store) -> Result<Option<Vec<u8>>, ApiError> {
    Ok(store.setting(PACK)?)
}

/// The pack that a store keeps; none where it works with the built-in one.
pub(crate) fn kept(store: &Store) -> Result<Option<Pack>, ApiError> {
    let Some(bytes) = kept_file(store)? else {
        return Ok(None);
    };
    Ok(Some(Pack::read(&file::read(&bytes)?).0))
}

/// The earlier packs on which drafts stand, the latest first.
pub(crate) fn earlier(store: &Store) -> Result<Vec<Pack>, ApiError> {
    let mut packs = Vec::new();
    for hash in earlier_hashes(store)? {
        if let Some(bytes) = store.setting(&earlier_key(&hash))? {
            packs.push(Pack::read(&file::read(&bytes)?).0);
        }
    }
    Ok(packs)
}

/// The writes that put a pack file among the earlier ones. The file comes first: a power cut between leaves a file that
/// nobody asks for, never a hash without its file.
pub(crate) fn keep_earlier(store: &Store, hash: Hash, file: Vec<u8>) -> Result<Vec<Op>, ApiError> {
    let mut hashes = earlier_hashes(store)?;
    hashes.retain(|known| *known != hash);
    hashes.insert(0, hash);
    Ok(vec![
        Op::Set {
            key: earlier_key(&hash),
            value: Some(file),
        },
        said(&hashes),
    ])
}

/// The writes that let go of an earlier pack on which no draft stands any more: its name first, then its file.
pub(crate) fn let_go(store: &Store, hash: Hash) -> Result<Vec<Op>, ApiError> {
    let mut hashes = earlier_hashes(store)?;
    hashes.retain(|known| *known != hash);
    Ok(vec![
        said(&hashes),
        Op::Set {
            key: earlier_key(&hash),
            value: None,
        },
    ])
}

fn said(hashes: &[Hash]) -> Op {
    let all: Vec<u8> = hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
    Op::Set {
        key: EARLIER.to_owned(),
        value: (!all.is_empty()).then_some(all),
    }
}

fn earlier_hashes(store: &Store) -> Result<Vec<Hash>, ApiError> {
    let bytes = store.setting(EARLIER)?.unwrap_or_default();
    Ok(bytes
        .as_chunks::<32>()
        .0
        .iter()
        .map(|hash| Hash::from_bytes(*hash))
        .collect())
}

fn earlier_key(hash: &Hash) -> String {
    format!("pack/{hash}")
}

/// A pack from the bytes of its file, for looking at it before anything is kept.
pub(crate) fn read_file(bytes: &[u8]) -> Result<Pack, ApiError> {
    Ok(Pack::read(&file::read(bytes)?).0)
}
