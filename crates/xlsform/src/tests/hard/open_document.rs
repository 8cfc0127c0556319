//! `.ods` files.

use expect_test::expect;

use super::super::workbook_file::zipped;
use super::check;
use crate::read_file;

/// A file with this table in it, and perhaps with a password.
fn ods(rows: &str, protected: bool) -> Vec<u8> {
    const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    const MANIFEST: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let content = format!(
        "<office:document-content xmlns:office=\"{OFFICE}\" xmlns:table=\"{TABLE}\" xmlns:text=\"{TEXT}\"><office:body>\
         <office:spreadsheet><table:table table:name=\"survey\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let secret = if protected { "<manifest:encryption-data/>" } else { "" };
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"{MANIFEST}\"><manifest:file-entry manifest:full-path=\"content.xml\">{secret}\
         </manifest:file-entry></manifest:manifest>"
    );
    let parts = [
        ("mimetype", kind),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", &content),
    ];
    zipped(&parts.map(|(name, text)| (name.to_owned(), text.to_owned())))
}

fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    format!(
        "<table:table-row>{}</table:table-row>",
        cells.iter().map(cell).collect::<String>()
    )
}

fn rows() -> String {
    let blank = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>";
    let end = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell \
               table:number-columns-repeated=\"16384\"/></table:table-row>";
    row(&["type", "name", "label"]) + blank + &row(&["note", "n", "Halo"]) + end
}

#[test]
fn a_sheet_is_read_with_its_rows_where_they_stand() {
    let (instrument, findings) = read_file("a.ods", &ods(&rows(), false));
    assert_eq!(super::lines(&findings), "Note form-id-missing settings!1 form_id=a\n");
    assert_eq!((instrument.survey.len(), instrument.survey[0].number), (1, 5));
}

#[test]
fn a_password_is_said() {
    check("a.ods", &ods(&rows(), true), expect!["Error file-protected -\n"]);
}

#[test]
fn a_cell_that_says_it_is_there_a_million_times_is_refused() {
    let many = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"string\" \
                table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell></table:table-row>";
    check(
        "a.ods",
        &ods(&(rows() + many), false),
        expect!["Error workbook-too-large -\n"],
    );
}

#[test]
fn a_covered_cell_and_a_formula_count_as_well() {
    for (element, attribute) in [
        ("covered-table-cell", "office:value-type=\"string\""),
        ("table-cell", "table:formula=\"of:=1\""),
    ] {
        let many = format!(
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:{element} {attribute} \
             table:number-columns-repeated=\"16000\"/></table:table-row>"
        );
        check(
            "a.ods",
            &ods(&(rows() + &many), false),
            expect!["Error workbook-too-large -\n"],
        );
    }
}

#[test]
fn a_long_text_that_says_it_is_there_ten_thousand_times_is_refused() {
    let long = "a".repeat(100_000);
    let many = format!(
        "<table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"10000\"><text:p>{long}\
         </text:p></table:table-cell></table:table-row>"
    );
    check(
        "a.ods",
        &ods(&(rows() + &many), false),
        expect!["Error workbook-too-large -\n"],
    );
}

#[test]
fn a_table_without_an_end_is_not_waited_for() {
    for rows in ["</table:tajle><table:table>", "<table:table>"] {
        check("a.ods", &ods(rows, false), expect!["Error workbook-unreadable -\n"]);
    }
}
