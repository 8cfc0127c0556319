//! Invented revisions for tests.

use chrono::DateTime;
use paduk_survey::{
    CaseId, DeviceId, DocumentId, Hash, MemberId, Mode, Nonresponse, PersonId, Recorded, RowId, StoredAnswer,
};

use super::{BlobRef, Extra, Kind, Op, Revision, RowRef, Source, State};
use crate::canonical::Object;

/// The least that a revision can be.
pub(crate) fn least() -> Revision {
    Revision {
        survey: "0011223344556677/stunting-cianjur".to_owned(),
        mode: Mode::Training,
        round: 1,
        case: None,
        document: DocumentId::new("frame-1"),
        kind: Kind::Frame,
        op: Op::Put,
        state: None,
        member: None,
        instrument: None,
        pack: None,
        engine: "0.1.0".to_owned(),
        author: PersonId::new("P02"),
        device: DeviceId::new("00000000000000000000000000000001"),
        source: None,
        interviewer: None,
        pass: 1,
        visit: None,
        area: None,
        about: Vec::new(),
        parents: Vec::new(),
        prev: None,
        seq: 1,
        at: DateTime::parse_from_rfc3339("2026-11-24T09:15:02+07:00").unwrap(),
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

/// A questionnaire with a value, a nonresponse and a note.
pub(crate) fn questionnaire() -> Revision {
    let answer = |question: &str, row: Option<&str>, recorded, note: Option<&str>| StoredAnswer {
        question: question.to_owned(),
        row: row.map(RowId::new),
        recorded,
        note: note.map(str::to_owned),
    };
    Revision {
        case: Some(CaseId::new("0190e2f0-0000-7000-8000-000000000001")),
        document: DocumentId::new("d00000000000000000000000000000001"),
        kind: Kind::Questionnaire,
        state: Some(State::Complete),
        member: Some(MemberId::new("m1")),
        instrument: Some(Hash::of(b"instrument")),
        pack: Some("1.0.0".to_owned()),
        source: Some(Source::Interview),
        area: Some("3203000000".to_owned()),
        parents: vec![Hash::of(b"parent")],
        prev: Some(Hash::of(b"before")),
        seq: 2,
        answers: vec![
            answer("BH301", None, Some(Recorded::Value("22.9".to_owned())), None),
            answer(
                "BH.302-a",
                Some("r1"),
                Some(Recorded::Nonresponse(Nonresponse::Dk)),
                Some("ibu \"lupa\"\nsekali"),
            ),
            answer("BH303", None, None, Some("tanya lagi")),
        ],
        rows: vec![RowRef {
            repeat: "kunjungan".to_owned(),
            row: RowId::new("r1"),
            parent: None,
        }],
        household: Some(Hash::of(b"household")),
        blobs: vec![BlobRef {
            hash: Hash::of(b"paradata"),
            role: "paradata".to_owned(),
            size: 8,
        }],
        ..least()
    }
}
