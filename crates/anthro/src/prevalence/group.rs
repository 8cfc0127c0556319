use super::{Reference, Surveyed};
use crate::Sex;

/// One value a child of a further grouping: residence, region, wealth, the mother's schooling.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'a> {
    /// What stands before the group's name, as in `Area: Urban`.
    pub label: &'a str,
    /// The group of each child; `None` is in none.
    pub of: &'a [Option<String>],
}

/// The ages of a group as WHO's tables of 5–19 years print them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeSpan {
    /// `5`, or `Total (5-9)`.
    pub years: &'static str,
    /// `(60-71)`.
    pub months: &'static str,
}

/// A group's name and its children's numbers.
pub(super) struct Group {
    pub(super) label: String,
    pub(super) span: Option<AgeSpan>,
    /// Whether weight-for-age is told: not where the group goes beyond ten years by its definition.
    pub(super) weight_for_age: bool,
    pub(super) rows: Vec<usize>,
}

/// Age groups of 2006: the months from which on, to which.
const UNDER_FIVE: [(&str, f64, f64); 6] = [
    ("00-05 mo", 0.0, 6.0),
    ("06-11 mo", 6.0, 12.0),
    ("12-23 mo", 12.0, 24.0),
    ("24-35 mo", 24.0, 36.0),
    ("36-47 mo", 36.0, 48.0),
    ("48-59 mo", 48.0, 60.0),
];

/// Age groups of 2007 by year; the last holds exactly 228 months.
const BY_YEAR: [(&str, &str, f64); 15] = [
    ("60-71", "5", 60.0),
    ("72-83", "6", 72.0),
    ("84-95", "7", 84.0),
    ("96-107", "8", 96.0),
    ("108-119", "9", 108.0),
    ("120-131", "10", 120.0),
    ("132-143", "11", 132.0),
    ("144-155", "12", 144.0),
    ("156-167", "13", 156.0),
    ("168-179", "14", 168.0),
    ("180-191", "15", 180.0),
    ("192-203", "16", 192.0),
    ("204-215", "17", 204.0),
    ("216-227", "18", 216.0),
    ("228-228", "19", 228.0),
];

/// The printed months of [`BY_YEAR`].
const MONTHS: [&str; 15] = [
    "(60-71)",
    "(72-83)",
    "(84-95)",
    "(96-107)",
    "(108-119)",
    "(120-131)",
    "(132-143)",
    "(144-155)",
    "(156-167)",
    "(168-179)",
    "(180-191)",
    "(192-203)",
    "(204-215)",
    "(216-227)",
    "(228-228)",
];

/// Age groups of 2007 by five years.
const BY_FIVE: [(&str, AgeSpan, f64, f64); 3] = [
    ("60-119 mo", span("Total (5-9)", "(60-119)"), 60.0, 120.0),
    ("120-179 mo", span("Total (10-14)", "(120-179)"), 120.0, 180.0),
    ("180-228 mo", span("Total (15-19)", "(180-228)"), 180.0, 229.0),
];

const WHOLE: AgeSpan = span("Total (5-19)", "(60-228)");

/// In WHO's order.
const SEXES: [(&str, Sex); 2] = [("Female", Sex::Female), ("Male", Sex::Male)];

const fn span(years: &'static str, months: &'static str) -> AgeSpan {
    AgeSpan { years, months }
}

/// Every group of a table, in WHO's order. Groups of age and sex are there also where nobody is in them; those of
/// groupings stand in the order in which the survey first meets them, or by name where it was drawn in clusters or strata.
pub(super) fn groups(
    reference: Reference,
    children: &[Surveyed],
    groupings: &[Grouping<'_>],
    by_name: bool,
) -> Vec<Group> {
    let counted = || children.iter().enumerate().filter(|(_, child)| child.counted);
    let of = |label: String, span: Option<AgeSpan>, belongs: &dyn Fn(&Surveyed) -> bool| Group {
        label,
        span,
        weight_for_age: span != Some(WHOLE),
        rows: counted()
            .filter(|(_, child)| belongs(child))
            .map(|(row, _)| row)
            .collect(),
    };
    let aged = |child: &Surveyed, from: f64, to: f64| child.months.is_some_and(|months| (from..to).contains(&months));
    let whole = match reference {
        Reference::Standards2006 => None,
        Reference::Growth2007 => Some(WHOLE),
    };
    let mut groups = vec![of("All".to_owned(), whole, &|_| true)];
    let by_sex = SEXES.map(|(name, sex)| of(format!("Sex: {name}"), whole, &|child| child.sex == Some(sex)));
    match reference {
        Reference::Standards2006 => {
            for (name, from, to) in UNDER_FIVE {
                groups.push(of(format!("Age group: {name}"), None, &|child| aged(child, from, to)));
            }
            groups.extend(by_sex);
            for (of_sex, sex) in SEXES {
                for (name, from, to) in UNDER_FIVE {
                    let belongs = |child: &Surveyed| child.sex == Some(sex) && aged(child, from, to);
                    groups.push(of(format!("Age + sex: {name}.{of_sex}"), None, &belongs));
                }
            }
        }
        Reference::Growth2007 => {
            groups.extend(by_sex);
            for ((name, years, from), months) in BY_YEAR.into_iter().zip(MONTHS) {
                let belongs = |child: &Surveyed| aged(child, from, from + 12.0);
                groups.push(of(
                    format!("Age Group 1: {name} mo"),
                    Some(span(years, months)),
                    &belongs,
                ));
            }
            for (name, span, from, to) in BY_FIVE {
                groups.push(of(format!("Age Group 2: {name}"), Some(span), &|child| {
                    aged(child, from, to)
                }));
            }
            for (name, span, from, to) in BY_FIVE {
                for (of_sex, sex) in SEXES {
                    let belongs = |child: &Surveyed| child.sex == Some(sex) && aged(child, from, to);
                    groups.push(of(format!("Age + Sex: {of_sex}.{name}"), Some(span), &belongs));
                }
            }
        }
    }
    for grouping in groupings {
        let mut names: Vec<&str> = Vec::new();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (row, _) in counted() {
            let Some(Some(name)) = grouping.of.get(row) else {
                continue;
            };
            let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name);
                rows.push(Vec::new());
                names.len() - 1
            });
            rows[at].push(row);
        }
        let mut sorted: Vec<(&str, Vec<usize>)> = names.into_iter().zip(rows).collect();
        if by_name {
            sorted.sort_unstable();
        }
        groups.extend(sorted.into_iter().map(|(name, rows)| Group {
            label: format!("{}: {name}", grouping.label),
            span: whole,
            weight_for_age: whole.is_none(),
            rows,
        }));
    }
    groups
}
