//! A whole page from invented numbers.

use paduk_survey::{CaseId, Mode, Module, TargetGroup, Texts, Verdict};

use crate::quota::tests::tabel_3_5;
use crate::{Done, Named, Origin, Report, VerdictRow, laporan, page};

const GROUP: Module = Module::Member(TargetGroup::PregnantWoman);

fn verdicts() -> Vec<VerdictRow> {
    use Verdict::{Gap, Met, NotApplicable, Unknown};
    let given: [(&str, &[Verdict]); 4] = [
        ("GS-BH-01", &[Gap, Met, NotApplicable, Unknown]),
        ("GS-BH-02", &[Met, Met, Met, Met, Met, Met, Met, Gap, Gap, Gap, Gap]),
        ("GS-BH-05", &[NotApplicable, NotApplicable]),
        ("<GS>", &[Unknown]),
    ];
    let row = |intervention: &str, index: usize, verdict| VerdictRow {
        case: CaseId::new(format!("c{index}")),
        village: ["Kertaharja", "Kertamukti"][index % 2].to_owned(),
        member_number: Some(2),
        module: GROUP,
        intervention: intervention.to_owned(),
        verdict,
        due: Some(true),
        reason: Texts::default(),
    };
    given
        .iter()
        .flat_map(|(code, verdicts)| {
            verdicts
                .iter()
                .enumerate()
                .map(|(index, verdict)| row(code, index, *verdict))
        })
        .collect()
}

pub(crate) fn sample() -> Report {
    let named = |code: &str, name: &str, target: &str| Named {
        code: code.to_owned(),
        name: Texts::single("id", name),
        target: target.to_owned(),
    };
    let done = |village: &str, interviews| Done {
        village: village.to_owned(),
        group: TargetGroup::PregnantWoman,
        interviews,
    };
    Report {
        title: Texts::single("id", "Cegah Stunting <Cianjur>"),
        area: "Kabupaten \"Cianjur\"".to_owned(),
        mode: Mode::Training,
        made_on: "2026-11-24".to_owned(),
        households: 1_055,
        questionnaires: 11,
        groups: [
            (TargetGroup::PregnantWoman, "Ibu hamil"),
            (TargetGroup::BreastfeedingMother, "Ibu menyusui"),
            (TargetGroup::ChildUnderFive, "Balita"),
            (TargetGroup::AdolescentGirl, "Remaja putri"),
        ]
        .map(|(group, name)| (group, Texts::single("id", name)))
        .into(),
        quotas: tabel_3_5(),
        done: vec![done("Kertaharja", 6), done("Kertamukti", 17)],
        verdicts: verdicts(),
        interventions: vec![
            named("GS-BH-01", "PMT ibu hamil KEK", "90% (2024)"),
            named("GS-BH-02", "TTD & asam folat", "80% (2024)"),
        ],
        origin: Origin {
            pack: "stunting-cianjur 1".to_owned(),
            pack_hash: "3f2a".to_owned(),
            engine: "0.1.0".to_owned(),
            fingerprint: ["kabut", "rotan", "lima", "perahu"].map(str::to_owned).to_vec(),
            revisions: 42,
        },
    }
}

/// The words of a row of a table, between bars.
fn line(html: &str, first: &str) -> String {
    let from = html
        .find(&format!("<th scope=\"row\">{first}"))
        .expect("the row is there");
    let row = &html[from..from + html[from..].find("</tr>").expect("it ends")];
    let words = row
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, words)| words);
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_share_never_stands_without_its_n() {
    let html = laporan(&sample());
    // Seven of eleven; met, gap, not applicable, unknown, n, share, target.
    assert_eq!(
        line(&html, "GS-BH-02"),
        "GS-BH-02 TTD &amp; asam folat | Ibu hamil | 7 | 4 | 0 | 0 | 11 | 63,6 % | 80% (2024)"
    );
    assert_eq!(
        line(&html, "GS-BH-01"),
        "GS-BH-01 PMT ibu hamil KEK | Ibu hamil | 1 | 1 | 1 | 1 | 2 | ◦ 50,0 % | 90% (2024)"
    );
    assert_eq!(
        line(&html, "GS-BH-05"),
        "GS-BH-05 | Ibu hamil | 0 | 0 | 2 | 0 | 0 | – | –"
    );
    assert!(html.contains("n di bawah 10"));
    assert!(html.contains("1.055 rumah tangga"));
}

#[test]
fn quotas_stand_against_the_frame_and_a_census_is_said() {
    let html = laporan(&sample());
    assert_eq!(
        line(&html, "Kertamukti"),
        "Kertamukti | 17 | 20* | ✓ 17 | 63 | 8 | 0 | 152 | 8 | 0 | 128 | 8 | 0"
    );
    assert_eq!(
        line(&html, "Jumlah"),
        "Jumlah | 550 | 200 | 23 | 1.772 | 80 | 0 | 4.357 | 80 | 0 | 2.905 | 80 | 0"
    );
    assert!(html.contains("Semua diwawancarai (sensus); kurang 3 dari kuota."));
}

#[test]
fn the_page_needs_nothing_and_runs_nothing() {
    for html in [laporan(&sample()), page(&sample(), paduk_text::Language::English)] {
        for foreign in [
            "<script",
            "http:",
            "https:",
            "url(",
            "@import",
            " src=",
            " href=",
            "<GS>",
            "<Cianjur>",
        ] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        assert_eq!(
            html.match_indices(" on")
                .find(|(place, _)| is_handler(&html[place + 3..])),
            None
        );
        assert!(html.contains("&lt;GS&gt;") && html.contains("&quot;Cianjur&quot;"));
    }
}

/// What follows ` on` in an event handler: a word and `="`.
fn is_handler(rest: &str) -> bool {
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    after.len() < rest.len() && after.starts_with("=\"")
}

#[test]
fn every_sentence_of_the_page_is_known_in_both_languages() {
    for language in paduk_text::Language::ALL {
        let html = page(&sample(), language);
        assert!(
            !html.contains("report."),
            "a code without a sentence in {}",
            language.tag()
        );
        assert!(
            !html.replace(include_str!("page/style.css"), "").contains('{'),
            "a parameter is not filled"
        );
    }
}

#[test]
fn the_mode_is_a_band_or_nothing() {
    assert!(laporan(&sample()).contains("<p class=\"band\">MODE LATIHAN, bukan data asli</p>"));
    let real = Report {
        mode: Mode::Real,
        ..sample()
    };
    assert!(!laporan(&real).contains("LATIHAN"));
}

#[test]
fn the_same_report_is_written_the_same_and_an_empty_one_says_what_to_do() {
    assert_eq!(laporan(&sample()), laporan(&sample()));
    let empty = Report {
        verdicts: Vec::new(),
        done: Vec::new(),
        ..sample()
    };
    assert!(laporan(&empty).contains("Selesaikan dulu satu kuesioner."));
}
