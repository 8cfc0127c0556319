//! A form of so many questions, shaped like the one that other engines were measured on: sections of ten questions that
//! hang on a gate, with constraints, two languages, a calculation in each that goes on from the one before, a filtered
//! list in every fifth, and a note that says the sum.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

const HEADINGS: [&str; 12] = [
    "type",
    "name",
    "label::English (en)",
    "label::Bahasa Indonesia (id)",
    "hint::English (en)",
    "required",
    "relevant",
    "constraint",
    "constraint_message::English (en)",
    "calculation",
    "choice_filter",
    "appearance",
];

/// The workbook as `.xlsx`.
pub fn workbook(questions: usize) -> Result<Vec<u8>, XlsxError> {
    let mut survey = Sheet::new("survey", &HEADINGS)?;
    for section in 1..=questions.div_ceil(10) {
        write_section(&mut survey, section)?;
    }
    finish(survey, &format!("gen{questions}"))
}

/// A form with one repeat that holds a section, and sums over its rows outside it.
pub fn roster() -> Result<Vec<u8>, XlsxError> {
    let mut survey = Sheet::new("survey", &HEADINGS)?;
    survey.row(&["begin_repeat", "AR", "Member (en)", "Anggota (id)"])?;
    write_section(&mut survey, 1)?;
    survey.row(&["end_repeat"])?;
    survey.row(&["calculate", "n", "", "", "", "", "", "", "", "count(${AR})"])?;
    finish(survey, "roster")
}

fn write_section(survey: &mut Sheet, section: usize) -> Result<(), XlsxError> {
    let p = format!("s{section}");
    let gate = format!("${{{p}_gate}} = '1'");
    survey.row(&[
        "begin_group",
        &p,
        &format!("Section {section} (en)"),
        &format!("Section {section} (id)"),
    ])?;
    let mut ask = |kind: &str, name: &str, required: &str, relevant: &str, constraint: &str, filter: &str| {
        let message = if constraint.is_empty() { "" } else { "Not allowed" };
        let label = format!("Question {p}_{name}");
        let (english, indonesian) = (format!("{label} (en)"), format!("{label} (id)"));
        let name = format!("{p}_{name}");
        survey.row(&[
            kind,
            &name,
            &english,
            &indonesian,
            "",
            required,
            relevant,
            constraint,
            message,
            "",
            filter,
        ])
    };
    ask("select_one yn", "gate", "yes", "", "", "")?;
    for number in ["i1", "i2", "i3", "i4"] {
        ask("integer", number, "yes", &gate, ". >= 0 and . <= 100", "")?;
    }
    ask(
        "decimal",
        "d",
        "",
        &format!("{gate} and ${{{p}_i1}} > 5"),
        ". > 0 and . < 250.5",
        "",
    )?;
    if section.is_multiple_of(5) {
        // The section before has the question that this list hangs on.
        let before = section - 1;
        ask(
            "select_one kec",
            "kec",
            "",
            "",
            "",
            &format!("kab = ${{s{before}_kab}}"),
        )?;
    } else {
        ask("select_one kab", "kab", "", "", "", "")?;
    }
    ask("text", "t", "", "", "string-length(.) < 80", "")?;
    ask("date", "dt", "", "", ". <= today()", "")?;
    ask(
        "select_multiple food",
        "m",
        "",
        &gate,
        "not(selected(., '96') and count-selected(.) > 1)",
        "",
    )?;
    let before = if section > 1 {
        format!("${{c{}}}", section - 1)
    } else {
        "0".to_owned()
    };
    let sum = format!("{before} + coalesce(${{{p}_i1}},0) + coalesce(${{{p}_i2}},0) * 2 + if(${{{p}_i3}} > 50, 1, 0)");
    let note = format!("Total so far: ${{c{section}}}");
    survey.row(&["calculate", &format!("c{section}"), "", "", "", "", "", "", "", &sum])?;
    survey.row(&[
        "note",
        &format!("n{section}"),
        &format!("{note} (en)"),
        &format!("{note} (id)"),
    ])?;
    survey.row(&["end_group"])
}

fn finish(survey: Sheet, form: &str) -> Result<Vec<u8>, XlsxError> {
    let headings = [
        "list_name",
        "name",
        "label::English (en)",
        "label::Bahasa Indonesia (id)",
        "kab",
    ];
    let mut choices = Sheet::new("choices", &headings)?;
    for (name, label) in [("1", "Yes"), ("0", "No")] {
        choices.row(&["yn", name, label, label])?;
    }
    for kab in 1..27 {
        let label = format!("Kab {kab}");
        choices.row(&["kab", &kab.to_string(), &label, &label])?;
    }
    for kab in 1..27 {
        for kec in 1..13 {
            let label = format!("Kec {kab}-{kec}");
            choices.row(&["kec", &format!("{kab:02}{kec:02}"), &label, &label, &kab.to_string()])?;
        }
    }
    for food in (1..13).chain([96]) {
        choices.row(&[
            "food",
            &food.to_string(),
            &format!("Food {food}"),
            &format!("Makanan {food}"),
        ])?;
    }
    let mut settings = Sheet::new("settings", &["form_title", "form_id", "version", "default_language"])?;
    settings.row(&[form, form, "1", "English (en)"])?;
    let mut workbook = Workbook::new();
    for sheet in [survey, choices, settings] {
        workbook.push_worksheet(sheet.sheet);
    }
    workbook.save_to_buffer()
}

struct Sheet {
    sheet: Worksheet,
    next: u32,
}

impl Sheet {
    fn new(name: &str, headings: &[&str]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let mut made = Self { sheet, next: 0 };
        made.row(headings)?;
        Ok(made)
    }

    fn row(&mut self, cells: &[&str]) -> Result<(), XlsxError> {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            self.sheet.write_string(self.next, column, *text)?;
        }
        self.next += 1;
        Ok(())
    }
}
