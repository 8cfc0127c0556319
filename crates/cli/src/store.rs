//! `paduk store`.

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk store fingerprint`.
pub fn fingerprint(arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let known = task::fingerprint(&mut app)?;
    show.result(&known, || {
        format!(
            "{}\n{} ({})",
            known.words.join(" · "),
            known.fingerprint,
            known.revisions
        )
    });
    Ok(Outcome::Done)
}
