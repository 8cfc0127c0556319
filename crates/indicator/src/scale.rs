//! A value put into a class by cut-offs that stand in a file.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::IndicatorError;

/// A class and where it ends.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step<C> {
    code: C,
    /// The class holds values below this.
    below: Option<f64>,
    /// The class holds values up to this and this itself.
    up_to: Option<f64>,
}

impl<C> Step<C> {
    fn holds(&self, value: f64) -> bool {
        self.below.is_none_or(|bound| value < bound) && self.up_to.is_none_or(|bound| value <= bound)
    }

    fn end(&self) -> f64 {
        self.below.or(self.up_to).unwrap_or(f64::INFINITY)
    }
}

/// Classes in the order of their values, with where the cut-offs come from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Scale<C> {
    source: String,
    /// Whether somebody compared the figures with the source itself or with another's public code.
    confirmed: bool,
    classes: Vec<Step<C>>,
}

impl<C: Copy> Scale<C> {
    /// The class of a value; none for what is no number, or where there are no cut-offs.
    pub fn class(&self, value: f64) -> Option<C> {
        let holding = self.classes.iter().find(|step| step.holds(value));
        holding.filter(|_| !value.is_nan()).map(|step| step.code)
    }

    /// Where the cut-offs come from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the figures were compared with their source or another's public code.
    pub const fn confirmed(&self) -> bool {
        self.confirmed
    }

    /// Where the classes end, from the lowest on; the last has no end.
    pub fn bounds(&self) -> impl Iterator<Item = f64> {
        self.classes.iter().map(Step::end).filter(|end| end.is_finite())
    }

    /// The same scale if each class ends above the one before it.
    pub(crate) fn ordered(self, name: &str) -> Result<Self, IndicatorError> {
        let ends: Vec<f64> = self.classes.iter().map(Step::end).collect();
        if !ends.is_empty() && ends.windows(2).all(|pair| pair[0] < pair[1]) {
            Ok(self)
        } else {
            Err(IndicatorError::Order(name.to_owned()))
        }
    }
}

/// Reads a file of cut-offs.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, IndicatorError> {
    toml::from_str(text).map_err(|error| IndicatorError::Unreadable(error.message().to_owned()))
}

/// What the files of cut-offs say of themselves.
static SOURCES: LazyLock<Vec<(&str, toml::Table)>> = LazyLock::new(|| {
    let files = [
        ("growth", include_str!("../data/growth.toml")),
        ("arm", include_str!("../data/arm.toml")),
        ("anaemia", include_str!("../data/anaemia.toml")),
        ("feeding", include_str!("../data/feeding.toml")),
        ("diet", include_str!("../data/diet.toml")),
        ("ladders", include_str!("../data/ladders.toml")),
        ("food", include_str!("../data/food.toml")),
    ];
    let read = |(name, text): (&'static str, &str)| Some((name, text.parse().ok()?));
    files.into_iter().filter_map(read).collect()
});

/// The source of the cut-offs of a file under `data/` (`growth`, `arm`, …), or of a part of it (`arm.child`).
pub fn source_of(name: &str) -> Option<&'static str> {
    let mut parts = name.split('.');
    let file = parts.next()?;
    let mut table = &SOURCES.iter().find(|(known, _)| *known == file)?.1;
    for part in parts {
        table = table.get(part)?.as_table()?;
    }
    table.get("source")?.as_str()
}

#[cfg(test)]
mod tests {
    use super::{SOURCES, Scale, read, source_of};

    /// Every table that holds a figure says where it comes from and whether that was compared.
    #[test]
    fn every_cut_off_has_its_source() {
        fn tables(path: String, table: &toml::Table, bare: &mut Vec<String>) {
            let figures = table.values().any(|value| !value.is_table());
            if figures && !(table.get("source").is_some_and(toml::Value::is_str) && table.contains_key("confirmed")) {
                bare.push(path.clone());
            }
            for (name, value) in table {
                if let Some(inner) = value.as_table() {
                    tables(format!("{path}.{name}"), inner, bare);
                }
            }
        }
        assert_eq!(SOURCES.len(), 7);
        let mut bare = Vec::new();
        for (name, table) in SOURCES.iter() {
            tables((*name).to_owned(), table, &mut bare);
        }
        assert_eq!(bare, [""; 0]);
        assert!(source_of("arm.woman").unwrap().contains("23,5"));
    }

    #[test]
    fn classes_out_of_order_are_refused() {
        let text = "source = 'x'\nconfirmed = true\nclasses = [{ code = 1, below = 2.0 }, { code = 2, below = 1.0 }]";
        let scale: Scale<u8> = read(text).unwrap();
        assert_eq!(
            scale.ordered("x").unwrap_err().to_string(),
            "the classes of x are not in order"
        );
        assert!(read::<Scale<u8>>("classes = 3").is_err());
    }

    #[test]
    fn no_number_has_no_class() {
        let text = "source = 'x'\nconfirmed = true\nclasses = [{ code = 1, below = 2.0 }, { code = 2 }]";
        let scale: Scale<u8> = read(text).unwrap();
        assert_eq!(
            (scale.class(f64::NAN), scale.class(2.0), scale.class(1.9)),
            (None, Some(2), Some(1))
        );
    }
}
