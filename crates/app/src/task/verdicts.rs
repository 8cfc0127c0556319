//! Every verdict over a store.

use paduk_history::Kind;
use paduk_report::{VerdictRow, verdicts_csv};
use serde::Serialize;

use crate::api::ApiError;
use crate::app::App;
use crate::interview::is_complete;
use crate::opened::Opened;

/// One verdict without anything that names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictLine {
    /// The case.
    pub case: String,
    /// The village's code.
    pub village: String,
    /// The member's number in the roster; nothing for a household's verdict.
    pub member_number: Option<u32>,
    /// `RT`, `BUMIL`, …
    pub module: String,
    /// The intervention's code.
    pub intervention: String,
    /// `met`, `gap`, `not_applicable` or `unknown`.
    pub verdict: String,
    /// Why, in Indonesian.
    pub reason_id: String,
    /// Why, in English.
    pub reason_en: String,
}

/// All verdicts of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// As lines.
    pub lines: Vec<VerdictLine>,
    /// As a CSV file.
    pub csv: String,
}

/// Judges every finished questionnaire of the open store.
///
/// # Errors
/// Those of the store.
pub fn verdicts(app: &mut App) -> Result<Judged, ApiError> {
    let rows = app.opened()?.verdict_rows()?;
    let lines = rows
        .iter()
        .map(|row| VerdictLine {
            case: row.case.to_string(),
            village: row.village.clone(),
            member_number: row.member_number,
            module: row.module.code().to_owned(),
            intervention: row.intervention.clone(),
            verdict: row.verdict.as_str().to_owned(),
            reason_id: row.reason.exact("id").unwrap_or_default().to_owned(),
            reason_en: row.reason.exact("en").unwrap_or_default().to_owned(),
        })
        .collect();
    Ok(Judged {
        lines,
        csv: verdicts_csv(&rows),
    })
}

impl Opened {
    /// The verdicts of all finished questionnaires, by case and member. One in conflict counts once it is settled.
    pub(crate) fn verdict_rows(&mut self) -> Result<Vec<VerdictRow>, ApiError> {
        let mut documents = self.store.all_documents()?;
        documents.retain(|document| {
            matches!(document.kind, Kind::Household | Kind::Questionnaire)
                && matches!(document.heads.as_slice(), [head] if is_complete(head.state.as_ref()))
        });
        let mut rows = Vec::new();
        for summary in documents {
            let judged = self.judge(&summary.document)?;
            let Some(case) = summary.case else { continue };
            let village = self.village_of(&case)?;
            let Some(open) = self.documents.get(&summary.document) else {
                continue;
            };
            let Some(module) = self.pack.instrument(open.form_id()).map(|instrument| instrument.module) else {
                continue;
            };
            let member_number = self.member_number(open);
            rows.extend(judged.into_iter().map(|judged| VerdictRow {
                case: case.clone(),
                village: village.clone(),
                member_number,
                module,
                intervention: judged.intervention,
                verdict: judged.verdict,
                due: judged.due,
                reason: judged.reason,
            }));
        }
        rows.sort_by(|left, right| {
            (&left.case, left.member_number, &left.intervention).cmp(&(
                &right.case,
                right.member_number,
                &right.intervention,
            ))
        });
        Ok(rows)
    }
}
