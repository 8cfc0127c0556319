//! Where an entity would have to stand so that everything tied to it can reach it.

use super::{Declaration, Path, Tie};
use crate::rules::Rules;

/// What one entity asks for.
pub(super) struct Request {
    /// Row of the entities sheet.
    pub row: u32,
    /// The repeat (or the form) whose rows the entity is made in.
    pub scope: Path,
    /// Where it would best stand.
    pub wanted: Path,
    /// Where its `save_to`s stand.
    pub saved: Vec<Path>,
}

impl<'a> Rules<'a> {
    /// What the entity asks for; or the tie that does not go with the others.
    pub(super) fn request<'t>(
        &self,
        declaration: &Declaration<'a>,
        ties: &'t [Tie<'t>],
    ) -> Result<Request, &'t Tie<'t>> {
        let mut request = Request {
            row: declaration.row,
            scope: Path::new(),
            wanted: Path::new(),
            saved: Vec::new(),
        };
        let depth = |path: &[usize]| self.repeats_in(self.scope(path));
        let below = |path: &[usize]| path.len() - self.scope(path).len();
        let mut deepest: Option<&Tie<'_>> = None;
        let (mut container, mut saved): (Option<&Tie<'_>>, Option<&Tie<'_>>) = (None, None);
        for tie in ties {
            let scope = self.scope(&tie.path);
            if deepest.is_none_or(|known| depth(&tie.path) > depth(&known.path)) {
                if deepest.is_none_or(|known| self.scope(&known.path) != scope) {
                    container = Some(tie);
                    saved = tie.property.is_some().then_some(tie).or(saved);
                }
                deepest = Some(tie);
            }
            let here = deepest.is_some_and(|known| self.scope(&known.path) == scope);
            if container.is_none_or(|known| here && below(&tie.path) > below(&known.path)) {
                container = Some(tie);
            }
            if tie.property.is_some() {
                if !request.saved.contains(&tie.path) {
                    request.saved.push(tie.path.clone());
                }
                if saved.is_none_or(|known| here && below(&tie.path) > below(&known.path)) {
                    saved = Some(tie);
                }
            }
        }
        let (Some(deepest), Some(container)) = (deepest, container) else {
            return Ok(request);
        };
        request.scope = self.scope(&deepest.path).to_vec();
        request.wanted.clone_from(&container.path);
        if let Some(saved) = saved {
            let common = common(&request.saved);
            let boundary = self.scope(&saved.path);
            let rank = |path: &[usize]| (depth(path), below(path));
            let several = request.saved.len() > 1 && rank(common) <= rank(boundary);
            request.wanted = if several { boundary } else { common }.to_vec();
        }
        let wanted = self.scope(&request.wanted);
        let stray = ties.iter().find(|tie| {
            let scope = self.scope(&tie.path);
            !request.scope.starts_with(scope) || tie.property.is_some() && wanted != scope
        });
        stray.map_or(Ok(request), Err)
    }
}

/// What all paths begin with.
fn common(paths: &[Path]) -> &[usize] {
    let Some((first, others)) = paths.split_first() else {
        return &[];
    };
    let shared = |other: &Path| first.iter().zip(other).take_while(|(a, b)| a == b).count();
    &first[..others.iter().map(shared).min().unwrap_or(first.len())]
}
