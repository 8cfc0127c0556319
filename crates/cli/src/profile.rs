//! Opens a profile's store for a command.

use std::io::IsTerminal;

use paduk_app::api::ApiError;
use paduk_app::{App, Host, task};

use crate::arguments::ProfileArguments;

/// Opens the profile that the arguments name; the words come from a file, the environment or a prompt.
pub fn open(arguments: &ProfileArguments) -> Result<App, ApiError> {
    task::open(host(arguments), arguments.profile.as_deref(), &words(arguments)?)
}

/// This machine, with the data folder that the arguments name.
pub fn host(arguments: &ProfileArguments) -> Host {
    let host = Host::of_this_machine();
    match &arguments.data {
        Some(data) => host.with_data(data),
        None => host,
    }
}

/// The four words that the arguments lead to.
pub fn words(arguments: &ProfileArguments) -> Result<String, ApiError> {
    if let Some(file) = &arguments.passphrase_file {
        return std::fs::read_to_string(file).map_err(|_| ApiError::new("not-readable").with("file", file.display()));
    }
    if let Ok(words) = std::env::var("PADUK_PASSPHRASE") {
        return Ok(words);
    }
    if !std::io::stdin().is_terminal() {
        return Err(ApiError::new("no-passphrase"));
    }
    rpassword::prompt_password("Empat kata / four words: ").map_err(|_| ApiError::new("no-passphrase"))
}
