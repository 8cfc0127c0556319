//! Every group, repeat and the form itself has room for one entity.

use std::collections::HashMap;

use super::Path;
use super::request::Request;

/// Entities that find no place: their row and the row of the one that has it, both of the entities sheet.
pub(super) fn conflicts(requests: Vec<Request>) -> Vec<(u32, u32)> {
    let mut scopes: Vec<(Path, Vec<Request>)> = Vec::new();
    for request in requests {
        match scopes.iter_mut().find(|(scope, _)| *scope == request.scope) {
            Some((_, known)) => known.push(request),
            None => scopes.push((request.scope.clone(), vec![request])),
        }
    }
    let mut taken: HashMap<Path, u32> = HashMap::new();
    let mut found = Vec::new();
    for (scope, mut requests) in scopes {
        requests.sort_by_key(|request| request.row);
        for request in requests {
            if let Err(other) = settle(&request, &scope, &mut taken) {
                found.push((request.row, other));
            }
        }
    }
    found
}

/// Takes the innermost free place from where the entity wants to stand up to its scope; else the row that is in its way.
fn settle(request: &Request, scope: &[usize], taken: &mut HashMap<Path, u32>) -> Result<(), u32> {
    let mut other = request.row;
    for depth in (scope.len()..=request.wanted.len()).rev() {
        let place = &request.wanted[..depth];
        let Some(row) = taken.get(place) else {
            taken.insert(place.to_vec(), request.row);
            // What is saved passes through every group on its way, so no other entity may stand there.
            for path in &request.saved {
                for end in place.len()..=path.len() {
                    taken.insert(path[..end].to_vec(), request.row);
                }
            }
            return Ok(());
        };
        other = *row;
        if let Some(row) = request.saved.first().and_then(|path| taken.get(path)) {
            return Err(*row);
        }
    }
    Err(other)
}
