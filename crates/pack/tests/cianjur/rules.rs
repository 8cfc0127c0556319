//! Rules leave no hole and never contradict themselves, whatever was answered; written cases get their verdicts.

use crate::{PACK, files, said};

/// Answer sets tried for each rule; `paduk pack check` tries more.
const TRIED: u32 = 400;

#[test]
fn the_rules_stand_their_trial() {
    assert_eq!(said(&PACK.0.try_rules(&files(), TRIED)), Vec::<String>::new());
    assert_eq!(PACK.0.matrix.rules().len(), 62);
}
