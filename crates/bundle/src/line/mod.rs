//! The four kinds of lines and how each is split without understanding it.
//!
//! Every line is canonical JSON whose first key tells its kind: `{"h":…}` header, `{"r":…,"s":"…"}` revision,
//! `{"b":…}` piece of a blob, `{"f":…,"s":"…"}` footer.

mod blob;
mod signed;

pub(crate) use blob::{PIECE, Piece, pieces};
pub(crate) use signed::{split, wrap};

/// What a line begins to be; its content is not yet looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    Header,
    Revision,
    Blob,
    Footer,
}

impl LineKind {
    /// The kind of a line by its first bytes.
    pub(crate) fn of(line: &[u8]) -> Option<Self> {
        match line.get(..5)? {
            b"{\"h\":" => Some(Self::Header),
            b"{\"r\":" => Some(Self::Revision),
            b"{\"b\":" => Some(Self::Blob),
            b"{\"f\":" => Some(Self::Footer),
            _ => None,
        }
    }
}
