//! Villages, with the codes of both lists.

use paduk_survey::{Diagnostic, Texts};

use crate::table::{Line, Table};

/// How surely a village of the survey is found in the lists of villages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// One village of the district bears the name.
    Unique,
    /// Two do, and nothing says which one the survey means.
    Ambiguous,
    /// None does; the nearest name stands in.
    NotListed,
}

/// A village of the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Its code in answers and tables of the pack, for example `kertaharja`.
    pub code: String,
    /// Its name in the survey.
    pub name: String,
    /// How surely it is found in the lists.
    pub listing: Listing,
    /// What still has to be confirmed (`belum dikonfirmasi`); empty where nothing has.
    pub confirmation: String,
    /// The villages that it may be; one where it is unique, perhaps none where no list has it.
    pub candidates: Vec<Candidate>,
    /// What to know about it.
    pub note: Texts,
}

/// A village of the official lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Code of the Ministry of Home Affairs, for example `32.03.18.2012`.
    pub kemendagri_code: String,
    /// Its district (kecamatan) in that list.
    pub kemendagri_district: String,
    /// Its name in that list.
    pub kemendagri_name: String,
    /// Code of Statistics Indonesia (MFD 2018), ten digits.
    pub bps_code: String,
    /// Its district in that list.
    pub bps_district: String,
}

impl Village {
    /// True where somebody still has to say which village is meant.
    pub fn is_unconfirmed(&self) -> bool {
        !self.confirmation.is_empty()
    }
}

const COLUMNS: [&str; 11] = [
    "village",
    "name",
    "kemendagri_code",
    "kemendagri_district",
    "kemendagri_name",
    "bps_code",
    "bps_district",
    "status",
    "confirmation",
    "note_id",
    "note_en",
];

/// Reads the table; the lines of one village stand for its candidates.
pub(crate) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Village> {
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut villages: Vec<Village> = Vec::new();
    for line in table.lines() {
        let code = line.text("village");
        let listing = match line.text("status") {
            "unique" => Listing::Unique,
            "ambiguous" => Listing::Ambiguous,
            "not_listed" => Listing::NotListed,
            other => {
                let finding = Diagnostic::error("unknown-word").with("text", other);
                findings.push(line.finding(finding, "status"));
                Listing::NotListed
            }
        };
        // A village that no list has may come without any that stands in for it.
        let bare = listing == Listing::NotListed
            && ["kemendagri_code", "bps_code"]
                .iter()
                .all(|code| line.text(code).is_empty());
        let candidates: Vec<Candidate> = (!bare).then(|| candidate(line, findings)).into_iter().collect();
        let confirmation = line.text("confirmation");
        if listing != Listing::Unique && confirmation.is_empty() {
            let finding = Diagnostic::warning("village-taken-as-confirmed").with("village", code);
            findings.push(line.finding(finding, "confirmation"));
        }
        match villages.iter_mut().find(|village| village.code == code) {
            Some(village) if village.listing == Listing::Ambiguous => village.candidates.extend(candidates),
            Some(_) => {
                findings.push(line.finding(Diagnostic::error("duplicate-key").with("key", code), "village"));
            }
            None => villages.push(Village {
                code: code.to_owned(),
                name: line.text("name").to_owned(),
                listing,
                confirmation: confirmation.to_owned(),
                candidates,
                note: line.texts("note", languages),
            }),
        }
    }
    for village in &villages {
        if village.listing == Listing::Ambiguous && village.candidates.len() < 2 {
            findings.push(
                Diagnostic::error("village-without-twin")
                    .at(file, 0, 0)
                    .with("village", &village.code),
            );
        }
    }
    villages
}

fn candidate(line: Line<'_>, findings: &mut Vec<Diagnostic>) -> Candidate {
    let (kemendagri, bps) = (line.text("kemendagri_code"), line.text("bps_code"));
    if !is_kemendagri(kemendagri) {
        let finding = Diagnostic::error("village-code-wrong").with("text", kemendagri);
        findings.push(line.finding(finding, "kemendagri_code"));
    }
    if bps.len() != 10 || !bps.bytes().all(|b| b.is_ascii_digit()) {
        findings.push(line.finding(Diagnostic::error("village-code-wrong").with("text", bps), "bps_code"));
    }
    Candidate {
        kemendagri_code: kemendagri.to_owned(),
        kemendagri_district: line.text("kemendagri_district").to_owned(),
        kemendagri_name: line.text("kemendagri_name").to_owned(),
        bps_code: bps.to_owned(),
        bps_district: line.text("bps_district").to_owned(),
    }
}

/// Two, two, two and four digits with dots between.
fn is_kemendagri(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [2, 2, 2, 4] && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}
