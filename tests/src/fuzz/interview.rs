//! What a person does, in any order, to a form that has questions of every kind.

use std::sync::{Arc, LazyLock};

use paduk_form::{Change, Customs, Form, FormError, Interview, compile};
use paduk_survey::{Nonresponse, RowId, Severity};

use super::bytes::Bytes;
use crate::conformance::outside::Still;

/// More changes than these in one go tell nothing new.
const MOST: usize = 60;

/// The form: a row a line, its columns between bars.
const SURVEY: &str = "\
| survey |
| | type | name | label | required | relevant | constraint | calculation | default | choice_filter | repeat_count | parameters | trigger | bind::paduk:nonresponse | bind::paduk:warning | bind::paduk:warning_key |
| | start | s | | | | | | | | | | | | | |
| | end | e | | | | | | | | | | | | | |
| | today | td | | | | | | | | | | | | | |
| | deviceid | dev | | | | | | | | | | | | | |
| | select_one yesno or_other | q | Q | yes | | | | | | | | | dk refused | | |
| | integer | n | N | | | . < 6 | | | | | | | | . < 4 | far |
| | decimal | dec | D | | ${n} > 1 | . > 0 | | 1.5 | | | | | na | | |
| | range | rg | Rg | | | | | | | | start=0 end=4 step=0.5 | | | | |
| | rank food | rk | Rk | | | | | | | | | | | | |
| | select_multiple food | m | M | | | not(selected(., 'egg')) or ${n} > 0 | | | kind = ${t} | | randomize=true seed=${n} | | | | |
| | text | t | T | | ${q} = 1 | regex(., '[a-z]*') | | | | | | | | | |
| | date | d | D | | | | | today() | | | | | | | |
| | time | ti | Ti | | | | | | | | | | | | |
| | dateTime | dt | Dt | | | | | | | | | | | | |
| | geopoint | g | G | | | | | | | | | | | | |
| | geotrace | gt | Gt | | | | | | | | | | | | |
| | geoshape | gs | Gs | | | | | | | | | | | | |
| | image | im | Im | | | | | | | | | | | | |
| | audio | au | Au | | | | | | | | | | | | |
| | file | fi | Fi | | | | | | | | | | | | |
| | acknowledge | ok | Ok | | | | | | | | | | | | |
| | hidden | h | | | | | | x | | | | | | | |
| | barcode | bc | Bc | | | | | | | | | | | | |
| | calculate | c | | | | | ${n} + count(${R}) + sum(${a}) | | | | | ${q} | | | |
| | begin repeat | R | R | | ${q} != 2 | | | | | | | | | | |
| | integer | a | A | | | . > ${n} | | | | | | | | | |
| | begin repeat | K | K | | | | | | | min(${a}, 30) | | | | | |
| | text | b | B | | | | | concat('b', position(..)) | | | | | | | |
| | select_one ${b} | sb | Sb | | | | | | | | | | | | |
| | end repeat | | | | | | | | | | | | | | |
| | calculate | p | | | | | position(..) + sum(${a}) + indexed-repeat(${a}, ${R}, 1) | | | | | | | | |
| | end repeat | | | | | | | | | | | | | | |
| | begin repeat | F | F | | | | | | | | | | | | |
| | integer | f | F | | | | | | | | | | | | |
| | end repeat | | | | | | | | | | | | | | |
| | begin group | gr | Gr | | ${c} > 2 | | | | | | | | | | |
| | text | clear | C | | | | once(uuid()) | | | | | ${n} | | | |
| | end group | | | | | | | | | | | | | | |
| | note | no | ${q} ${c} ${n} | | | | | | | | | | | | |
| choices |
| | list_name | name | label | kind |
| | yesno | 1 | Ya | |
| | yesno | 2 | Tidak | |
| | food | rice | Nasi | a |
| | food | egg | Telur | b |
| | food | fish | Ikan | b |
| | paduk_texts | far | ${n} terlalu banyak | |
| settings |
| | form_id | default_language |
| | everything | id |
";

/// Every name in the form, and some that are not.
const NAMES: [&str; 38] = [
    "s", "e", "td", "dev", "q", "q_other", "n", "dec", "rg", "rk", "m", "t", "d", "ti", "dt", "g", "gt", "gs", "im",
    "au", "fi", "ok", "h", "bc", "c", "R", "a", "K", "b", "sb", "p", "F", "f", "gr", "clear", "no", "", "R/a",
];

const VALUES: [&str; 26] = [
    "",
    "1",
    "2",
    "3",
    "5",
    "1999",
    "-1",
    "1.5",
    "x",
    "a",
    "b",
    "other",
    "rice egg fish",
    "egg rice",
    "2026-11-24",
    "0000-00-00",
    "14:05",
    "2026-11-24T14:05:00",
    "-6.8 107.1 0 0",
    "-6.8 107.1 0 0;-6.9 107.2 0 0;-6.8 107.1 0 0",
    "OK",
    "kartu.jpg",
    "b1",
    "99999999999999999999",
    "NaN",
    "1e308",
];

const ROWS: [&str; 8] = ["r1", "r2", "r3", "r1/K-1", "r1/K-2", "r2/K-1", "K-1", ""];

fn compiled(fixed: &str, text: &str) -> Arc<Form> {
    let (mut instrument, mut found) = paduk_xlsform::read_markdown(text);
    for row in &mut instrument.survey {
        row.fixed_rows = row.name.as_ref().is_some_and(|name| name.text == fixed);
    }
    let (form, also) = compile(Arc::new(instrument));
    found.extend(also);
    found.retain(|found| found.severity == Severity::Error);
    assert!(found.is_empty(), "the form itself is wrong: {found:#?}");
    Arc::new(form)
}

static FORM: LazyLock<Arc<Form>> = LazyLock::new(|| compiled("F", SURVEY));

/// A form that lacks most of it, and means something else by some names.
static OTHER: LazyLock<Arc<Form>> = LazyLock::new(|| {
    let text = "| survey |\n| | type | name | label |\n| | text | n | N |\n| | begin repeat | R | R |\n| | text | b | B |\n\
                | | end repeat | | |\n| | integer | a | A |\n| settings |\n| | form_id |\n| | less |\n";
    compiled("", text)
});

fn outside() -> Arc<Still> {
    Arc::new(Still::at(None, 7, Customs::Collect))
}

fn change(bytes: &mut Bytes<'_>) -> Change {
    let kind = bytes.byte();
    let question = |bytes: &mut Bytes<'_>| bytes.one_of(&NAMES).to_owned();
    let known = |bytes: &mut Bytes<'_>| RowId::new(bytes.one_of(&ROWS));
    let row = |bytes: &mut Bytes<'_>| (bytes.byte() & 1 == 1).then(|| known(bytes));
    let value = |bytes: &mut Bytes<'_>| match bytes.byte() {
        at if usize::from(at) < VALUES.len() * 6 => VALUES[usize::from(at) % VALUES.len()].to_owned(),
        _ => bytes.text(),
    };
    let maybe = |bytes: &mut Bytes<'_>| (bytes.byte() & 1 == 1).then(|| value(bytes));
    match kind % 16 {
        0..=5 => Change::Set {
            question: question(bytes),
            row: row(bytes),
            value: value(bytes),
        },
        6 => Change::Nonresponse {
            question: question(bytes),
            row: row(bytes),
            state: bytes.one_of(&[Nonresponse::Dk, Nonresponse::Refused, Nonresponse::Na]),
        },
        7 => Change::Clear {
            question: question(bytes),
            row: row(bytes),
        },
        8 => Change::Note {
            question: question(bytes),
            row: row(bytes),
            text: maybe(bytes),
        },
        9 => Change::Reason {
            question: question(bytes),
            row: row(bytes),
            warning_key: bytes.one_of(&["far", "near", ""]).to_owned(),
            reason: maybe(bytes),
        },
        10 => Change::AddRow {
            repeat: bytes.one_of(&["R", "K", "F", "q", ""]).to_owned(),
            row: known(bytes),
            parent: row(bytes),
        },
        11 => Change::AddRow {
            repeat: "R".to_owned(),
            row: known(bytes),
            parent: None,
        },
        12 => Change::RemoveRow { row: known(bytes) },
        13 => Change::RestoreRow { row: known(bytes) },
        14 => Change::Language {
            language: bytes.one_of(&["id", "en", ""]).to_owned(),
        },
        _ if bytes.is_empty() => Change::RemoveRow { row: known(bytes) },
        _ => Change::Confirmed {
            confirmed: Box::new(change(bytes)),
        },
    }
}

/// Everything that can be seen of an interview.
fn seen(interview: &Interview) -> String {
    let states: Vec<_> = interview
        .all_places()
        .iter()
        .map(|place| format!("{:?}", interview.state(place, "id")))
        .collect();
    let (rows, kept, found) = (interview.rows_in_order(), interview.finalise(), interview.validate());
    format!("{states:?}\n{rows:?}\n{kept:?}\n{found:?}")
}

/// Does to an interview what the bytes say, and keeps watch.
pub fn run(bytes: &[u8]) {
    let mut bytes = Bytes::new(bytes);
    let mut interview = Interview::open(Arc::clone(&FORM), outside());
    let opening = interview.opening();
    let mut taken = Vec::new();
    for _ in 0..MOST {
        if bytes.is_empty() {
            break;
        }
        let change = change(&mut bytes);
        let before = seen(&interview);
        match interview.apply(&change) {
            Ok(_) => taken.push(change),
            Err(error) => {
                assert_eq!(
                    seen(&interview),
                    before,
                    "refused ({error}), yet something changed: {change:?}"
                );
                if let FormError::RowsWouldGo { rows, .. } = error {
                    assert!(!rows.is_empty(), "no rows would go: {change:?}");
                }
            }
        }
    }
    let replayed: Vec<Change> = opening.into_iter().chain(taken.iter().cloned()).collect();
    let (again, said) = Interview::resume(Arc::clone(&FORM), outside(), &[], &[], &replayed);
    assert!(said.is_empty(), "a replay is refused: {said:?}");
    assert_eq!(seen(&again), seen(&interview), "a replay gives something else");
    let (rows, answers) = (interview.rows_in_order(), interview.answers());
    let (stored, _) = Interview::resume(Arc::clone(&FORM), outside(), &rows, &answers, &[]);
    assert_eq!(stored.rows_in_order(), rows, "stored rows are lost");
    let (migrated, _) = Interview::resume(Arc::clone(&OTHER), outside(), &rows, &answers, &taken);
    let kept = migrated.answers();
    for answer in &answers {
        let keeps = kept
            .iter()
            .any(|kept| kept.question == answer.question && kept.row == answer.row);
        assert!(keeps, "the answer to {} is lost in another form", answer.question);
    }
}
