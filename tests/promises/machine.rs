//! Two real stores and what they do to one another, against plain sets of numbers.
//!
//! The model knows no bytes, hashes or tables: a laptop is the set of revisions that it has ever seen and its drafts. What
//! it expects after every step, the stores must show.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;
use paduk_history::erasure::body;
use paduk_history::{Kind, Op as RevisionOp, Remnant, Signed, Written, device_id};
use paduk_store::{BackupWish, NewDraft, Op, Store};
use paduk_survey::RevisionId;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use tempfile::TempDir;

use crate::device::{AT, Laptop, document, receive};

const CASES: [&str; 3] = ["k1", "k2", "k3"];
const KEY: [u8; 32] = [9; 32];

/// One revision of the model: what it is about, what it follows, what it erases.
#[derive(Debug, Clone)]
struct Made {
    case: usize,
    parents: BTreeSet<usize>,
    erases: BTreeSet<usize>,
}

/// One laptop of the model.
#[derive(Debug, Clone, Default)]
struct Side {
    /// Every revision that it has ever seen, by its place in the list of all.
    seen: BTreeSet<usize>,
    /// Open drafts: what they go on from, and how many changes they have.
    drafts: BTreeMap<usize, (BTreeSet<usize>, u64)>,
}

#[derive(Debug, Clone, Default)]
struct Model {
    made: Vec<Made>,
    sides: [Side; 2],
}

#[derive(Debug, Clone)]
enum Step {
    /// Writes a revision that follows every current one of the case, or none.
    Put { side: usize, case: usize, follows: bool },
    /// Opens a draft on what is current.
    Begin { side: usize, case: usize },
    /// Types one answer.
    Change { side: usize, case: usize },
    /// Makes the draft a revision.
    Close { side: usize, case: usize },
    /// Throws the draft away.
    Drop { side: usize, case: usize },
    /// Carries some of one side's revisions to the other, in any order and more than once.
    Carry { from: usize, picks: Vec<Index> },
    /// Carries everything over.
    CarryAll { from: usize },
    /// An order of the root key to erase some revisions arrives.
    Erase { side: usize, picks: Vec<Index> },
    /// The program is closed and started again.
    Reopen { side: usize },
    /// The laptop is lost, and its backup goes on as a new device.
    Restore { side: usize },
}

impl Model {
    /// What the orders that a side has seen erase.
    fn erased(&self, side: usize) -> BTreeSet<usize> {
        let orders = self.sides[side].seen.iter().map(|at| &self.made[*at].erases);
        orders.flatten().copied().collect()
    }

    /// Ids that a side knows, with or without bytes.
    fn known(&self, side: usize) -> BTreeSet<usize> {
        &self.sides[side].seen | &self.erased(side)
    }

    fn whole(&self, side: usize) -> BTreeSet<usize> {
        &self.sides[side].seen - &self.erased(side)
    }

    fn current(&self, side: usize, case: usize) -> BTreeSet<usize> {
        let known = self.known(side);
        let followed: BTreeSet<usize> = known.iter().flat_map(|at| self.made[*at].parents.clone()).collect();
        let of_case = |at: &usize| self.made[*at].case == case && self.made[*at].erases.is_empty();
        (&self.whole(side) - &followed).into_iter().filter(of_case).collect()
    }

    fn make(&mut self, side: usize, case: usize, parents: BTreeSet<usize>, erases: BTreeSet<usize>) {
        self.made.push(Made { case, parents, erases });
        self.sides[side].seen.insert(self.made.len() - 1);
    }

    /// Revisions that an order may name: everything but orders.
    fn erasable(&self, side: usize) -> Vec<usize> {
        let whole = self.whole(side);
        whole
            .into_iter()
            .filter(|at| self.made[*at].erases.is_empty())
            .collect()
    }

    fn take(&mut self, side: usize, carried: impl IntoIterator<Item = usize>) {
        self.sides[side].seen.extend(carried);
        self.drop_drafts(side);
    }

    /// A draft that goes on from what is erased goes with it.
    fn drop_drafts(&mut self, side: usize) {
        let erased = self.erased(side);
        self.sides[side].drafts.retain(|_, (base, _)| base.is_disjoint(&erased));
    }
}

fn picked(picks: &[Index], from: &[usize]) -> Vec<usize> {
    if from.is_empty() {
        return Vec::new();
    }
    picks.iter().map(|pick| *pick.get(from)).collect()
}

impl ReferenceStateMachine for Model {
    type State = Self;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<Self> {
        Just(Self::default()).boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Step> {
        let at = || (0..2_usize, 0..CASES.len());
        let picks = || prop::collection::vec(any::<Index>(), 1..5);
        prop_oneof![
            4 => (at(), any::<bool>()).prop_map(|((side, case), follows)| Step::Put { side, case, follows }),
            2 => at().prop_map(|(side, case)| Step::Begin { side, case }),
            3 => at().prop_map(|(side, case)| Step::Change { side, case }),
            2 => at().prop_map(|(side, case)| Step::Close { side, case }),
            1 => at().prop_map(|(side, case)| Step::Drop { side, case }),
            3 => (0..2_usize, picks()).prop_map(|(from, picks)| Step::Carry { from, picks }),
            2 => (0..2_usize).prop_map(|from| Step::CarryAll { from }),
            1 => (0..2_usize, picks()).prop_map(|(side, picks)| Step::Erase { side, picks }),
            1 => (0..2_usize).prop_map(|side| Step::Reopen { side }),
            1 => (0..2_usize).prop_map(|side| Step::Restore { side }),
        ]
        .boxed()
    }

    fn preconditions(model: &Self, step: &Step) -> bool {
        match step {
            Step::Begin { side, case } => !model.sides[*side].drafts.contains_key(case),
            Step::Change { side, case } | Step::Close { side, case } | Step::Drop { side, case } => {
                model.sides[*side].drafts.contains_key(case)
            }
            // A revision follows at most sixteen.
            Step::Put { side, case, .. } => model.current(*side, *case).len() <= 16,
            Step::Erase { side, .. } => !model.erasable(*side).is_empty(),
            Step::Carry { .. } | Step::CarryAll { .. } | Step::Reopen { .. } | Step::Restore { .. } => true,
        }
    }

    fn apply(mut model: Self, step: &Step) -> Self {
        match step {
            Step::Put { side, case, follows } => {
                let parents = if *follows {
                    model.current(*side, *case)
                } else {
                    BTreeSet::new()
                };
                model.make(*side, *case, parents, BTreeSet::new());
            }
            Step::Begin { side, case } => {
                let base = model.current(*side, *case);
                model.sides[*side].drafts.insert(*case, (base, 0));
            }
            Step::Change { side, case } => {
                if let Some((_, changes)) = model.sides[*side].drafts.get_mut(case) {
                    *changes += 1;
                }
            }
            Step::Close { side, case } => {
                let (base, _) = model.sides[*side].drafts.remove(case).unwrap();
                model.make(*side, *case, base, BTreeSet::new());
            }
            Step::Drop { side, case } => drop(model.sides[*side].drafts.remove(case)),
            Step::Carry { from, picks } => {
                let whole: Vec<usize> = model.whole(*from).into_iter().collect();
                let carried = picked(picks, &whole);
                model.take(1 - from, carried);
            }
            Step::CarryAll { from } => {
                let whole = model.whole(*from);
                model.take(1 - from, whole);
            }
            Step::Erase { side, picks } => {
                let erases = picked(picks, &model.erasable(*side)).into_iter().collect();
                model.make(*side, 0, BTreeSet::new(), erases);
                model.drop_drafts(*side);
            }
            Step::Reopen { .. } | Step::Restore { .. } => {}
        }
        model
    }
}

/// The real thing: two encrypted files, real keys, and every revision that was made, in the model's order.
struct Real {
    folders: [TempDir; 2],
    stores: [Store; 2],
    laptops: [Laptop; 2],
    keys: Vec<SigningKey>,
    root: Laptop,
    made: Vec<Signed>,
    bundles: u64,
}

/// Numbers of laptops: the root key's, and the first that a restored one gets.
const ROOT: u8 = 99;

impl Real {
    fn id(&self, at: usize) -> RevisionId {
        self.made[at].id()
    }

    fn ids(&self, of: &BTreeSet<usize>) -> BTreeSet<RevisionId> {
        of.iter().map(|at| self.id(*at)).collect()
    }

    fn carry(&mut self, from: usize, ids: &[RevisionId]) {
        let revisions = self.stores[from].signed(ids).unwrap();
        self.bundles += 1;
        receive(&mut self.stores[1 - from], self.bundles, revisions);
    }

    /// The revision that the model made last, made really.
    fn make(&mut self, model: &Model, side: usize) -> Signed {
        let last = model.made.last().unwrap();
        let parents = last.parents.iter().map(|at| self.id(*at)).collect();
        let answer = format!("jawaban {}", model.made.len());
        let signed = self.laptops[side].write(CASES[last.case], &answer, parents);
        self.made.push(signed.clone());
        signed
    }

    fn restore(&mut self, side: usize) {
        let folder = TempDir::new().unwrap();
        let to = folder.path().join("store.db");
        let number = u8::try_from(self.keys.len()).unwrap() + 100;
        let wish = BackupWish {
            to: &to,
            key: &KEY,
            device: &device_id(&self.laptops[side].key().verifying_key()),
            at: AT,
        };
        self.stores[side].backup(&wish, &mut |_| true).unwrap();
        let mut restored = Store::open(&to, &KEY).unwrap();
        // The old device cannot go on in the backup, whatever it wants to write.
        let next = self.laptops[side].would_write("k1");
        assert_eq!(
            restored.transact(put(next, false)).unwrap_err().code(),
            "device-retired"
        );
        self.stores[side] = restored;
        self.laptops[side] = Laptop::new(number);
        self.keys.push(self.laptops[side].key().clone());
        self.folders[side] = folder;
    }
}

fn put(signed: Signed, closes_draft: bool) -> Op {
    Op::PutRevision {
        signed,
        closes_draft,
        blobs: Vec::new(),
    }
}

fn new_draft(case: usize, base: Vec<RevisionId>) -> NewDraft {
    NewDraft {
        document: document(CASES[case]),
        kind: Kind::Household,
        case: Some(paduk_survey::CaseId::new(CASES[case])),
        member: None,
        instrument: None,
        form: None,
        pack: None,
        round: 1,
        pass: 1,
        source: None,
        interviewer: None,
        visit: None,
        area: None,
        household: None,
        base,
        begun: AT.to_owned(),
    }
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Model;

    fn init_test(_: &Model) -> Self {
        let root = Laptop::new(ROOT);
        let laptops = [Laptop::new(1), Laptop::new(2)];
        let (mut folders, mut stores) = (Vec::new(), Vec::new());
        for _ in 0..2 {
            let folder = TempDir::new().unwrap();
            let mut store = Store::create(&folder.path().join("store.db"), &KEY).unwrap();
            let device = device_id(&root.key().verifying_key());
            store.transact(Op::TrustRoot { device }).unwrap();
            folders.push(folder);
            stores.push(store);
        }
        let keys = [&root, &laptops[0], &laptops[1]]
            .map(|laptop| laptop.key().clone())
            .to_vec();
        let (Ok(stores), Ok(folders)) = (stores.try_into(), folders.try_into()) else {
            panic!("two of each");
        };
        Self {
            folders,
            stores,
            laptops,
            keys,
            root,
            made: Vec::new(),
            bundles: 0,
        }
    }

    fn apply(mut real: Self, model: &Model, step: Step) -> Self {
        match step {
            Step::Put { side, .. } => {
                let signed = real.make(model, side);
                real.stores[side].transact(put(signed, false)).unwrap();
            }
            Step::Begin { side, case } => {
                let base = model.sides[side].drafts[&case]
                    .0
                    .iter()
                    .map(|at| real.id(*at))
                    .collect();
                real.stores[side]
                    .transact(Op::BeginDraft(new_draft(case, base)))
                    .unwrap();
            }
            Step::Change { side, case } => {
                let changes = model.sides[side].drafts[&case].1;
                let kept = real.stores[side]
                    .transact(Op::KeepChange {
                        document: document(CASES[case]),
                        change: format!("{changes}").into_bytes(),
                        cursor: None,
                        at: AT.to_owned(),
                    })
                    .unwrap();
                assert_eq!(kept.kept, Some(changes));
            }
            Step::Close { side, .. } => {
                let signed = real.make(model, side);
                real.stores[side].transact(put(signed, true)).unwrap();
            }
            Step::Drop { side, case } => {
                let document = document(CASES[case]);
                real.stores[side].transact(Op::DropDraft { document }).unwrap();
            }
            Step::Carry { from, picks } => {
                let whole: Vec<usize> = model.whole(from).into_iter().collect();
                let ids: Vec<RevisionId> = picked(&picks, &whole).iter().map(|at| real.id(*at)).collect();
                real.carry(from, &ids);
            }
            Step::CarryAll { from } => {
                let ids = real.stores[from].ids().unwrap();
                real.carry(from, &ids);
            }
            Step::Erase { side, .. } => {
                let erased = &model.made.last().unwrap().erases;
                let left: Vec<Remnant> = erased
                    .iter()
                    .map(|at| Remnant::of(&Written::read(real.made[*at].clone()).unwrap()))
                    .collect();
                let order = real.root.write_as("order", |revision| {
                    (revision.kind, revision.op) = (Kind::Erasure, RevisionOp::Purge);
                    revision.reason = Some("permintaan".to_owned());
                    revision.answers.clear();
                    revision.body = body(&left);
                });
                real.made.push(order.clone());
                real.bundles += 1;
                receive(&mut real.stores[side], real.bundles, vec![order]);
            }
            Step::Reopen { side } => {
                let path = real.folders[side].path().join("store.db");
                let (_aside, spare) = crate::device::new_store();
                drop(std::mem::replace(&mut real.stores[side], spare));
                real.stores[side] = Store::open(&path, &KEY).unwrap();
            }
            Step::Restore { side } => real.restore(side),
        }
        real
    }

    fn check_invariants(real: &Self, model: &Model) {
        let keys: BTreeMap<_, _> = real
            .keys
            .iter()
            .map(|key| (device_id(&key.verifying_key()), key.verifying_key()))
            .collect();
        for side in 0..2 {
            let store = &real.stores[side];
            let ids: BTreeSet<RevisionId> = store.ids().unwrap().into_iter().collect();
            assert_eq!(ids, real.ids(&model.known(side)), "what is known");
            for (case, name) in CASES.iter().enumerate() {
                let heads: BTreeSet<RevisionId> = store
                    .heads(&document(name))
                    .unwrap()
                    .iter()
                    .map(|head| head.id)
                    .collect();
                assert_eq!(heads, real.ids(&model.current(side, case)), "heads of {name}");
            }
            let whole: Vec<RevisionId> = model.whole(side).iter().map(|at| real.id(*at)).collect();
            let mut stored: Vec<Signed> = store.signed(&ids.into_iter().collect::<Vec<_>>()).unwrap();
            let mut expected: Vec<Signed> = real
                .made
                .iter()
                .filter(|signed| whole.contains(&signed.id()))
                .cloned()
                .collect();
            stored.sort_by_key(Signed::id);
            expected.sort_by_key(Signed::id);
            assert_eq!(stored, expected, "every byte as it was signed");
            let drafts: BTreeMap<String, u64> = store
                .drafts()
                .unwrap()
                .iter()
                .map(|draft| (draft.start.document.to_string(), draft.changes.len() as u64))
                .collect();
            let expected = model.sides[side].drafts.iter();
            let expected: BTreeMap<String, u64> = expected
                .map(|(case, (_, changes))| (document(CASES[*case]).to_string(), *changes))
                .collect();
            assert_eq!(drafts, expected, "drafts");
            // Revisions are carried singly, so logs may have gaps and parents may be on their way; nothing else.
            let findings = store.check(&keys).unwrap().findings;
            let codes: BTreeSet<&str> = findings.iter().map(paduk_store::CheckFinding::code).collect();
            let waiting = BTreeSet::from(["log-gap", "revision-parent-missing"]);
            assert!(codes.is_subset(&waiting), "{findings:?}");
        }
        let [one, other] = [0, 1].map(|side| real.stores[side].fingerprint().unwrap());
        assert_eq!(
            one == other,
            model.known(0) == model.known(1),
            "equal words mean equal knowledge"
        );
    }
}

prop_state_machine! {
    // Each step syncs a real encrypted file.
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn two_stores_are_what_plain_sets_say(sequential 1..24 => Real);
}
