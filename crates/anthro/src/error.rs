/// Why a figure cannot be taken as what it is given for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnthroError {
    /// An age below zero or none at all.
    #[error("{0} is not an age")]
    Age(f64),
    /// A length that no board could show.
    #[error("{0} cm is not a length")]
    Length(f64),
    /// Rows of two columns that belong together differ in number.
    #[error("{expected} rows expected, {found} found")]
    Rows {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The survey's design is none.
    #[error(transparent)]
    Design(#[from] paduk_estimate::EstimateError),
}
