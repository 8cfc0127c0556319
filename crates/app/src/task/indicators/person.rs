//! How old somebody is, and whether she is pregnant.

use crate::api::ApiError;
use crate::task::sheet::Source;

/// Where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    months: Option<usize>,
    years: Option<usize>,
    pregnant: Option<usize>,
}

impl Person {
    /// # Errors
    /// `column-not-there` without any age.
    pub(super) fn of(source: &Source) -> Result<Self, ApiError> {
        let (months, years) = (source.column("age_months"), source.column("age_years"));
        if months.is_none() && years.is_none() {
            source.needed("age_years")?;
        }
        Ok(Self {
            months,
            years,
            pregnant: source.column("pregnant"),
        })
    }

    /// Completed months and whether she is pregnant. Years give the first month of that year where months are missing.
    pub(super) fn read(&self, source: &mut Source) -> (Option<u32>, Option<bool>) {
        let months = source.within(self.months, 0.0..=1_500.0, false);
        let years = source.within(self.years, 0.0..=125.0, false);
        let months = months.or_else(|| years.map(|years| years.floor() * 12.0));
        (months.map(|months| months as u32), source.flag(self.pregnant))
    }
}
