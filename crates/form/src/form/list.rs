//! The lists of an instrument, ready to be searched.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::instrument::ChoiceList;

/// Where each choice of a list stands; built when it is first asked.
#[derive(Debug, Default)]
pub(crate) struct ListIndex {
    by_name: OnceLock<HashMap<Box<str>, Vec<u32>>>,
}

impl ListIndex {
    /// The places of every choice of this name: one, unless the list takes a name in several branches.
    pub fn find<'i>(&'i self, list: &ChoiceList, name: &str) -> &'i [u32] {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<Box<str>, Vec<u32>> = HashMap::with_capacity(list.choices.len());
            for (place, choice) in (0_u32..).zip(&list.choices) {
                by_name.entry(choice.name.text.as_str().into()).or_default().push(place);
            }
            by_name
        });
        by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}
