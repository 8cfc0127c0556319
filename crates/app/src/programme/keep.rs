//! Lists kept as documents, one for each office and year, signed like everything else.

use std::collections::BTreeMap;

use paduk_history::{Kind, Level, State};
use paduk_store::Op;
use paduk_survey::{DocumentId, Hash};
use serde::Serialize;

use super::body::{body, lines};
use super::line::ProgrammeLine;
use crate::api::ApiError;
use crate::moment;
use crate::opened::Opened;

/// The document of an office and year: the same on every laptop, so that two laptops' lists meet.
fn document_of(office: &str, year: u32) -> DocumentId {
    let key = format!("paduk/0/programmes\n{office}\n{year}");
    DocumentId::new(format!("p{}", &Hash::of(key.as_bytes()).to_string()[..32]))
}

/// What became of one office's list of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptList {
    /// The office's code.
    pub office: String,
    /// The year.
    pub year: u32,
    /// Lines in it.
    pub lines: u32,
    /// `new`, `replaced`, or `same` where nothing was written because it holds what was known.
    pub outcome: String,
}

/// All lines that stand, and the lists on which two people disagree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Programmes {
    /// The lines, by office, year, intervention and village.
    pub(crate) lines: Vec<ProgrammeLine>,
    /// When and by whom each list was read last: office, year, who, when.
    pub(crate) lists: Vec<(String, u32, String, String)>,
    /// Office and year of the lists with more than one version; none of them counts until somebody reads the right
    /// file again.
    pub(crate) disputed: Vec<(String, u32)>,
}

impl Opened {
    /// Keeps the lines of a file. Lists of other offices and years stay as they are.
    ///
    /// # Errors
    /// Those of signing (only a supervisor may) and of the store.
    pub(crate) fn keep_programmes(&mut self, read: &[ProgrammeLine]) -> Result<Vec<KeptList>, ApiError> {
        let mut lists: BTreeMap<(&str, u32), Vec<&ProgrammeLine>> = BTreeMap::new();
        for line in read {
            lists.entry((&line.office, line.year)).or_default().push(line);
        }
        let mut kept = Vec::new();
        for ((office, year), mut lines) in lists {
            // Two files with the same lines in another order say the same.
            lines.sort_by_key(|line| (&line.intervention, &line.village, &line.source));
            let outcome = self.keep_list(office, year, &lines)?;
            kept.push(KeptList {
                office: office.to_owned(),
                year,
                lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
                outcome: outcome.to_owned(),
            });
        }
        Ok(kept)
    }

    fn keep_list(&mut self, office: &str, year: u32, lines: &[&ProgrammeLine]) -> Result<&'static str, ApiError> {
        let document = document_of(office, year);
        let heads = self.store.current(&document)?;
        let body = body(office, year, lines);
        if let [head] = heads.as_slice()
            && head.revision.body == body
        {
            return Ok("same");
        }
        let outcome = if heads.is_empty() { "new" } else { "replaced" };
        let mut revision = self.envelope(document, Kind::ProgrammeList)?;
        revision.state = Some(State::Complete);
        revision.level = Some(Level::Supervisor);
        revision.parents = heads.iter().map(|head| head.id).collect();
        revision.body = body;
        let signed = self.sign(&revision)?;
        self.write(Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        })?;
        Ok(outcome)
    }

    /// Everything that offices said.
    pub(crate) fn programmes(&self) -> Result<Programmes, ApiError> {
        let mut found = Programmes::default();
        for summary in self.store.all_documents()? {
            if summary.kind != Kind::ProgrammeList {
                continue;
            }
            let heads = self.store.current(&summary.document)?;
            let Some(first) = heads.first() else { continue };
            let read = lines(&first.revision.body);
            let Some((office, year)) = read.first().map(|line| (line.office.clone(), line.year)) else {
                continue;
            };
            if heads.len() > 1 {
                found.disputed.push((office, year));
                continue;
            }
            let (author, at) = (
                first.revision.author.to_string(),
                moment::day_and_clock(&first.revision.at),
            );
            found.lists.push((office, year, author, at));
            found.lines.extend(read);
        }
        let order = |line: &ProgrammeLine| {
            (
                line.intervention.clone(),
                line.village.clone(),
                line.year,
                line.office.clone(),
                line.source.clone(),
            )
        };
        found.lines.sort_by_key(order);
        found.lists.sort();
        found.disputed.sort();
        Ok(found)
    }
}
