//! Merging in many orders: supervisors who exchange what they have, some of it twice, some cut off from the others for a
//! while. `npm run torture orders [ORDERS] [SEEDS]` runs more of them.

use paduk_history::{Fingerprint, Signed, Union, union};
use paduk_survey::RevisionId;
use paduk_tests::random::Seeded;

use crate::device::Laptop;

/// Orders and seeds in an ordinary test.
const ORDERS: u64 = 60;
const SEEDS: u64 = 4;
/// How many stores exchange.
const STORES: usize = 4;

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(otherwise)
}

/// Some laptops' work on a few documents, each revision following some that were known to its maker.
fn history(chance: &mut Seeded) -> Vec<Signed> {
    let mut laptops: Vec<Laptop> = (1..=4).map(Laptop::new).collect();
    let mut all: Vec<(String, Signed)> = Vec::new();
    for step in 0..24 {
        let case = format!("k{}", chance.below(3));
        let known = all.iter().filter(|(of, _)| *of == case);
        let parents: Vec<RevisionId> = known
            .map(|(_, signed)| signed.id())
            .filter(|_| chance.below(3) == 0)
            .collect();
        let laptop = &mut laptops[chance.below(4)];
        let signed = laptop.write(&case, &format!("langkah {step}"), parents);
        all.push((case, signed));
    }
    all.into_iter().map(|(_, signed)| signed).collect()
}

/// Everything reaches some store, stores exchange by chance and in part, and at last each gets what the others have.
fn exchanged(history: &[Signed], chance: &mut Seeded) -> Vec<Fingerprint> {
    let mut stores = vec![Union::default(); STORES];
    for signed in history {
        for _ in 0..=chance.below(3) {
            stores[chance.below(STORES)].insert(signed.clone());
        }
        let (from, to) = (chance.below(STORES), chance.below(STORES));
        // A stick that carries some of it, or a store that is cut off and gets nothing.
        let part: Union = stores[from]
            .iter()
            .filter(|_| chance.below(2) == 0)
            .map(|(_, signed)| signed.clone())
            .collect();
        if from != to && chance.below(3) > 0 {
            let before = std::mem::take(&mut stores[to]);
            stores[to] = if chance.below(2) == 0 {
                union(before, part)
            } else {
                union(part, before)
            };
        }
    }
    let first = chance.below(STORES);
    for step in 0..2 * STORES {
        let (from, to) = ((first + step) % STORES, (first + step + 1) % STORES);
        let all = stores[from].clone();
        let before = std::mem::take(&mut stores[to]);
        stores[to] = union(before, all);
    }
    stores.iter().map(Union::fingerprint).collect()
}

#[test]
fn every_order_of_merging_ends_in_one_fingerprint() {
    for seed in 0..asked("PADUK_SEEDS", SEEDS) {
        let history = history(&mut Seeded::new(seed));
        let whole: Union = history.iter().cloned().collect();
        for order in 0..asked("PADUK_ORDERS", ORDERS) {
            let mut chance = Seeded::new(seed << 32 | order);
            for fingerprint in exchanged(&history, &mut chance) {
                assert_eq!(fingerprint, whole.fingerprint(), "seed {seed}, order {order}");
            }
        }
    }
}
