use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;
use paduk_survey::{DeviceId, DocumentId, RevisionId};
use proptest::prelude::*;

use super::{Union, union};
use crate::erasure::body;
use crate::revision::sample;
use crate::{Fingerprint, Kind, Op, Remnant, Revision, Signed, Written, device_id};

const DOCUMENTS: [&str; 2] = ["d1", "d2"];

fn root_key() -> SigningKey {
    SigningKey::from_bytes(&[99; 32])
}

fn root() -> DeviceId {
    device_id(&root_key().verifying_key())
}

fn signed(key: &SigningKey, seq: u64, change: impl FnOnce(&mut Revision)) -> Signed {
    let mut revision = sample::least();
    revision.device = device_id(&key.verifying_key());
    revision.seq = seq;
    revision.prev = (seq > 1).then(|| paduk_survey::Hash::of(&seq.to_be_bytes()));
    change(&mut revision);
    Signed::sign(key, &revision).unwrap()
}

/// What one laptop does next: the document, which of its earlier revisions is followed, or what is erased.
#[derive(Debug, Clone)]
enum Step {
    Put {
        document: usize,
        follows: Vec<prop::sample::Index>,
    },
    Purge {
        erased: Vec<prop::sample::Index>,
        by_root: bool,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let some = || prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    prop_oneof![
        4 => (0..DOCUMENTS.len(), some()).prop_map(|(document, follows)| Step::Put { document, follows }),
        1 => (some(), any::<bool>()).prop_map(|(erased, by_root)| Step::Purge { erased, by_root }),
    ]
}

/// A history with branches, joins, orders of the root key and orders that do not count.
fn history() -> impl Strategy<Value = Vec<Signed>> {
    prop::collection::vec(step(), 1..14).prop_map(|mut steps| {
        // Nobody begins with an order.
        steps.insert(
            0,
            Step::Put {
                document: 0,
                follows: Vec::new(),
            },
        );
        let field = SigningKey::from_bytes(&[7; 32]);
        let mut all: Vec<Written> = Vec::new();
        for (seq, step) in (1..).zip(steps) {
            let next = match step {
                Step::Put { document, follows } => signed(&field, seq, |revision| {
                    revision.document = DocumentId::new(DOCUMENTS[document]);
                    let known: Vec<RevisionId> = all
                        .iter()
                        .filter(|earlier| earlier.revision.document == revision.document)
                        .map(|earlier| earlier.id)
                        .collect();
                    if !known.is_empty() {
                        let parents: BTreeSet<_> = follows.iter().map(|index| *index.get(&known)).collect();
                        revision.parents = parents.into_iter().collect();
                    }
                }),
                Step::Purge { erased, by_root } => {
                    let known: Vec<Remnant> = all
                        .iter()
                        .filter(|earlier| earlier.revision.kind != Kind::Erasure)
                        .map(Remnant::of)
                        .collect();
                    if known.is_empty() || erased.is_empty() {
                        continue;
                    }
                    let left: Vec<Remnant> = erased.iter().map(|index| index.get(&known).clone()).collect();
                    let key = if by_root { root_key() } else { field.clone() };
                    signed(&key, seq, |revision| {
                        revision.document = DocumentId::new("order");
                        (revision.kind, revision.op) = (Kind::Erasure, Op::Purge);
                        revision.reason = Some("permintaan".to_owned());
                        revision.body = body(&left);
                    })
                }
            };
            all.push(Written::read(next).unwrap());
        }
        all.into_iter().map(|written| written.signed).collect()
    })
}

/// A history, and which of its revisions three laptops have.
fn three() -> impl Strategy<Value = (Vec<Signed>, [Union; 3])> {
    history().prop_flat_map(|history| {
        let has = prop::collection::vec(any::<[bool; 3]>(), history.len());
        (Just(history), has).prop_map(|(history, has)| {
            let of = |laptop: usize| {
                let mine = history.iter().zip(&has).filter(|(_, has)| has[laptop]);
                filled(mine.map(|(signed, _)| signed.clone()))
            };
            let laptops = [of(0), of(1), of(2)];
            (history, laptops)
        })
    })
}

fn filled(revisions: impl IntoIterator<Item = Signed>) -> Union {
    let mut union = Union::under(root());
    for signed in revisions {
        union.insert(signed);
    }
    union
}

fn heads(union: &Union) -> Vec<Vec<RevisionId>> {
    let current = |document| union.current(&DocumentId::new(document)).unwrap();
    DOCUMENTS.map(current).to_vec()
}

proptest! {
    #[test]
    fn order_does_not_matter((_, [a, b, _]) in three()) {
        let (one, other) = (union(a.clone(), b.clone()), union(b, a));
        prop_assert_eq!(heads(&one), heads(&other));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn grouping_does_not_matter((_, [a, b, c]) in three()) {
        let left = union(union(a.clone(), b.clone()), c.clone());
        let right = union(a, union(b, c));
        prop_assert_eq!(heads(&left), heads(&right));
        prop_assert_eq!(left, right);
    }

    #[test]
    fn repetition_does_not_matter((_, [a, b, _]) in three()) {
        let once = union(a.clone(), b.clone());
        prop_assert_eq!(union(once.clone(), b), once.clone());
        prop_assert_eq!(union(a.clone(), a.clone()), a.clone());
        prop_assert_eq!(union(once.clone(), a), once);
    }

    #[test]
    fn any_order_repetition_and_splitting_gives_the_same(
        (history, _) in three(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        at in any::<prop::sample::Index>(),
    ) {
        let at_once = filled(history.clone());
        // Everything in a random order with repetitions, then all that is missing, in two packets that are merged.
        let drawn: Vec<Signed> = order.iter().map(|index| index.get(&history).clone()).collect();
        let all: Vec<Signed> = drawn.into_iter().chain(history.iter().rev().cloned()).collect();
        let (first, second) = all.split_at(at.index(all.len()));
        let merged = union(filled(second.to_vec()), filled(first.to_vec()));
        prop_assert_eq!(heads(&merged), heads(&at_once));
        prop_assert_eq!(merged.fingerprint(), at_once.fingerprint());
        prop_assert_eq!(merged, at_once);
    }

    #[test]
    fn what_an_order_of_the_root_key_names_is_gone_wherever_both_meet((history, [a, b, _]) in three()) {
        let merged = union(a.clone(), b.clone());
        for signed in &history {
            let revision = Revision::parse(&signed.bytes).unwrap();
            let here = a.iter().chain(b.iter()).any(|(id, _)| *id == signed.id());
            for remnant in crate::erasure::erases(&revision, Some(&root())) {
                if here {
                    prop_assert!(merged.iter().all(|(id, _)| *id != remnant.id));
                    prop_assert_eq!(merged.remnant(&remnant.id), Some(&remnant));
                }
            }
        }
        // Without the root key nothing is erased: only what arrived is known.
        let without: Union = history.iter().cloned().collect();
        prop_assert_eq!(without.iter().count(), without.len());
    }

    #[test]
    fn an_erased_revision_changes_no_other_head((history, _) in three()) {
        let with: Union = filled(history.clone());
        let without: Union = history.iter().cloned().collect();
        for (erased, kept) in heads(&with).into_iter().zip(heads(&without)) {
            let expected: Vec<RevisionId> = kept.into_iter().filter(|id| with.remnant(id).is_none()).collect();
            prop_assert_eq!(erased, expected);
        }
    }

    #[test]
    fn the_fingerprint_tells_sets_apart((_, [a, b, _]) in three()) {
        let ids = |union: &Union| union.ids().collect::<BTreeSet<_>>();
        prop_assert_eq!(a.fingerprint() == b.fingerprint(), ids(&a) == ids(&b));
        prop_assert_eq!(a.fingerprint(), Fingerprint::of(ids(&a)));
    }

    #[test]
    fn of_two_signatures_the_smaller_stays(signatures in prop::collection::vec(any::<u8>(), 1..6)) {
        let all = signatures.iter().map(|n| Signed { bytes: b"one".to_vec(), signature: [*n; 64] });
        let forward: Union = all.clone().collect();
        let backward: Union = all.rev().collect();
        prop_assert_eq!(&forward, &backward);
        let least = signatures.iter().min().copied().unwrap();
        prop_assert_eq!(forward.iter().next().unwrap().1.signature, [least; 64]);
    }
}
