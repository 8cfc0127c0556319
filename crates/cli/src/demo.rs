//! `paduk demo`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::{Host, task};

use crate::outcome::{Outcome, Show};

/// `paduk demo --out DIR [--pack PACK]`.
pub fn run(out: &Path, pack: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    let made = task::demo_of(Host::of_this_machine(), pack, out, &mut |step| show.progress(&step))?;
    show.result(&made, || {
        let numbers = [
            made.households.to_string(),
            made.questionnaires.to_string(),
            made.bundles.to_string(),
            made.verdicts.to_string(),
            made.words.join(" · "),
        ];
        show.say(
            "cli.demo-done",
            &[
                ("out", &out.display().to_string()),
                ("households", &numbers[0]),
                ("questionnaires", &numbers[1]),
                ("bundles", &numbers[2]),
                ("verdicts", &numbers[3]),
                ("words", &numbers[4]),
            ],
        )
    });
    Ok(Outcome::Done)
}
