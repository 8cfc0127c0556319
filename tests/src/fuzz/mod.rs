//! What the fuzz targets in `tests/fuzz` do with bytes: whatever they are, nothing breaks, hangs, or fills the memory.
//!
//! The functions stand here and not in the targets, so that an ordinary test runs the kept corpus through them too.

mod bundle;
mod bytes;
mod canonical;
mod expression;
mod interview;
mod mutation;
mod packed;
mod workbook;

pub use mutation::mutated;
pub use packed::packed;

/// A function that takes any bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What it is called: the target's name and that of its folder in `tests/fuzz/corpus`.
    pub name: &'static str,
    /// What it does; it panics where a promise is broken.
    pub run: fn(&[u8]),
}

/// Bytes as a file: XLSX, XLS, ODS, CSV, markdown or XForm; read, compiled, opened, and written again.
pub const WORKBOOK: Target = Target {
    name: "workbook",
    run: workbook::run,
};

/// Bytes as an expression: XPath over a document, XPath in a form, or a rule of the matrix.
pub const EXPRESSION: Target = Target {
    name: "expression",
    run: expression::run,
};

/// Bytes as what a person does to a form with questions of every kind.
pub const INTERVIEW: Target = Target {
    name: "interview",
    run: interview::run,
};

/// Bytes as a line of a bundle: a canonical value, a revision.
pub const CANONICAL: Target = Target {
    name: "canonical",
    run: canonical::run,
};

/// Bytes as the beginning of a sealed file: the scan before any library sees it.
pub const HEADER: Target = Target {
    name: "header",
    run: bundle::header,
};

/// Bytes as a sealed file, or as what is inside its seal, offered to a reader.
pub const RECEIVE: Target = Target {
    name: "receive",
    run: bundle::receive,
};

/// Bytes as a card, roster, request, answer, root key or profile.
pub const KEYS: Target = Target {
    name: "keys",
    run: bundle::keys,
};

/// All targets.
pub const TARGETS: [Target; 7] = [WORKBOOK, EXPRESSION, INTERVIEW, CANONICAL, HEADER, RECEIVE, KEYS];
