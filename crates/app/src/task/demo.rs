//! The whole main job without a window: two profiles, invented households, bundles, a merge, verdicts and a report.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{Duration, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone};
use paduk_keys::save_identity;
use serde::Serialize;

use super::{laporan, make_bundle, make_profile, receive, verdicts};
use crate::api::{ApiError, PersonRole, ReceiveOutcome, WorkProgress};
use crate::app::App;
use crate::host::Host;

/// Name of the file by which a folder says that a demonstration made it, so that it may be replaced.
const MARK: &str = "DEMO-PADUK.txt";
/// Names of the two profiles' folders, key files and word files.
const ENUMERATOR: &str = "pencacah";
const SUPERVISOR: &str = "pengawas";
/// The folder of bundles and cards.
const BUNDLES: &str = "paket";
/// Offset of western Indonesian time from UTC, in seconds.
const WIB: i32 = 7 * 3600;
/// Seconds that pass between two looks at the demonstration's clock.
const TICK: i64 = 4;

/// What the demonstration made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Demo {
    /// Households filled.
    pub households: u32,
    /// Questionnaires finished.
    pub questionnaires: u32,
    /// Bundles written.
    pub bundles: u32,
    /// Verdicts given.
    pub verdicts: usize,
    /// Four words of what the supervisor knows.
    pub words: Vec<String>,
    /// True where receiving everything again changed nothing.
    pub known_again: bool,
}

/// Makes the demonstration in a folder, which may be a former one.
///
/// # Errors
/// `folder-not-empty` where the folder holds something else; those of every step.
pub fn demo(host: Host, out: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<Demo, ApiError> {
    demo_of(host, None, out, progress)
}

/// The same with the survey pack of a folder or of a built file instead of the built-in one.
///
/// # Errors
/// Those of [`demo`] and of reading the pack.
pub fn demo_of(
    host: Host,
    pack: Option<&Path>,
    out: &Path,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<Demo, ApiError> {
    let app = |host: Host| match pack {
        Some(pack) => App::new(host).with_pack(pack),
        None => Ok(App::new(host)),
    };
    prepare(out)?;
    let folder = |name: &str| out.join(name);
    let mut enumerator = app(host.clone().with_data(&folder(ENUMERATOR)))?;
    let samples = &Arc::clone(&enumerator.pack).samples;
    // A pack that marks none shows all of them.
    let all = !samples.iter().any(|sample| sample.shown);
    let samples: Vec<_> = samples.iter().filter(|sample| all || sample.shown).cloned().collect();
    let day = samples.first().map(|sample| sample.interview_date);
    let host = day.map_or_else(|| host.clone(), |day| host.clone().with_clock(clock(day)));
    enumerator.host = host.clone().with_data(&folder(ENUMERATOR));
    let mut supervisor = app(host.with_data(&folder(SUPERVISOR)))?;
    for (app, role, person, name) in [
        (&mut enumerator, PersonRole::Enumerator, "E07", ENUMERATOR),
        (&mut supervisor, PersonRole::Supervisor, "P02", SUPERVISOR),
    ] {
        let words = make_profile(app, role, person)?;
        write(&folder(&format!("{name}.kata")), format!("{words}\n").as_bytes())?;
        let comments = [
            "Kunci latihan: membuka paket latihan saja.",
            "Training key: opens training bundles only.",
        ];
        save_identity(
            &folder(&format!("{name}.key")),
            app.opened()?.unlocked.identity(),
            &comments,
        )?;
    }
    // The supervisor's public card reaches the enumerator as a file, as it would on a stick.
    let bundles = folder(BUNDLES);
    std::fs::create_dir_all(&bundles).map_err(|_| unwritable(&bundles))?;
    let card = supervisor.opened()?.write_card(&bundles.display().to_string())?;
    receive(&mut enumerator, &[card.path.into()], &mut |_| ())?;

    let (mut households, mut questionnaires, mut written) = (0, 0, 0);
    let total = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    for sample in &samples {
        let (_, finished) = enumerator.opened()?.fill(sample)?;
        households += 1;
        questionnaires += finished;
        progress(WorkProgress {
            phase: "fill".to_owned(),
            done: households,
            total,
        });
        // Half of the day's work goes at noon, the rest in the evening.
        if households == total.div_ceil(2) || households == total {
            make_bundle(&mut enumerator, &bundles, progress)?;
            written += 1;
        }
    }
    receive(&mut supervisor, std::slice::from_ref(&bundles), progress)?;
    let again = receive(&mut supervisor, &[bundles], progress)?;
    let known_again = again
        .files
        .iter()
        .filter(|file| file.outcome == ReceiveOutcome::Known && file.code == "known")
        .count()
        == written as usize;
    let judged = verdicts(&mut supervisor)?;
    write(&folder("verdicts.csv"), judged.csv.as_bytes())?;
    write(&folder("laporan.html"), laporan(&mut supervisor)?.as_bytes())?;
    Ok(Demo {
        households,
        questionnaires,
        bundles: written,
        verdicts: judged.lines.len(),
        words: again.words,
        known_again,
    })
}

/// An empty folder, or a former demonstration cleared away.
fn prepare(out: &Path) -> Result<(), ApiError> {
    let occupied = out.exists() && std::fs::read_dir(out).is_ok_and(|mut inside| inside.next().is_some());
    if occupied {
        if !out.join(MARK).is_file() {
            return Err(ApiError::new("folder-not-empty").with("folder", out.display()));
        }
        std::fs::remove_dir_all(out).map_err(|_| unwritable(out))?;
    }
    std::fs::create_dir_all(out).map_err(|_| unwritable(out))?;
    let mark = "Folder ini dibuat oleh `paduk demo`. Isinya karangan; boleh dihapus.\nThis folder was made by `paduk demo`. All answers are invented; it may be deleted.\n";
    write(&out.join(MARK), mark.as_bytes())
}

/// A clock that begins on the samples' day, so that ages and weeks of pregnancy come out as the samples say.
fn clock(day: NaiveDate) -> crate::host::Clock {
    let ticks = AtomicI64::new(0);
    let morning = day.and_time(NaiveTime::MIN) + Duration::hours(8);
    Arc::new(move || {
        let at = morning + Duration::seconds(ticks.fetch_add(TICK, Ordering::Relaxed));
        let zone = FixedOffset::east_opt(WIB).unwrap_or_else(|| chrono::Utc.fix());
        zone.from_local_datetime(&at)
            .single()
            .unwrap_or_else(|| chrono::Utc.from_utc_datetime(&at).fixed_offset())
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    std::fs::write(path, bytes).map_err(|_| unwritable(path))
}

fn unwritable(path: &Path) -> ApiError {
    ApiError::new("not-writable").with("file", path.display())
}
