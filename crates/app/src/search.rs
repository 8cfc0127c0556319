//! The search over all households: what the store has indexed, and what is in open drafts.

use paduk_history::Kind;
use paduk_store::{Asked, FoundHousehold, Op, SearchBy, SearchHousehold, SearchPerson};
use paduk_survey::{CaseId, MemberId};

use crate::api::{ApiError, SearchRow, SearchView};
use crate::opened::Opened;
use crate::wiring;

/// So many households are shown.
const MOST: usize = 50;
/// So many revisions of an old store are read before each answer: a slice of a few milliseconds.
const SLICE: u32 = 200;
/// From this distance on a name fits only as a slip of the finger.
const NEARLY: u32 = 20;

impl Opened {
    /// Tells the store which questions are searched; where that is new, it reads its revisions again, slice by slice.
    pub(crate) fn begin_search(&mut self) -> Result<(), ApiError> {
        if let Some(by) = self.search_by() {
            self.store.transact(Op::SearchBy(by))?;
        }
        Ok(())
    }

    /// Households by a member's name, the family card or the place.
    pub(crate) fn search(&mut self, typed: &str) -> Result<SearchView, ApiError> {
        let asked = Asked::of(typed);
        self.store.transact(Op::SearchReadOn { limit: SLICE })?;
        let result = self.store.search(&asked, MOST)?;
        let mut found = self.in_drafts(&asked)?;
        let stored = result
            .found
            .into_iter()
            .filter(|one| found.iter().all(|drafted| drafted.case != one.case))
            .collect::<Vec<_>>();
        let total = result.total + u32::try_from(found.len()).unwrap_or_default();
        found.extend(stored);
        found.sort_by_key(|one| one.distance);
        found.truncate(MOST);
        Ok(SearchView {
            typed: typed.to_owned(),
            rows: found.into_iter().map(|one| self.search_row(one)).collect(),
            total,
            complete: result.complete,
        })
    }

    fn search_by(&self) -> Option<SearchBy> {
        let household = wiring::household_wiring(&self.pack).ok()?.clone();
        let roster = wiring::roster(&self.pack).ok()?.clone();
        Some(SearchBy {
            name: roster.name,
            relation: roster.relation,
            head: roster.head,
            family_card: household.family_card,
            village: household.village,
            rt: household.rt,
            rw: household.rw,
            number: household.sample_number,
        })
    }

    /// Households being typed on this laptop, as they stand now.
    fn in_drafts(&mut self, asked: &Asked) -> Result<Vec<FoundHousehold>, ApiError> {
        let mut found = Vec::new();
        for draft in self.store.drafts()? {
            let Some(case) = draft.start.case.filter(|_| draft.start.kind == Kind::Household) else {
                continue;
            };
            let household = self.as_searched(&case)?;
            if let Some((distance, person)) = asked.fits(&household) {
                let person = person.or_else(|| {
                    let head = household.people.iter().find(|person| person.is_head);
                    head.or_else(|| household.people.first())
                });
                found.push(FoundHousehold {
                    case,
                    member: person.and_then(|person| person.member.clone()),
                    name: person.map(|person| person.name.clone()).unwrap_or_default(),
                    village: household.village.clone(),
                    rt: household.rt.clone(),
                    rw: household.rw.clone(),
                    number: household.number.clone(),
                    distance,
                });
            }
        }
        Ok(found)
    }

    fn as_searched(&mut self, case: &CaseId) -> Result<SearchHousehold, ApiError> {
        let place = wiring::household_wiring(&self.pack)?.clone();
        let roster = wiring::roster(&self.pack)?.clone();
        self.household(case)?;
        let household = self.household_loaded(case)?;
        let value = |question: &str| household.value(question, None);
        let people = self.member_ids(case)?.into_iter().map(|row| SearchPerson {
            name: household.value(&roster.name, Some(&row)),
            is_head: household.value(&roster.relation, Some(&row)) == roster.head,
            member: Some(MemberId::from(row)),
        });
        Ok(SearchHousehold {
            card: value(&place.family_card),
            village: value(&place.village),
            rt: value(&place.rt),
            rw: value(&place.rw),
            number: value(&place.sample_number),
            people: people.collect(),
        })
    }

    fn search_row(&self, found: FoundHousehold) -> SearchRow {
        SearchRow {
            case: found.case.to_string(),
            member: found.member.as_ref().map(MemberId::to_string).unwrap_or_default(),
            label: self.place_words([&found.village, &found.rt, &found.rw, &found.number]),
            name: found.name,
            nearly: found.distance >= NEARLY,
        }
    }
}
