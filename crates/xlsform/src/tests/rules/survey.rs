//! Names, references, triggers, tables, instances, loops.

use expect_test::expect;

use super::check;
use crate::read_markdown;

#[test]
fn names_that_are_reserved_or_taken() {
    check(
        "| survey |
         |  | type         | name  | label | repeat_count |
         |  | text         | meta  | A     |              |
         |  | audit        | log   |       |              |
         |  | begin_repeat | data  | B     |              |
         |  | text         | t     | C     |              |
         |  | end_repeat   |       |       |              |
         |  | begin_repeat | r     | D     | 2            |
         |  | text         | u     | E     |              |
         |  | end_repeat   |       |       |              |
         |  | integer      | r_count | F   |              |
         |  | begin_group  | g     | G     |              |
         |  | begin_repeat | r     | H     |              |
         |  | end_repeat   |       |       |              |
         |  | end_group    |       |       |              |
         |  | select_one l or_other | s | I |             |
         |  | text         | s_other | J   |              |
         | choices |
         |  | list_name | name | label |
         |  | l         | a    | A     |",
        expect![[r#"
            Error reserved-name survey!B2 name=meta
            Error audit-named survey!B3 name=log
            Error repeat-named-as-form survey!B4 name=data
            Error repeat-name-twice survey!B12 name=r also survey!B7
            Error made-name-taken survey!7 name=r_count
            Error made-name-taken survey!15 name=s_other
        "#]],
    );
}

#[test]
fn references_are_spelled_and_known_in_every_cell() {
    check(
        "| survey |
         |  | type   | name | label         | relevant   | appearance | bind::x:y | calculation |
         |  | text   | a    | ${ a } ${b c  | ${ a } = 1 | w-${gone}  | ${aa}     |             |
         |  | select_one l | b | ${a}       |            | ${instanceID} |        |             |
         | choices |
         |  | list_name | name | label       | media::image | note    |
         |  | l         | a    | ${a} ${c}   | ${b}.jpg     | ${what} |
         | settings |
         |  | instance_name | omit_instanceID | public_key |
         |  | ${nama}       | yes             | abc        |",
        expect![[r#"
            Error encryption-needs-instance-id settings!B2
            Error bad-reference survey!C2
            Error bad-reference survey!D2
            Error unknown-reference survey!E2 name=gone
            Error unknown-reference survey!F2 name=aa meant a?
            Error unknown-reference survey!E3 name=instanceID
            Error unknown-reference settings!A2 name=nama
            Error unknown-reference choices!C2 name=c meant a?
        "#]],
    );
}

#[test]
fn triggers_are_questions_that_somebody_answers() {
    check(
        "| survey |
         |  | type                | name | label | calculation | trigger     |
         |  | text                | a    | A     |             |             |
         |  | calculate           | c    |       | 1           |             |
         |  | begin_group         | g    | G     |             |             |
         |  | text                | b    | B     | 2           | 6           |
         |  | text                | d    | D     | 2           | ${a} ${b}   |
         |  | text                | e    | E     | 2           | ${c}, ${g}  |
         |  | text                | f    | F     | 2           | ${a},,${b}, |
         |  | end_group           |      |       |             |             |
         |  | background-geopoint | h    |       |             |             |
         |  | background-geopoint | i    |       | 3           | ${a}        |",
        expect![[r#"
            Error trigger-not-reference survey!E5
            Error trigger-without-comma survey!E6
            Error trigger-hidden survey!E7 name=c
            Error trigger-not-question survey!E7 name=g
            Error missing-trigger survey!10 name=h
            Error calculation-not-allowed survey!D11
        "#]],
    );
}

#[test]
fn what_is_shown_fits_together() {
    check(
        "| survey |
         |  | type                  | name | label | guidance_hint | appearance | choice_filter | media::big-image | default |
         |  | text                  | a    |       | Hanya ini     |            |               |                  |         |
         |  | text                  | b    | B     |               |            |               | x.png            |         |
         |  | calculate             | c    |       |               |            |               |                  | 7       |
         |  | calculate             | c2   |       |               |            |               |                  | 7 + 1   |
         |  | begin_group           | g    | G     |               | table-list |               |                  |         |
         |  | select_one l          | d    | D     |               |            | x=1           |                  |         |
         |  | select_one m          | e    | E     |               |            |               |                  |         |
         |  | end_group             |      |       |               |            |               |                  |         |
         |  | select_one l or_other | f    | F     |               |            | x=1           |                  |         |
         | choices |
         |  | list_name | name | label | x |
         |  | l         | a    | A     | 1 |
         |  | m         | a    | A     | 1 |",
        expect![[r#"
            Error guidance-alone survey!2 name=a
            Error big-image-alone survey!G3
            Error missing-calculation survey!4 name=c
            Error table-list-with-filter survey!F7
            Error table-list-mixed survey!A8 list=m first=l
            Error or-other-with-filter survey!F10
        "#]],
    );
}

#[test]
fn a_table_has_one_source() {
    check(
        "| survey |
         |  | type                       | name | label | calculation                  | appearance   |
         |  | calculate                  | a    |       | pulldata('t', 'b', 'c', 'd') |              |
         |  | calculate                  | a2   |       | pulldata(\"t\", 'x', 'c', 'd') |            |
         |  | xml-external               | t    |       |                              |              |
         |  | select_one_from_file l.csv | b    | B     |                              | search('l')  |
         |  | csv-external               | m    |       |                              |              |
         |  | select_one m               | d    | D     |                              | search('m')  |
         |  | select_one m               | e    | E     |                              |              |
         | choices |
         |  | list_name | name | label |
         |  | l         | a    | A     |
         |  | m         | a    | A     |",
        expect![[r#"
            Error search-in-file survey!E5 file=l.csv
            Error search-list-shared survey!E7 list=m
            Error instance-twice survey!A4 name=t also survey!D2
            Error instance-twice choices!2 name=l also survey!A5
        "#]],
    );
}

#[test]
fn sheets_that_are_needed_are_asked_for_once() {
    check(
        "| survey |
         |  | type                  | name | label | choice_filter |
         |  | select_one l          | a    | A     |               |
         |  | select_one l          | b    | B     |               |
         |  | select_one_external e | c    | C     | x=1           |
         |  | begin loop over l     | d    | D     |               |
         |  | end loop              |      |       |               |
         |  | begin loop            | e    | E     |               |
         |  | end loop              |      |       |               |",
        expect![[r#"
            Error missing-sheet survey!A2 sheet=choices
            Error missing-sheet survey!A4 sheet=external_choices
            Error unknown-list survey!A5 list=l
            Error missing-list survey!A7
        "#]],
    );
}

#[test]
fn a_loop_is_a_group_for_each_choice() {
    let (instrument, _) = read_markdown(
        "| survey |
         |  | type              | name | label           | relevant           |
         |  | begin loop over l | c    | Ternak          |                    |
         |  | integer           | n    | Berapa %(label)s? | '%(name)s' != '' |
         |  | end loop          |      |                 |                    |
         | choices |
         |  | list_name | name    | label   |
         |  | l         | kambing | kambing |
         |  | l         | none    | Tidak   |
         |  | l         | sapi    | sapi    |",
    );
    let rows: Vec<String> = instrument
        .survey
        .iter()
        .map(|row| {
            let name = row.name.as_ref().map_or("", |name| name.text.as_str());
            let relevant = row.relevant.as_ref().map_or("", |cell| cell.text.as_str());
            format!(
                "{} {} {name} {} {relevant}",
                row.number,
                row.kind.text,
                row.label.texts().get("", "")
            )
            .trim()
            .to_owned()
        })
        .collect();
    expect![[r#"
        2 begin group c Ternak
        2 begin group kambing kambing
        3 integer n Berapa kambing? 'kambing' != ''
        2 end group
        2 begin group sapi sapi
        3 integer n Berapa sapi? 'sapi' != ''
        2 end group
        2 end group"#]]
    .assert_eq(&rows.join("\n"));
}

#[test]
fn old_spellings_are_read_as_the_new_ones() {
    let (instrument, _) = read_markdown(
        "| survey |
         |  | type                         | name | label   |
         |  | add integer prompt           | a    | A       |
         |  | percentage                   | b    | B       |
         |  | q select1                    | c    | C       |
         |  | note                         |      | Catatan |
         |  | audit                        |      |         |
         |  |                              |      |         |
         |  | add select one prompt using l | d   | D       |
         |  | form_title                   | Ibu hamil |    |
         | choices |
         |  | list_name | name | label |
         |  | l         | a    | A     |",
    );
    let rows: Vec<String> = instrument
        .survey
        .iter()
        .map(|row| {
            let name = row.name.as_ref().map_or("", |name| name.text.as_str());
            let constraint = row.constraint.as_ref().map_or("", |cell| cell.text.as_str());
            format!("{} {name} {constraint}", row.kind.text).trim().to_owned()
        })
        .collect();
    expect![[r#"
        integer a
        integer b 0 <= . and . <= 100
        q select1 c
        note generated_note_name_5
        audit audit
        select_one l d"#]]
    .assert_eq(&rows.join("\n"));
    assert_eq!(instrument.title.get("default", ""), "Ibu hamil");
}
