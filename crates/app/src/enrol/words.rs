//! New words for a profile whose words are known.

use paduk_keys::{Passphrase, Profile};

use crate::api::ApiError;
use crate::host::Host;
use crate::session::{ProfileFolder, chance, find};

/// Gives a profile four new words and returns them; they are nowhere else. Keys and store stay as they are.
///
/// The old words still open every copy of the old file: a backup keeps the words that it was made under.
pub(crate) fn change_words(host: &Host, profile: Option<&str>, typed: &str) -> Result<String, ApiError> {
    let found = find(&host.data, profile)?;
    let unlocked = found.profile.unlock(&Passphrase::parse(typed)?)?;
    let words = Passphrase::generate(&mut chance(host))?;
    let renewed = Profile::rewrap(&unlocked, &words, found.profile.cost(), &mut chance(host))?;
    renewed.save(&ProfileFolder::file(&found.folder))?;
    Ok(words.words().join(" "))
}
