//! Kleene's strong three-valued logic.

use std::ops::Not;

/// True, false, or not known because an answer is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It holds, whatever the missing answers are.
    True,
    /// It does not hold, whatever the missing answers are.
    False,
    /// It depends on what is missing.
    Unknown,
}

impl Truth {
    /// Both: false where one is false, true where both are true, else unknown.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    /// Either: true where one is true, false where both are false, else unknown.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, Self::False) => Self::False,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    /// True only for [`Truth::True`].
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// False only for [`Truth::Unknown`].
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{False, True, Unknown};

    #[test]
    fn and_or_not_have_kleenes_tables() {
        let all = [True, Unknown, False];
        let table = |f: fn(super::Truth, super::Truth) -> super::Truth| all.map(|a| all.map(|b| f(a, b)));
        assert_eq!(
            table(super::Truth::and),
            [[True, Unknown, False], [Unknown, Unknown, False], [False, False, False]]
        );
        assert_eq!(
            table(super::Truth::or),
            [[True, True, True], [True, Unknown, Unknown], [True, Unknown, False]]
        );
        assert_eq!(all.map(|a| !a), [False, Unknown, True]);
    }
}
