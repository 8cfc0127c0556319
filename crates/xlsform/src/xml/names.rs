//! Prefixes and the namespaces they stand for.

/// The namespace that `xml:` always stands for.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What each prefix stands for in the elements that are open.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Prefix and namespace, the innermost last.
    known: Vec<(String, String)>,
    /// How many were known when each open element began.
    before: Vec<usize>,
}

impl Names {
    /// An element with these attributes begins.
    pub fn enter(&mut self, attributes: &[(String, String)]) {
        self.before.push(self.known.len());
        for (name, value) in attributes {
            if name == "xmlns" {
                self.known.push((String::new(), value.clone()));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.known.push((prefix.to_owned(), value.clone()));
            }
        }
    }

    /// The innermost element ends.
    pub fn leave(&mut self) {
        if let Some(before) = self.before.pop() {
            self.known.truncate(before);
        }
    }

    /// Namespace, prefix and local part of a name as it was written. An attribute without a prefix has no namespace.
    pub fn of<'n>(&self, written: &'n str, element: bool) -> (String, &'n str, &'n str) {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if prefix == "xml" {
            return (XML.to_owned(), prefix, local);
        }
        if prefix.is_empty() && !element {
            return (String::new(), prefix, local);
        }
        let found = self.known.iter().rev().find(|(known, _)| known == prefix);
        (
            found.map(|(_, namespace)| namespace.clone()).unwrap_or_default(),
            prefix,
            local,
        )
    }
}
