//! A row as a child.

use paduk_anthro::prevalence::{Reference, Surveyed};
use paduk_anthro::{Age, Child, DAYS_A_MONTH, Length, Position, Schoolchild, Sex};

use crate::api::ApiError;
use crate::task::sheet::Source;

/// What children are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrowthReference {
    /// WHO Child Growth Standards, under five.
    Standards2006,
    /// WHO Growth Reference, 5–19 years.
    Reference2007,
}

/// What the column `age` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeIn {
    /// Days.
    Days,
    /// Months of 30.4375 days.
    Months,
}

impl GrowthReference {
    pub(super) const fn of_tables(self) -> Reference {
        match self {
            Self::Standards2006 => Reference::Standards2006,
            Self::Reference2007 => Reference::Growth2007,
        }
    }
}

fn sex(cell: &[u8]) -> Option<Sex> {
    match cell {
        b"1" | b"m" | b"M" => Some(Sex::Male),
        b"2" | b"f" | b"F" => Some(Sex::Female),
        _ => None,
    }
}

fn position(cell: &[u8]) -> Option<Position> {
    match cell {
        b"l" | b"L" => Some(Position::Lying),
        b"h" | b"H" => Some(Position::Standing),
        _ => None,
    }
}

fn oedema(cell: &[u8]) -> Option<bool> {
    match cell {
        b"y" | b"Y" => Some(true),
        b"n" | b"N" => Some(false),
        _ => None,
    }
}

/// Where what is known of a child stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    age_in: AgeIn,
    sex: Option<usize>,
    age: Option<usize>,
    weight: Option<usize>,
    length: Option<usize>,
    position: Option<usize>,
    head: Option<usize>,
    arm: Option<usize>,
    triceps: Option<usize>,
    subscapular: Option<usize>,
    oedema: Option<usize>,
}

impl Places {
    /// # Errors
    /// `column-not-there` without a sex or an age.
    pub(super) fn of(source: &Source, reference: GrowthReference, age_in: AgeIn) -> Result<Self, ApiError> {
        let (age, named) = match reference {
            GrowthReference::Standards2006 => (source.column("age"), "age"),
            GrowthReference::Reference2007 => (source.first(&["age_in_months", "age"]), "age_in_months"),
        };
        if age.is_none() {
            source.needed(named)?;
        }
        Ok(Self {
            age_in,
            sex: Some(source.needed("sex")?),
            age,
            weight: source.column("weight"),
            length: source.first(&["lenhei", "height"]),
            position: source.column("measure"),
            head: source.column("headc"),
            arm: source.column("armc"),
            triceps: source.column("triskin"),
            subscapular: source.column("subskin"),
            oedema: source.column("oedema"),
        })
    }

    /// The child of the row.
    pub(super) fn child(&self, source: &mut Source) -> Child {
        Child {
            sex: source.sign(self.sex, sex),
            age: self.age(source),
            weight: source.number(self.weight),
            length: self.length(source),
            position: source.sign(self.position, position),
            head: source.number(self.head),
            arm: source.number(self.arm),
            triceps: source.number(self.triceps),
            subscapular: source.number(self.subscapular),
            oedema: source.sign(self.oedema, oedema).unwrap_or(false),
        }
    }

    fn age(&self, source: &mut Source) -> Option<Age> {
        let age = source.number(self.age)?;
        let age = match self.age_in {
            AgeIn::Days => Age::from_days(age),
            AgeIn::Months => Age::from_months(age),
        };
        if age.is_err() {
            source.bad(self.age.unwrap_or_default());
        }
        age.ok()
    }

    fn length(&self, source: &mut Source) -> Option<Length> {
        let length = Length::from_cm(source.number(self.length)?);
        if length.is_err() {
            source.bad(self.length.unwrap_or_default());
        }
        length.ok()
    }

    /// The schoolchild of the row.
    pub(super) fn schoolchild(&self, source: &mut Source) -> Schoolchild {
        let age = source.number(self.age);
        let months = match self.age_in {
            AgeIn::Days => age.map(|days| days / DAYS_A_MONTH),
            AgeIn::Months => age,
        };
        if months.is_some_and(|months| months < 0.0) {
            source.bad(self.age.unwrap_or_default());
        }
        Schoolchild {
            sex: source.sign(self.sex, sex),
            months: months.filter(|months| *months >= 0.0),
            height: source.number(self.length),
            weight: source.number(self.weight),
            oedema: source.sign(self.oedema, oedema).unwrap_or(false),
        }
    }

    /// The child of the row as a prevalence table sees it.
    pub(super) fn surveyed(&self, source: &mut Source, reference: GrowthReference) -> Surveyed {
        match reference {
            GrowthReference::Standards2006 => {
                let child = self.child(source);
                Surveyed::under_five(&child, &child.growth())
            }
            GrowthReference::Reference2007 => {
                let child = self.schoolchild(source);
                Surveyed::of_school_age(&child, &child.growth())
            }
        }
    }
}
