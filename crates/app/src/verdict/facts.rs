//! What the rules of the matrix read: the member's answers, the household's, what the program finds out, the village's
//! settings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use paduk_form::{Datum, Facts};
use paduk_pack::Pack;
use paduk_survey::{Module, RowId, Verdict};

use crate::growth;
use crate::interview::OpenDocument;

/// What a form asks of the channel `paduk_member` in a column, a rule reads under this and the column's name.
const MEMBER: &str = "member_";

/// One respondent with everything around.
pub(crate) struct Respondent<'a> {
    /// The pack.
    pub(crate) pack: &'a Pack,
    /// Whose verdicts are asked.
    pub(crate) module: Module,
    /// The questionnaire whose verdict is asked.
    pub(crate) questionnaire: &'a OpenDocument,
    /// The household, where it is another document.
    pub(crate) household: Option<&'a OpenDocument>,
    /// The member's row in the household's roster.
    pub(crate) member: Option<RowId>,
    /// What the roster says of the member, by column.
    pub(crate) columns: BTreeMap<String, String>,
    /// Settings of the village.
    pub(crate) area: BTreeMap<String, String>,
    /// The rows of the rosters that rules go through.
    pub(crate) rosters: BTreeMap<String, Vec<RosterRow<'a>>>,
}

/// One row of a roster.
pub(crate) struct RosterRow<'a> {
    /// The household.
    pub(crate) household: &'a OpenDocument,
    /// The row.
    pub(crate) row: RowId,
}

impl Respondent<'_> {
    /// An answer of the household, or of the member's own row in it. What the matrix computes is left to it: the
    /// household's form counts ages to the day of its own interview.
    fn of_household(&self, name: &str) -> Option<Datum> {
        let household = self.household?;
        let node = household.form().find(name)?;
        if self.pack.matrix.computes(self.module, name) {
            return None;
        }
        let row = household.form().node(node).repeat().and(self.member.as_ref());
        Some(household.interview.value(name, row))
    }
}

impl Facts for Respondent<'_> {
    /// The questionnaire first, then the household and the member's own row in it, then the program, then the village.
    fn value(&self, name: &str) -> Datum {
        let own = self.questionnaire;
        if own.form().find(name).is_some() {
            return own.interview.value(name, None);
        }
        if let Some(datum) = self.of_household(name) {
            return datum;
        }
        if name == growth::WHZ {
            return growth::weight_for_length(self.pack, self.module, self);
        }
        if let Some(held) = name.strip_prefix(MEMBER).and_then(|column| self.columns.get(column)) {
            return told(held);
        }
        self.area.get(name).map_or(Datum::Empty, |value| told(value))
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let rows = self.rosters.get(roster).filter(|rows| !rows.is_empty())?;
        Some(rows.iter().map(|row| row as &dyn Facts).collect())
    }

    /// Earlier verdicts are the matrix's own affair.
    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(self.questionnaire.date)
    }
}

/// A value that is kept as a text: a date, a number, or the text itself.
fn told(held: &str) -> Datum {
    if held.is_empty() {
        return Datum::Empty;
    }
    if let Ok(day) = held.parse() {
        return Datum::Date(day);
    }
    held.parse()
        .map_or_else(|_| Datum::Text(held.to_owned()), Datum::Number)
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
