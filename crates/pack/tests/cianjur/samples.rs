//! The invented households, filled in as an enumerator would.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::{Datum, Facts, Finding, Form, Interview, Outside};
use paduk_pack::{Pack, Sample, SampleDocument};
use paduk_survey::{Module, RowId, Verdict};

use crate::PACK;

/// The day of the sample, its village's settings and the respondent's row of the roster.
pub(crate) struct Around {
    date: NaiveDate,
    malaria: Option<String>,
    member: Vec<(&'static str, String)>,
}

impl Around {
    /// That day, in a village without settings, for a respondent of whom nothing is known.
    pub(crate) fn on(date: &str) -> Self {
        Self {
            date: date.parse().unwrap(),
            malaria: None,
            member: Vec::new(),
        }
    }
}

impl Outside for Around {
    fn today(&self) -> NaiveDate {
        self.date
    }

    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("{}T09:00:00+07:00", self.date)).unwrap()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn look_up(&self, channel: &str, column: &str, key: &str, value: &str) -> Option<String> {
        match (channel, key, value) {
            ("paduk_member", "member", "respondent") => {
                let held = self.member.iter().find(|(known, _)| *known == column);
                held.map(|(_, held)| held.clone())
            }
            ("paduk_area", "village", "household") if column == "malaria_active" => self.malaria.clone(),
            _ => None,
        }
    }
}

fn fill(form: &Arc<Form>, outside: Around, document: &SampleDocument) -> Interview {
    let mut interview = Interview::open(form.clone(), Arc::new(outside));
    for change in document.changes() {
        interview.apply(&change).unwrap();
    }
    interview
}

fn household(pack: &Pack, sample: &Sample) -> Interview {
    let form = &pack.instrument(&sample.household.instrument).unwrap().form;
    let outside = Around {
        date: sample.interview_date,
        malaria: None,
        member: Vec::new(),
    };
    fill(form, outside, &sample.household)
}

fn text(datum: Datum) -> String {
    match datum {
        Datum::Text(text) => text,
        Datum::Number(number) => number.to_string(),
        Datum::Choices(choices) => choices.join(" "),
        Datum::Date(date) => date.to_string(),
        Datum::Empty | Datum::Nonresponse(_) => String::new(),
    }
}

fn questionnaire(pack: &Pack, sample: &Sample, roster: &Interview, document: &SampleDocument) -> Interview {
    let row = RowId::new(document.member.clone().unwrap());
    let of = |question| text(roster.value(question, Some(&row)));
    let village = text(roster.value("RT101", None));
    let outside = Around {
        date: sample.interview_date,
        malaria: pack.areas.value(&village, "malaria_active").map(str::to_owned),
        member: vec![("name", of("AR02")), ("age_years", of("age_years"))],
    };
    fill(&pack.instrument(&document.instrument).unwrap().form, outside, document)
}

fn open_findings(interview: &Interview) -> Vec<String> {
    let line = |f: &Finding| {
        let node = interview.form().node(f.place.node).name();
        format!("{node} {} {:?} {:?}", f.code, f.warning_key, f.place.row)
    };
    interview.validate().iter().filter(|f| f.is_open()).map(line).collect()
}

#[test]
fn finished_samples_leave_nothing_open_and_drop_nothing() {
    let pack = &PACK.0;
    assert_eq!(pack.samples.len(), 9);
    for sample in &pack.samples {
        let roster = household(pack, sample);
        assert_eq!(open_findings(&roster), Vec::<String>::new(), "{}", sample.sample);
        for document in &sample.questionnaires {
            let interview = questionnaire(pack, sample, &roster, document);
            let open = open_findings(&interview);
            assert_eq!(open.is_empty(), document.complete, "{} {open:#?}", sample.sample);
            assert_eq!(interview.finalise().1, [], "{}", sample.sample);
        }
    }
}

/// A woman's questionnaire together with her household's and her village's settings.
struct Together<'a> {
    questionnaire: &'a Interview,
    household: &'a Interview,
    pack: &'a Pack,
    date: NaiveDate,
}

impl Facts for Together<'_> {
    fn value(&self, name: &str) -> Datum {
        if self.questionnaire.form().find(name).is_some() {
            return self.questionnaire.value(name, None);
        }
        if self.household.form().find(name).is_some() {
            return self.household.value(name, None);
        }
        let village = text(self.household.value("RT101", None));
        let setting = self.pack.areas.value(&village, name);
        setting.map_or(Datum::Empty, |value| Datum::Number(value.parse().unwrap()))
    }

    fn rows(&self, _roster: &str) -> Option<Vec<&dyn Facts>> {
        None
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        Some(self.date)
    }
}

#[test]
fn samples_get_the_verdicts_written_beside_them() {
    let pack = &PACK.0;
    let mut judged = 0;
    for sample in &pack.samples {
        let roster = household(pack, sample);
        for document in sample.questionnaires.iter().filter(|document| document.complete) {
            let interview = questionnaire(pack, sample, &roster, document);
            let module = pack.instrument(&document.instrument).unwrap().module;
            let facts = Together {
                questionnaire: &interview,
                household: &roster,
                pack,
                date: sample.interview_date,
            };
            let verdicts = pack.matrix.judge(module, &facts);
            let given = verdicts.iter().map(|j| (j.intervention.clone(), j.verdict)).collect();
            assert_eq!(document.verdicts, given, "{}", sample.sample);
            judged += 1;
        }
    }
    assert_eq!(judged, 6);
}

#[test]
fn form_and_matrix_count_the_same_weeks_and_the_same_arm() {
    let pack = &PACK.0;
    let mut weeks = Vec::new();
    for sample in &pack.samples {
        let roster = household(pack, sample);
        for document in &sample.questionnaires {
            let interview = questionnaire(pack, sample, &roster, document);
            let module = pack.instrument(&document.instrument).unwrap().module;
            let facts = Together {
                questionnaire: &interview,
                household: &roster,
                pack,
                date: sample.interview_date,
            };
            for (asked, derived) in [
                ("BH105", "ga_weeks"),
                ("h_lila", "lila_mean"),
                ("h_periksa", "anc_total"),
            ] {
                let derived = pack.matrix.derive(module, derived, &facts);
                assert_eq!(
                    text(interview.value(asked, None)),
                    text(derived),
                    "{} {asked}",
                    sample.sample
                );
            }
            weeks.push(text(interview.value("BH105", None)));
        }
    }
    assert_eq!(weeks, ["14", "10", "20", "30", "37", "36", "22"]);
}

#[test]
fn target_groups_are_found_by_completed_age() {
    let pack = &PACK.0;
    let groups = |name: &str| -> Vec<String> {
        let sample = pack.samples.iter().find(|sample| sample.sample == name).unwrap();
        let roster = household(pack, sample);
        let rows = roster.rows_in_order();
        rows.iter()
            .map(|row| text(roster.value("AR21", Some(&row.row))))
            .collect()
    };
    // Mother, baby, one day under five, exactly five, girl, old man.
    assert_eq!(groups("contoh-08"), ["2", "3 4", "3", "0", "5", "0"]);
    // Husband, pregnant woman, boy of 23 months.
    assert_eq!(groups("contoh-01"), ["0", "1", "3 4"]);
    assert_eq!(
        pack.instrument_for(Module::Household)
            .unwrap()
            .roster
            .as_ref()
            .unwrap()
            .groups,
        "AR21"
    );
}

#[test]
fn the_summary_names_what_was_found() {
    let pack = &PACK.0;
    let summary = |name: &str| -> String {
        let sample = pack.samples.iter().find(|sample| sample.sample == name).unwrap();
        let roster = household(pack, sample);
        let document = &sample.questionnaires[0];
        text(questionnaire(pack, sample, &roster, document).value("BH800", None))
    };
    assert_eq!(
        summary("contoh-06"),
        "temuan_kek temuan_anemia temuan_tinggi_145 temuan_ttd temuan_anc temuan_10t temuan_tanda_bahaya temuan_rujuk"
    );
    assert_eq!(summary("contoh-03"), "");
}
