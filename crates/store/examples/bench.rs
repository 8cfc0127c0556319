//! How much time the store takes, beside the bare work it cannot do without. `npm run bench store` runs it and writes
//! docs/bench/store.md.
//!
//! `bench [REPORT]`. Everything is made here and invented; ratios are to the bare work in the same run. A sync is waited
//! for, so an answer is timed by the clock on the wall; the rest by the processor time of this thread.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to a terminal and ends where it fails"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Seek, Write as _};
use std::path::Path;
use std::time::Instant;

use ed25519_dalek::SigningKey;
use paduk_history::{Extra, Kind, Op as RevisionOp, Revision, Signed, Source, State, canonical::Object, device_id};
use paduk_store::{Asked, Direction, Exchange, NewDraft, Op, SearchBy, Store};
use paduk_survey::{
    BundleId, CaseId, DeviceId, DocumentId, Hash, Mode, PersonId, Recorded, RevisionId, RowId, StoredAnswer,
};

const KEY: [u8; 32] = [7; 32];
const AT: &str = "2026-11-24T09:15:02+07:00";
/// People in the store that is searched, four of each household; and revisions in all.
const HOUSEHOLDS: u64 = 25_000;
const REVISIONS: u64 = 100_000;
/// Bytes of a filled questionnaire's answers, about.
const ANSWERS: usize = 60;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut page = String::from(
        "# Store: time\n\nMade by `npm run bench store` on one core of whatever machine it was run on: read the ratios. An \
         answer and the bare write wait for the disk and are timed by the wall; the rest is processor time.\n\n\
         | what | time | beside | target |\n| --- | --- | --- | --- |\n",
    );
    answers(folder.path(), &mut page);
    let path = folder.path().join("large.db");
    let case = fill(&path, &mut page);
    large(&path, &case, &mut page);
    println!("{page}");
    if let Some(report) = std::env::args().nth(1) {
        std::fs::write(report, page).unwrap();
    }
}

/// Milliseconds of processor time of this thread; of the wall where the system does not tell.
fn processor(work: impl FnOnce()) -> f64 {
    let told = || {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    };
    let (began, from) = (Instant::now(), told());
    work();
    match (from, told()) {
        (Some(from), Some(to)) => (to - from) / 1e6,
        _ => began.elapsed().as_secs_f64() * 1e3,
    }
}

fn share(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share) as usize]
}

/// An answer kept, in turn with a bare write of a page and its sync.
fn answers(folder: &Path, page: &mut String) {
    let mut store = Store::create(&folder.join("answers.db"), &KEY).unwrap();
    store.transact(Op::BeginDraft(draft())).unwrap();
    let mut bare = File::create(folder.join("bare")).unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for turn in 0..400_u64 {
        let began = Instant::now();
        bare.seek(std::io::SeekFrom::Start(turn * 4096)).unwrap();
        bare.write_all(&[turn as u8; 4096]).unwrap();
        bare.sync_data().unwrap();
        theirs.push(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        let change = Op::KeepChange {
            document: DocumentId::new("draft"),
            change: vec![b'x'; 120],
            cursor: Some(b"BH101".to_vec()),
            at: AT.to_owned(),
        };
        store.transact(change).unwrap();
        ours.push(began.elapsed().as_secs_f64() * 1e3);
    }
    for (what, at) in [("median", 0.5), ("99th of 100", 0.99)] {
        let (ours, theirs) = (share(&mut ours, at), share(&mut theirs, at));
        let ratio = ours / theirs;
        let _ = writeln!(
            page,
            "| an answer kept, {what} | {ours:.2} ms | {theirs:.2} ms: write of 4 KiB and sync ({ratio:.2} ×) | ≤ 2 × |"
        );
    }
}

/// A store of 100,000 revisions, 25,000 of them households with four people; gives a case.
fn fill(path: &Path, page: &mut String) -> CaseId {
    let key = SigningKey::from_bytes(&[9; 32]);
    let mut store = Store::create(path, &KEY).unwrap();
    store.transact(Op::SearchBy(by())).unwrap();
    let mut chance = Chance(1);
    let mut prev: Option<RevisionId> = None;
    let mut signed_in = 0.0;
    let mut stored_in = [0.0; 2];
    let mut stored = [0_u64; 2];
    let mut seq = 0;
    while seq < REVISIONS {
        let mut revisions = [Vec::new(), Vec::new()];
        signed_in += processor(|| {
            for _ in 0..250 {
                seq += 1;
                let household = seq.is_multiple_of(REVISIONS / HOUSEHOLDS);
                let case = (seq - 1) / (REVISIONS / HOUSEHOLDS);
                let signed = Signed::sign(&key, &revision(&key, seq, prev, case, household, &mut chance)).unwrap();
                prev = Some(signed.id());
                revisions[usize::from(household)].push(signed);
            }
        });
        for (kind, revisions) in revisions.into_iter().enumerate() {
            stored[kind] += revisions.len() as u64;
            let bundle = exchange(seq * 2 + kind as u64);
            stored_in[kind] += processor(|| {
                let receive = Op::Receive {
                    revisions,
                    blobs: Vec::new(),
                    bundle,
                };
                store.transact(receive).unwrap();
            });
        }
    }
    let each = signed_in / REVISIONS as f64;
    let plain = stored_in[0] / stored[0] as f64;
    let searched = stored_in[1] / stored[1] as f64;
    let a_second = 1e3 / (each + (stored_in[0] + stored_in[1]) / REVISIONS as f64);
    let _ = writeln!(
        page,
        "| a revision written and signed | {each:.3} ms | {ANSWERS} answers | |"
    );
    let _ = writeln!(
        page,
        "| a questionnaire's revision stored | {plain:.3} ms | 250 in a transaction | |"
    );
    let _ = writeln!(
        page,
        "| a household's revision stored, its four people indexed | {searched:.3} ms | | |"
    );
    let _ = writeln!(page, "| revisions signed and stored in a second | {a_second:.0} | | |");
    CaseId::new("case-12345")
}

/// Opening, heads and search over the large store.
fn large(path: &Path, case: &CaseId, page: &mut String) {
    let mut store = None;
    let opened = processor(|| store = Some(Store::open(path, &KEY).unwrap()));
    let store = store.unwrap();
    let megabytes = std::fs::metadata(path).unwrap().len() as f64 / 1e6;
    let _ = writeln!(
        page,
        "| opening {REVISIONS} revisions | {opened:.1} ms | {megabytes:.0} MB | |"
    );
    let mut times: Vec<f64> = (0..200)
        .map(|_| processor(|| drop(store.documents(case).unwrap())))
        .collect();
    let heads = share(&mut times, 0.99);
    let _ = writeln!(page, "| heads of one case, 99th of 100 | {heads:.2} ms | | |");
    let mut chance = Chance(77);
    let mut all = Vec::new();
    for (what, typed) in typed(&mut chance) {
        let mut found = 0;
        let mut times: Vec<f64> = typed
            .iter()
            .map(|typed| {
                let asked = Asked::of(typed);
                processor(|| found += store.search(&asked, 50).unwrap().total)
            })
            .collect();
        all.extend(&times);
        let (middle, slow) = (share(&mut times, 0.5), share(&mut times, 0.99));
        let each = f64::from(found) / typed.len() as f64;
        let _ = writeln!(
            page,
            "| search: {what} | {middle:.1} ms, 99th of 100 {slow:.1} ms | {each:.1} found of {} people | < 50 ms |",
            HOUSEHOLDS * 4
        );
    }
    let slow = share(&mut all, 0.99);
    let _ = writeln!(page, "| search: all of these, 99th of 100 | {slow:.1} ms | | < 50 ms |");
}

/// What people type, by kind: 60 of each.
fn typed(chance: &mut Chance) -> Vec<(&'static str, Vec<String>)> {
    let mut many = |make: &dyn Fn(&mut Chance) -> String| (0..60).map(|_| make(chance)).collect::<Vec<_>>();
    vec![
        (
            "a first name",
            many(&|chance| name(chance).split(' ').next().unwrap().to_owned()),
        ),
        ("a whole name", many(&name)),
        (
            "a whole name with a slip",
            many(&|chance| {
                let name = name(chance);
                let at = 2 + chance.below(name.len() - 3);
                [&name[..at], &name[at + 1..]].concat()
            }),
        ),
        ("three letters", many(&|chance| name(chance).chars().take(3).collect())),
        (
            "a name and an RT",
            many(&|chance| {
                format!(
                    "{} rt {}",
                    name(chance).split(' ').next().unwrap(),
                    1 + chance.below(10)
                )
            }),
        ),
        ("the commonest name and an initial", many(&|_| "siti n".to_owned())),
        (
            "RT and RW",
            many(&|chance| format!("{}/{}", 1 + chance.below(10), 1 + chance.below(12))),
        ),
        (
            "the end of a family card",
            many(&|chance| card_end(chance.below(HOUSEHOLDS as usize) as u64)),
        ),
    ]
}

/// Numbers that look drawn (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((drawn ^ (drawn >> 31)) % most as u64) as usize
    }
}

/// A name of one to three words: a few very common first names, and many made of syllables.
fn name(chance: &mut Chance) -> String {
    const FIRST: [&str; 12] = [
        "Siti", "Muhammad", "Asep", "Neng", "Dede", "Ujang", "Nur", "Euis", "Dadang", "Moh.", "Ai", "Cecep",
    ];
    const PARTS: [&str; 24] = [
        "dja", "ju", "nae", "di", "sya", "mi", "fit", "ri", "ani", "wa", "ti", "ros", "nur", "ha", "yati", "wi", "su",
        "kar", "ta", "sas", "mi", "ta", "lis", "na",
    ];
    let word = |chance: &mut Chance| {
        let parts = 2 + chance.below(2);
        let letters: String = (0..parts).map(|_| PARTS[chance.below(24)]).collect();
        letters[..1].to_uppercase() + &letters[1..]
    };
    // The first names are common as names are: the first of them in one of five.
    let first = if chance.below(2) == 0 {
        FIRST[chance.below(12).min(chance.below(12))].to_owned()
    } else {
        word(chance)
    };
    match chance.below(3) {
        1 => format!("{first} {} {}", word(chance), word(chance)),
        _ => format!("{first} {}", word(chance)),
    }
}

/// The last eight digits of a household's family card: no two alike, and in no order.
fn card_end(case: u64) -> String {
    // A prime that shares no factor with the modulus, so that different cases stay different.
    format!("{:08}", case * 7_368_787 % 10_000_000)
}

fn revision(
    key: &SigningKey,
    seq: u64,
    prev: Option<RevisionId>,
    case: u64,
    household: bool,
    chance: &mut Chance,
) -> Revision {
    let answer = |question: &str, row: Option<usize>, value: String| StoredAnswer {
        question: question.to_owned(),
        row: row.map(|row| RowId::new(format!("r{row}"))),
        recorded: Some(Recorded::Value(value)),
        note: None,
    };
    let mut answers = vec![
        answer("RT101", None, "kertaharja".to_owned()),
        answer("RT103", None, (1 + chance.below(10)).to_string()),
        answer("RT104", None, (1 + chance.below(12)).to_string()),
        answer("RT107", None, (1 + chance.below(40)).to_string()),
        answer("RT201", None, format!("00000003{}", card_end(case))),
    ];
    for row in 0..4 {
        answers.push(answer("AR02", Some(row), name(chance)));
        answers.push(answer("AR04", Some(row), if row == 0 { "1" } else { "3" }.to_owned()));
    }
    for n in answers.len()..ANSWERS {
        answers.push(answer(&format!("BH{n}"), None, chance.below(1_000).to_string()));
    }
    Revision {
        survey: "training:bangku".to_owned(),
        mode: Mode::Training,
        round: 1,
        case: Some(CaseId::new(format!("case-{case}"))),
        document: DocumentId::new(format!("d{seq}")),
        kind: if household {
            Kind::Household
        } else {
            Kind::Questionnaire
        },
        op: RevisionOp::Put,
        state: Some(State::Complete),
        member: None,
        instrument: None,
        pack: Some("1".to_owned()),
        engine: "0.1.0".to_owned(),
        author: PersonId::new("E07"),
        device: device_id(&key.verifying_key()),
        source: Some(Source::Interview),
        interviewer: None,
        pass: 1,
        visit: None,
        area: None,
        about: Vec::new(),
        parents: Vec::new(),
        prev,
        seq,
        at: AT.parse().unwrap(),
        clock_ok: true,
        reason: None,
        level: None,
        answers,
        rows: Vec::new(),
        household: None,
        text: None,
        body: Object::new(),
        blobs: Vec::new(),
        extra: Extra::default(),
    }
}

fn by() -> SearchBy {
    let [name, relation, head, family_card] = ["AR02", "AR04", "1", "RT201"].map(str::to_owned);
    let [village, rt, rw, number] = ["RT101", "RT103", "RT104", "RT107"].map(str::to_owned);
    SearchBy {
        name,
        relation,
        head,
        family_card,
        village,
        rt,
        rw,
        number,
    }
}

fn exchange(number: u64) -> Exchange {
    let bundle: BundleId = Hash::of(&number.to_be_bytes());
    Exchange {
        bundle,
        direction: Direction::Received,
        at: AT.to_owned(),
        from: DeviceId::new("0123"),
        kind: "to-supervisor".to_owned(),
        file: "PADUK-ABCDEF-20261124.paduk".to_owned(),
        revisions: 0,
        new: 0,
        fingerprint: Hash::of(b""),
        times: 0,
    }
}

fn draft() -> NewDraft {
    NewDraft {
        document: DocumentId::new("draft"),
        kind: Kind::Questionnaire,
        case: Some(CaseId::new("case-0")),
        member: None,
        instrument: None,
        form: None,
        pack: None,
        round: 1,
        pass: 1,
        source: Some(Source::Interview),
        interviewer: None,
        visit: None,
        area: None,
        household: None,
        base: Vec::new(),
        begun: AT.to_owned(),
    }
}
