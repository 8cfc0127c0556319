//! The disk is full: every write in turn gets the system's own answer that there is no room, and every one after it.

use paduk_store::Store;

use crate::traced::traced;
use crate::work::{Acknowledged, KEY, holds};

/// Fills the disk before each of the first `writes` writes in turn; gives how many of them the child got to.
pub fn filled(writes: std::ops::RangeInclusive<u64>) -> u64 {
    let mut refused = 0;
    for write in writes {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("paduk.db");
        drop(Store::create(&path, &KEY).unwrap());
        let inject = format!("inject=pwrite64:error=ENOSPC:when={write}+");
        let (_, said) = traced("answer", place.path(), 30, Some(&inject));
        let mut acknowledged = Acknowledged::default();
        for line in &said {
            if !acknowledged.hear(line) {
                assert_eq!(line, "refused disk-full", "write {write}");
                refused += 1;
            }
        }
        assert_eq!(
            holds(&path, acknowledged),
            Ok(()),
            "write {write} after {acknowledged:?}"
        );
    }
    refused
}

#[test]
fn a_full_disk_is_said_at_whichever_write_and_nothing_acknowledged_is_lost() {
    assert_eq!(filled(1..=12), 12);
}
