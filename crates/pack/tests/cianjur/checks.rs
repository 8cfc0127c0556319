//! The questionnaires' own checks: what is refused, what asks for a reason.

use std::sync::Arc;

use paduk_form::{Change, FindingKind, Interview};
use paduk_survey::RowId;

use crate::PACK;
use crate::samples::Around;

/// What the questions say after these answers: `question code warning-key`, without missing answers.
fn said(form_id: &str, row: Option<&str>, answers: &[(&str, &str)]) -> Vec<String> {
    let form = Arc::clone(&PACK.0.instrument(form_id).unwrap().form);
    let mut interview = Interview::open(form, Arc::new(Around::on("2026-11-24")));
    let row = row.map(RowId::new);
    if let Some(row) = row.clone() {
        let repeat = "AR".to_owned();
        let parent = None;
        interview.apply(&Change::AddRow { repeat, row, parent }).unwrap();
    }
    for (question, value) in answers {
        let in_roster = question.starts_with("AR");
        let change = Change::Set {
            question: (*question).to_owned(),
            row: row.clone().filter(|_| in_roster),
            value: (*value).to_owned(),
        };
        interview.apply(&change).unwrap();
    }
    let found = interview.validate();
    let found = found.iter().filter(|finding| finding.kind != FindingKind::Missing);
    found
        .map(|finding| {
            let name = interview.form().node(finding.place.node).name();
            let key = finding.warning_key.clone().unwrap_or_default();
            format!("{name} {} {key}", finding.code).trim_end().to_owned()
        })
        .collect()
}

/// What a woman born on 17/08/1999 hears about a NIK.
fn nik(number: &str) -> Vec<String> {
    let answers = [("RT130", "1"), ("AR05", "2"), ("AR06", "1999-08-17"), ("AR09", number)];
    said("rumah_tangga", Some("a"), &answers)
}

#[test]
fn only_an_impossible_nik_is_refused() {
    assert_eq!(nik("3203115708999999"), Vec::<String>::new());
    let impossible = [
        ("fifteen digits", "320311570899999"),
        ("a letter", "32031157O8999999"),
        ("day 00", "3203110008999999"),
        ("day 32", "3203113208999999"),
        ("day 40", "3203114008999999"),
        ("day 72", "3203117208999999"),
        ("month 00", "3203115700999999"),
        ("month 13", "3203115713999999"),
        ("31 April", "3203117104999999"),
        ("30 February", "3203117002999999"),
        ("29 February 1999", "3203116902999999"),
        ("serial 0000", "3203115708990000"),
    ];
    for (why, number) in impossible {
        assert!(
            nik(number).contains(&"AR09 constraint".to_owned()),
            "{why}: {:?}",
            nik(number)
        );
    }
}

#[test]
fn an_unlikely_nik_asks_for_a_reason_only() {
    assert_eq!(nik("0000005708990001"), ["AR09 warning nik_wilayah"]);
    assert_eq!(nik("3203111708999999"), ["AR05 warning nik_jenis_kelamin"]);
    assert_eq!(nik("3203115808999999"), ["AR06 warning nik_tanggal_lahir"]);
    // 29 February 2000 is a day of a leap year.
    assert_eq!(nik("3203116902009999"), ["AR06 warning nik_tanggal_lahir"]);
}

#[test]
fn a_family_card_number_has_sixteen_digits() {
    let kk = |number| said("rumah_tangga", None, &[("RT130", "1"), ("RT201", number)]);
    assert_eq!(kk("3203110403199999"), Vec::<String>::new());
    assert_eq!(kk("320311040319999"), ["RT201 constraint"]);
    for unlikely in [
        "0000000403199999",
        "3203113203199999",
        "3203110413199999",
        "3203110403190000",
    ] {
        assert_eq!(kk(unlikely), ["RT201 warning kk_tidak_lazim"], "{unlikely}");
    }
}

#[test]
fn a_household_has_one_head() {
    let heads = |relation| {
        let answers = [("RT130", "1"), ("AR04", relation), ("roster_complete", "1")];
        said("rumah_tangga", Some("a"), &answers)
    };
    assert_eq!(heads("1"), Vec::<String>::new());
    assert_eq!(heads("2"), ["roster_complete constraint"]);
}

fn woman(answers: &[(&str, &str)]) -> Vec<String> {
    said("ibu_hamil", None, answers)
}

/// The last period 20 weeks and 3 days before the interview.
const WEEK_20: (&str, &str) = ("BH104", "2026-07-04");

#[test]
fn impossible_answers_of_a_pregnant_woman_are_refused() {
    let refused: [(&str, &[(&str, &str)]); 12] = [
        ("BH104", &[("BH104", "2026-11-11")]),
        ("BH104", &[("BH104", "2026-01-27")]),
        ("BH107", &[("BH107", "2027-09-01")]),
        ("BH106", &[("BH106", "11")]),
        ("BH110", &[("BH108", "3"), ("BH109", "2"), ("BH110", "1")]),
        ("BH117", &[("BH117", "2026-11-25")]),
        ("BH201", &[WEEK_20, ("BH201", "21")]),
        ("BH219", &[("BH219", "1 7")]),
        ("BH512", &[("BH512", "1 3")]),
        ("BH601", &[("BH601", "4 8")]),
        ("BH306", &[("BH301", "1"), ("BH306", "8")]),
        ("BH705", &[("BH705", "45.1")]),
    ];
    for (question, answers) in refused {
        assert!(
            woman(answers).contains(&format!("{question} constraint")),
            "{answers:?} {:?}",
            woman(answers)
        );
    }
    assert_eq!(
        woman(&[WEEK_20, ("BH201", "20"), ("BH219", "1 2")]),
        Vec::<String>::new()
    );
}

#[test]
fn unlikely_answers_of_a_pregnant_woman_ask_for_a_reason() {
    let asked: [(&str, &[(&str, &str)]); 14] = [
        ("BH102 warning bukan_ibu_sendiri", &[("BH102", "2")]),
        ("BH107 warning hpl_jauh_dari_hpht", &[WEEK_20, ("BH107", "2027-06-01")]),
        ("BH202 warning k1_tidak_cocok", &[("BH201", "8"), ("BH202", "0")]),
        ("BH202 warning k1_tidak_cocok", &[("BH201", "14"), ("BH202", "1")]),
        ("BH203 warning kunjungan_terlalu_sering", &[WEEK_20, ("BH203", "9")]),
        (
            "BH207 warning dokter_lebih_dari_periksa",
            &[WEEK_20, ("BH202", "1"), ("BH203", "1"), ("BH207", "3")],
        ),
        ("BH208 warning usg_terlalu_sering", &[WEEK_20, ("BH208", "7")]),
        (
            "BH304 warning ttd_terlalu_banyak",
            &[("BH301", "1"), ("BH303", "30"), ("BH304", "31")],
        ),
        (
            "BH304 warning ttd_terlalu_banyak",
            &[WEEK_20, ("BH301", "1"), ("BH304", "141")],
        ),
        ("BH311 warning kopi_teh_banyak", &[("BH311", "7")]),
        ("BH501 warning tidak_makan_kemarin", &[("BH501", "0")]),
        (
            "BH701 warning berat_tidak_lazim",
            &[("BH115", "1"), ("BH116", "55.0"), ("BH701", "49.9")],
        ),
        ("BH705 warning lila_tidak_lazim", &[("BH705", "17.9")]),
        ("BH707 warning hb_tidak_lazim", &[("BH708", "2"), ("BH707", "16.1")]),
    ];
    for (finding, answers) in asked {
        assert!(
            woman(answers).contains(&finding.to_owned()),
            "{finding} {:?}",
            woman(answers)
        );
    }
    // A small woman is a finding, not a question for a reason.
    assert_eq!(woman(&[("BH703", "143.0")]), Vec::<String>::new());
}

#[test]
fn a_third_reading_is_asked_only_beyond_the_tolerance() {
    let asked = |first: &str, second: &str| {
        let form = Arc::clone(&PACK.0.instrument("ibu_hamil").unwrap().form);
        let mut interview = Interview::open(form, Arc::new(Around::on("2026-11-24")));
        for (question, value) in [("BH701", first), ("BH702", second)] {
            let (question, value) = (question.to_owned(), value.to_owned());
            interview
                .apply(&Change::Set {
                    question,
                    row: None,
                    value,
                })
                .unwrap();
        }
        let third = interview.form().find("BH711").unwrap();
        interview.places().iter().any(|place| place.node == third)
    };
    // 48.6 - 48.4 is a little more than 0.2 in binary fractions.
    assert!(!asked("48.6", "48.4"));
    assert!(asked("48.6", "48.3"));
}
