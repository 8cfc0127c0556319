//! A supervisor looks at a request, compares four words, and signs.

use std::path::Path;

use paduk_keys::{Answer, Enrolment, Escrow, Identity, Request, Roster, load_identity, seal_data_key};
use paduk_store::Op;
use paduk_survey::Role;
use serde::Serialize;

use super::ANSWER;
use crate::api::ApiError;
use crate::exchange::existing;
use crate::moment;
use crate::opened::Opened;

/// A request as the supervisor sees it before signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownRequest {
    /// Who asks.
    pub person: String,
    /// In which role.
    pub role: String,
    /// The laptop's device id.
    pub device: String,
    /// The device whose words were forgotten; empty for a plain enrolment.
    pub recovers: String,
    /// The four check words, to be compared with the laptop's screen.
    pub check_words: Vec<String>,
}

/// How a request is signed.
#[derive(Debug, Clone, Default)]
pub struct SignWish<'a> {
    /// The four words that the laptop's screen shows.
    pub words: &'a str,
    /// Codes of the areas; empty for all.
    pub area: &'a [String],
    /// A key file that opens the escrow, where the supervisor's own does not: the programme's.
    pub identity: Option<&'a Path>,
}

/// An answer that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signed {
    /// Whose.
    pub person: String,
    /// The answer's file, to be carried back.
    pub file: String,
    /// True where it brings a forgotten store's key back.
    pub recovers: bool,
    /// Revisions that were held and entered now.
    pub released: usize,
}

/// Reads a request and shows what both screens must agree on.
pub(crate) fn show(request: &Request) -> Result<ShownRequest, ApiError> {
    let card = request.card();
    Ok(ShownRequest {
        person: card.person().to_string(),
        role: card.role().as_str().to_owned(),
        device: card.device().to_string(),
        recovers: request
            .recovers()
            .map(|recovers| recovers.device.to_string())
            .unwrap_or_default(),
        check_words: request.check_words()?.map(str::to_owned).to_vec(),
    })
}

impl Opened {
    /// Signs a request whose four words were compared, and writes the answer.
    ///
    /// # Errors
    /// `not-your-role` for anybody but a supervisor in force, `check-words-differ`, `keys-of-other-survey`,
    /// `supervisor-by-root` for a supervisor's request, `area-not-in-pack`, and those of the escrow.
    pub(crate) fn sign_request(&mut self, file: &Path, wish: &SignWish<'_>, to: &Path) -> Result<Signed, ApiError> {
        let Some(trusted) = self.trusted.clone() else {
            return Err(ApiError::new("only-real-enrols"));
        };
        let own = self.unlocked.public().clone();
        self.in_force()?;
        if own.role != Role::Supervisor || trusted.roster.supervisor(&own.device).is_none() {
            return Err(ApiError::new("not-your-role"));
        }
        let request = Request::load(file)?;
        request.is_for(&trusted.roster)?;
        if matches!(request.card().role(), Role::Supervisor) {
            return Err(ApiError::new("supervisor-by-root"));
        }
        if let Some(unknown) = wish.area.iter().find(|area| self.pack.village(area).is_none()) {
            return Err(ApiError::new("area-not-in-pack").with("area", unknown));
        }
        request.demand_words(wish.words)?;
        let folder = existing(&to.display().to_string())?;
        let data_key = give_back(&request, &trusted.roster, self.unlocked.identity(), wish.identity)?;
        let at = moment::stored(&self.host.now());
        let by = (&own.recipient, self.unlocked.signing_key());
        let enrolment = Enrolment::sign(request.card(), wish.area, by, &trusted.roster, &at)?;
        let recovers = data_key.is_some();
        let card = request.card();
        let path = folder.join(format!("{}.{ANSWER}", card.person()));
        let answer = Answer {
            roster: trusted.roster.clone(),
            enrolment: Some(enrolment.clone()),
            data_key,
        };
        answer.save(&path)?;
        self.write(Op::KnowCard {
            device: card.device().clone(),
            bytes: enrolment.as_bytes().to_vec(),
            at,
        })?;
        let released = self.trust_anew()?;
        Ok(Signed {
            person: card.person().to_string(),
            file: path.display().to_string(),
            recovers,
            released,
        })
    }
}

/// The forgotten store's data key for the laptop that asks, where it asks for it.
///
/// The escrow must be of the device, person and survey that the request names: nobody gets another person's store.
pub(super) fn give_back(
    request: &Request,
    roster: &Roster,
    own: &Identity,
    other: Option<&Path>,
) -> Result<Option<Vec<u8>>, ApiError> {
    let Some(recovers) = request.recovers() else {
        return Ok(None);
    };
    let escrow = match other {
        Some(file) => Escrow::open(&recovers.escrow, &load_identity(file)?)?,
        None => Escrow::open(&recovers.escrow, own)?,
    };
    let same = escrow.device == recovers.device
        && escrow.person == *request.card().person()
        && escrow.survey == roster.survey();
    if !same {
        return Err(ApiError::new("recovery-of-another"));
    }
    Ok(Some(seal_data_key(&escrow.data_key, request.card().recipient())?))
}
