//! Bytes read as decisions.

/// Bytes that are used up from the front; when none are left, every decision is the first.
pub struct Bytes<'a> {
    left: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub const fn new(left: &'a [u8]) -> Self {
        Self { left }
    }

    /// True where nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.left.split_first() {
            Some((first, rest)) => {
                self.left = rest;
                *first
            }
            None => 0,
        }
    }

    /// One of several; there must be at least one.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()]
    }

    /// A short text of whatever bytes come next.
    pub fn text(&mut self) -> String {
        let length = usize::from(self.byte() % 12).min(self.left.len());
        let (text, rest) = self.left.split_at(length);
        self.left = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}
