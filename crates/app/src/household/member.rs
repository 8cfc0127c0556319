//! A member as the roster says: name, age in words, target groups.

use paduk_survey::{CaseId, MemberId, RowId, TargetGroup};
use paduk_text::say;

use crate::api::{ApiError, GroupChip};
use crate::interview::OpenDocument;
use crate::opened::Opened;
use crate::wiring;

/// Under this age in months a child's age is told in months.
const TOLD_IN_MONTHS: u32 = 60;

impl Opened {
    /// The household of a case, which must have been loaded before.
    pub(crate) fn household_loaded(&self, case: &CaseId) -> Result<&OpenDocument, ApiError> {
        self.documents
            .get(&Self::household_of(case)?)
            .ok_or_else(|| ApiError::new("unknown-document"))
    }

    /// A member's name, as far as the household is loaded.
    pub(crate) fn member_name(&self, case: &CaseId, member: &MemberId) -> String {
        let row = RowId::from(member.clone());
        let named = wiring::roster(&self.pack)
            .and_then(|roster| Ok(self.household_loaded(case)?.value(&roster.name, Some(&row))));
        named.unwrap_or_default()
    }

    /// Age in words: days under one month, months under five years, else years.
    pub(crate) fn age(&self, household: &OpenDocument, row: &RowId) -> String {
        let Ok(roster) = wiring::roster(&self.pack) else {
            return String::new();
        };
        let number = |question: &str| {
            household
                .value(question, Some(row))
                .parse::<f64>()
                .ok()
                .map(|number| number as u32)
        };
        let told = |key: &str, number: i64| say(&format!("age.{key}"), &[("n", &number.to_string())], self.language);
        match (number(&roster.age_months), number(&roster.age_years)) {
            (Some(0), _) => {
                let born = household.value(&roster.birth_date, Some(row)).parse().ok();
                born.map(|born: chrono::NaiveDate| told("days", (household.date - born).num_days()))
                    .unwrap_or_default()
            }
            (Some(months), _) if months < TOLD_IN_MONTHS => told("months", months.into()),
            (_, Some(years)) => told("years", years.into()),
            (Some(months), None) => told("years", (months / 12).into()),
            (None, None) => String::new(),
        }
    }

    /// The target groups that the roster's own calculation names.
    pub(crate) fn groups(&self, household: &OpenDocument, row: &RowId) -> Vec<TargetGroup> {
        let codes = wiring::roster(&self.pack).map(|roster| household.value(&roster.groups, Some(row)));
        codes.map(|codes| self.pack.groups_of(&codes)).unwrap_or_default()
    }

    /// A group's name in the program's language.
    pub(crate) fn group_name(&self, group: TargetGroup) -> String {
        let title = self
            .pack
            .group(group)
            .map(|group| group.title.get(self.language.tag(), &self.pack.default_language));
        title.unwrap_or_else(|| group.code()).to_owned()
    }

    /// The chips of a member.
    pub(crate) fn chips(&self, household: &OpenDocument, row: &RowId) -> Vec<GroupChip> {
        let groups = self.groups(household, row);
        groups
            .into_iter()
            .map(|group| GroupChip {
                group: group.code().to_owned(),
                name: self.group_name(group),
            })
            .collect()
    }

    /// Age and groups of a member in one line.
    pub(crate) fn member_detail(&self, household: &OpenDocument, row: &RowId) -> String {
        let groups = self
            .groups(household, row)
            .into_iter()
            .map(|group| self.group_name(group));
        let parts: Vec<String> = std::iter::once(self.age(household, row))
            .chain(groups)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" · ")
    }
}
