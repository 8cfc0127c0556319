//! Why a pack file is refused.

/// What is wrong with a pack file as a whole. What is wrong inside the pack stands among its findings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The file is something else.
    #[error("not a pack file")]
    NotAPack,
    /// A later program wrote it.
    #[error("pack file of format {0}")]
    Newer(u32),
    /// Its content is not what its first line says.
    #[error("the pack file is damaged")]
    Damaged,
    /// It, or what it unpacks to, is larger than a pack may be.
    #[error("the pack file is too large")]
    TooLarge,
    /// A path that leads out of the folder, or that not every system can write.
    #[error("the path {0} cannot be in a pack")]
    Path(String),
}

impl PackError {
    /// The code of the sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAPack => "not-a-pack",
            Self::Newer(_) => "pack-newer",
            Self::Damaged => "pack-damaged",
            Self::TooLarge => "pack-too-large",
            Self::Path(_) => "pack-path",
        }
    }

    /// The parameters of the sentence.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Newer(format) => vec![("format", format.to_string())],
            Self::Path(path) => vec![("path", path.clone())],
            Self::NotAPack | Self::Damaged | Self::TooLarge => Vec::new(),
        }
    }
}
