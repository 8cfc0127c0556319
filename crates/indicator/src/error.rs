/// Why a file of cut-offs cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorError {
    /// It is not TOML, or something in it is not as it should be.
    #[error("cut-offs not readable: {0}")]
    Unreadable(String),
    /// A class that ends before the one above it, or after the last.
    #[error("the classes of {0} are not in order")]
    Order(String),
}
