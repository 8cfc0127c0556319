//! Written cases judged: answers in, verdicts with their reasons out, without a store.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use paduk_form::{Datum, Facts};
use paduk_matrix::{Judgement, Read};
use paduk_pack::{Answers, Case, CaseError, Pack};
use paduk_survey::{Module, Severity, Verdict};
use paduk_text::{Language, say};
use serde::Serialize;
use serde_json::Value;

use super::read_limited;
use crate::api::ApiError;
use crate::growth;
use crate::packs::read_files;
use crate::sample;

/// The verdict on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgedCase {
    /// `met`, `gap`, `not_applicable` or `unknown`.
    pub verdict: String,
    /// The pack's sentence, and the answers on which it hangs.
    pub reason: String,
    /// True where the case could not be read; the reason says what is wrong with it, and which one it is.
    #[serde(skip)]
    pub unreadable: bool,
}

/// Judges the cases of a file, a list of objects with `group`, `intervention` and `answers`, with the rules of a pack;
/// without one with those of the built-in pack. The verdicts come in the order of the cases.
///
/// # Errors
/// `not-readable`, `workbook-too-long`, `json-unreadable`, `cases-not-a-list`, and those of a pack.
pub fn judge_cases(file: &Path, pack: Option<&Path>, language: Language) -> Result<Vec<JudgedCase>, ApiError> {
    let bytes = read_limited(file)?;
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let written: Value = serde_json::from_slice(text).map_err(|error| {
        ApiError::new("json-unreadable")
            .with("file", file.display())
            .with("why", error)
    })?;
    let pack = match pack {
        None => sample::pack(),
        Some(path) => {
            let (pack, found) = Pack::read(&read_files(path)?);
            if found.iter().any(|found| found.severity == Severity::Error) {
                return Err(ApiError::new("pack-with-errors").with("file", path.display()));
            }
            Arc::new(pack)
        }
    };
    let cases = written
        .as_array()
        .ok_or_else(|| ApiError::new("cases-not-a-list").with("file", file.display()))?;
    let judged = (1..)
        .zip(cases)
        .map(|(number, written)| judge_case(&pack, number, written, language));
    Ok(judged.collect())
}

/// A case that cannot be read is judged unknown, for the reason that it cannot be read: the others go on.
fn judge_case(pack: &Pack, number: u32, written: &Value, language: Language) -> JudgedCase {
    let wrong = |error: &CaseError| {
        let number = number.to_string();
        let found = error.params();
        let mut params: Vec<(&str, &str)> = vec![("number", &number)];
        params.extend(found.iter().map(|(name, value)| (&**name, &**value)));
        JudgedCase {
            verdict: Verdict::Unknown.as_str().to_owned(),
            reason: say(&format!("error.{}", error.code()), &params, language),
            unreadable: true,
        }
    };
    let case = match Case::read(pack, written) {
        Ok(case) => case,
        Err(error) => return wrong(&error),
    };
    let facts = Stated {
        pack,
        module: case.module,
        answers: &case.answers,
    };
    let judged = pack.matrix.judge_one(case.module, &case.intervention, &facts);
    judged.map_or_else(
        || wrong(&CaseError::Field("intervention")),
        |judged| shown(pack, &judged, language),
    )
}

fn shown(pack: &Pack, judged: &Judgement, language: Language) -> JudgedCase {
    let sentence = if judged.contradiction {
        say("verdict.contradiction", &[], language)
    } else {
        judged.reason.get(language.tag(), &pack.default_language).to_owned()
    };
    JudgedCase {
        verdict: judged.verdict.as_str().to_owned(),
        reason: because(&sentence, judged, language),
        unreadable: false,
    }
}

/// The sentence with the answers on which the verdict hangs: `… (BH105 = 24, BH304 = 40)`.
fn because(sentence: &str, judged: &Judgement, language: Language) -> String {
    let decisive: Vec<String> = judged
        .read
        .iter()
        .filter(|read| read.decisive)
        .map(|read| told(read, language))
        .collect();
    if decisive.is_empty() {
        return sentence.to_owned();
    }
    format!("{sentence} ({})", decisive.join(", "))
}

fn told(read: &Read, language: Language) -> String {
    let value = match &read.datum {
        Datum::Empty => "–".to_owned(),
        Datum::Nonresponse(state) => say(&format!("ui.nonresponse.{}", state.as_str()), &[], language),
        Datum::Number(number) => number.to_string(),
        Datum::Between(least, most) => format!("{least}–{most}"),
        Datum::Text(text) => text.clone(),
        Datum::Date(day) => day.to_string(),
        Datum::Choices(choices) => choices.join(" "),
    };
    match read.row {
        Some(row) => format!("{} [{row}] = {value}", read.question),
        None => format!("{} = {value}", read.question),
    }
}

/// The answers of a case, with what the program itself finds out from them.
struct Stated<'a> {
    pack: &'a Pack,
    module: Module,
    answers: &'a Answers,
}

impl Facts for Stated<'_> {
    fn value(&self, name: &str) -> Datum {
        let given = self.answers.value(name);
        if given != Datum::Empty {
            return given;
        }
        match name {
            growth::WHZ => growth::weight_for_length(self.pack, self.module, self.answers),
            "member_child_birth_date" => self.youngest_child().map_or(Datum::Empty, Datum::Date),
            _ => Datum::Empty,
        }
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        self.answers.rows(roster)
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        self.answers.verdict(code)
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        self.answers.interview_date()
    }
}

impl Stated<'_> {
    /// The birth date of the youngest member whose mother has the respondent's number in the list.
    fn youngest_child(&self) -> Option<NaiveDate> {
        let roster = self.pack.instrument_for(Module::Household)?.roster.as_ref()?;
        let same = |left: &Datum, right: &Datum| match (left, right) {
            (Datum::Number(left), Datum::Number(right)) => (left - right).abs() < f64::EPSILON,
            _ => false,
        };
        let own = self.answers.value(&roster.number);
        let children = self
            .answers
            .rows_of(&roster.repeat)
            .iter()
            .filter(|row| same(&row.value(&roster.mother), &own));
        children
            .filter_map(|row| match row.value(&roster.birth_date) {
                Datum::Date(born) => Some(born),
                Datum::Empty
                | Datum::Nonresponse(_)
                | Datum::Number(_)
                | Datum::Between(..)
                | Datum::Text(_)
                | Datum::Choices(_) => None,
            })
            .max()
    }
}

#[cfg(test)]
mod tests {
    use paduk_text::Language;

    use super::judge_cases;

    /// Verdict and reason of each case, or the error's code with the case's number.
    fn judged(written: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kasus.json");
        std::fs::write(&file, written).expect("a file");
        match judge_cases(&file, None, Language::Indonesian) {
            Ok(cases) => cases
                .iter()
                .map(|case| format!("{} {}", case.verdict, case.reason))
                .collect(),
            Err(error) => vec![format!("{} {:?}", error.code, error.params)],
        }
    }

    fn child(answers: &str) -> String {
        let answers = format!(r#"{{"interview_date": "2026-11-24", "AR05": 2, "AR06": "2025-11-24", {answers}}}"#);
        let case = format!(r#"[{{"group": "BALITA", "intervention": "NA-04", "answers": {answers}}}]"#);
        judged(&case).concat().split(' ').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_z_score_is_computed_from_what_was_measured() {
        // WHO 2006: a girl of 74.0 cm lying has -3 SD at 7.2 kg (7,148 g by the table's LMS), the median is 9.0 kg.
        let arm = r#""BL907": 1, "BL906": 13.5, "BL915": 13.5, "BL606": [4]"#;
        let measured = |kg: &str| child(&format!(r#""BL901": 1, "BL904": 74.0, "BL905": 74.2, {kg}, {arm}"#));
        assert_eq!(measured(r#""BL902": 6.5, "BL903": 6.5"#), "gap");
        assert_eq!(measured(r#""BL902": 9.0, "BL903": 9.0"#), "not_applicable");
        assert_eq!(
            measured(r#""BL902": 9.0"#),
            "not_applicable",
            "one reading counts where no other is"
        );
        assert_eq!(measured(r#""BL902": 6.5, "BL903": 9.0"#), "unknown", "a third is due");
        assert_eq!(measured(r#""BL902": {"nr": "refused"}"#), "unknown");
        let lame = format!(r#""BL107": 2, "BL901": 1, "BL904": 74, "BL905": 74, "BL902": 6.5, "BL903": 6.5, {arm}"#);
        assert_eq!(
            child(&lame),
            "unknown",
            "whoever cannot be measured well has no z-score"
        );
    }

    #[test]
    fn verdicts_come_in_order_with_their_reasons() {
        let cases = r#"[
            {"group": "RT", "intervention": "GN-10", "answers": {"AR": [{"AR21": [0], "AR14": 6}, {"AR21": [3, 4], "AR14": 1, "AR15": 3}]}},
            {"group": "RT", "intervention": "LK-04", "answers": {"BN00": 1, "BN": []}},
            {"group": "BUSUI", "intervention": "GS-BT-01", "answers": {"interview_date": "2026-11-24", "BS401": 1,
                "AR": [{"AR01": 1, "AR21": [2]}, {"AR01": 2, "AR18": 1, "AR06": "2026-02-01", "AR21": [3]}]}}
        ]"#;
        assert_eq!(
            judged(cases),
            [
                "gap Ada anggota sasaran tanpa JKN yang aktif. (AR21 [2] = 3 4, AR15 [2] = 3)",
                "unknown Keterangan bantuan belum lengkap (BN00, BN01). (BN00 = 1)",
                "met Ibu sudah diajari memberi makan bayi dan anak. (member_child_birth_date = 2026-02-01, BS401 = 1)",
            ]
        );
    }

    #[test]
    fn a_case_that_cannot_be_read_is_named_by_its_number() {
        let good = r#"{"group": "RT", "intervention": "NA-11", "answers": {}}"#;
        let bad = [
            "3",
            r#"{"group": "RT", "answers": {}}"#,
            r#"{"group": "BAYI", "intervention": "NA-11", "answers": {}}"#,
            r#"{"group": "BUMIL", "intervention": "NA-11", "answers": {}}"#,
            r#"{"group": "RT", "intervention": "NA-11", "answers": {"RT401": {"nr": "lupa"}}}"#,
        ];
        let said = [
            "unknown Kasus 2 bukan objek",
            "unknown Kasus 2 tidak punya intervention",
            "unknown Kasus 2: kelompok BAYI",
            "unknown Kasus 2: tidak ada aturan NA-11 untuk BUMIL",
            "unknown Kasus 2: RT401",
        ];
        let whole = judged(&format!("[{good}]")).remove(0);
        for (bad, said) in bad.iter().zip(said) {
            let found = judged(&format!("[{good}, {bad}, {good}]"));
            assert_eq!([&found[0], &found[2]], [&whole, &whole], "the others are judged");
            assert!(found[1].starts_with(said), "{}", found[1]);
        }
        assert!(judged("{}").concat().starts_with("cases-not-a-list"));
        assert!(judged("[").concat().starts_with("json-unreadable"));
    }
}
