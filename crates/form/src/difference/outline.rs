//! The rows of a survey sheet with the groups they stand in.

use std::collections::HashMap;

use crate::instrument::{Instrument, Row};

/// A row with a name.
pub(super) struct Placed<'a> {
    pub row: &'a Row,
    /// The names of the groups around it and its own, with `/` between.
    pub path: String,
}

impl Placed<'_> {
    pub fn name(&self) -> &str {
        self.row.name.as_ref().map_or("", |cell| cell.text.as_str())
    }

    /// The path of what is around it.
    pub fn group(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(group, _)| group)
    }
}

/// Every row that has a name, in order.
pub(super) fn rows(instrument: &Instrument) -> Vec<Placed<'_>> {
    let mut around: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for row in &instrument.survey {
        let kind = row.kind.text.to_ascii_lowercase();
        if kind.starts_with("end ") || kind.starts_with("end_") {
            around.pop();
            continue;
        }
        let name = row.name.as_ref().map_or("", |cell| cell.text.as_str());
        if !name.is_empty() {
            let path: Vec<&str> = around
                .iter()
                .copied()
                .chain([name])
                .filter(|part| !part.is_empty())
                .collect();
            rows.push(Placed {
                row,
                path: path.join("/"),
            });
        }
        if kind.starts_with("begin ") || kind.starts_with("begin_") {
            around.push(name);
        }
    }
    rows
}

/// For each new row the old one that it was: of the same path, else the only one of its name, else one that stood
/// between the same neighbours, asked the same and went away.
pub(super) fn partners(old: &[Placed<'_>], new: &[Placed<'_>]) -> Vec<Option<usize>> {
    let mut by_path: HashMap<&str, usize> = HashMap::new();
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, placed) in old.iter().enumerate() {
        by_path.entry(&placed.path).or_insert(at);
        by_name.entry(placed.name()).or_default().push(at);
    }
    let mut taken = vec![false; old.len()];
    let mut partner: Vec<Option<usize>> = new
        .iter()
        .map(|placed| by_path.get(placed.path.as_str()).copied())
        .map(|found| found.filter(|at| !std::mem::replace(&mut taken[*at], true)))
        .collect();
    for (placed, known) in new.iter().zip(&mut partner).filter(|(_, known)| known.is_none()) {
        if let Some([only]) = by_name.get(placed.name()).map(Vec::as_slice)
            && !taken[*only]
        {
            taken[*only] = true;
            *known = Some(*only);
        }
    }
    for at in 0..new.len() {
        let expected = match at.checked_sub(1) {
            None => Some(0),
            Some(before) => partner[before].map(|before| before + 1),
        };
        if partner[at].is_none()
            && let Some(candidate) = expected.filter(|old_at| *old_at < old.len() && !taken[*old_at])
            && is_renamed(&old[candidate], &new[at])
        {
            taken[candidate] = true;
            partner[at] = Some(candidate);
        }
    }
    partner
}

fn is_renamed(old: &Placed<'_>, new: &Placed<'_>) -> bool {
    old.row.kind.text == new.row.kind.text
        && old.row.label.texts() == new.row.label.texts()
        && !old.row.label.is_empty()
}
