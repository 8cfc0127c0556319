use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Field, Period, Understood, shown, understand, understand_within};
use crate::interview::ShownChoice;
use crate::node::QuestionKind;
use paduk_survey::Nonresponse;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn field(kind: QuestionKind) -> Field<'static> {
    Field::new(kind, today(), "id")
}

/// What was understood, in one line.
fn line(understood: &Understood) -> String {
    match understood {
        Understood::Empty => "empty".to_owned(),
        Understood::Value {
            lexical, shown, remark, ..
        } => {
            let remark = remark.map(|remark| format!(" ({remark})")).unwrap_or_default();
            format!("{shown} = {lexical}{remark}")
        }
        Understood::Ask { code, options } => {
            let all: Vec<_> = options
                .iter()
                .map(|reading| format!("{} = {}", reading.words, reading.lexical))
                .collect();
            format!("{code}? {}", all.join(" | "))
        }
        Understood::Wrong { code, params } => {
            let params: Vec<_> = params.iter().map(|(name, value)| format!(" {name}={value}")).collect();
            format!("{}!{}", code.as_str(), params.concat())
        }
    }
}

#[track_caller]
fn check(field: Field<'_>, typed: &str, expect: &str) {
    assert_eq!(line(&understand(&field, typed)), expect, "{typed}");
}

#[track_caller]
fn within(period: Period, typed: &str, expect: &str) {
    assert_eq!(
        line(&understand_within(&field(QuestionKind::Date), period, typed)),
        expect,
        "{typed}"
    );
}

fn centimetres() -> Field<'static> {
    Field {
        unit: Some("cm"),
        places: Some(1),
        ..field(QuestionKind::Decimal)
    }
}

#[test]
fn decimals_take_comma_or_point_and_a_unit() {
    for typed in ["22,9", "22.9", " 22,9 cm", "22,9cm", "22,9 CM"] {
        check(centimetres(), typed, "22,9 cm = 22.9");
    }
    check(field(QuestionKind::Decimal), ",5", "0,5 = 0.5");
    check(field(QuestionKind::Decimal), "1.234,5", "1.234,5 = 1234.5");
    check(field(QuestionKind::Decimal), "-2,50", "\u{2212}2,50 = -2.50");
    check(field(QuestionKind::Decimal), "\u{2212}3", "\u{2212}3 = -3");
}

#[test]
fn whole_numbers_are_said_back_with_thousands() {
    check(field(QuestionKind::Integer), "1055", "1.055 = 1055");
    check(field(QuestionKind::Integer), "007", "7 = 7");
    check(field(QuestionKind::Integer), "1.055.000", "1.055.000 = 1055000");
    let rupiah = Field {
        unit: Some("Rp"),
        ..field(QuestionKind::Integer)
    };
    check(rupiah, "Rp 1055000", "Rp1.055.000 = 1055000");
}

#[test]
fn what_has_two_meanings_is_asked() {
    check(
        field(QuestionKind::Integer),
        "1.055",
        "read-as? seribu lima puluh lima = 1055",
    );
    check(
        field(QuestionKind::Integer),
        "1,055",
        "read-as? seribu lima puluh lima = 1055",
    );
    check(
        field(QuestionKind::Decimal),
        "1.055",
        "two-readings? seribu lima puluh lima = 1055 | satu koma nol lima lima = 1.055",
    );
    check(
        field(QuestionKind::Decimal),
        "1,234.5",
        "read-as? seribu dua ratus tiga puluh empat koma lima = 1234.5",
    );
    check(
        field(QuestionKind::Integer),
        "2 2",
        "space-in-number? dua puluh dua = 22",
    );
    check(field(QuestionKind::Integer), "1O", "letter-for-digit? sepuluh = 10");
    check(centimetres(), "1.055", "read-as? seribu lima puluh lima = 1055");
}

#[test]
fn what_is_no_number_is_said() {
    check(field(QuestionKind::Decimal), "22,", "number-incomplete!");
    check(field(QuestionKind::Decimal), "abc", "not-a-number!");
    check(field(QuestionKind::Decimal), "1.05.5", "not-a-number!");
    check(field(QuestionKind::Decimal), "1e5", "not-a-number!");
    check(field(QuestionKind::Integer), "24,0", "not-whole!");
    check(
        field(QuestionKind::Integer),
        "1234567890123456",
        "number-too-long! most=15",
    );
    check(
        centimetres(),
        "22,85",
        "too-many-places! places=1 step=0,1 cm down=22,8 up=22,9",
    );
    check(
        centimetres(),
        "0,05",
        "too-many-places! places=1 step=0,1 cm down=0,0 up=0,1",
    );
    check(field(QuestionKind::Integer), "  ", "empty");
}

#[test]
fn kilograms_in_a_field_of_grams_are_asked() {
    let grams = Field {
        unit: Some("g"),
        ..field(QuestionKind::Integer)
    };
    check(grams, "3,2", "grams? tiga ribu dua ratus = 3200");
    check(grams, "3200 g", "3.200 g = 3200");
}

#[test]
fn a_number_that_looks_like_a_code_is_a_number() {
    let offers = Field {
        nonresponse: &[Nonresponse::Dk],
        ..field(QuestionKind::Integer)
    };
    check(offers, "98", "98 = 98 (looks-like-code)");
    check(offers, "97", "97 = 97");
    check(field(QuestionKind::Integer), "98", "98 = 98");
}

#[test]
fn dates_are_day_first_whatever_stands_between() {
    for typed in [
        "24112026",
        "241126",
        "24/11/26",
        "24-11-2026",
        "24.11.2026",
        "24 nov 2026",
        "24 Nopember 2026",
        "24nov2026",
        "2026-11-24",
        "Selasa, 24 November 2026",
    ] {
        check(field(QuestionKind::Date), typed, "24/11/2026 = 2026-11-24");
    }
    check(field(QuestionKind::Date), "12 jan 2019", "12/01/2019 = 2019-01-12");
    check(field(QuestionKind::Date), "03/04/2021", "03/04/2021 = 2021-04-03");
    check(field(QuestionKind::Date), "1 agt 2020", "01/08/2020 = 2020-08-01");
}

#[test]
fn dates_are_said_in_words() {
    let words = |language| match understand(&Field::new(QuestionKind::Date, today(), language), "24112026") {
        Understood::Value { words, .. } => words,
        other @ (Understood::Empty | Understood::Ask { .. } | Understood::Wrong { .. }) => panic!("{other:?}"),
    };
    assert_eq!(words("id"), "Selasa, 24 November 2026");
    assert_eq!(words("en"), "Tuesday, 24 November 2026");
}

#[test]
fn dates_that_are_not_are_said() {
    check(
        field(QuestionKind::Date),
        "04/25/2021",
        "month-does-not-exist? Minggu, 25 April 2021 = 2021-04-25",
    );
    check(
        field(QuestionKind::Date),
        "29/02/2023",
        "day-does-not-exist! month=Februari year=2023 last=28",
    );
    check(field(QuestionKind::Date), "04/2021", "date-incomplete!");
    check(field(QuestionKind::Date), "2021", "date-incomplete!");
    check(field(QuestionKind::Date), "24/xyz/2021", "not-a-date!");
    check(field(QuestionKind::Date), "24/13/2021?", "not-a-date!");
    check(field(QuestionKind::Date), "1/1/0001", "year-out-of-range! year=1");
}

#[test]
fn a_birth_date_lies_in_the_past() {
    let birth = Period {
        earliest: None,
        latest: Some(today()),
    };
    within(birth, "24/3/19", "24/03/2019 = 2019-03-24");
    within(birth, "240387", "24/03/1987 = 1987-03-24");
    within(birth, "25/11/2026", "in-future! latest=24/11/2026");
    let old = Period {
        earliest: NaiveDate::from_ymd_opt(1916, 11, 24),
        ..birth
    };
    within(
        old,
        "240320",
        "two-years? Selasa, 24 Maret 2020 = 2020-03-24 | Rabu, 24 Maret 1920 = 1920-03-24",
    );
    within(old, "01/01/1910", "too-early! earliest=24/11/1916");
}

#[test]
fn times_are_read_with_and_without_marks() {
    for typed in ["1405", "14:05", "14.05", "14 05"] {
        check(field(QuestionKind::Time), typed, "14.05 = 14:05");
    }
    check(field(QuestionKind::Time), "905", "09.05 = 09:05");
    check(field(QuestionKind::Time), "14", "time-incomplete!");
    check(field(QuestionKind::Time), "2460", "time-does-not-exist!");
    check(field(QuestionKind::Time), "2pm", "not-a-time!");
}

#[test]
fn choices_are_found_by_number_or_words() {
    let choices = ["Ya", "Tidak", "Tidak tahu"]
        .iter()
        .enumerate()
        .map(|(at, label)| ShownChoice {
            name: (at + 1).to_string(),
            label: (*label).to_owned(),
            ..ShownChoice::default()
        })
        .collect::<Vec<_>>();
    let one = Field {
        choices: &choices,
        ..field(QuestionKind::SelectOne)
    };
    check(one, "1", "Ya = 1");
    check(one, "tidak", "Tidak = 2");
    check(one, "tidak t", "Tidak tahu = 3");
    check(one, "tid", "several-choices?  = 2 |  = 3");
    check(one, "4", "not-a-choice!");
    let many = Field {
        kind: QuestionKind::SelectMultiple,
        ..one
    };
    check(many, "3, 1 3", "Ya, Tidak tahu = 1 3");
    check(many, "3 9", "not-a-choice! typed=9");
    let order = Field {
        kind: QuestionKind::Rank,
        ..one
    };
    check(order, "3 1 2", "Tidak tahu, Ya, Tidak = 3 1 2");
    check(order, "3 1", "not-all-ranked! all=3");
    check(order, "3 3 1", "not-a-choice! typed=3");
}

#[test]
fn a_range_takes_its_numbers_only() {
    let half = Field {
        range: Some(crate::Range {
            start: 0.0,
            end: 10.0,
            step: 0.5,
        }),
        ..field(QuestionKind::Range)
    };
    check(half, "2,5", "2,5 = 2.5");
    check(half, "2,3", "not-in-range! start=0 end=10 step=0.5");
    check(half, "11", "not-in-range! start=0 end=10 step=0.5");
}

#[test]
fn places_are_said_back_with_their_letters() {
    let place = field(QuestionKind::Geopoint);
    check(
        place,
        "-6,8169 107,1425",
        "6,8169 LS 107,1425 BT = -6.8169 107.1425 0 0",
    );
    check(place, "96 107", "not-a-place!");
    check(place, "Cianjur", "not-a-place!");
}

fn lexical() -> impl Strategy<Value = (QuestionKind, String)> {
    prop_oneof![
        (-999_999_999_i64..999_999_999).prop_map(|number| (QuestionKind::Integer, number.to_string())),
        ("-?(0|[1-9][0-9]{0,6})\\.[0-9]{1,4}").prop_map(|text| (QuestionKind::Decimal, text)),
        (1900..2100_i32, 1..=12_u32, 1..=28_u32)
            .prop_map(|(year, month, day)| (QuestionKind::Date, format!("{year:04}-{month:02}-{day:02}"))),
        (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| (QuestionKind::Time, format!("{hour:02}:{minute:02}"))),
    ]
}

proptest! {
    /// What is shown can be typed again: it means the same, if need be after a question.
    #[test]
    fn shown_values_are_understood_again(
        (kind, text) in lexical(),
        language in prop_oneof![Just("id"), Just("en")],
        unit in prop_oneof![Just(None), Just(Some("cm")), Just(Some("Rp")), Just(Some("%"))],
    ) {
        let field = Field { unit, ..Field::new(kind, today(), language) };
        let zero = text.trim_start_matches('-').bytes().all(|b| b == b'0' || b == b'.');
        let expect = if zero { text.trim_start_matches('-').to_owned() } else { text.clone() };
        match understand(&field, &shown(kind, &text, None, unit, language)) {
            Understood::Value { lexical, .. } => prop_assert_eq!(lexical, expect),
            Understood::Ask { options, .. } => {
                prop_assert!(options.iter().any(|option| option.lexical == expect), "{:?}", options);
            }
            other @ (Understood::Empty | Understood::Wrong { .. }) => prop_assert!(false, "{:?}", other),
        }
    }

    /// Whatever is typed, there is an answer, and a value is a lexical form of its kind.
    #[test]
    fn nothing_typed_breaks_it(typed in "\\PC{0,24}", digits in "[0-9,. oOl:/-]{0,16}") {
        for kind in [QuestionKind::Integer, QuestionKind::Decimal, QuestionKind::Date, QuestionKind::Time, QuestionKind::Text] {
            for text in [&typed, &digits] {
                let understood = understand(&Field { places: Some(1), unit: Some("g"), ..field(kind) }, text);
                if let Understood::Value { lexical, .. } = understood {
                    prop_assert!(crate::lexical::is_value(kind, &lexical), "{}", lexical);
                }
            }
        }
    }
}
