//! What pyxform says of a workbook.

use std::fmt;

use paduk_survey::Diagnostic;

/// What is expected of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expected {
    /// It compiles.
    Accepted,
    /// It is refused, no row being named.
    Refused,
    /// It is refused with an error on this row of this sheet (any sheet where pyxform names none).
    RefusedAt(Option<String>, u32),
}

impl Expected {
    /// Reads pyxform's messages, of which the first that names a row counts.
    pub(super) fn of(expect: &str, messages: &[String]) -> Self {
        if expect == "ok" {
            return Self::Accepted;
        }
        let row = messages.iter().find_map(|message| {
            let (_, behind) = message.split_once("[row : ")?;
            let (row, behind) = behind.split_once(']')?;
            let sheet = behind
                .split_once("On the '")
                .and_then(|(_, rest)| rest.split_once("' sheet"));
            Some((sheet.map(|(sheet, _)| sheet.to_owned()), row.trim().parse().ok()?))
        });
        row.map_or(Self::Refused, |(sheet, row)| Self::RefusedAt(sheet, row))
    }

    /// True where these errors are what is expected.
    pub(super) fn met_by(&self, errors: &[Diagnostic]) -> bool {
        match self {
            Self::Accepted => errors.is_empty(),
            Self::Refused => !errors.is_empty(),
            Self::RefusedAt(sheet, row) => errors.iter().filter_map(|error| error.cell.as_ref()).any(|cell| {
                cell.row == *row
                    && sheet
                        .as_ref()
                        .is_none_or(|sheet| cell.sheet.eq_ignore_ascii_case(sheet))
            }),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => out.write_str("accepted"),
            Self::Refused => out.write_str("refused"),
            Self::RefusedAt(Some(sheet), row) => write!(out, "refused at {sheet}!{row}"),
            Self::RefusedAt(None, row) => write!(out, "refused at row {row}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Expected;

    #[test]
    fn the_row_and_its_sheet_are_found_in_the_message() {
        let of = |message: &str| Expected::of("error", &[message.to_owned()]);
        assert_eq!(
            of("[row : 7] On the 'choices' sheet, the 'name' value is invalid."),
            Expected::RefusedAt(Some("choices".into()), 7)
        );
        assert_eq!(of("[row : 3] Missing calculation."), Expected::RefusedAt(None, 3));
        assert_eq!(of("[row : unknown] On the 'survey' sheet"), Expected::Refused);
        assert_eq!(Expected::of("ok", &[]), Expected::Accepted);
    }
}
