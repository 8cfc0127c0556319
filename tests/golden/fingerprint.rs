//! Fingerprints of sets of ids.

use paduk_history::{Fingerprint, words};
use paduk_survey::RevisionId;

use crate::vector::{files, text};

#[test]
fn every_golden_set_has_its_fingerprint_and_words() {
    for (name, file) in files("fingerprint") {
        let ids = file["ids"].as_array().unwrap().iter();
        let ids: Vec<RevisionId> = ids.map(|id| text(id).parse().unwrap()).collect();
        let fingerprint = Fingerprint::of(ids);
        assert_eq!(fingerprint.to_string(), text(&file["fingerprint"]), "{name}");
        // Four digits to the base 1296 of the first 64 bits are reckoned here once more.
        let first = u64::from_str_radix(&text(&file["fingerprint"])[..16], 16).unwrap();
        let list = words::list();
        let digit = |power: u32| list[usize::try_from(first / 1296_u64.pow(power) % 1296).unwrap()];
        assert_eq!(fingerprint.words(), [3, 2, 1, 0].map(digit), "{name}");
    }
}
