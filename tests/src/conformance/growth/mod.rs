//! Vectors of growth and nutrition: files and folders of comma-separated tables, told apart by their columns.

mod compared;
mod plausibility;
pub mod prevalence;
pub mod rows;
pub mod score;
mod scoreboard;
pub mod tem;

use std::path::{Path, PathBuf};

pub use compared::FileReport;
use paduk_anthro::AnthroError;
use rows::Rows;
pub use scoreboard::{FileScore, scoreboard};

use super::BadVectors;

impl From<AnthroError> for BadVectors {
    fn from(error: AnthroError) -> Self {
        Self(error.to_string())
    }
}

/// Reads another file that a file of vectors stands on, by its name.
pub type Beside<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Compares a file; `None` where its columns are not those of any kind of vectors (it may be what others stand on).
pub fn file(name: &str, text: &str, beside: Beside<'_>) -> Result<Option<FileReport>, BadVectors> {
    let rows = Rows::read(text);
    let mut report = FileReport::new(name);
    let needed = |other: &str| beside(other).ok_or_else(|| BadVectors(format!("{name} stands on {other}")));
    if rows.has("exp_zlen") {
        score::sample_survey(&rows, &mut report)?;
    } else if rows.has("zlen") && rows.has("clenhei") {
        score::under_five(&rows, name.contains("months"), &mut report)?;
    } else if rows.has("zhfa") {
        let months = if rows.has("agemons") {
            "agemons"
        } else {
            "age_in_months"
        };
        score::school(&rows, months, &mut report);
    } else if rows.has("HAZ_unwpop") {
        // `prevalence2007_weights.csv` stands on `prevalence2007_input.csv`.
        let of = name.split('_').next().unwrap_or_default();
        let survey = needed(&format!("{of}_input.csv"))?;
        prevalence::table(&rows, &Rows::read(&survey), name, &mut report)?;
    } else if rows.has("ena_total") {
        let input = needed(&name.replace("expected", "input"))?;
        plausibility::sets(&rows, &Rows::read(&input), &mut report);
    } else if rows.has("bias_vs_supervisor_signed") {
        let set = name.trim_start_matches("tem_").trim_end_matches(".csv");
        let input = needed(&format!("anthrocheckr_{set}.csv"))?;
        tem::observers(&rows, &Rows::read(&input), &mut report);
    } else {
        return Ok(None);
    }
    Ok(Some(report))
}

/// Compares a file, or every file of a folder and its folders. What a file stands on is looked for beside it and in the
/// folders beside its own.
pub fn run(place: &Path) -> Result<Vec<FileReport>, BadVectors> {
    let mut files = Vec::new();
    find(place, &mut files)?;
    files.sort();
    let mut reports = Vec::new();
    for path in files {
        let text = read(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = |other: &str| {
            let own = path.parent()?;
            let around = std::fs::read_dir(own.parent()?)
                .ok()?
                .flatten()
                .map(|folder| folder.path());
            let mut folders = std::iter::once(own.to_owned()).chain(around);
            folders.find_map(|folder| std::fs::read_to_string(folder.join(other)).ok())
        };
        reports.extend(file(&name, &text, &beside)?);
    }
    if reports.is_empty() {
        return Err(BadVectors(format!("{}: no vectors of growth", place.display())));
    }
    Ok(reports)
}

fn read(path: &Path) -> Result<String, BadVectors> {
    std::fs::read_to_string(path).map_err(|error| BadVectors(format!("{}: {error}", path.display())))
}

fn find(place: &Path, files: &mut Vec<PathBuf>) -> Result<(), BadVectors> {
    if !place.is_dir() {
        files.push(place.to_owned());
        return Ok(());
    }
    let inside = std::fs::read_dir(place).map_err(|error| BadVectors(format!("{}: {error}", place.display())))?;
    for found in inside.flatten().map(|found| found.path()) {
        if found.is_dir() {
            find(&found, files)?;
        } else if found.extension().is_some_and(|extension| extension == "csv") {
            files.push(found);
        }
    }
    Ok(())
}
