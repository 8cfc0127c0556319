use expect_test::{Expect, expect};

use super::{difference, rising};
use crate::Instrument;
use crate::instrument::{Choice, Sentence};
use crate::interview::tests::instrument;

#[track_caller]
fn check(old: &Instrument, new: &Instrument, expect: Expect) {
    let line = |found: &paduk_survey::Diagnostic| {
        let cell = found.cell.as_ref().map_or("-".to_owned(), ToString::to_string);
        let params: Vec<String> = found
            .params
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!("{:?} {cell} {} {}\n", found.severity, found.code, params.join(" "))
    };
    let lines: String = difference(old, new).iter().map(line).collect();
    expect.assert_eq(&lines);
}

const OLD: &str = "text | nama\nbegin group | g\ninteger | a | constraint = . < 9\ninteger | b\nend group\ntext | z";

#[test]
fn the_same_instrument_differs_in_nothing() {
    let mut moved = instrument(OLD);
    for row in &mut moved.survey {
        row.number += 7;
    }
    check(&instrument(OLD), &moved, expect![[""]]);
}

#[test]
fn questions_come_go_move_and_change() {
    let new = "text | z\ntext | nama | required = yes\nbegin group | g\ndecimal | a | constraint = . < 10\nend group\n\
               integer | c\ninteger | b | label = Berapa?";
    check(
        &instrument(OLD),
        &instrument(new),
        expect![[r#"
        Note survey!1 question-moved name=z
        Note survey!D2 cell-added name=nama column=required from= to=yes
        Warning survey!4 type-changed name=a from=integer to=decimal
        Note survey!D4 cell-changed name=a column=constraint from=. < 9 to=. < 10
        Note survey!6 question-added name=c type=integer label=c
        Note survey!7 question-regrouped name=b from=g to=/
        Note survey!7 cell-changed name=b column=label::id from=b to=Berapa?
    "#]],
    );
}

#[test]
fn a_new_name_in_the_same_place_is_a_new_name() {
    let old = "text | a | label = Nama?\ninteger | n";
    let new = "text | nama | label = Nama?\ninteger | n";
    check(
        &instrument(old),
        &instrument(new),
        expect![[r#"
        Warning survey!1 question-renamed from=a to=nama
    "#]],
    );
}

#[test]
fn choices_and_settings() {
    let (old, mut new) = (instrument("text | t"), instrument("text | t"));
    new.version = "2".into();
    new.languages.push("en".into());
    new.lists[0].choices.push(Choice::new("3", "id", "Ragu"));
    new.lists[0].choices[0].label = Sentence::single("id", "Benar");
    new.lists[1].choices.swap(0, 2);
    new.lists[1].choices.remove(1);
    new.lists.remove(2);
    check(
        &old,
        &new,
        expect![[r#"
        Note - cell-added name=settings column=version from= to=2
        Note - language-added language=en
        Note choices!0 choice-added list=yesno name=3 label=Ragu
        Note choices!2 cell-changed name=yesno 1 column=label::id from=Ya to=Benar
        Note choices!4 choice-moved list=food name=fish
        Warning choices!3 choice-removed list=food name=egg label=Telur
        Warning choices!2 list-removed list=paduk_texts
    "#]],
    );
}

#[test]
fn what_stays_in_order_is_the_longest_part() {
    assert_eq!(rising(&[3, 0, 1, 2]), [false, true, true, true]);
    assert_eq!(rising(&[0, 2, 1, 3]).iter().filter(|stays| **stays).count(), 3);
    assert_eq!(rising(&[]), Vec::<bool>::new());
}
