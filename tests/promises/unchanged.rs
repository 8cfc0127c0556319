//! A stored revision never changes.

use paduk_history::Signed;
use paduk_store::Store;

use crate::device::{Laptop, new_store, receive};

#[test]
fn bytes_and_signature_outlive_later_writes_and_a_new_start() {
    let mut laptop = Laptop::new(1);
    let mut written: Vec<Signed> = Vec::new();
    let (folder, mut store) = new_store();
    for step in 0..5_u64 {
        let parents = written.last().map(Signed::id).into_iter().collect();
        let next = laptop.write("k1", &format!("jawaban {step}"), parents);
        receive(&mut store, step, vec![next.clone()]);
        written.push(next);
        assert_eq!(read(&store, &written), written);
    }
    drop(store);
    let again = Store::open(&folder.path().join("store.db"), &[9; 32]).unwrap();
    assert_eq!(read(&again, &written), written);
}

#[test]
fn another_signature_over_a_known_revision_replaces_nothing() {
    let first = Laptop::new(1).write("k1", "asli", Vec::new());
    let forged = Signed {
        signature: [0; 64],
        ..first.clone()
    };
    let (_folder, mut store) = new_store();
    receive(&mut store, 1, vec![first.clone()]);
    receive(&mut store, 2, vec![forged]);
    assert_eq!(read(&store, std::slice::from_ref(&first)), [first]);
}

fn read(store: &Store, written: &[Signed]) -> Vec<Signed> {
    let ids: Vec<_> = written.iter().map(Signed::id).collect();
    store.signed(&ids).unwrap()
}
