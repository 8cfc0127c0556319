//! Merging is a set union, and no conflict has a silent winner.

use paduk_history::Signed;
use paduk_survey::RevisionId;
use proptest::prelude::*;

use crate::device::{Laptop, document, new_store, receive};

/// Two cases changed on two laptops that do not know of one another.
fn history() -> Vec<Signed> {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let begun = first.write("k1", "awal", Vec::new());
    let mut all = vec![begun.clone()];
    for step in 0..4 {
        let follows = all.last().map(Signed::id).into_iter().collect();
        all.push(first.write("k1", &format!("satu {step}"), follows));
    }
    all.push(second.write("k1", "dua", vec![begun.id()]));
    all.push(second.write("k2", "lain", Vec::new()));
    all
}

/// Everything that may differ between two stores.
fn state(store: &paduk_store::Store) -> (Vec<RevisionId>, [&'static str; 4], Vec<Vec<RevisionId>>) {
    let heads = ["k1", "k2"].map(|case| {
        let mut ids: Vec<_> = store
            .heads(&document(case))
            .unwrap()
            .into_iter()
            .map(|head| head.id)
            .collect();
        ids.sort_unstable();
        ids
    });
    let mut ids = store.ids().unwrap();
    ids.sort_unstable();
    (ids, store.fingerprint().unwrap().words(), heads.to_vec())
}

/// Packets of indexes into the history: any order, any repetition, any splitting; at last everything once more,
/// so that nothing is missing.
fn packets(count: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..count, 0..count), 0..5).prop_flat_map(move |packets| {
        Just((0..count).collect::<Vec<_>>())
            .prop_shuffle()
            .prop_map(move |last| {
                let mut all = packets.clone();
                all.push(last);
                all
            })
    })
}

proptest! {
    // Each case makes a real encrypted store with a sync for every packet.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_order_repetition_and_splitting_gives_the_same_state(packets in packets(7)) {
        let history = history();
        let (_folder, mut at_once) = new_store();
        receive(&mut at_once, 0, history.clone());

        let (_other_folder, mut piecemeal) = new_store();
        for (number, packet) in packets.iter().enumerate() {
            let revisions = packet.iter().map(|index| history[*index].clone()).collect();
            receive(&mut piecemeal, number as u64 + 1, revisions);
        }
        prop_assert_eq!(state(&piecemeal), state(&at_once));
    }
}

#[test]
fn a_conflict_stays_until_somebody_follows_both_sides() {
    let (_folder, mut store) = new_store();
    receive(&mut store, 1, history());
    let heads = store.heads(&document("k1")).unwrap();
    assert_eq!(heads.len(), 2, "both sides are kept");

    let both = heads.into_iter().map(|head| head.id).collect();
    let decided = Laptop::new(3).write("k1", "putusan", both);
    receive(&mut store, 2, vec![decided.clone()]);
    let heads: Vec<_> = store
        .heads(&document("k1"))
        .unwrap()
        .into_iter()
        .map(|head| head.id)
        .collect();
    assert_eq!(heads, [decided.id()]);
}

#[test]
fn a_packet_that_lacks_something_gives_another_fingerprint() {
    let history = history();
    let (_folder, mut whole) = new_store();
    receive(&mut whole, 1, history.clone());
    let (_other_folder, mut short) = new_store();
    receive(&mut short, 1, history[1..].to_vec());
    assert_ne!(
        whole.fingerprint().unwrap().words(),
        short.fingerprint().unwrap().words()
    );
}
