//! Merging, which is set union and nothing else.

use std::collections::BTreeMap;

use paduk_survey::{DeviceId, DocumentId, RevisionId};

use crate::erasure::erases;
use crate::{Fingerprint, HistoryError, Remnant, Revision, Signed, heads};

/// A set of signed revisions by id, and what the root key's orders left of those that it erased.
///
/// Equal sets of revisions ever put in give equal unions, whatever came first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Union {
    root: Option<DeviceId>,
    whole: BTreeMap<RevisionId, Signed>,
    /// Every revision that an order names, with the smallest order that does.
    remnants: BTreeMap<RevisionId, (RevisionId, Remnant)>,
}

impl Union {
    /// An empty union in which orders of this device count; in the default one none does.
    pub fn under(root: DeviceId) -> Self {
        Self {
            root: Some(root),
            ..Self::default()
        }
    }

    /// Adds a revision; true where its id is new. One that is erased stays erased.
    ///
    /// Of two valid signatures over one revision the smaller is kept, so that no order of merging shows.
    pub fn insert(&mut self, signed: Signed) -> bool {
        let id = signed.id();
        let new = !self.contains(&id);
        let erased = self.erased_by(&signed);
        if erased.is_empty() && self.remnants.contains_key(&id) {
            return new;
        }
        let kept = self.whole.entry(id).or_insert_with(|| signed.clone());
        if signed.signature < kept.signature {
            *kept = signed;
        }
        for remnant in erased {
            self.erase(id, remnant);
        }
        new
    }

    fn erase(&mut self, order: RevisionId, remnant: Remnant) {
        let id = remnant.id;
        if self
            .whole
            .get(&id)
            .is_some_and(|signed| self.erased_by(signed).is_empty())
        {
            self.whole.remove(&id);
        }
        match self.remnants.get(&id) {
            Some((first, _)) if *first <= order => {}
            Some(_) | None => drop(self.remnants.insert(id, (order, remnant))),
        }
    }

    /// What these bytes erase here.
    fn erased_by(&self, signed: &Signed) -> Vec<Remnant> {
        if self.root.is_none() {
            return Vec::new();
        }
        Revision::parse(&signed.bytes).map_or_else(|_| Vec::new(), |revision| erases(&revision, self.root.as_ref()))
    }

    /// How many revisions, erased ones included.
    pub fn len(&self) -> usize {
        self.ids().count()
    }

    /// True without any revision.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// True where it knows this revision, erased or not.
    pub fn contains(&self, id: &RevisionId) -> bool {
        self.whole.contains_key(id) || self.remnants.contains_key(id)
    }

    /// What is left of a revision that was erased.
    pub fn remnant(&self, id: &RevisionId) -> Option<&Remnant> {
        let (_, remnant) = self.remnants.get(id)?;
        (!self.whole.contains_key(id)).then_some(remnant)
    }

    /// Revisions that are whole, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&RevisionId, &Signed)> {
        self.whole.iter()
    }

    /// Every id that is known.
    pub fn ids(&self) -> impl Iterator<Item = RevisionId> {
        let erased = self.remnants.keys().filter(|id| !self.whole.contains_key(id));
        self.whole.keys().chain(erased).copied()
    }

    /// The heads of a document that are not erased, sorted. An erased revision still follows what it followed.
    ///
    /// # Errors
    /// What is wrong with bytes that are no revision.
    pub fn current(&self, document: &DocumentId) -> Result<Vec<RevisionId>, HistoryError> {
        let mut links = Vec::new();
        for signed in self.whole.values() {
            let revision = Revision::parse(&signed.bytes)?;
            if revision.document == *document {
                links.push((signed.id(), revision.parents));
            }
        }
        for (id, (_, remnant)) in &self.remnants {
            if remnant.document == *document && !self.whole.contains_key(id) {
                links.push((*id, remnant.parents.clone()));
            }
        }
        let mut current = heads(&links);
        current.retain(|id| self.whole.contains_key(id));
        Ok(current)
    }

    /// Equal fingerprints mean equal knowledge.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.ids())
    }
}

impl FromIterator<Signed> for Union {
    fn from_iter<I: IntoIterator<Item = Signed>>(revisions: I) -> Self {
        let mut union = Self::default();
        for signed in revisions {
            union.insert(signed);
        }
        union
    }
}

/// Everything that is in one of the two.
#[must_use]
pub fn union(mut one: Union, other: Union) -> Union {
    one.root = one.root.or(other.root);
    // Orders that came before a root key was known count from now on.
    let all: Vec<Signed> = std::mem::take(&mut one.whole).into_values().collect();
    for signed in all.into_iter().chain(other.whole.into_values()) {
        one.insert(signed);
    }
    one
}

#[cfg(test)]
mod tests;
