//! A cell's value as the person who typed it sees it.

use std::borrow::Cow;

use calamine::{Data, DataRef, ExcelDateTime};
use paduk_survey::Diagnostic;

/// Whole numbers without `.0`, dates as ISO 8601; of a formula its result. Where that is an error, it is said. The
/// place is counted from 0.
pub(super) fn text<'v>(
    value: &'v DataRef<'_>,
    sheet: &str,
    place: (u32, u32),
    findings: &mut Vec<Diagnostic>,
) -> Cow<'v, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::DateTime(moment) => moment_text(moment).into(),
        DataRef::Error(error) => {
            let finding = Diagnostic::warning("formula-error").at(sheet, place.0 + 1, place.1 + 1);
            findings.push(finding.with("error", error));
            "".into()
        }
        DataRef::Empty => "".into(),
    }
}

/// The same value without a text of its own.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // Serial numbers below one are times of a day; the others are days, with or without a time.
    let serial = moment.as_f64();
    if moment.is_duration() || serial < 1.0 {
        time
    } else if serial.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}
