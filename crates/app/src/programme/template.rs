//! The empty spreadsheet: one sheet to fill, one that explains, one with the lists behind the drop-downs.

use paduk_pack::Pack;
use paduk_text::{Language, say};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::cell::BETWEEN;
use super::column::Column;
use crate::api::ApiError;

/// Rows prepared for filling: fifty interventions in ten villages and some.
const ROWS: u32 = 600;
/// Most characters of the help beside a cell.
const MOST_HELP: usize = 255;

/// The file's bytes; the same pack, year and language always give the same.
///
/// # Errors
/// `template-not-written` where a list of the pack is longer than a spreadsheet takes.
pub(crate) fn template(pack: &Pack, year: u32, language: Language) -> Result<Vec<u8>, ApiError> {
    written(pack, year, language).map_err(|error| ApiError::new("template-not-written").with("why", error))
}

fn written(pack: &Pack, year: u32, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A file that named the moment of its making would differ each time.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let words = Words::of(pack, language);
    let (sheet, lists) = (
        say("programme.sheet", &[], language),
        say("programme.lists", &[], language),
    );
    let page = book.add_worksheet();
    page.set_name(&sheet)?;
    fill(page, &words, &lists, year, language)?;
    let page = book.add_worksheet();
    page.set_name(say("programme.help-sheet", &[], language))?;
    explain(page, pack, language)?;
    let page = book.add_worksheet();
    page.set_name(&lists)?;
    list(page, &words, language)?;
    book.save_to_buffer()
}

/// The words behind each drop-down.
struct Words(Vec<(Column, Vec<String>)>);

impl Words {
    fn of(pack: &Pack, language: Language) -> Self {
        let named = |texts: &paduk_survey::Texts| texts.get(language.tag(), &pack.default_language).to_owned();
        let known = &pack.programmes;
        let coded = |code: &str, name: String| format!("{code}{BETWEEN}{name}");
        let offices = known
            .offices
            .iter()
            .map(|office| coded(&office.code, named(&office.name)));
        let interventions = pack.matrix.interventions().iter();
        let interventions = interventions.map(|known| coded(&known.code, named(&known.name)));
        let villages = pack.villages.iter().map(|village| village.name.clone());
        let sources = known.sources.iter().map(|source| named(&source.name));
        let statuses = known.statuses.iter().map(|word| named(&word.name));
        Self(vec![
            (Column::Office, offices.collect()),
            (Column::Intervention, interventions.collect()),
            (Column::Village, villages.collect()),
            (Column::Source, sources.collect()),
            (Column::Status, statuses.collect()),
        ])
    }
}

fn fill(page: &mut Worksheet, words: &Words, lists: &str, year: u32, language: Language) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Medium);
    let grouped = Format::new().set_num_format("#,##0");
    for column in Column::ALL {
        let at = column.index();
        let mark = if column.needed() { " *" } else { "" };
        page.write_string_with_format(0, at, format!("{}{mark}", column.heading(language)), &head)?;
        page.set_column_width(at, width(column))?;
    }
    page.set_freeze_panes(1, 3)?;
    for column in [Column::Target, Column::Budget, Column::Delivered] {
        for row in 1..=ROWS {
            page.write_blank(row, column.index(), &grouped)?;
        }
    }
    for row in 1..=ROWS {
        page.write_number(row, Column::Year.index(), f64::from(year))?;
    }
    for (number, (column, listed)) in words.0.iter().enumerate() {
        // A drop-down without words would forbid every word.
        if listed.is_empty() {
            continue;
        }
        let letter = char::from(b'A' + u8::try_from(number).unwrap_or_default());
        let range = format!("='{lists}'!${letter}$2:${letter}${}", listed.len() + 1);
        let rule = DataValidation::new().allow_list_formula(Formula::new(range));
        validated(page, *column, rule, language)?;
    }
    let whole = |rule| DataValidation::new().allow_whole_number(rule);
    validated(
        page,
        Column::Year,
        whole(DataValidationRule::Between(2010, 2100)),
        language,
    )?;
    for column in [Column::Target, Column::Delivered] {
        validated(
            page,
            column,
            whole(DataValidationRule::GreaterThanOrEqualTo(0)),
            language,
        )?;
    }
    let money = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    validated(page, Column::Budget, money, language)
}

/// Puts a rule on all rows of a column, with the sentence of what is expected.
fn validated(page: &mut Worksheet, column: Column, rule: DataValidation, language: Language) -> Result<(), XlsxError> {
    let heading = column.heading(language);
    let help: String = say(help_of(column), &[], language).chars().take(MOST_HELP).collect();
    let rule = rule
        .set_input_title(heading.chars().take(32).collect::<String>())?
        .set_input_message(&help)?
        .set_error_title(heading.chars().take(32).collect::<String>())?
        .set_error_message(&help)?
        .set_error_style(DataValidationErrorStyle::Stop);
    let at = column.index();
    page.add_data_validation(1, at, ROWS, at, &rule)?;
    Ok(())
}

const fn help_of(column: Column) -> &'static str {
    match column {
        Column::Office => "programme.help.office",
        Column::Intervention => "programme.help.intervention",
        Column::Village => "programme.help.village",
        Column::Year => "programme.help.year",
        Column::Target => "programme.help.target",
        Column::Budget => "programme.help.budget",
        Column::Source => "programme.help.source",
        Column::Status => "programme.help.status",
        Column::Delivered => "programme.help.delivered",
        Column::Note => "programme.help.note",
    }
}

const fn width(column: Column) -> f64 {
    match column {
        Column::Office | Column::Intervention => 34.0,
        Column::Village | Column::Source => 18.0,
        Column::Year | Column::Target | Column::Delivered | Column::Status => 12.0,
        Column::Budget => 18.0,
        Column::Note => 40.0,
    }
}

fn explain(page: &mut Worksheet, pack: &Pack, language: Language) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    page.set_column_width(0, 26)?;
    page.set_column_width(1, 90)?;
    let title = pack.title.get(language.tag(), &pack.default_language);
    page.write_string_with_format(0, 0, say("programme.help.title", &[("survey", title)], language), &bold)?;
    page.write_string_with_format(1, 1, say("programme.help.how", &[], language), &wrapped)?;
    for (row, column) in (3..).zip(Column::ALL) {
        page.write_string_with_format(row, 0, column.heading(language), &wrapped)?;
        page.write_string_with_format(row, 1, say(help_of(column), &[], language), &wrapped)?;
    }
    Ok(())
}

fn list(page: &mut Worksheet, words: &Words, language: Language) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, (column, listed)) in (0..).zip(&words.0) {
        page.write_string_with_format(0, at, column.heading(language), &bold)?;
        page.set_column_width(at, width(*column))?;
        for (row, word) in (1..).zip(listed) {
            page.write_string(row, at, word)?;
        }
    }
    Ok(())
}
