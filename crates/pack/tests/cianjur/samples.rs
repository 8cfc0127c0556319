//! The invented households, filled in as an enumerator would.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::{Datum, Facts, Finding, Form, Interview, Outside, QuestionKind};
use paduk_pack::{Pack, Sample, SampleDocument};
use paduk_survey::{Module, RowId, Verdict};

use crate::PACK;

/// The day of the sample, its village's settings and what the roster says of the respondent.
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

    /// The same in a village with this setting.
    pub(crate) fn with_malaria(mut self, active: &str) -> Self {
        self.malaria = Some(active.to_owned());
        self
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
            ("paduk_growth", "child", measured) => flagged(column, measured),
            ("paduk_anaemia", "reading", reading) => degree(reading),
            _ => None,
        }
    }
}

/// Stands in for WHO's flags, with bounds that nobody in the samples reaches.
fn flagged(column: &str, measured: &str) -> Option<String> {
    let parts: Vec<&str> = measured.split(' ').collect();
    let number = |at: usize| parts.get(at)?.parse::<f64>().ok();
    let (kg, cm) = (number(3), number(4));
    let flag = match column {
        "waz_flag" => kg? > 40.0,
        "haz_flag" => !(45.0..=188.0).contains(&cm?),
        _ => return None,
    };
    Some(u8::from(flag).to_string())
}

/// Stands in for the degree of anaemia, at the limits of Kemenkes 2016.
fn degree(reading: &str) -> Option<String> {
    let parts: Vec<&str> = reading.split(' ').collect();
    let hb = parts.first()?.parse::<f64>().ok()?;
    let limit = if parts.get(2) == Some(&"1") { 11.0 } else { 12.0 };
    Some(if hb < limit { "mild" } else { "none" }.to_owned())
}

fn fill(form: &Arc<Form>, outside: Around, document: &SampleDocument) -> Interview {
    let mut interview = Interview::open(form.clone(), Arc::new(outside));
    for change in document.changes() {
        interview.apply(&change).unwrap();
    }
    interview
}

pub(crate) fn household(pack: &Pack, sample: &Sample) -> Interview {
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
        Datum::Empty | Datum::Nonresponse(_) | Datum::Between(..) => String::new(),
    }
}

/// What the roster says of a member, as the program would answer it.
fn member(roster: &Interview, row: &RowId) -> Vec<(&'static str, String)> {
    let at = |question: &str, row: &RowId| text(roster.value(question, Some(row)));
    let rows = roster.rows(roster.form().find("AR").unwrap(), None);
    let mother = rows.iter().find(|other| at("AR01", other) == at("AR18", row));
    let children = rows.iter().filter(|other| at("AR18", other) == at("AR01", row));
    let child = children.max_by_key(|child| at("AR06", child));
    vec![
        ("name", at("AR02", row)),
        ("sex", at("AR05", row)),
        ("birth_date", at("AR06", row)),
        ("age_months", at("age_months", row)),
        ("age_years", at("age_years", row)),
        ("mother_name", mother.map(|row| at("AR02", row)).unwrap_or_default()),
        ("child_name", child.map(|row| at("AR02", row)).unwrap_or_default()),
        ("child_birth_date", child.map(|row| at("AR06", row)).unwrap_or_default()),
    ]
}

pub(crate) fn questionnaire(pack: &Pack, sample: &Sample, roster: &Interview, document: &SampleDocument) -> Interview {
    let row = RowId::new(document.member.clone().unwrap());
    let village = text(roster.value("RT101", None));
    let outside = Around {
        date: sample.interview_date,
        malaria: pack.areas.value(&village, "malaria_active").map(str::to_owned),
        member: member(roster, &row),
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
    assert!(pack.samples.len() >= 60, "{}", pack.samples.len());
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
        for document in sample
            .questionnaires
            .iter()
            .filter(|document| !document.verdicts.is_empty())
        {
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
        let pregnant = |document: &&SampleDocument| document.instrument == "ibu_hamil";
        for document in sample.questionnaires.iter().filter(pregnant) {
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
    assert_eq!(weeks[..7], ["14", "10", "20", "30", "37", "36", "22"]);
    assert!(weeks.len() > 20, "every trimester: {weeks:?}");
}

#[test]
fn target_groups_are_found_by_completed_age() {
    let pack = &PACK.0;
    let groups = |name: &str| -> Vec<String> {
        let sample = pack.samples.iter().find(|sample| sample.sample == name).unwrap();
        let roster = household(pack, sample);
        let rows = roster.rows_in_order();
        rows.iter()
            .filter(|row| row.repeat == "AR")
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

#[test]
fn the_household_has_findings_of_water_toilet_hands_and_food() {
    let pack = &PACK.0;
    let mut found = BTreeSet::new();
    for sample in &pack.samples {
        let summary = text(household(pack, sample).value("h_temuan", None));
        found.extend(summary.split_whitespace().map(str::to_owned));
    }
    for expected in [
        "temuan_air_permukaan",
        "temuan_bab_terbuka",
        "temuan_cuci_tangan_kurang",
    ] {
        assert!(found.contains(expected), "{expected} among {found:?}");
    }
    let form = &pack.instrument_for(Module::Household).unwrap().form;
    let worded: BTreeSet<&str> = form
        .instrument()
        .list("paduk_texts")
        .unwrap()
        .choices
        .iter()
        .map(|choice| choice.name.text.as_str())
        .collect();
    assert!(found.iter().all(|name| worded.contains(name.as_str())), "{found:?}");
}

#[test]
fn every_question_is_answered_in_some_sample() {
    let pack = &PACK.0;
    let mut answered: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sample in &pack.samples {
        for document in std::iter::once(&sample.household).chain(&sample.questionnaires) {
            let of = answered.entry(&document.instrument).or_default();
            of.extend(document.answers.iter().map(|answer| answer.q.as_str()));
        }
    }
    let mut never = Vec::new();
    for instrument in &pack.instruments {
        let questions = instrument.form.nodes().iter().filter(|node| {
            let kind = node.kind().question();
            kind.is_some_and(|kind| kind.is_shown() && kind != QuestionKind::Note)
        });
        never.extend(
            questions
                .map(paduk_form::Node::name)
                .filter(|name| !answered[instrument.form_id.as_str()].contains(name)),
        );
    }
    // No village of the pack is malaria-endemic; the question about nets is reached below.
    assert_eq!(never, ["BH602"]);
}

#[test]
fn bed_nets_are_asked_about_only_where_malaria_is_endemic() {
    let form = &PACK.0.instrument("ibu_hamil").unwrap().form;
    let asked = |active: &str| {
        let outside = Around::on("2026-11-24").with_malaria(active);
        let interview = Interview::open(form.clone(), Arc::new(outside));
        let nets = form.find("BH602").unwrap();
        interview.places().iter().any(|place| place.node == nets)
    };
    assert!(asked("1") && !asked("0"));
}

#[test]
fn invented_children_could_live() {
    // WHO's medians are not needed for this: weight and height of a sample lie within what the questionnaires call usual.
    let pack = &PACK.0;
    let mut children = 0;
    for sample in &pack.samples {
        let usual = |q: &str| !matches!(q, "BL902" | "BL904" | "BL906" | "RP601" | "RP602" | "RP603");
        for document in &sample.questionnaires {
            children += usize::from(document.instrument == "balita");
            assert!(
                document.reasons.iter().all(|reason| usual(&reason.q)),
                "{} has an unusual measure",
                sample.sample
            );
        }
    }
    assert!(children >= 25, "{children}");
}

#[test]
fn mother_and_child_are_linked_by_the_roster() {
    let pack = &PACK.0;
    let twins = pack
        .samples
        .iter()
        .find(|sample| sample.title.get("en", "id").contains("twins"))
        .unwrap();
    let roster = household(pack, twins);
    let of = |instrument: &str| {
        let mut documents = twins.questionnaires.iter();
        let document = documents.find(|document| document.instrument == instrument).unwrap();
        questionnaire(pack, twins, &roster, document)
    };
    let mother = of("ibu_menyusui");
    assert_eq!(text(mother.value("h_bulan", None)), "9");
    let name = text(roster.value("AR02", roster.rows(roster.form().find("AR").unwrap(), None).get(1)));
    assert!(text(of("balita").value("BL101", None)).ends_with(&name), "{name}");
    // Born on one day: neither the list nor the questionnaires ask why.
    let asked = roster.validate();
    assert!(
        asked
            .iter()
            .all(|found| found.warning_key.as_deref() != Some("ibu_tidak_cocok"))
    );
}
