//! The files of golden vectors.

use std::fs;
use std::path::{Path, PathBuf};

use paduk_history::HistoryError;
use serde_json::Value;

/// One file of bytes and what a reader must say of them.
pub struct Vector {
    /// Name of the file without its ending.
    pub name: String,
    /// The bytes in question.
    pub bytes: Vec<u8>,
    /// What is expected.
    pub expected: Expected,
}

/// What a reader must say.
pub enum Expected {
    /// Accepted, with this id.
    Accepted(String),
    /// Refused for one reason.
    Refused {
        /// Code and parameters as the program says them.
        said: String,
        /// The word of the second verifier.
        verifier: String,
        /// The smallest change that makes the bytes acceptable.
        mended: Vec<u8>,
    },
}

/// All golden files of one folder as JSON, by name.
pub fn files(folder: &str) -> Vec<(String, Value)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("golden/history")
        .join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
        })
        .collect()
}

/// All vectors of one folder.
pub fn vectors(folder: &str) -> Vec<Vector> {
    let vector = |(name, file): (String, Value)| {
        let expected = match file.get("id") {
            Some(id) => Expected::Accepted(text(id)),
            None => Expected::Refused {
                said: said(&text(&file["code"]), params(&file["params"])),
                verifier: text(&file["verifier"]),
                mended: bytes(&file["mended"]),
            },
        };
        let bytes = bytes(&file["bytes"]);
        Vector { name, bytes, expected }
    };
    files(folder).into_iter().map(vector).collect()
}

/// A code with its parameters in one line.
fn said(code: &str, params: impl IntoIterator<Item = (String, String)>) -> String {
    params
        .into_iter()
        .fold(code.to_owned(), |said, (name, value)| format!("{said} {name}={value}"))
}

/// What the program says of an error.
pub fn said_of(error: &HistoryError) -> String {
    let mut params = error.params();
    params.sort();
    said(error.code(), params)
}

fn params(file: &Value) -> Vec<(String, String)> {
    let mut params: Vec<_> = file
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect();
    params.sort();
    params
}

/// A text of a golden file.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The bytes that pieces of `text` or `hex`, each with its number of `times`, give one after another.
fn bytes(pieces: &Value) -> Vec<u8> {
    let piece = |piece: &Value| {
        let times = piece.get("times").map_or(1, |times| times.as_u64().unwrap());
        let once = match piece.get("hex") {
            Some(hex) => from_hex(&text(hex)),
            None => text(&piece["text"]).into_bytes(),
        };
        once.repeat(usize::try_from(times).unwrap())
    };
    pieces.as_array().unwrap().iter().flat_map(piece).collect()
}

/// Bytes of two digits each.
pub fn from_hex(digits: &str) -> Vec<u8> {
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

/// Two digits for each byte.
pub fn to_hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Compares one reader with the golden files of a folder.
pub fn hold(folder: &str, read: impl Fn(&[u8]) -> Result<(), HistoryError>) {
    let vectors = vectors(folder);
    assert!(vectors.len() > 10, "the golden files are there");
    for Vector { name, bytes, expected } in vectors {
        match expected {
            Expected::Accepted(id) => {
                assert_eq!(read(&bytes), Ok(()), "{name}");
                assert_eq!(paduk_history::Revision::id_of(&bytes).to_string(), id, "{name}");
            }
            Expected::Refused { said, mended, .. } => {
                let refused = read(&bytes).map_err(|error| said_of(&error));
                assert_eq!(refused, Err(said), "{name}");
                assert_eq!(read(&mended), Ok(()), "{name}, mended");
            }
        }
    }
}
