//! Values by key, always in the order of the canonical form.

use super::Value;

/// Values by key. Keys are kept sorted and unique, so that writing needs no sorting.
///
/// A sorted vector and not a tree: a hostile line of a hundred thousand tiny objects then costs little memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// An object without keys.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value at `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let at = self.find(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Sets the value at `key` and returns what stood there.
    pub fn insert(&mut self, key: &str, value: Value) -> Option<Value> {
        match self.find(key) {
            Ok(at) => self.0.get_mut(at).map(|slot| std::mem::replace(&mut slot.1, value)),
            Err(at) => {
                self.0.insert(at, (key.to_owned(), value));
                None
            }
        }
    }

    /// Takes the value at `key` out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.find(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Keys with their values, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// True without any key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a key that the reader has seen to sort after all others.
    pub(super) fn push_last(&mut self, key: String, value: Value) {
        self.0.push((key, value));
    }

    /// Gives back what a growing vector took in reserve.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

impl FromIterator<(String, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        let mut object = Self::new();
        for (key, value) in pairs {
            object.insert(&key, value);
        }
        object
    }
}

/// True for a key of the profile: 1 to 64 of `a`–`z`, `0`–`9`, `_`.
pub fn is_key(key: &str) -> bool {
    (1..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
