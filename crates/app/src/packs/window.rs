//! The pack as the window asks for it: looked at, taken in, and drafts moved.

use std::path::Path;

use paduk_survey::DocumentId;
use paduk_text::Language;

use super::import::{ImportedPack, TouchedDraft};
use super::moving::MovedDraft;
use crate::api::{ApiError, ChangeWeight, LostView, MoveView, PackChange, PackDraft, PackLookView, PackView};
use crate::opened::Opened;
use crate::task::FoundInForm;

impl Opened {
    /// The pack in use, and the drafts that stand on an earlier version.
    pub(crate) fn pack_view(&mut self) -> Result<PackView, ApiError> {
        let pack = std::sync::Arc::clone(&self.pack);
        let drafts = self.drafts_beside(&pack)?;
        Ok(PackView {
            title: self
                .pack
                .title
                .get(self.language.tag(), &self.pack.default_language)
                .to_owned(),
            id: self.pack.id.clone(),
            version: self.pack.version.clone(),
            drafts: drafts.into_iter().map(|draft| self.pack_draft(draft)).collect(),
            folders: self.folders(),
        })
    }

    /// Looks at another version, or takes it in.
    pub(crate) fn pack_look(&mut self, path: &str, take: bool) -> Result<PackLookView, ApiError> {
        let path = path.trim();
        if path.is_empty() {
            return Err(ApiError::new("no-pack-chosen"));
        }
        let looked: ImportedPack = self.import_pack(Path::new(path), take)?;
        let changes: Vec<PackChange> = looked
            .changes
            .into_iter()
            .map(|found| change(found, self.language))
            .collect();
        Ok(PackLookView {
            path: path.to_owned(),
            taken: looked.imported,
            same: looked.same,
            good: changes.iter().all(|change| change.weight != ChangeWeight::Error),
            known_version: looked.known_version,
            version: looked.version,
            changes,
            warnings: u32::try_from(looked.warnings).unwrap_or(u32::MAX),
            drafts: looked.drafts.into_iter().map(|draft| self.pack_draft(draft)).collect(),
        })
    }

    /// What moving a draft would leave without a place, or the move itself.
    pub(crate) fn move_view(&mut self, document: &DocumentId, take: bool) -> Result<MoveView, ApiError> {
        let moved: MovedDraft = if take {
            self.move_draft(document)?
        } else {
            self.look_move(document)?
        };
        let lost = moved.lost.into_iter().map(|lost| LostView {
            question: lost.question,
            value: lost.value,
        });
        Ok(MoveView {
            document: moved.document,
            moved: take,
            from: moved.from,
            to: moved.to,
            lost: lost.collect(),
        })
    }

    fn pack_draft(&self, draft: TouchedDraft) -> PackDraft {
        let title = self.pack.instrument(&draft.form);
        let title = title.map(|known| {
            known
                .title
                .get(self.language.tag(), &self.pack.default_language)
                .to_owned()
        });
        PackDraft {
            document: draft.document,
            title: title.unwrap_or(draft.form),
            about: draft.about,
            version: draft.version,
            changes: u32::try_from(draft.changes).unwrap_or(u32::MAX),
        }
    }
}

fn change(found: FoundInForm, language: Language) -> PackChange {
    PackChange {
        weight: match found.severity.as_str() {
            "error" => ChangeWeight::Error,
            "warning" => ChangeWeight::Warning,
            _ => ChangeWeight::Note,
        },
        cell: found.cell,
        sentence: match language {
            Language::Indonesian => found.message_id,
            Language::English => found.message_en,
        },
    }
}
