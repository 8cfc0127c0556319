//! Whole workbooks through both doors.

mod hard;
mod rules;
mod workbook_file;
mod written;

use expect_test::{Expect, expect};
use paduk_survey::Diagnostic;
use proptest::prelude::*;

use crate::{read_csv_bytes, read_csv_folder, read_file, read_xlsx};
use workbook_file::xlsx;
pub(crate) use workbook_file::{inline, survey};

/// One line for each finding, as a person would be told.
fn lines(findings: &[Diagnostic]) -> String {
    let line = |finding: &Diagnostic| {
        let place = finding.cell.as_ref().map_or("-".to_owned(), ToString::to_string);
        let params: Vec<String> = finding
            .params
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let related: Vec<String> = finding.related.iter().map(|cell| format!(" also {cell}")).collect();
        let meant = finding
            .suggestion
            .as_ref()
            .map_or(String::new(), |meant| format!(" meant {meant}?"));
        let line = format!("{:?} {} {place} {}", finding.severity, finding.code, params.join(" "));
        format!("{}{}{meant}\n", line.trim_end(), related.concat())
    };
    findings.iter().map(line).collect()
}

fn check(files: &[(&str, &str)], expected: Expect) {
    expected.assert_eq(&lines(&read_csv_folder(files).1));
}

const SURVEY: &str =
    "type,name,label::Bahasa Indonesia (id),label::English (en),relevance,constraint message::id,bind::paduk:unit
begin_group,ttd,Tablet,Tablets,,,
integer,BH304,Berapa?,How many?,${BH301} = 1,Paling banyak 300.,tablet
select_one yesno,BH301,Pernah?,Ever?,,,
end_group,,,,,,
";
const CHOICES: &str = "list name,name,label::id,label::en,desa\nyesno,1.0,Ya,Yes,7.0\nyesno,2.0,Tidak,No,\n";
const SETTINGS: &str = "form_id,form_title,version,default_language\nbumil,Ibu hamil,3,Bahasa Indonesia (id)\n";

#[test]
fn a_workbook_is_understood_in_its_own_languages() {
    let (instrument, findings) = read_csv_folder(&[
        ("survey.csv", SURVEY),
        ("choices.csv", CHOICES),
        ("settings.csv", SETTINGS),
    ]);
    assert_eq!(lines(&findings), "");
    assert_eq!(instrument.languages, ["id", "en"]);
    assert_eq!(instrument.default_language, "id");
    assert_eq!(instrument.title.exact("id"), Some("Ibu hamil"));
    assert_eq!(
        (instrument.form_id.as_str(), instrument.version.as_str()),
        ("bumil", "3")
    );
    let row = &instrument.survey[1];
    assert_eq!(row.number, 3);
    assert_eq!(row.label.texts().exact("en"), Some("How many?"));
    assert_eq!(
        row.relevant.as_ref().map(|cell| (cell.text.as_str(), cell.column)),
        Some(("${BH301} = 1", 5))
    );
    assert_eq!(row.constraint_message.texts().exact("id"), Some("Paling banyak 300."));
    assert_eq!(
        row.other("bind::paduk:unit").map(|cell| cell.text.as_str()),
        Some("tablet")
    );
    assert_eq!(row.at(7).to_string(), "survey.csv!G3");
    let list = &instrument.lists[0];
    let names: Vec<&str> = list.choices.iter().map(|choice| choice.name.text.as_str()).collect();
    assert_eq!(names, ["1", "2"]);
    assert_eq!(list.choices[0].extra("desa"), "7");
}

#[test]
fn a_file_and_a_folder_give_the_same_instrument() {
    let folder = read_csv_folder(&[
        ("survey.csv", SURVEY),
        ("choices.csv", CHOICES),
        ("settings.csv", SETTINGS),
    ]);
    let file = xlsx(&[("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)]);
    let file = read_xlsx(&file);
    assert_eq!(lines(&file.1), "");
    assert_eq!(file.0.hash(), folder.0.hash());
    assert_eq!(file.0.survey[1].at(7).to_string(), "survey!G3");
}

#[test]
fn what_is_missing_is_said() {
    check(
        &[("survey.csv", "typo,name\nselect_one a,b\n")],
        expect![[r#"
            Error missing-column survey.csv!1 column=type
            Warning unknown-column survey.csv!A1 column=typo meant type?
            Note form-id-missing settings!1 form_id=data
        "#]],
    );
    check(
        &[("surveys.csv", "type,name\n"), ("settings.csv", "form_id\nx\n")],
        expect![[r#"
            Warning unknown-sheet surveys.csv!1 sheet=surveys meant survey?
            Error missing-sheet - sheet=survey
        "#]],
    );
    check(
        &[
            ("survey.csv", "type,name,label\nnote,n,Halo\nselect_one a,b,B\n"),
            ("settings.csv", "form_id\nx\n"),
        ],
        expect![[r#"
            Error missing-sheet survey.csv!A3 sheet=choices
        "#]],
    );
}

#[test]
fn a_slip_in_a_heading_is_pointed_at() {
    check(
        &[
            (
                "survey.csv",
                "type,name,label::id,Label :: Indonesia (id),relevent,label::Sunda,\nnote,n,a,b,,c,stray\n",
            ),
            ("settings.csv", "form_id,defualt_language\nx,id\ny,\n"),
        ],
        expect![[r#"
            Warning unknown-column settings.csv!B1 column=defualt_language meant default_language?
            Warning settings-row-ignored settings.csv!3
            Error duplicate-column survey.csv!D1 column=Label :: Indonesia (id) also survey.csv!C1
            Warning column-without-heading survey.csv!G2
            Warning unknown-column survey.csv!E1 column=relevent meant relevant?
            Warning language-without-code survey.csv!F1 language=Sunda
        "#]],
    );
}

#[test]
fn choices_without_list_or_name_are_found() {
    let choices = "list_name,name,label\na,1,Satu\nb,1,Satu\n,2,Dua\nb,,Tiga\n";
    let survey = ("survey.csv", "type,name,label\nselect_one a,q,Q\n");
    check(
        &[survey, ("choices.csv", choices), ("settings.csv", "form_id\nx\n")],
        expect![[r#"
            Warning choice-without-list choices.csv!4
            Error choice-without-name choices.csv!5 list=b
        "#]],
    );
}

#[test]
fn quotes_of_a_word_processor_are_plain_in_formulas_only() {
    let survey = "type,name,label::id,relevant,disabled\nnote,n,“Ya” kata Ibu,${a} = ‘1’,\nnote,m,x,,yes\n";
    let (instrument, findings) = read_csv_folder(&[("survey.csv", survey), ("settings.csv", "form_id\nx\n")]);
    expect![[r#"
        Note smart-quotes survey.csv!D2
        Note row-disabled survey.csv!3
    "#]]
    .assert_eq(&lines(&findings));
    assert_eq!(instrument.survey.len(), 1);
    let row = &instrument.survey[0];
    assert_eq!(row.label.texts().exact("id"), Some("“Ya” kata Ibu"));
    assert_eq!(row.relevant.as_ref().map(|cell| cell.text.as_str()), Some("${a} = '1'"));
}

#[test]
fn a_file_that_is_no_workbook_is_one_finding() {
    assert_eq!(
        lines(&read_xlsx(b"PK\x03\x04 nothing").1),
        "Error workbook-unreadable -\n"
    );
    assert_eq!(lines(&read_xlsx(&[]).1), "Error workbook-unreadable -\n");
}

#[test]
fn a_cell_in_the_far_corner_costs_nothing() {
    let file = workbook_file::corner();
    let (_, findings) = read_xlsx(&file);
    expect![[r#"
        Error too-many-rows survey!200001 limit=200000
        Error too-many-columns survey!SS1 limit=512
        Note form-id-missing settings!1 form_id=data
    "#]]
    .assert_eq(&lines(&findings));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No text, however strange, makes the reader give up.
    #[test]
    fn any_text_is_read(survey in "(type|name|label::|[,;\"\n\r ä“]|\\PC){0,80}", choices in "\\PC{0,60}") {
        let _ = read_csv_folder(&[("survey.csv", &survey), ("choices.csv", &choices), ("settings.csv", &survey)]);
    }

    /// No damage to a good file makes the reader give up.
    #[test]
    fn any_damage_is_survived(place in 0_usize..4000, bits in 1_u8..=255) {
        let mut file = xlsx(&[("survey", SURVEY), ("choices", CHOICES)]);
        let place = place % file.len();
        file[place] ^= bits;
        let _ = read_xlsx(&file);
    }
}

#[test]
fn a_file_is_told_by_what_it_holds() {
    let xform = r#"<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>U</h:title><model><instance><data id="umur"><a/></data></instance></model></h:head><h:body/></h:html>"#;
    assert_eq!(read_file("form.xml", xform.as_bytes()).0.form_id, "umur");
    let table = b"| survey |\n| | type | name | label |\n| | text | q | Q |";
    assert_eq!(read_file("folder/rumah.txt", table).0.form_id, "rumah");
    let sheets = b"survey,,,\n,type,name,label\n,text,q,Q\n";
    assert_eq!(read_file("a.b.csv", sheets).0.form_id, "a.b");
}

#[test]
fn a_sheet_in_another_encoding_is_left_out_and_said() {
    let files: [(&str, &[u8]); 2] = [
        ("survey.csv", b"type,name,label\ntext,q,Q\n"),
        ("choices.csv", b"list_name\n\xe9"),
    ];
    let (instrument, findings) = read_csv_bytes(&files);
    assert_eq!(instrument.survey.len(), 1);
    assert!(lines(&findings).starts_with("Error file-not-utf8 choices.csv!1 byte=11\n"));
}

#[test]
fn old_habits_of_settings_and_truth_values_are_read() {
    let survey = "type,name,label,relevant,calculation,media::smell\nnote,n,Halo,FALSE,,\nnote,m,Halo,true,,a.txt\n";
    let settings = "form_id,id_string,title\nbaru,lama,Ibu hamil\n";
    let (instrument, findings) = read_csv_folder(&[("survey.csv", survey), ("settings.csv", settings)]);
    expect![[r#"
        Error unknown-media survey.csv!F3 kind=smell known=image, big-image, audio, video
    "#]]
    .assert_eq(&lines(&findings));
    assert_eq!(instrument.form_id, "baru");
    let relevant: Vec<_> = instrument
        .survey
        .iter()
        .filter_map(|row| row.relevant.as_ref())
        .collect();
    assert_eq!(
        relevant.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(),
        ["false()", "true()"]
    );
}
