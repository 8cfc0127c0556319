//! Taking in another version of the pack: what changed, which drafts it touches, and then the pack itself.

use std::path::Path;
use std::sync::Arc;

use paduk_pack::{Files, Pack, Version, difference, file};
use paduk_survey::Severity;
use serde::Serialize;

use super::kept::{keep, keep_earlier, kept_file, let_go};
use super::read_files;
use crate::api::ApiError;
use crate::opened::Opened;
use crate::sample;
use crate::task::{FoundInForm, shown};
use crate::wiring;

/// A pack looked at or taken in by a profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportedPack {
    /// True where the profile works with it now.
    pub imported: bool,
    /// True where the profile worked with these very files before.
    pub same: bool,
    /// Its name in files.
    pub id: String,
    /// The version that the profile worked with before.
    pub known_version: String,
    /// Its version.
    pub version: String,
    /// The hash of its files.
    pub hash: String,
    /// How many of the changes may leave stored answers without a place, or may change a verdict.
    pub warnings: usize,
    /// What changed, or where it has errors: why it is not taken in.
    pub changes: Vec<FoundInForm>,
    /// Drafts whose questionnaire is another one in it. They stay on their version until somebody moves them.
    pub drafts: Vec<TouchedDraft>,
}

/// A draft that stands on an earlier version of its questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TouchedDraft {
    /// The draft's document.
    pub document: String,
    /// Its case.
    pub case: String,
    /// The questionnaire's form id.
    pub form: String,
    /// Whom it is about, or where the household lives.
    pub about: String,
    /// The version of the pack on which it was begun.
    pub version: String,
    /// How many changes its journal holds.
    pub changes: usize,
}

impl Opened {
    /// Looks at another version of the pack; takes it in where `take` is true and nothing speaks against it.
    ///
    /// # Errors
    /// `not-readable` and those of a pack file; `pack-of-other-survey`, `pack-version-not-grown`,
    /// `pack-without-household`; those of the store.
    pub(crate) fn import_pack(&mut self, path: &Path, take: bool) -> Result<ImportedPack, ApiError> {
        let files = read_files(path)?;
        let (pack, found) = Pack::read(&files);
        let before = self.pack_files()?;
        let mut imported = ImportedPack {
            imported: false,
            same: pack.content_hash() == self.pack.content_hash(),
            id: pack.id.clone(),
            known_version: self.pack.version.clone(),
            version: pack.version.clone(),
            hash: pack.content_hash().to_string(),
            warnings: 0,
            changes: Vec::new(),
            drafts: Vec::new(),
        };
        let errors: Vec<_> = found
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .map(shown)
            .collect();
        if !errors.is_empty() {
            imported.changes = errors;
            return Ok(imported);
        }
        self.may_follow(&pack, path)?;
        wiring::household_wiring(&pack)?;
        wiring::roster(&pack)?;
        let changes = difference(&before, &files);
        imported.warnings = changes
            .iter()
            .filter(|found| found.severity == Severity::Warning)
            .count();
        imported.changes = changes.iter().map(shown).collect();
        imported.drafts = self.drafts_beside(&pack)?;
        if take {
            if !imported.same {
                self.work_with(pack, &files)?;
            }
            imported.imported = true;
        }
        Ok(imported)
    }

    /// Versions only grow, and a store belongs to one survey.
    fn may_follow(&self, pack: &Pack, path: &Path) -> Result<(), ApiError> {
        let refused = |code: &'static str| {
            ApiError::new(code)
                .with("file", path.display())
                .with("id", &self.pack.id)
                .with("known", &self.pack.version)
                .with("version", &pack.version)
        };
        if pack.id != self.pack.id {
            return Err(refused("pack-of-other-survey"));
        }
        let grown = Version::parse(&pack.version) > Version::parse(&self.pack.version);
        if grown || pack.content_hash() == self.pack.content_hash() {
            Ok(())
        } else {
            Err(refused("pack-version-not-grown"))
        }
    }

    /// The files of the pack that this profile works with.
    fn pack_files(&self) -> Result<Files, ApiError> {
        match kept_file(&self.store)? {
            Some(bytes) => {
                let files = file::read(&bytes)?;
                if Pack::read(&files).0.content_hash() == self.pack.content_hash() {
                    return Ok(files);
                }
                // The program was started with another pack of the survey than the kept one, and works with that.
                Err(ApiError::new("pack-started-with"))
            }
            None if self.pack.content_hash() == sample::pack().content_hash() => Ok(sample::files()),
            None => Err(ApiError::new("pack-started-with")),
        }
    }

    /// Works with another version of the pack from now on; the present one stays as long as a draft stands on it.
    pub(crate) fn work_with(&mut self, pack: Pack, files: &Files) -> Result<(), ApiError> {
        let known = self.pack.content_hash();
        if !self.drafts_beside(&pack)?.is_empty() {
            let before = self.pack_files()?;
            for write in keep_earlier(&self.store, known, file::write(&before)?)? {
                self.write(write)?;
            }
        }
        self.write(keep(file::write(files)?))?;
        self.pack = Arc::new(pack);
        self.earlier = None;
        self.documents.clear();
        self.let_go_of_earlier()?;
        self.begin_search()
    }

    /// Lets go of earlier packs on which no draft stands any more.
    pub(crate) fn let_go_of_earlier(&mut self) -> Result<(), ApiError> {
        let drafts = self.store.drafts()?;
        for pack in self.earlier_packs()? {
            let hashes: Vec<_> = pack.instruments.iter().map(|known| known.form.hash()).collect();
            let needed = drafts.iter().any(|draft| {
                let hash = draft.start.instrument;
                let here = self
                    .pack
                    .instruments
                    .iter()
                    .any(|known| Some(known.form.hash()) == hash);
                !here && hash.is_some_and(|hash| hashes.contains(&hash))
            });
            if !needed {
                for write in let_go(&self.store, pack.content_hash())? {
                    self.write(write)?;
                }
            }
        }
        self.earlier = None;
        Ok(())
    }

    /// The drafts whose instrument is not in a pack in the version on which they were begun.
    pub(crate) fn drafts_beside(&mut self, pack: &Pack) -> Result<Vec<TouchedDraft>, ApiError> {
        let mut touched = Vec::new();
        for draft in self.store.drafts()? {
            let hash = draft.start.instrument;
            if hash.is_none() || pack.instruments.iter().any(|known| Some(known.form.hash()) == hash) {
                continue;
            }
            let Some(case) = draft.start.case else { continue };
            let about = match &draft.start.member {
                Some(member) => {
                    self.household(&case)?;
                    self.member_name(&case, member)
                }
                None => self.place_label(&case)?,
            };
            touched.push(TouchedDraft {
                document: draft.start.document.to_string(),
                case: case.to_string(),
                form: draft.start.form.unwrap_or_default(),
                about,
                version: draft.start.pack.unwrap_or_default(),
                changes: draft.changes.len(),
            });
        }
        Ok(touched)
    }
}
