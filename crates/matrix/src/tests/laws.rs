//! What holds for every respondent.

use paduk_form::kleene::{Datum, Truth};
use paduk_survey::{Module, Nonresponse, TargetGroup, Verdict};
use proptest::prelude::*;

use super::pack;
use super::respondent::Respondent;
use crate::judge::known::{Known, Spot};
use crate::judge::outcome;

const WOMAN: Module = Module::Member(TargetGroup::PregnantWoman);

/// A count or a code between these two, a nonresponse or nothing.
fn number(least: u32, most: u32) -> impl Strategy<Value = Datum> {
    prop_oneof![
        6 => (least..=most).prop_map(|number| Datum::Number(number.into())),
        1 => Just(Datum::Empty),
        1 => Just(Datum::Nonresponse(Nonresponse::Dk)),
        1 => Just(Datum::Nonresponse(Nonresponse::Na)),
    ]
}

fn measure(least: f64, most: f64) -> impl Strategy<Value = Datum> {
    prop_oneof![
        4 => (least..most).prop_map(|cm| Datum::Number((cm * 10.0).round() / 10.0)),
        1 => Just(Datum::Empty),
        1 => Just(Datum::Nonresponse(Nonresponse::Refused)),
    ]
}

fn choices() -> impl Strategy<Value = Datum> {
    prop_oneof![
        4 => proptest::sample::subsequence((1..=7).collect::<Vec<u8>>(), 1..=7)
            .prop_map(|chosen| Datum::Choices(chosen.iter().map(u8::to_string).collect())),
        1 => Just(Datum::Empty),
        1 => Just(Datum::Nonresponse(Nonresponse::Dk)),
    ]
}

fn day() -> impl Strategy<Value = Datum> {
    prop_oneof![
        3 => (0_u64..2000).prop_map(|ago| {
            let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
            Datum::Date(today - chrono::Days::new(ago))
        }),
        1 => Just(Datum::Empty),
        1 => Just(Datum::Nonresponse(Nonresponse::Na)),
    ]
}

/// Every question with a number or a code that a rule reads, with the least and the most it may be.
const NUMBERS: [(&str, u32, u32); 23] = [
    ("BH105", 1, 44),
    ("BH114", 1, 3),
    ("BH201", 0, 42),
    ("BH202", 0, 3),
    ("BH203", 0, 4),
    ("BH204", 0, 4),
    ("BH207", 0, 3),
    ("BH217", 1, 4),
    ("BH301", 1, 2),
    ("BH303", 0, 120),
    ("BH304", 0, 120),
    ("BH309", 1, 3),
    ("BH310", 1, 3),
    ("BH311", 0, 4),
    ("BH312", 0, 6),
    ("BH314", 1, 2),
    ("BH402", 1, 3),
    ("BH405", 1, 3),
    ("BH602", 1, 2),
    ("BH605", 1, 4),
    ("RT601", 1, 5),
    ("RT602", 1, 3),
    ("malaria_active", 0, 1),
];

/// Any woman, whatever she answered and did not.
fn woman() -> impl Strategy<Value = Respondent> {
    let measures = ["BH401", "BH705", "BH706", "BH713"];
    (
        NUMBERS.map(|(_, least, most)| number(least, most)),
        proptest::collection::vec(measure(21.0, 26.0), measures.len()),
        choices(),
        day(),
    )
        .prop_map(move |(numbers, cm, messages, wedding)| {
            let named = NUMBERS
                .iter()
                .map(|(name, ..)| *name)
                .zip(numbers)
                .chain(measures.into_iter().zip(cm));
            let named = named.chain([("BH219", messages), ("BH117", wedding)]);
            Respondent {
                answers: named.map(|(name, datum)| (name.to_owned(), datum)).collect(),
                ..Respondent::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Delivered, not delivered and unknown are never true together, and one of them always is.
    #[test]
    fn exactly_one_outcome_is_true(woman in woman()) {
        let matrix = pack_once();
        let known = Known::new(matrix, WOMAN, &woman);
        for rule in matrix.rules_of(WOMAN) {
            let outcomes = [&rule.delivered, &rule.not_delivered, rule.unknown.as_ref().expect("the pack says it")];
            let truths = outcomes.map(|(expression, _)| expression.truth(&known));
            if rule.applies.0.truth(&known) == Truth::True {
                let how_many = truths.iter().filter(|truth| truth.is_true()).count();
                prop_assert_eq!(how_many, 1, "{} {:?}", rule.intervention, truths);
            }
        }
    }

    /// The verdict is the rule's outcome, and a verdict that read nothing but missing answers is never met or a gap.
    #[test]
    fn missing_answers_never_settle_anything(woman in woman()) {
        let judgements = pack_once().judge(WOMAN, &woman);
        let verdicts: Vec<_> = judgements.iter().map(|judged| (judged.intervention.as_str(), judged.verdict)).collect();
        prop_assert_eq!(verdicts, pack_once().verdicts(WOMAN, &woman));
        for judged in judgements {
            let missing = |datum: &Datum| matches!(datum, Datum::Empty | Datum::Nonresponse(_));
            if judged.read.iter().all(|read| missing(&read.datum)) {
                prop_assert!(matches!(judged.verdict, Verdict::Unknown | Verdict::NotApplicable), "{judged:?}");
            }
            if judged.verdict == Verdict::Met {
                prop_assert!(judged.read.iter().any(|read| read.decisive && !missing(&read.datum)), "{judged:?}");
            }
            prop_assert!(judged.read.is_empty() || judged.read.iter().any(|read| read.decisive), "{judged:?}");
        }
    }

    /// An answer tried in the place of another gives what it would give had it been given: what is not computed again
    /// did not hang on it.
    #[test]
    fn an_answer_that_is_tried_counts_as_if_it_were_given(woman in woman()) {
        let matrix = pack_once();
        let known = Known::new(matrix, WOMAN, &woman);
        for rule in matrix.rules_of(WOMAN) {
            known.traced(|| outcome(&known, rule));
        }
        for name in NUMBERS.iter().map(|(name, ..)| *name).chain(["BH705", "BH401", "BH219", "BH117"]) {
            for tried in [Datum::Empty, Datum::Text("1".to_owned())] {
                let instead = [(Spot { name: name.to_owned(), row: None }, tried.clone())];
                let mut given = woman.clone();
                given.answers.insert(name.to_owned(), tried);
                let fresh = matrix.verdicts(WOMAN, &given);
                let rules = matrix.rules_of(WOMAN);
                let found: Vec<_> = rules
                    .map(|rule| (rule.intervention.as_str(), outcome(&known.had(&instead), rule).verdict))
                    .collect();
                prop_assert_eq!(found, fresh, "{}", name);
            }
        }
    }

    /// What is listed as read is all that the verdict came from: without every other answer it is the same.
    #[test]
    fn nothing_else_was_read(woman in woman()) {
        let matrix = pack_once();
        for judged in matrix.judge(WOMAN, &woman) {
            let mut only = woman.clone();
            only.answers.retain(|name, _| judged.read.iter().any(|read| read.question == *name));
            let again = matrix.judge(WOMAN, &only);
            let again = again.iter().find(|other| other.intervention == judged.intervention).expect("the same rules");
            prop_assert_eq!(&again.verdict, &judged.verdict, "{:?}", judged);
        }
    }
}

/// The pack, read once for all respondents.
fn pack_once() -> &'static crate::Matrix {
    static PACK: std::sync::OnceLock<crate::Matrix> = std::sync::OnceLock::new();
    PACK.get_or_init(pack)
}

#[test]
fn nobody_who_answered_nothing_got_anything() {
    for judged in pack_once().judge(WOMAN, &Respondent::default()) {
        assert_eq!(judged.verdict, Verdict::Unknown, "{}", judged.intervention);
        assert!(judged.read.iter().any(|read| read.decisive), "{judged:?}");
    }
}
