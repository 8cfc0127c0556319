//! Which words somebody may have meant.

use super::{LIST, find};

/// The most words that are offered.
const OFFERED: usize = 5;

/// Words that `typed` may become or may have meant: first those that begin with it, then those within two slips of the
/// finger (a letter more, less, other, or two swapped), nearest first; at most five. A word of the list gives
/// itself, and so do four or more letters that begin one.
pub fn suggest(typed: &str) -> Vec<&'static str> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    if let Some(exact) = find(&typed).and_then(|at| LIST.get(at)) {
        return vec![exact];
    }
    let begun = LIST.iter().copied().filter(|word| word.starts_with(&typed));
    if typed.len() >= 4 && begun.clone().next().is_some() {
        return begun.collect();
    }
    let mut near: Vec<(usize, &'static str)> = LIST
        .iter()
        .filter(|word| !word.starts_with(&typed))
        .map(|&word| (slips(&typed, word), word))
        .filter(|&(slips, _)| slips <= 2 && slips < typed.len())
        .collect();
    near.sort_unstable();
    begun
        .chain(near.into_iter().map(|(_, word)| word))
        .take(OFFERED)
        .collect()
}

/// Optimal string alignment distance, in bytes; 99 where the lengths alone put it out of reach.
fn slips(typed: &str, word: &str) -> usize {
    let (a, b) = (typed.as_bytes(), word.as_bytes());
    if a.len().abs_diff(b.len()) > 2 {
        return 99;
    }
    let width = b.len() + 1;
    let mut table: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (i, &x) in a.iter().enumerate() {
        let mut line = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let other = table[i][j] + usize::from(x != y);
            let mut least = other.min(table[i][j + 1] + 1).min(line[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(table[i - 1][j - 1] + 1);
            }
            line.push(least);
        }
        table.push(line);
    }
    table[a.len()][b.len()]
}
