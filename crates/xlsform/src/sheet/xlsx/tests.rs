//! Both ways of reading give the same cells, and the fast one is really taken.

use rust_xlsxwriter::{Format, Workbook as Writer, Worksheet};

use super::{from_xlsx, from_xlsx_by_library, plain};
use crate::sheet::unpack;
use crate::tests::{inline, survey};

/// Compares both ways; true where the workbook was plain.
fn plain_and_equal(bytes: &[u8]) -> bool {
    let fast = from_xlsx(bytes);
    assert_eq!(fast, from_xlsx_by_library(bytes));
    assert!(!fast.0.sheets.is_empty(), "nothing was read: {:?}", fast.1);
    plain::sheets(&unpack(bytes).expect("a zip file"), &mut Vec::new()).is_some()
}

fn written(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Writer::new();
    fill(book.add_worksheet().set_name("survey").expect("a name"));
    book.add_worksheet().set_name("choices").expect("a name");
    book.save_to_buffer().expect("a workbook")
}

/// A sheet given as the XML of its cells in row 1.
fn cells(xml: &str) -> Vec<u8> {
    survey(&format!("<row r=\"1\">{xml}</row>"), "", &[])
}

#[test]
fn what_a_spreadsheet_program_writes_is_plain() {
    let bold = Format::new().set_bold();
    let cent = Format::new().set_num_format_index(2);
    let file = written(|sheet| {
        let texts = [
            "type",
            " a & <b> \"c\" 'd' ",
            "Ibu é 漢",
            "\u{a0}",
            "zwei\nZeilen",
            "_xa_",
            "name",
        ];
        for (column, text) in (0..).zip(texts) {
            sheet.write_string_with_format(0, column, text, &bold).expect("a text");
            sheet.write_string(1, column, text).expect("a text");
        }
        for (column, number) in (0..).zip([0.0, -1.0, 1.5, 1e21, 1e-7, 1055.0, 0.1 + 0.2]) {
            sheet.write_number(3, column, number).expect("a number");
            sheet
                .write_number_with_format(4, column, number, &cent)
                .expect("a number");
        }
        sheet.write_boolean(5, 700, true).expect("a truth");
        sheet.write_boolean(6, 26, false).expect("a truth");
        sheet.write_blank(7, 1, &bold).expect("an empty cell");
    });
    // A format of one's own may be a date; only the library looks closer.
    assert!(!plain_and_equal(&written(|sheet| {
        let own = Format::new().set_num_format("0.000");
        sheet.write_number_with_format(0, 0, 1.5, &own).expect("a number");
    })));
    assert!(plain_and_equal(&file));
}

#[test]
fn cells_are_read_alike() {
    let rich = "<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t xml:space=\"preserve\">a </t></r><r><t> b </t></r></is></c>";
    let plain = [
        &inline("A1", "x &amp; &#65;&#x1F600;"),
        "<c r=\"A1\" t=\"inlineStr\"><is><t/></is></c><c r=\"B1\" t=\"inlineStr\"><is/></c><c r=\"C1\"/>",
        "<c r=\"A1\" t=\"str\"><v> a &lt; b </v></c>",
        "<c r=\"A1\"><v>1.50</v></c><c r=\"B1\" t=\"n\"><v>7</v></c><c r=\"C1\"><v/></c><c r=\"D1\"><v></v></c>",
        "<c r=\"XFD1\" t=\"b\"><v>1</v></c>",
        rich,
    ];
    for xml in plain {
        assert!(plain_and_equal(&cells(xml)), "{xml}");
    }
    let other = [
        "<c><v>1</v></c>",
        "<c r=\"A1\" t=\"str\"><v>a_x000D_b</v></c>",
        "<c r=\"A1\" t=\"str\"><v>a\r\nb</v></c>",
        "<c r=\"A1\" t=\"str\"><f>B1</f><v>a</v></c>",
        "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>",
        "<c r=\"A1\" t=\"d\"><v>2026-11-24</v></c>",
        "<c r=\"A1\" s=\"1\"><v>46350</v></c>",
        "<c r=\"A1\"><v>nan</v></c>",
        "<c r=\"A1\"><v>&#49;</v></c>",
        "<c r=\"A1\"><!-- x --><v>1</v></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[a]]></t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>a</t><rPh sb=\"0\" eb=\"1\"><t>b</t></rPh></is></c>",
    ];
    for xml in other {
        assert!(!plain_and_equal(&cells(xml)), "{xml}");
    }
}

#[test]
fn shared_texts_are_read_alike() {
    let with = |texts: &str, cells: &str| {
        let texts = format!("<?xml version=\"1.0\"?>\n<sst uniqueCount=\"3\" count=\"9\">{texts}</sst>");
        survey(
            &format!("<row r=\"1\">{cells}</row>"),
            "",
            &[("xl/sharedStrings.xml", &texts)],
        )
    };
    let three = "<si><t> a </t></si><si/><si><t xml:space=\"preserve\"> b</t><phoneticPr fontId=\"1\"/></si>";
    let named = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>";
    assert!(plain_and_equal(&with(three, named)));
    // A text that is not there makes the file unreadable either way.
    let missing = with(three, "<c r=\"A1\" t=\"s\"><v>3</v></c>");
    assert_eq!(from_xlsx(&missing), from_xlsx_by_library(&missing));
    assert_eq!(from_xlsx(&missing).1[0].code, "workbook-unreadable");
}

#[test]
fn merged_cells_and_doubled_sheets_are_left_to_the_library() {
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>";
    let file = survey(&format!("<row r=\"1\">{}</row>", inline("A1", "type")), merged, &[]);
    assert!(!plain_and_equal(&file));
}
