//! Children of a store.

use paduk_anthro::plausibility::Examined;
use paduk_anthro::{Age, Index, Length};
use paduk_history::Kind;

use super::{Clusters, Sets};
use crate::api::ApiError;
use crate::interview::is_complete;
use crate::opened::Opened;

impl Opened {
    /// Every child whose questionnaire is finished and in no conflict, by enumerator where that is asked; villages are
    /// the clusters. The second keying of a questionnaire is no second child.
    pub(super) fn examined_children(&mut self, by_enumerator: bool) -> Result<Sets, ApiError> {
        let mut sets = Sets::default();
        let mut clusters = Clusters::default();
        for summary in self.store.all_documents()? {
            let (Some(case), [head]) = (&summary.case, summary.heads.as_slice()) else {
                continue;
            };
            if summary.kind != Kind::Questionnaire || summary.pass > 1 || !is_complete(head.state.as_ref()) {
                continue;
            }
            self.document(&summary.document)?;
            self.household(case)?;
            let village = self.village_of(case)?;
            let Some(open) = self.documents.get(&summary.document) else {
                continue;
            };
            let Some(growth) = open.growth_wiring() else { continue };
            let measured = self.measured(open, growth, None)?;
            let scores = measured.child.growth();
            let child = Examined {
                months: measured.age.map(Age::months),
                sex: measured.child.sex,
                weight: measured.weight.value,
                height: measured.child.length.map(Length::cm),
                muac: measured.arm.value.map(|cm| cm * 10.0),
                whz: scores.score(Index::WeightForLength).map(|score| score.z),
                cluster: Some(clusters.number(village)),
            };
            let set = if by_enumerator {
                head.author.to_string()
            } else {
                String::new()
            };
            sets.add(set, child);
        }
        Ok(sets)
    }
}
