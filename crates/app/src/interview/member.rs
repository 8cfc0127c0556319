//! What a questionnaire may ask of the roster: the member's own row, the mother's name, the youngest child.

use std::collections::BTreeMap;

use paduk_pack::RosterWiring;
use paduk_survey::{CaseId, MemberId, RowId};

use super::OpenDocument;
use crate::api::ApiError;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// The columns of the channel `paduk_member` for one member; a column without an answer is empty.
    ///
    /// `child_…` is the youngest member whose mother she is, as the list's numbers say.
    pub(crate) fn member_columns(
        &mut self,
        case: &CaseId,
        member: &MemberId,
    ) -> Result<BTreeMap<String, String>, ApiError> {
        let roster = wiring::roster(&self.pack)?.clone();
        self.household(case)?;
        let rows = self.member_ids(case)?;
        let household = self.household_loaded(case)?;
        let row = RowId::from(member.clone());
        let own = |question: &str| household.value(question, Some(&row));
        let mother = linked(household, &roster, &rows, &own(&roster.mother));
        let of_mother = |question: &str| {
            mother
                .map(|row| household.value(question, Some(row)))
                .unwrap_or_default()
        };
        let child = youngest_child(household, &roster, &rows, &own(&roster.number));
        let of_child = |question: &str| {
            child
                .map(|row| household.value(question, Some(row)))
                .unwrap_or_default()
        };
        Ok([
            ("name", own(&roster.name)),
            ("age_years", own(&roster.age_years)),
            ("age_months", own(&roster.age_months)),
            ("sex", own(&roster.sex)),
            ("birth_date", own(&roster.birth_date)),
            ("relation", own(&roster.relation)),
            ("groups", own(&roster.groups)),
            ("mother_name", of_mother(&roster.name)),
            ("child_name", of_child(&roster.name)),
            ("child_birth_date", of_child(&roster.birth_date)),
        ]
        .map(|(column, held)| (column.to_owned(), held))
        .into())
    }
}

/// The member of this number in the list.
fn linked<'a>(household: &OpenDocument, roster: &RosterWiring, rows: &'a [RowId], number: &str) -> Option<&'a RowId> {
    let number = Some(number).filter(|number| !number.is_empty())?;
    rows.iter()
        .find(|row| household.value(&roster.number, Some(row)) == number)
}

/// The child born last among those whose mother has this number; dates compare as they are written.
fn youngest_child<'a>(
    household: &OpenDocument,
    roster: &RosterWiring,
    rows: &'a [RowId],
    number: &str,
) -> Option<&'a RowId> {
    let number = Some(number).filter(|number| !number.is_empty())?;
    let born = |row: &RowId| household.value(&roster.birth_date, Some(row));
    rows.iter()
        .filter(|row| household.value(&roster.mother, Some(row)) == number && !born(row).is_empty())
        .max_by_key(|row| born(row))
}
