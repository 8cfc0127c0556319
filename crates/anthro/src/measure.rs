use crate::AnthroError;

/// Days in a month on average, as WHO reckons (a year of 365.25 days).
pub const DAYS_A_MONTH: f64 = 30.4375;

/// A child's sex; the references are apart for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// A boy.
    Male,
    /// A girl.
    Female,
}

/// How a child lay or stood on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// Recumbent length ("l").
    Lying,
    /// Standing height ("h").
    Standing,
}

/// An age, kept both as whole days (the key of WHO's tables) and as exact months (what WHO's limits are said in).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Age {
    days: u32,
    months: f64,
}

impl Age {
    /// From a count of days, as dates give it.
    pub fn from_whole_days(days: u32) -> Self {
        Self {
            days,
            months: f64::from(days) / DAYS_A_MONTH,
        }
    }

    /// From days that may be broken: half a day rounds up, the months stay exact.
    ///
    /// # Errors
    /// When the days are negative, not a number or beyond any life.
    pub fn from_days(days: f64) -> Result<Self, AnthroError> {
        Ok(Self {
            days: whole(days)?,
            months: days / DAYS_A_MONTH,
        })
    }

    /// From months that may be broken: 24 months are 730.5 days and so day 731.
    ///
    /// # Errors
    /// When the months are negative, not a number or beyond any life.
    pub fn from_months(months: f64) -> Result<Self, AnthroError> {
        Ok(Self {
            days: whole(months * DAYS_A_MONTH)?,
            months,
        })
    }

    /// Whole days, halves rounded up.
    pub fn days(self) -> u32 {
        self.days
    }

    /// Months of 30.4375 days, exact.
    pub fn months(self) -> f64 {
        self.months
    }
}

fn whole(days: f64) -> Result<u32, AnthroError> {
    if (0.0..1e6).contains(&days) {
        Ok((days + 0.5).floor() as u32)
    } else {
        Err(AnthroError::Age(days))
    }
}

/// A length or height in whole thousandths of a millimetre, so that adding 0.7 cm and looking up a millimetre never
/// meets the rounding of binary fractions, and files with single-precision figures read as what was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

/// Thousandths of a millimetre in a millimetre and in a centimetre.
pub(crate) const MILLIMETRE: i32 = 1_000;
const CENTIMETRE: f64 = 10_000.0;

impl Length {
    /// From centimetres; zero and less are allowed here and give no z-score.
    ///
    /// # Errors
    /// When it is not a number or above a kilometre.
    pub fn from_cm(cm: f64) -> Result<Self, AnthroError> {
        if cm.abs() <= 1e5 {
            Ok(Self((cm * CENTIMETRE).round() as i32))
        } else {
            Err(AnthroError::Length(cm))
        }
    }

    /// From tenths of a millimetre, the finest step of any board.
    pub const fn from_tenths_of_mm(tenths: i32) -> Self {
        Self(tenths.saturating_mul(MILLIMETRE / 10))
    }

    /// In centimetres.
    pub fn cm(self) -> f64 {
        f64::from(self.0) / CENTIMETRE
    }

    /// In thousandths of a millimetre.
    pub const fn micrometres(self) -> i32 {
        self.0
    }

    pub(crate) fn plus(self, micrometres: i32) -> Self {
        Self(self.0.saturating_add(micrometres))
    }
}
