//! The answer comes back to the laptop: verified, kept, and the data key escrowed.

use std::path::{Path, PathBuf};

use paduk_keys::{Answer, Enrolment, KeysError, MAX_ANSWER_BYTES, Passphrase, Recipient, Roster, Unlocked};
use paduk_store::{Op, Store};
use paduk_survey::Mode;
use serde::Serialize;

use super::ask::WAITING;
use super::{ENROLLED, ESCROW, ROSTER, Trusted, escrow, keep_roster, recover};
use crate::api::ApiError;
use crate::host::Host;
use crate::moment;
use crate::session::{ProfileFolder, find};

/// A laptop that is enrolled now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// The profile.
    pub profile: String,
    /// Who works with it.
    pub person: String,
    /// Codes of the areas; empty for all.
    pub area: Vec<String>,
    /// Version of the roster in use.
    pub roster: u64,
    /// The escrowed data key, as a file for the supervisor.
    pub recovery: String,
    /// True where a forgotten store was opened again.
    pub recovered: bool,
}

/// Takes an answer in: a signed card with its roster, or the roster alone where it lists this laptop.
///
/// # Errors
/// Those of the words; `for-other-laptop`, `keys-of-other-survey`, `roster-older`, `signer-unknown`, `signer-revoked`,
/// `not-on-roster`. Nothing has changed then.
pub(crate) fn accept(
    host: &Host,
    profile: Option<&str>,
    typed: &str,
    file: &Path,
    to: Option<&Path>,
) -> Result<Accepted, ApiError> {
    let mut answer = read(file)?;
    let found = find(&host.data, profile)?;
    let words = Passphrase::parse(typed)?;
    let waiting = recover::waiting(&found.folder)?;
    let recovering = waiting.is_some();
    let unlocked = waiting.as_ref().unwrap_or(&found.profile).unlock(&words)?;
    if unlocked.public().mode != Mode::Real {
        return Err(ApiError::new("only-real-enrols"));
    }
    check(&answer, &unlocked)?;
    let (profile, unlocked, mut store) = if let Some(profile) = &waiting {
        recover::back(host, &found.folder, profile, &unlocked, &words, &answer)?
    } else {
        let store = Store::open(&ProfileFolder::store(&found.folder), unlocked.data_key())?;
        (found.profile.clone(), unlocked, store)
    };
    let known = store
        .setting(ROSTER)?
        .ok_or_else(|| ApiError::new("not-that-key-file"))?;
    let known = Roster::read(&known)?;
    match answer.roster.replaces(&known) {
        // A supervisor who has not got the newer roster yet signs all the same; the card is weighed under the newer one.
        Err(KeysError::RosterOlder { .. }) if answer.enrolment.is_some() => {
            answer.roster = known;
            check(&answer, &unlocked)?;
        }
        replaced => replaced?,
    }
    let recipients = recipients(&answer, &unlocked)?;
    // The escrow comes first: whoever is enrolled can be helped.
    let folders: Vec<&Path> = std::iter::once(found.folder.as_path()).chain(to).collect();
    escrow::write(&unlocked, &answer.roster, &recipients, &folders)?;
    let at = moment::stored(&host.now());
    if recovering {
        recover::end_old(&mut store, &found.profile, &at)?;
    }
    store.transact(keep_roster(&answer.roster))?;
    if let Some(enrolment) = &answer.enrolment {
        store.transact(Op::KnowCard {
            device: unlocked.public().device.clone(),
            bytes: enrolment.as_bytes().to_vec(),
            at,
        })?;
    }
    store.transact(Op::Set {
        key: ENROLLED.to_owned(),
        value: Some(unlocked.public().device.as_str().as_bytes().to_vec()),
    })?;
    let area = Trusted::of(&store)?.map_or_else(Vec::new, |trusted| trusted.area(&unlocked.public().device).to_vec());
    drop(store);
    profile.save(&ProfileFolder::file(&found.folder))?;
    recover::clear(&found.folder);
    // Whether the request's copy goes away or not changes nothing but that the profile can be asked for anew.
    let _ = std::fs::remove_file(found.folder.join(WAITING));
    Ok(Accepted {
        profile: found.id,
        person: unlocked.public().person.to_string(),
        area,
        roster: answer.roster.version(),
        recovery: to
            .map_or_else(|| found.folder.clone(), PathBuf::from)
            .join(ESCROW)
            .display()
            .to_string(),
        recovered: recovering,
    })
}

/// An answer, or a roster alone.
fn read(file: &Path) -> Result<Answer, ApiError> {
    let bytes = crate::exchange::small_file(file, MAX_ANSWER_BYTES)?;
    match Answer::read(&bytes) {
        Ok(answer) => Ok(answer),
        Err(error) => match Roster::read(&bytes) {
            Ok(roster) => Ok(Answer {
                roster,
                enrolment: None,
                data_key: None,
            }),
            Err(_) => Err(error.into()),
        },
    }
}

/// Whether the answer vouches for this very laptop.
fn check(answer: &Answer, unlocked: &Unlocked) -> Result<(), ApiError> {
    let public = unlocked.public();
    if answer.roster.revocation(&public.device).is_some() {
        return Err(ApiError::new("device-revoked"));
    }
    match &answer.enrolment {
        Some(enrolment) => {
            let card = enrolment.card();
            if card.device() != &public.device || card.signing_key() != &public.signing_key {
                return Err(ApiError::new("for-other-laptop"));
            }
            answer.roster.admits(enrolment)?;
            Ok(())
        }
        None if answer.roster.supervisor(&public.device).is_some() => Ok(()),
        None => Err(ApiError::new("not-on-roster")),
    }
}

/// For whom the data key is escrowed: the signer, as the roster has it, and the programme. A supervisor's, the programme.
fn recipients(answer: &Answer, unlocked: &Unlocked) -> Result<Vec<Recipient>, ApiError> {
    let programme = answer.roster.programme().map(Clone::clone);
    let signer = answer.enrolment.as_ref().map(Enrolment::signer);
    let signer = match signer {
        None => None,
        Some(device) => {
            let known = answer
                .roster
                .supervisor(&device)
                .ok_or_else(|| ApiError::new("signer-unknown"))?;
            Some(known.card.recipient().clone())
        }
    };
    let own = &unlocked.public().recipient;
    Ok(signer.into_iter().chain(programme).filter(|one| one != own).collect())
}
