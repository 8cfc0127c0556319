//! A survey's work, invented: households with a questionnaire for a mother and one for a child.

use chrono::{DateTime, FixedOffset};
use ed25519_dalek::SigningKey;
use paduk_history::canonical::Object;
use paduk_history::{Extra, HistoryError, Kind, Op, Revision, Signed, Source, State, device_id};
use paduk_survey::{CaseId, DocumentId, Mode, PersonId, Recorded, StoredAnswer};

/// The survey that it belongs to.
pub const SURVEY: &str = "00112233445566770011223344556677/bench";
/// Revisions of one household.
pub const OF_HOUSEHOLD: usize = 3;

/// The moment of everything.
pub fn at() -> DateTime<FixedOffset> {
    DateTime::UNIX_EPOCH.fixed_offset()
}

/// The revisions of so many households, in the order of one laptop's log.
pub fn of(households: usize, key: &SigningKey) -> Result<Vec<Signed>, HistoryError> {
    let mut log: Vec<Signed> = Vec::with_capacity(households * OF_HOUSEHOLD);
    for household in 0..households {
        for (kind, answers) in [
            (Kind::Household, 40),
            (Kind::Questionnaire, 60),
            (Kind::Questionnaire, 90),
        ] {
            let seq = log.len() as u64 + 1;
            let mut revision = blank(key, seq, log.last().map(Signed::id));
            revision.case = Some(CaseId::new(format!("{household:08x}-bench")));
            revision.document = DocumentId::new(format!("d{seq:031x}"));
            revision.kind = kind;
            revision.answers = (0..answers).map(|number| answer(seq, number)).collect();
            log.push(Signed::sign(key, &revision)?);
        }
    }
    Ok(log)
}

/// Mostly codes, some numbers, now and then words, as in a questionnaire; the same in every run.
fn answer(seq: u64, number: u64) -> StoredAnswer {
    let mixed = seq
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(number.wrapping_mul(0xd134_2543_de82_ef95))
        .rotate_left(29)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        >> 40;
    let value = match number % 10 {
        0..=5 => format!("{}", mixed % 5),
        6 | 7 => format!("{}.{}", 40 + mixed % 60, mixed / 64 % 10),
        8 => format!("2025-{:02}-{:02}", 1 + mixed % 12, 1 + mixed / 16 % 28),
        _ => format!("Contoh {:x}", mixed % 4096),
    };
    StoredAnswer {
        question: format!("BH{}", 100 + number),
        row: None,
        recorded: Some(Recorded::Value(value)),
        note: None,
    }
}

fn blank(key: &SigningKey, seq: u64, prev: Option<paduk_survey::Hash>) -> Revision {
    Revision {
        survey: SURVEY.to_owned(),
        mode: Mode::Training,
        round: 1,
        case: None,
        document: DocumentId::new("d"),
        kind: Kind::Household,
        op: Op::Put,
        state: Some(State::Complete),
        member: None,
        instrument: None,
        pack: Some("1.0.0".to_owned()),
        engine: "0.1.0".to_owned(),
        author: PersonId::new("E07"),
        device: device_id(&key.verifying_key()),
        source: Some(Source::Interview),
        interviewer: None,
        pass: 1,
        visit: None,
        area: Some("contoh".to_owned()),
        about: Vec::new(),
        parents: Vec::new(),
        prev,
        seq,
        at: at(),
        clock_ok: true,
        reason: None,
        level: None,
        answers: Vec::new(),
        rows: Vec::new(),
        household: None,
        text: None,
        body: Object::new(),
        blobs: Vec::new(),
        extra: Extra::default(),
    }
}
