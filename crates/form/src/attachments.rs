//! Files that lie beside a workbook.

use std::collections::BTreeMap;

/// Where the files that a workbook names are found: lists of choices as CSV.
pub trait Attachments {
    /// The bytes of a file of this name, if it is there.
    fn bytes(&self, name: &str) -> Option<Vec<u8>>;
}

/// No files at all.
impl Attachments for () {
    fn bytes(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }
}

impl Attachments for BTreeMap<String, Vec<u8>> {
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.get(name).cloned()
    }
}
