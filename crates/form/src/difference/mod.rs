//! What changed between two versions of an instrument, as findings with cells: a warning where stored answers may no
//! longer fit, else a note.

mod choice;
mod outline;
mod question;
mod setting;

use paduk_survey::Diagnostic;

use crate::instrument::Instrument;

/// Everything that differs, in the order of the new workbook: settings, questions, choices. What is gone stands where
/// it was in the old one. Where cells stand and how they are laid out makes no difference.
pub fn difference(old: &Instrument, new: &Instrument) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    setting::compare(old, new, &mut found);
    question::compare(old, new, &mut found);
    choice::compare(old, new, &mut found);
    found
}

/// A text as it is shown in a sentence: in one line, and not endless.
fn short(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut cut: String = line.chars().take(LONGEST).collect();
    cut.push('…');
    cut
}

/// The places of a sequence that stay in order: a longest rising part of it.
fn rising(sequence: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; sequence.len()];
    for (at, value) in sequence.iter().enumerate() {
        let length = tails.partition_point(|tail| sequence[*tail] < *value);
        if length > 0 {
            before[at] = tails[length - 1];
        }
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut stays = vec![false; sequence.len()];
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        stays[at] = true;
        at = before[at];
    }
    stays
}

#[cfg(test)]
mod tests;
