//! Writes `tables/who.lms` from twelve CSV files with WHO's figures (sex,key,l,m,s; 1 male, 2 female):
//!
//! ```sh
//! cargo run -p paduk-anthro --example write_tables -- FOLDER crates/anthro/tables
//! ```
//!
//! It refuses a figure that the layout (tables/README.md) would not keep to the last printed place.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The files in the order of the crate's `Table`.
const FILES: [&str; 12] = [
    "who2006_length_height_for_age",
    "who2006_weight_for_age",
    "who2006_bmi_for_age",
    "who2006_head_circumference_for_age",
    "who2006_arm_circumference_for_age",
    "who2006_triceps_skinfold_for_age",
    "who2006_subscapular_skinfold_for_age",
    "who2006_weight_for_length",
    "who2006_weight_for_height",
    "who2007_height_for_age",
    "who2007_weight_for_age",
    "who2007_bmi_for_age",
];

/// A printed figure as an integer of its last place.
fn scaled(printed: &str, places: i32) -> Result<i64, Box<dyn Error>> {
    let value: f64 = printed.parse()?;
    let scale = 10_f64.powi(places);
    let whole = (value * scale).round();
    if (whole / scale).to_bits() == value.to_bits() {
        Ok(whole as i64)
    } else {
        Err(format!("{printed} has more than {places} places").into())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("two folders are needed: where the CSV files are, and where to write".into());
    };
    let mut bytes = Vec::new();
    for file in FILES {
        let text = std::fs::read_to_string(Path::new(&from).join(file).with_extension("csv"))?;
        let mut rows: Vec<(u8, u16, [&str; 3])> = Vec::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [sex, key, l, m, s] = cells[..] else {
                return Err(format!("{file}: {line}").into());
            };
            rows.push((sex.parse()?, key.parse()?, [l, m, s]));
        }
        rows.sort_unstable();
        let apart = |pair: &[(u8, u16, [&str; 3])]| pair[0].0 == pair[1].0 && pair[1].1 != pair[0].1 + 1;
        if rows.windows(2).any(apart) {
            return Err(format!("{file}: a key is missing or twice there").into());
        }
        for (_, _, [l, m, s]) in &rows {
            bytes.extend(i16::try_from(scaled(l, 4)?)?.to_le_bytes());
            bytes.extend(u16::try_from(scaled(s, 5)?)?.to_le_bytes());
            bytes.extend(u32::try_from(scaled(m, 4)?)?.to_le_bytes());
        }
        println!("{file}: {} rows", rows.len());
    }
    let sum = Sha256::digest(&bytes)
        .iter()
        .fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
    std::fs::write(Path::new(&to).join("who.lms"), &bytes)?;
    std::fs::write(Path::new(&to).join("SHA256"), format!("{sum}\n"))?;
    println!("{} bytes, SHA-256 {sum}", bytes.len());
    Ok(())
}
