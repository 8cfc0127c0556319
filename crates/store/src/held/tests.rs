use paduk_history::Signed;
use paduk_survey::DocumentId;

use crate::Op;
use crate::fixture::{self, AT, Laptop, Place, exchange};

fn hold(revisions: Vec<Signed>, blobs: Vec<Vec<u8>>) -> Op {
    Op::Hold {
        revisions: revisions
            .into_iter()
            .map(|signed| (signed, "unknown-device".to_owned()))
            .collect(),
        blobs,
        bundle: exchange(1).bundle,
        at: AT.to_owned(),
    }
}

#[test]
fn what_is_held_is_not_known_and_enters_whole_when_it_is_released() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let revisions = vec![laptop.makes("a", |_| {}), laptop.makes("b", fixture::paradata)];
    let ids: Vec<_> = revisions.iter().map(Signed::id).collect();
    let held = place
        .store
        .transact(hold(revisions.clone(), vec![b"times".to_vec()]))
        .unwrap();
    assert_eq!(held.held, 2);
    assert_eq!(place.store.ids().unwrap(), []);
    let again = place
        .store
        .transact(hold(revisions.clone(), vec![b"times".to_vec()]))
        .unwrap();
    assert_eq!(again.held, 0, "the same stick once more");
    let mut place = place.reopened();
    assert_eq!(place.store.held().unwrap().len(), 2);
    let first = place
        .store
        .transact(Op::Release {
            revisions: vec![ids[0]],
        })
        .unwrap();
    assert_eq!(
        (first.new.as_slice(), first.documents),
        (&ids[..1], vec![DocumentId::new("a")])
    );
    let second = place.store.transact(Op::Release { revisions: ids.clone() }).unwrap();
    assert_eq!((second.new.as_slice(), second.new_blobs), (&ids[1..], 1));
    assert_eq!(place.store.held().unwrap(), []);
    let third = place.store.transact(Op::Release { revisions: ids }).unwrap();
    assert!(third.new.is_empty());
    let known = place.store.transact(hold(revisions, Vec::new())).unwrap();
    assert_eq!(known.held, 0, "what is known is not held");
}
