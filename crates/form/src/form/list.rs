//! The lists of an instrument, ready to be searched.

use std::collections::HashMap;

use crate::instrument::ChoiceList;

/// Where each choice of a list stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListIndex {
    by_name: HashMap<Box<str>, u32>,
}

impl ListIndex {
    pub fn of(list: &ChoiceList) -> Self {
        let mut by_name = HashMap::with_capacity(list.choices.len());
        for (place, choice) in list.choices.iter().enumerate() {
            by_name.entry(choice.name.text.as_str().into()).or_insert(place as u32);
        }
        Self { by_name }
    }

    /// The first choice of this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).map(|place| *place as usize)
    }
}
