//! Instruments out as workbooks and back in.

use expect_test::expect;
use paduk_form::instrument::Instrument;

use super::{CHOICES, SETTINGS, SURVEY, lines};
use crate::{XlsformError, read_csv_folder, read_xlsx, write_csv_folder, write_xlsx};

fn sample() -> Instrument {
    let survey = SURVEY.to_owned() + "image,foto,\"Foto, \"\"depan\"\"\",,,,\nselect_one_external desa,d,Desa,,,,\n";
    let external = "list_name,name,kecamatan\ndesa,1,a\ndesa,1,b\n";
    let files = [
        ("survey.csv", survey.as_str()),
        ("choices.csv", CHOICES),
        ("external_choices.csv", external),
        ("settings.csv", SETTINGS),
    ];
    let (instrument, findings) = read_csv_folder(&files);
    assert_eq!(lines(&findings), "");
    instrument
}

fn folder(instrument: &Instrument) -> Vec<(String, String)> {
    write_csv_folder(instrument).0
}

fn read(files: &[(String, String)]) -> Instrument {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (instrument, findings) = read_csv_folder(&files);
    assert_eq!(lines(&findings), "");
    instrument
}

#[test]
fn a_folder_is_written_in_the_order_that_people_read() {
    let mut text = String::new();
    for (name, sheet) in folder(&sample()) {
        text += &(name + "\n" + &sheet);
    }
    expect![[r#"
        survey.csv
        type,name,label::Bahasa Indonesia (id),label::English (en),constraint_message::Bahasa Indonesia (id),relevant,bind::paduk:unit
        begin_group,ttd,Tablet,Tablets,,,
        integer,BH304,Berapa?,How many?,Paling banyak 300.,${BH301} = 1,tablet
        select_one yesno,BH301,Pernah?,Ever?,,,
        end_group,,,,,,
        image,foto,"Foto, ""depan""",,,,
        select_one_external desa,d,Desa,,,,
        choices.csv
        list_name,name,label::Bahasa Indonesia (id),label::English (en),desa
        yesno,1,Ya,Yes,7
        yesno,2,Tidak,No,
        external_choices.csv
        list_name,name,label,kecamatan
        desa,1,,a
        desa,1,,b
        settings.csv
        form_title,form_id,version,default_language
        Ibu hamil,bumil,3,Bahasa Indonesia (id)
    "#]]
    .assert_eq(&text);
}

#[test]
fn nothing_is_lost_on_the_way_out_and_back() {
    let instrument = sample();
    let by_folder = read(&folder(&instrument));
    assert_eq!(by_folder.hash(), instrument.hash());
    assert_eq!(folder(&by_folder), folder(&instrument));
    let (file, lost) = write_xlsx(&instrument).unwrap();
    let (by_file, findings) = read_xlsx(&file);
    assert_eq!((lines(&findings).as_str(), lines(&lost).as_str()), ("", ""));
    assert_eq!(by_file.hash(), instrument.hash());
}

#[test]
fn the_same_instrument_gives_the_same_bytes() {
    assert!(write_xlsx(&sample()).unwrap().0 == write_xlsx(&sample()).unwrap().0);
}

#[test]
fn an_instrument_without_settings_or_languages_stays_one() {
    let text = "| survey |\n| | type | name | label |\n| | text | q | \"a\"; b |\n| | note | n | x\ty |";
    let (instrument, _) = crate::read_markdown(text);
    let (file, _) = write_xlsx(&instrument).unwrap();
    assert_eq!(read_xlsx(&file).0.hash(), instrument.hash());
    assert_eq!(folder(&instrument).len(), 1);
}

#[test]
fn a_text_that_no_cell_takes_is_refused_by_its_place() {
    let mut instrument = sample();
    instrument.survey[1].label.put("id", &"a".repeat(32_768), 3);
    let error = write_xlsx(&instrument).unwrap_err();
    assert_eq!(error.code(), "workbook-cell-too-long");
    assert!(matches!(error, XlsformError::CellTooLong { cell, .. } if cell == "survey!C3"));
}

#[test]
fn what_only_an_xform_can_say_is_said_to_be_lost() {
    let mut instrument = sample();
    instrument.survey[0].fixed_rows = true;
    expect![[r#"
        Warning lost-in-workbook survey.csv!2
    "#]]
    .assert_eq(&lines(&write_xlsx(&instrument).unwrap().1));
}
