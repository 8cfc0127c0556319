//! A second keying beside the first, and a return that is answered late: real keys and real store files. The window has
//! no place for either yet, so these people work on the stores themselves.

use std::collections::BTreeMap;

use chrono::DateTime;
use ed25519_dalek::SigningKey;
use paduk_history::canonical::Object;
use paduk_history::rule::{Author, Judged, Refusal, Reviewed};
use paduk_history::{
    DocumentKey, Extra, Kind, Level, Op, Revision, Signed, Source, Standing, State, Written, device_id,
};
use paduk_store::{Direction, Exchange, Store};
use paduk_survey::{CaseId, DocumentId, Hash, MemberId, Mode, PersonId, Recorded, RevisionId, Role, StoredAnswer};
use tempfile::TempDir;

const AT: &str = "2026-11-24T09:00:00+07:00";

/// A person with a laptop and a store of her own.
struct Person {
    code: &'static str,
    author: Author,
    key: SigningKey,
    store: Store,
    _folder: TempDir,
    bundles: u8,
}

impl Person {
    fn new(code: &'static str, role: Role, level: Level) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::create(&folder.path().join("paduk.db"), &[7; 32]).unwrap();
        Self {
            code,
            author: Author { role, level },
            key: SigningKey::from_bytes(Hash::of(code.as_bytes()).as_bytes()),
            store,
            _folder: folder,
            bundles: 0,
        }
    }

    /// Writes a revision as `change` makes it, with its place in this laptop's log.
    fn writes(&mut self, change: impl FnOnce(&mut Revision)) -> RevisionId {
        let device = device_id(&self.key.verifying_key());
        let (seq, prev) = self.store.next_position(&device).unwrap();
        let mut revision = Revision {
            survey: "training:contoh".into(),
            mode: Mode::Training,
            round: 1,
            case: Some(CaseId::new("k1")),
            document: DocumentId::new("?"),
            kind: Kind::Questionnaire,
            op: Op::Put,
            state: Some(State::Complete),
            member: Some(MemberId::new("m1")),
            instrument: Some(Hash::of(b"ibu_hamil")),
            pack: None,
            engine: "0".into(),
            author: PersonId::new(self.code),
            device,
            source: Some(Source::Paper),
            interviewer: Some(PersonId::new("E07")),
            pass: 1,
            visit: None,
            area: None,
            about: Vec::new(),
            parents: Vec::new(),
            prev,
            seq,
            at: DateTime::parse_from_rfc3339(AT).unwrap(),
            clock_ok: true,
            reason: None,
            level: Some(self.author.level.clone()),
            answers: Vec::new(),
            rows: Vec::new(),
            household: None,
            text: None,
            body: Object::default(),
            blobs: Vec::new(),
            extra: Extra::default(),
        };
        change(&mut revision);
        let signed = Signed::sign(&self.key, &revision).unwrap();
        let id = signed.id();
        let put = paduk_store::Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        };
        self.store.transact(put).unwrap();
        id
    }

    /// Keys a paper questionnaire: the number of tablets.
    fn keys(&mut self, pass: u32, tablets: &str, parents: Vec<RevisionId>, about: Vec<RevisionId>) -> RevisionId {
        self.writes(|revision| {
            revision.document = keyed(pass);
            revision.pass = pass;
            revision.parents = parents;
            revision.about = about;
            revision.answers = vec![StoredAnswer {
                question: "BH304".into(),
                row: None,
                recorded: Some(Recorded::Value(tablets.to_owned())),
                note: None,
            }];
        })
    }

    fn reviews(&mut self, document: &str, state: State, about: RevisionId, parents: Vec<RevisionId>) -> RevisionId {
        self.writes(|revision| {
            (revision.kind, revision.op) = (Kind::Review, Op::Review);
            revision.document = DocumentId::new(document);
            revision.state = Some(state);
            revision.about = vec![about];
            revision.parents = parents;
        })
    }

    /// Everything that this person knows goes to another, as a stick would carry it.
    fn hands_all_to(&mut self, other: &mut Self) {
        let revisions = self.store.signed(&self.store.ids().unwrap()).unwrap();
        other.bundles += 1;
        let bundle = Exchange {
            bundle: Hash::from_bytes([other.bundles; 32]),
            direction: Direction::Received,
            at: AT.into(),
            from: device_id(&self.key.verifying_key()),
            kind: "to-supervisor".into(),
            file: "LATIHAN-CONTOH-20261124.paduk".into(),
            revisions: revisions.len() as u64,
            new: 0,
            fingerprint: Hash::of(b""),
            times: 1,
        };
        let op = paduk_store::Op::Receive {
            revisions,
            blobs: Vec::new(),
            bundle,
        };
        other.store.transact(op).unwrap();
    }

    fn knows(&self) -> Vec<Written> {
        self.store
            .revisions_after(0, 1_000)
            .unwrap()
            .into_iter()
            .map(|(_, written)| written)
            .collect()
    }
}

/// The questionnaire of the one member under the one form, by keying.
fn keyed(pass: u32) -> DocumentId {
    let member = Some(MemberId::new("m1"));
    DocumentKey::questionnaire(CaseId::new("k1"), member, "ibu_hamil", 1, pass, Source::Paper)
        .id()
        .unwrap()
}

fn roster(people: &[&Person]) -> BTreeMap<PersonId, Author> {
    people
        .iter()
        .map(|person| (PersonId::new(person.code), person.author.clone()))
        .collect()
}

#[test]
fn a_second_keying_is_blind_and_stands_beside_the_first() {
    let mut first = Person::new("K01", Role::Clerk, Level::Field);
    let mut second = Person::new("K02", Role::Clerk, Level::Field);
    let mut supervisor = Person::new("P02", Role::Supervisor, Level::Supervisor);
    let one = first.keys(1, "40", Vec::new(), Vec::new());
    // The second clerk's store has never seen the first's, and what she writes names nothing of it.
    let other = second.keys(2, "46", Vec::new(), Vec::new());
    assert_eq!(second.knows().len(), 1);
    assert!(second.knows()[0].revision.about.is_empty() && second.knows()[0].revision.parents.is_empty());
    first.hands_all_to(&mut supervisor);
    second.hands_all_to(&mut supervisor);
    let roster = roster(&[&first, &second, &supervisor]);
    let known = supervisor.knows();
    let judged = Judged::of(&known, |revision| roster.get(&revision.author).cloned());
    assert_eq!(judged.standing(&keyed(1)), Standing::Current(one));
    assert_eq!(judged.standing(&keyed(2)), Standing::Current(other));
    assert_eq!(judged.refusals().count(), 0);
    let documents = supervisor.store.documents(&CaseId::new("k1")).unwrap();
    let passes: Vec<(u32, usize)> = documents
        .iter()
        .map(|document| (document.pass, document.heads.len()))
        .collect();
    assert_eq!(passes.len(), 2);
    assert!(passes.contains(&(1, 1)) && passes.contains(&(2, 1)), "{passes:?}");
    // Both values are there to be compared.
    let mut values: Vec<_> = known
        .iter()
        .map(|written| written.revision.answers[0].recorded.clone())
        .collect();
    values.sort_by_key(|value| format!("{value:?}"));
    assert_eq!(values, ["40", "46"].map(|value| Some(Recorded::Value(value.into()))));
}

#[test]
fn a_return_is_answered_late_and_still_answers_that_return() {
    let mut clerk = Person::new("K01", Role::Clerk, Level::Field);
    let mut supervisor = Person::new("P02", Role::Supervisor, Level::Supervisor);
    let mut centre = Person::new("C01", Role::Supervisor, Level::Centre);
    let first = clerk.keys(1, "400", Vec::new(), Vec::new());
    clerk.hands_all_to(&mut supervisor);
    let returned = supervisor.reviews("v1", State::Returned, first, Vec::new());
    // The stick takes its time; meanwhile the supervisor looks at other things, and the centre takes nothing.
    let early = centre_accepts(&mut supervisor, &mut centre, first);
    supervisor.hands_all_to(&mut clerk);
    let answer = clerk.keys(1, "40", vec![first], vec![returned]);
    clerk.hands_all_to(&mut supervisor);
    let accepted = supervisor.reviews("v2", State::Accepted, answer, Vec::new());
    let roster = roster(&[&clerk, &supervisor, &centre]);
    let known = supervisor.knows();
    let judged = Judged::of(&known, |revision| roster.get(&revision.author).cloned());
    assert_eq!(judged.refusals().count(), 0, "the answer, however late, is legal");
    assert_eq!(judged.standing(&keyed(1)), Standing::Current(answer));
    assert_eq!(judged.reviewed(&first), Reviewed::Agreed(State::Returned));
    assert_eq!(judged.reviewed(&answer), Reviewed::Agreed(State::Accepted));
    // What the centre did too early is kept where it is known, and has no effect.
    centre.hands_all_to(&mut supervisor);
    let known = supervisor.knows();
    let judged = Judged::of(&known, |revision| roster.get(&revision.author).cloned());
    assert_eq!(judged.refusal(&early), Some(Refusal::Transition));
    assert_eq!(judged.reviewed(&first), Reviewed::Agreed(State::Returned));
    assert_eq!(judged.refusal(&accepted), None);
}

/// The centre accepts what no supervisor has accepted.
fn centre_accepts(supervisor: &mut Person, centre: &mut Person, about: RevisionId) -> RevisionId {
    supervisor.hands_all_to(centre);
    centre.reviews("v0", State::CentrallyAccepted, about, Vec::new())
}
