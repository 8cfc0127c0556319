//! Coverage beside R's package survey, and claims, overlaps and roll-ups on small inputs.

use paduk_survey::{CaseId, Module, TargetGroup, Texts, Verdict};

use super::{
    Basis, ClaimOutcome, CoverageCell, Frame, Help, Interviewed, MatrixInput, Need, Office, Programme, VillageRollUp,
    VillageRule, claims, coverage_cells, overlaps, served_twice, village_verdicts,
};
use crate::coverage::VerdictRow;

const ANSWERS: &str = include_str!("../../../../tests/fixtures/cakupan/answers.csv");
const FRAME: &str = include_str!("../../../../tests/fixtures/cakupan/frame.csv");
const EXPECTED: &str = include_str!("../../../../tests/fixtures/cakupan/expected.csv");

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn module(code: &str) -> Module {
    TargetGroup::parse(code).map_or(Module::Household, Module::Member)
}

fn verdict(word: &str) -> Verdict {
    Verdict::ALL.into_iter().find(|known| known.as_str() == word).unwrap()
}

/// The invented survey of the fixture.
pub(crate) fn survey() -> MatrixInput {
    let mut input = MatrixInput::default();
    for row in records(FRAME) {
        input.frames.push(Frame {
            village: row[0].clone(),
            group: TargetGroup::parse(&row[1]).unwrap(),
            households: row[2].parse().unwrap(),
        });
    }
    for row in records(ANSWERS) {
        let [village, group, case, member, intervention, word, due, at_home] = &row[..] else {
            panic!("eight columns")
        };
        let known = |known: &(String, Texts)| known.0 == *intervention;
        if !input.interventions.iter().any(known) {
            let name = Texts::single("id", &format!("Layanan {intervention}"));
            input.interventions.push((intervention.clone(), name));
            input.rules.push((intervention.clone(), module(group)));
        }
        if !input.villages.iter().any(|(known, _)| known == village) {
            input.villages.push((village.clone(), village.to_uppercase()));
        }
        let (case, module) = (CaseId::new(case.as_str()), module(group));
        let member_number = member.parse().ok();
        input.interviewed.push(Interviewed {
            case: case.clone(),
            village: village.clone(),
            module,
            member_number,
            at_home: at_home.split(' ').filter_map(TargetGroup::parse).collect(),
        });
        input.verdicts.push(VerdictRow {
            case,
            village: village.clone(),
            member_number,
            module,
            intervention: intervention.clone(),
            verdict: verdict(word),
            due: match due.as_str() {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            },
            reason: Texts::single("id", "Karena demikian."),
        });
    }
    input
}

fn found(cells: &[CoverageCell], village: &str, of: Module) -> CoverageCell {
    let mut cells = cells.iter();
    let cell = cells.find(|cell| cell.module == of && cell.village.as_deref().unwrap_or_default() == village);
    cell.unwrap_or_else(|| panic!("{village} {}", of.code())).clone()
}

/// Every cell agrees with R's survey 4.1.1 to better than six digits (expected.R beside the fixture).
///
/// Kertaharja, BUMIL, by hand: 66 households in the frame, 20 gave an interview, one woman each; of 17 for whom it is due
/// and known 7 got it. p = 7/17 = 0.411 764 706. The weight is the same for all and falls out. With 20 units of which 3
/// have no row in the domain, variance = (1 − 20/66) · 20/19 · p(1−p)/17 = 0.696 970 · 1.052 632 · 0.014 247 9 =
/// 0.010 453 0, SE = 0.102 240 0. Every woman is her own unit, so n* = p(1−p)/SE² = 23.171 9, and the interval is from
/// the 2.5 % point of beta(9.541 4, 14.630 5) to the 97.5 % point of beta(10.541 4, 13.630 5): 0.213 962 8 to 0.632 955 6.
#[test]
fn every_cell_agrees_with_an_independent_calculation_to_six_digits() {
    let cells = coverage_cells(&survey());
    let expected = records(EXPECTED);
    assert_eq!((cells.len(), expected.len()), (14, 14));
    for row in &expected {
        let cell = found(&cells, &row[0], module(&row[1]));
        let of = |number: u32| number.to_string();
        let counts = [
            cell.n(),
            cell.counts.met,
            cell.counts.gap,
            cell.counts.unknown,
            cell.households,
        ]
        .map(of);
        assert_eq!(counts, row[2..7], "{row:?}");
        let said = cell.estimate.unwrap();
        let (lower, upper) = said.interval.unzip();
        for (ours, theirs) in [Some(said.share), Some(said.se), lower, upper]
            .into_iter()
            .zip(&row[7..])
        {
            match theirs.parse::<f64>().ok().filter(|number| !number.is_nan()) {
                Some(theirs) => assert!((ours.unwrap() - theirs).abs() < 5e-8, "{row:?}: {ours:?}"),
                None => assert_eq!(ours, None, "{row:?}"),
            }
        }
    }
}

#[test]
fn a_census_prints_no_interval_and_a_small_n_is_only_indicative() {
    let cells = coverage_cells(&survey());
    let women = Module::Member(TargetGroup::PregnantWoman);
    let census = found(&cells, "kertamukti", women);
    assert_eq!((census.basis, census.estimate.unwrap().interval), (Basis::Census, None));
    assert_eq!(
        (census.frame, census.weight, census.households),
        (Some(17), Some((1.0, 1.0)), 17)
    );
    let few = found(&cells, "ciwalen", women);
    assert!(few.is_small() && few.estimate.unwrap().interval.is_some());
    assert_eq!(few.weight, Some((21.6, 21.6)));
    // All villages: the frames of those with interviews, and the span of their weights.
    let all = found(&cells, "", women);
    assert_eq!((all.frame, all.weight), (Some(66 + 17 + 22 + 108), Some((1.0, 21.6))));
    assert_eq!(all.basis, Basis::Members);
    let homes = found(&cells, "ciwalen", Module::Household);
    assert_eq!((homes.basis, homes.frame), (Basis::Households, None));
}

/// Three women of three households of one village; met, gap, unknown.
fn small() -> MatrixInput {
    let mut input = MatrixInput {
        villages: vec![("ciwalen".into(), "Ciwalen".into())],
        rules: vec![("GS-BH-01".into(), Module::Member(TargetGroup::PregnantWoman))],
        needs: vec![Need {
            code: "pmt".into(),
            name: Texts::single("id", "PMT"),
            interventions: vec!["GS-BH-01".into(), "LK-09".into()],
            help: vec!["6".into()],
        }],
        offices: vec![Office {
            code: "DINKES".into(),
            name: Texts::single("id", "Dinas Kesehatan"),
            providers: vec!["2".into()],
        }],
        frames: vec![Frame {
            village: "ciwalen".into(),
            group: TargetGroup::PregnantWoman,
            households: 30,
        }],
        ..MatrixInput::default()
    };
    for (case, verdict) in [("a", Verdict::Gap), ("b", Verdict::Gap), ("c", Verdict::Unknown)] {
        add(&mut input, case, verdict, None);
    }
    input
}

fn add(input: &mut MatrixInput, case: &str, verdict: Verdict, due: Option<bool>) {
    let (case, village) = (CaseId::new(case), "ciwalen".to_owned());
    let module = Module::Member(TargetGroup::PregnantWoman);
    input.interviewed.push(Interviewed {
        case: case.clone(),
        village: village.clone(),
        module,
        member_number: Some(2),
        at_home: vec![TargetGroup::PregnantWoman],
    });
    input.verdicts.push(VerdictRow {
        case,
        village,
        member_number: Some(2),
        module,
        intervention: "GS-BH-01".into(),
        verdict,
        due,
        reason: Texts::default(),
    });
}

fn programme(office: &str, intervention: &str, delivered: Option<u32>) -> Programme {
    Programme {
        office: office.into(),
        intervention: intervention.into(),
        village: "ciwalen".into(),
        year: 2026,
        target: 20,
        budget: None,
        source: "APBN".into(),
        status: "running".into(),
        counts: true,
        delivered,
    }
}

fn help(case: &str, kind: &str, provider: &str) -> Help {
    Help {
        case: CaseId::new(case),
        village: "ciwalen".into(),
        kind: kind.into(),
        provider: provider.into(),
    }
}

#[test]
fn eligible_are_those_for_whom_it_is_known_to_be_due() {
    let mut input = small();
    add(&mut input, "d", Verdict::Unknown, Some(true));
    add(&mut input, "e", Verdict::NotApplicable, Some(false));
    let cell = &coverage_cells(&input)[1];
    assert_eq!((cell.interviewed, cell.eligible, cell.unsure, cell.n()), (5, 3, 1, 2));
    assert_eq!(cell.counts.not_applicable, 1);
}

#[test]
fn without_a_frame_or_with_one_household_no_interval_is_made_up() {
    let mut input = small();
    input.frames.clear();
    let cell = &coverage_cells(&input)[0];
    assert_eq!((cell.basis, cell.estimate, cell.interviewed), (Basis::NoFrame, None, 3));
    let mut input = small();
    input.verdicts.truncate(1);
    input.interviewed.truncate(1);
    let cell = &coverage_cells(&input)[0];
    assert_eq!(cell.basis, Basis::OneHousehold);
    assert_eq!(cell.estimate.unwrap().interval, None);
    // A frame of two in which three were found is out of date; everybody found is everybody.
    let mut input = small();
    input.frames[0].households = 2;
    let cell = &coverage_cells(&input)[0];
    assert_eq!(
        (cell.basis, cell.stale, cell.weight),
        (Basis::Census, true, Some((1.0, 1.0)))
    );
}

#[test]
fn two_programmes_on_one_need_overlap_also_under_two_interventions() {
    let mut input = small();
    input.programmes = vec![programme("DINKES", "GS-BH-01", None), programme("IHF", "LK-09", None)];
    let found = overlaps(&input);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].need, found[0].programmes.len()), ("pmt", 2));
    input.programmes[1].year = 2025;
    assert!(overlaps(&input).is_empty(), "another year");
    input.programmes[1].year = 2026;
    input.programmes[1].counts = false;
    assert!(overlaps(&input).is_empty(), "a cancelled one");
}

#[test]
fn a_household_that_names_two_givers_for_one_need_was_served_twice() {
    let mut input = small();
    input.help = vec![
        help("a", "6", "2"),
        help("a", "6", "8"),
        help("b", "6", "2"),
        help("b", "9", "4"),
    ];
    let found = served_twice(&input);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].case.as_str(), &found[0].served[..]),
        ("a", &[("6", "2"), ("6", "8")][..])
    );
}

fn outcome(input: &MatrixInput) -> (ClaimOutcome, u32, u32, u32) {
    let claims = claims(input);
    assert_eq!(claims.len(), 1);
    (claims[0].outcome, claims[0].asked, claims[0].received, claims[0].named)
}

#[test]
fn a_claim_stands_beside_what_households_say() {
    let mut input = small();
    input.programmes = vec![programme("DINKES", "GS-BH-01", Some(16))];
    assert_eq!(
        outcome(&input),
        (ClaimOutcome::Nobody, 2, 0, 0),
        "delivered, and nobody received"
    );
    // A gap can hide a delivery that did not suffice: who names the help was reached.
    input.help = vec![help("a", "6", "2"), help("b", "6", "8")];
    assert_eq!(outcome(&input), (ClaimOutcome::Fits, 2, 2, 1));
    input.programmes[0].delivered = Some(31);
    assert_eq!(outcome(&input).0, ClaimOutcome::More, "more than live there");
    input.verdicts.clear();
    input.interviewed.clear();
    input.help.clear();
    assert_eq!(outcome(&input), (ClaimOutcome::CannotSay, 0, 0, 0));
    input.programmes[0].delivered = Some(0);
    assert!(claims(&input).is_empty(), "nothing is claimed");
}

#[test]
fn one_gap_is_the_villages_and_none_found_proves_nothing() {
    let mut input = small();
    let reasons = ["m", "g", "u"].map(|word| Texts::single("id", word));
    let row = |rule| VillageRollUp {
        intervention: "NA-11".into(),
        rule,
        of: vec!["GS-BH-01".into()],
        reasons: reasons.clone(),
    };
    input.roll_ups = vec![row(VillageRule::NoneGap), row(VillageRule::Sum)];
    let said = |input: &MatrixInput| -> Vec<(Verdict, String)> {
        let found = village_verdicts(input).into_iter();
        found
            .map(|one| (one.verdict, one.reason.get("id", "id").to_owned()))
            .collect()
    };
    assert_eq!(said(&input), [(Verdict::Gap, "g".into()), (Verdict::Gap, "g".into())]);
    for row in &mut input.verdicts {
        row.verdict = Verdict::Met;
    }
    assert_eq!(
        said(&input),
        [(Verdict::Unknown, "u".into()), (Verdict::Met, "m".into())]
    );
    input.verdicts[0].verdict = Verdict::Unknown;
    assert_eq!(said(&input)[1].0, Verdict::Unknown);
    input.verdicts.clear();
    assert!(village_verdicts(&input).is_empty());
}
