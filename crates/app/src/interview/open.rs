//! Opening: a new household, its roster, a member's questionnaire, a correction.

use paduk_form::Change;
use paduk_history::{DocumentKey, Kind, Source};
use paduk_store::{NewDraft, Op};
use paduk_survey::{CaseId, DocumentId, MemberId, RevisionId, RowId};

use super::{Cursor, load};
use crate::api::{ApiError, InterviewView};
use crate::moment;
use crate::opened::Opened;
use crate::wiring;

/// What begins a draft beyond what the profile and the pack say.
struct Beginning<'a> {
    document: DocumentId,
    kind: Kind,
    case: &'a CaseId,
    member: Option<MemberId>,
    form_id: String,
    household: Option<RevisionId>,
    base: Vec<RevisionId>,
}

impl Opened {
    /// A new household with a case of its own; its first question is next.
    pub(crate) fn new_household(&mut self) -> Result<InterviewView, ApiError> {
        let case = CaseId::new(self.new_id()?);
        let document = Self::household_of(&case)?;
        let form_id = wiring::household(&self.pack)?.form_id.clone();
        self.begin(Beginning {
            document: document.clone(),
            kind: Kind::Household,
            case: &case,
            member: None,
            form_id,
            household: None,
            base: Vec::new(),
        })?;
        let village = wiring::household_wiring(&self.pack)?.village.clone();
        let own = self.village();
        // The village of the assignment stands already; it can be changed like any other answer.
        let change = Change::Set {
            question: village.clone(),
            row: None,
            value: own,
        };
        self.keep(&document, change, |_| None)?;
        let open = self.document(&document)?;
        let next = super::moving::after(
            open,
            &Cursor::Question {
                question: village,
                row: None,
            },
        );
        self.go(&document, next)?;
        self.interview(&document)
    }

    /// The household's own questions, at a member if one is named.
    pub(crate) fn open_household(&mut self, case: &CaseId, member: Option<&str>) -> Result<InterviewView, ApiError> {
        let document = Self::household_of(case)?;
        self.take_up(&document, None)?;
        if let Some(member) = member {
            let question = wiring::roster(&self.pack)?.name.clone();
            self.go(
                &document,
                Cursor::Question {
                    question,
                    row: Some(RowId::new(member)),
                },
            )?;
        }
        self.interview(&document)
    }

    /// One more member, at the end of the list.
    pub(crate) fn add_member(&mut self, case: &CaseId) -> Result<InterviewView, ApiError> {
        let document = Self::household_of(case)?;
        self.take_up(&document, None)?;
        let roster = wiring::roster(&self.pack)?.clone();
        let row = RowId::new(self.new_id()?);
        let first = Cursor::Question {
            question: roster.name,
            row: Some(row.clone()),
        };
        self.keep(
            &document,
            Change::AddRow {
                repeat: roster.repeat,
                row,
                parent: None,
            },
            |_| Some(first),
        )?;
        self.interview(&document)
    }

    /// Takes a member off the list; the answers stay in the history, and the reason with them.
    pub(crate) fn remove_member(&mut self, case: &CaseId, member: &str, reason: &str) -> Result<(), ApiError> {
        if reason.trim().is_empty() {
            return Err(ApiError::new("reason-needed"));
        }
        let document = Self::household_of(case)?;
        self.take_up(&document, None)?;
        let name = wiring::roster(&self.pack)?.name.clone();
        let row = RowId::new(member);
        let note = Change::Note {
            question: name,
            row: Some(row.clone()),
            text: Some(reason.trim().to_owned()),
        };
        self.keep(&document, note, |_| None)?;
        self.keep(&document, Change::RemoveRow { row }, |_| None)?;
        self.forget_questionnaires(case);
        Ok(())
    }

    /// A member's questionnaire, begun or not.
    pub(crate) fn open_questionnaire(
        &mut self,
        case: &CaseId,
        member: &str,
        form_id: &str,
    ) -> Result<InterviewView, ApiError> {
        let member = MemberId::new(member);
        let instrument = self
            .pack
            .instrument(form_id)
            .ok_or_else(|| ApiError::new("instrument-not-in-pack"))?;
        let round = wiring::ROUND;
        let document =
            DocumentKey::questionnaire(case.clone(), Some(member.clone()), form_id, round, 1, Source::Interview)
                .id()?;
        let form_id = instrument.form_id.clone();
        let begun = self.store.draft(&document)?.is_some() || !self.store.heads(&document)?.is_empty();
        if !begun {
            self.consented(case)?;
            let household = self.settle_household(case)?;
            self.begin(Beginning {
                document: document.clone(),
                kind: Kind::Questionnaire,
                case,
                member: Some(member),
                form_id,
                household: Some(household),
                base: Vec::new(),
            })?;
        }
        self.interview(&document)
    }

    /// A finished document taken up again with a reason.
    pub(crate) fn correct(&mut self, document: &DocumentId, reason: &str) -> Result<InterviewView, ApiError> {
        if reason.trim().is_empty() {
            return Err(ApiError::new("reason-needed"));
        }
        self.take_up(document, Some(reason.trim()))?;
        self.interview(document)
    }

    /// Makes sure that a draft is open, going on from what stands. A finished one needs a reason.
    pub(crate) fn take_up(&mut self, document: &DocumentId, reason: Option<&str>) -> Result<(), ApiError> {
        let open = self.document(document)?;
        if open.draft {
            return Ok(());
        }
        if open.heads.len() > 1 {
            return Err(ApiError::new("in-conflict"));
        }
        let household = open.is_household();
        let finished = load::is_complete(open.state.as_ref());
        let (kind, case, member, base) = (
            open.kind.clone(),
            open.case.clone(),
            open.member.clone(),
            open.heads.clone(),
        );
        let form_id = open.form_id().to_owned();
        let cursor = open.cursor.clone();
        if finished && !household && reason.is_none() {
            return Err(ApiError::new("finished"));
        }
        if let Some(reason) = reason {
            self.write(Op::Set {
                key: reason_key(document),
                value: Some(reason.as_bytes().to_vec()),
            })?;
        }
        let read = if household {
            None
        } else {
            self.store
                .heads(&Self::household_of(&case)?)?
                .first()
                .map(|head| head.id)
        };
        self.begin(Beginning {
            document: document.clone(),
            kind,
            case: &case,
            member,
            form_id,
            household: read,
            base,
        })?;
        self.go(document, cursor)
    }

    fn begin(&mut self, beginning: Beginning<'_>) -> Result<(), ApiError> {
        let form = self.form(&beginning.form_id)?;
        let now = self.host.now();
        // A questionnaire counts for the village that its household names; a household begins in the assigned one.
        let area = match beginning.member {
            Some(_) => self.village_of(beginning.case)?,
            None => self.village(),
        };
        let draft = NewDraft {
            document: beginning.document.clone(),
            kind: beginning.kind,
            case: Some(beginning.case.clone()),
            member: beginning.member,
            instrument: Some(form.hash()),
            form: Some(beginning.form_id),
            pack: Some(self.pack.version.clone()),
            round: wiring::ROUND,
            pass: 1,
            source: Some(Source::Interview),
            interviewer: None,
            visit: None,
            area: Some(area),
            household: beginning.household,
            base: beginning.base,
            begun: moment::stored(&now),
        };
        self.write(Op::BeginDraft(draft))?;
        self.forget(&beginning.document);
        Ok(())
    }

    /// Questionnaires stay closed until somebody consented.
    fn consented(&mut self, case: &CaseId) -> Result<(), ApiError> {
        let consent = wiring::household_wiring(&self.pack)?.consent.clone();
        let household = self.household(case)?;
        if household.value(&consent.question, None) == consent.given {
            Ok(())
        } else {
            Err(ApiError::new("no-consent"))
        }
    }

    /// The revision of the household that a questionnaire reads: its draft becomes one first.
    fn settle_household(&mut self, case: &CaseId) -> Result<RevisionId, ApiError> {
        let id = Self::household_of(case)?;
        if self.document(&id)?.draft {
            return self.close_draft(&id);
        }
        self.store
            .heads(&id)?
            .first()
            .map(|head| head.id)
            .ok_or_else(|| ApiError::new("unknown-document"))
    }
}

/// The setting that keeps the reason of a correction until it is finished.
pub(crate) fn reason_key(document: &DocumentId) -> String {
    format!("correction/{document}")
}
