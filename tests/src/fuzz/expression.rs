//! An expression in each of the places where one may stand. The first byte says which.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use paduk_form::document::Document;
use paduk_form::instrument::{Choice, ChoiceList, Instrument, Row, Sentence};
use paduk_form::kleene::{self, Datum, Facts};
use paduk_form::xpath::Question;
use paduk_form::{Change, Customs, Interview, compile};
use paduk_survey::{RowId, Severity, Verdict};
use paduk_xlsform::xml;

use crate::conformance::outside::Still;

/// Reads and evaluates.
pub fn run(bytes: &[u8]) {
    let Some((place, text)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    match place {
        b'c' => over_a_document(&text, Customs::Collect),
        b'w' => over_a_document(&text, Customs::WebForms),
        b'r' => as_a_rule(&text),
        _ => in_a_form(&text),
    }
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let text =
        "<data><a>1</a><a>2</a><b x='7'><c>2026-11-24</c><c>teks</c></b><r><n>1</n></r><r><n>2</n><k/></r></data>";
    xml::read(text).map(|read| read.document).unwrap_or_default()
});

fn over_a_document(text: &str, customs: Customs) {
    let outside = Still::at(None, 7, customs);
    let question = Question::about(&DOCUMENT).with(&outside);
    for from in [0, 2] {
        if let Ok(answer) = question.from(from).ask(text) {
            let _ = (answer.text(), answer.number(), answer.truth(), answer.kind());
        }
    }
}

struct Known;

impl Facts for Known {
    fn value(&self, name: &str) -> Datum {
        match name {
            "a" => Datum::Number(3.5),
            "t" => Datum::Text("ya".into()),
            "d" => NaiveDate::from_ymd_opt(2026, 11, 24).map_or(Datum::Empty, Datum::Date),
            "m" => Datum::Choices(vec!["1".into(), "2".into()]),
            "x" => Datum::Nonresponse(paduk_survey::Nonresponse::Dk),
            _ => Datum::Empty,
        }
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        (roster != "BN").then(|| vec![self as &dyn Facts; 3])
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, 24)
    }
}

fn as_a_rule(text: &str) {
    if let Ok(rule) = kleene::parse(text) {
        let _ = (rule.names(), rule.spans(), rule.rosters(), rule.verdicts());
        let _ = (rule.truth(&Known), rule.number(&Known), rule.value(&Known));
    }
}

/// A form that has the expression in every column that takes one, inside a repeat and outside.
fn form_with(text: &str) -> Instrument {
    let mut survey = Vec::new();
    let mut row = |kind: &str, name: &str, set: &dyn Fn(&mut Row)| {
        let mut row = Row::new(survey.len() as u32 + 2, kind, name);
        row.label = Sentence::single("id", name);
        set(&mut row);
        survey.push(row);
    };
    let plain = |_: &mut Row| {};
    row("integer", "n", &plain);
    row("text", "t", &|row| row.default = Some(text.into()));
    row("select_multiple food", "m", &|row| {
        row.choice_filter = Some(text.into());
    });
    row("begin repeat", "R", &plain);
    row("integer", "x", &|row| {
        row.relevant = Some(text.into());
        row.constraint = Some(text.into());
    });
    row("calculate", "c", &|row| row.calculation = Some(text.into()));
    row("end repeat", "", &plain);
    row("begin repeat", "K", &|row| row.repeat_count = Some(text.into()));
    row("text", "k", &|row| row.required = Some(text.into()));
    row("end repeat", "", &plain);
    row("calculate", "out", &|row| row.calculation = Some(text.into()));
    row("note", "say", &|row| {
        row.label = Sentence::single("id", "${out} ${n}");
    });
    let mut list = ChoiceList::new("food");
    for name in ["rice", "egg"] {
        let mut choice = Choice::new(name, "id", name);
        choice.extra.push(("kind".into(), name.into()));
        list.choices.push(choice);
    }
    Instrument {
        form_id: "f".into(),
        default_language: "id".into(),
        languages: vec!["id".into()],
        survey,
        lists: vec![list],
        ..Instrument::default()
    }
}

fn in_a_form(text: &str) {
    let (form, found) = compile(Arc::new(form_with(text)));
    if found.iter().any(|found| found.severity == Severity::Error) {
        return;
    }
    let outside = Arc::new(Still::at(None, 7, Customs::Collect));
    let mut interview = Interview::open(Arc::new(form), outside);
    let set = |question: &str, row: Option<&str>, value: &str| Change::Set {
        question: question.into(),
        row: row.map(RowId::new),
        value: value.into(),
    };
    let row = |row: &str| Change::AddRow {
        repeat: "R".into(),
        row: RowId::new(row),
        parent: None,
    };
    let changes = [
        set("n", None, "3"),
        row("r1"),
        set("x", Some("r1"), "2"),
        row("r2"),
        set("t", None, "teks"),
        set("m", None, "egg"),
    ];
    for change in changes {
        let _ = interview.apply(&change);
    }
    for place in interview.all_places() {
        let _ = interview.state(&place, "id");
    }
    let _ = (interview.validate(), interview.finalise());
}
