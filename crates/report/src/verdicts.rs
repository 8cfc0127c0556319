//! Verdicts as a table for other programs.

use std::borrow::Cow;

use crate::coverage::VerdictRow;

/// A CSV file of verdicts: `case,village,member_number,module,intervention,verdict,reason_id,reason_en`.
///
/// No names and no NIK. A text that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn verdicts_csv(rows: &[VerdictRow]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail; a row that did would only be missing from the buffer below.
    let heading = [
        "case",
        "village",
        "member_number",
        "module",
        "intervention",
        "verdict",
        "reason_id",
        "reason_en",
    ];
    let _ = writer.write_record(heading);
    for row in rows {
        let number = row.member_number.map(|number| number.to_string()).unwrap_or_default();
        let cells = [
            row.case.as_str(),
            &row.village,
            &number,
            row.module.code(),
            &row.intervention,
            row.verdict.as_str(),
            row.reason.exact("id").unwrap_or_default(),
            row.reason.exact("en").unwrap_or_default(),
        ];
        let _ = writer.write_record(cells.map(|cell| harmless(cell).into_owned()));
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// The text with an apostrophe before it where a spreadsheet would compute it.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use paduk_survey::{CaseId, Module, TargetGroup, Texts, Verdict};

    use super::verdicts_csv;
    use crate::VerdictRow;

    #[test]
    fn a_formula_in_a_name_is_only_a_text() {
        let mut reason = Texts::single("id", "=HYPERLINK(\"x\"), katanya");
        reason.insert("en", "-1");
        let rows = [VerdictRow {
            case: CaseId::new("3f2a"),
            village: "@Desa, \"Baru\"".into(),
            member_number: Some(2),
            module: Module::Member(TargetGroup::PregnantWoman),
            intervention: "GS-BH-02".into(),
            verdict: Verdict::Gap,
            due: Some(true),
            reason,
        }];
        assert_eq!(
            verdicts_csv(&rows),
            "case,village,member_number,module,intervention,verdict,reason_id,reason_en\n\
             3f2a,\"'@Desa, \"\"Baru\"\"\",2,BUMIL,GS-BH-02,gap,\"'=HYPERLINK(\"\"x\"\"), katanya\",'-1\n"
        );
    }

    #[test]
    fn a_household_has_no_member() {
        let rows = [VerdictRow {
            case: CaseId::new("3f2a"),
            village: "Kertaharja".into(),
            member_number: None,
            module: Module::Household,
            intervention: "GN-03".into(),
            verdict: Verdict::NotApplicable,
            due: Some(false),
            reason: Texts::default(),
        }];
        assert!(verdicts_csv(&rows).ends_with("3f2a,Kertaharja,,RT,GN-03,not_applicable,,\n"));
    }
}
