//! What the rules of the matrix read: the member's answers, the household's, the village's settings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use paduk_form::{Datum, Facts};
use paduk_survey::{RowId, Verdict};

use crate::interview::OpenDocument;

/// One respondent with everything around.
pub(crate) struct Respondent<'a> {
    /// The questionnaire whose verdict is asked.
    pub(crate) questionnaire: &'a OpenDocument,
    /// The household, where it is another document.
    pub(crate) household: Option<&'a OpenDocument>,
    /// The member's row in the household's roster.
    pub(crate) member: Option<RowId>,
    /// Settings of the village.
    pub(crate) area: BTreeMap<String, String>,
    /// The roster's name and its rows.
    pub(crate) roster: (String, Vec<RosterRow<'a>>),
}

/// One row of the roster.
pub(crate) struct RosterRow<'a> {
    /// The household.
    pub(crate) household: &'a OpenDocument,
    /// The row.
    pub(crate) row: RowId,
}

impl Facts for Respondent<'_> {
    /// The questionnaire first, then the household and the member's own row in it, then the village.
    fn value(&self, name: &str) -> Datum {
        let own = self.questionnaire;
        if own.form().find(name).is_some() {
            return own.interview.value(name, None);
        }
        if let Some(household) = self.household
            && let Some(node) = household.form().find(name)
        {
            let row = household.form().node(node).repeat().and(self.member.as_ref());
            return household.interview.value(name, row);
        }
        self.area.get(name).map_or(Datum::Empty, |value| {
            value.parse().map_or_else(|_| Datum::Text(value.clone()), Datum::Number)
        })
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let (name, rows) = &self.roster;
        (name == roster && !rows.is_empty()).then(|| rows.iter().map(|row| row as &dyn Facts).collect())
    }

    /// Earlier verdicts are the matrix's own affair.
    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(self.questionnaire.date)
    }
}

impl Facts for RosterRow<'_> {
    fn value(&self, name: &str) -> Datum {
        self.household.interview.value(name, Some(&self.row))
    }

    fn rows(&self, _roster: &str) -> Option<Vec<&dyn Facts>> {
        None
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(self.household.date)
    }
}
