//! Why a verdict is what it is.

use expect_test::{Expect, expect};
use paduk_form::kleene::Datum;
use paduk_survey::{Module, TargetGroup};

use super::pack;
use super::respondent::Respondent;

const WOMAN: Module = Module::Member(TargetGroup::PregnantWoman);

/// The verdict and what it read; what it hangs on has a star.
fn check(intervention: &str, answers: &str, expected: Expect) {
    let judgements = pack().judge(WOMAN, &Respondent::of(answers));
    let judged = judgements
        .iter()
        .find(|judged| judged.intervention == intervention)
        .expect("a rule");
    let reads = judged.read.iter().map(|read| {
        let star = if read.decisive { "*" } else { "" };
        let datum = match &read.datum {
            Datum::Empty => "–".to_owned(),
            Datum::Nonresponse(state) => state.as_str().to_owned(),
            Datum::Number(number) => number.to_string(),
            Datum::Between(least, most) => format!("{least}..{most}"),
            Datum::Text(text) => text.clone(),
            Datum::Date(day) => day.to_string(),
            Datum::Choices(choices) => choices.join("+"),
        };
        format!("{star}{}={datum}", read.question)
    });
    let reads: Vec<String> = reads.collect();
    expected.assert_eq(&format!("{} {}", judged.verdict.as_str(), reads.join(" ")));
}

#[test]
fn a_gap_hangs_on_the_tablets_and_the_week() {
    check(
        "GS-BH-02",
        "BH105=24 BH301=1 BH303=60 BH304=40",
        expect!["gap *BH105=24 BH301=1 *BH304=40"],
    );
}

#[test]
fn an_unknown_verdict_hangs_on_the_answer_that_would_settle_it() {
    // How many she received would not help while nobody knows how many she took.
    check(
        "GS-BH-02",
        "BH105=24 BH301=1 BH304=dk",
        expect!["unknown BH105=24 BH301=1 *BH304=dk BH303=–"],
    );
    check(
        "GS-BH-01",
        "BH402=3",
        expect!["unknown *BH705=– *BH706=– BH713=– *BH401=–"],
    );
    check("GS-BH-05", "BH602=1", expect!["unknown *malaria_active=–"]);
}

#[test]
fn answers_that_disagree_are_what_it_hangs_on() {
    check("GS-BH-07", "BH219=1+7", expect!["unknown *BH219=1+7"]);
    check(
        "GS-BH-02",
        "BH105=24 BH301=1 BH303=30 BH304=50",
        expect!["unknown *BH105=24 *BH301=1 *BH304=50 *BH303=30"],
    );
}

#[test]
fn what_lies_under_a_derived_value_is_read() {
    check(
        "GS-BH-01",
        "BH705=22.9 BH706=22.8 BH402=3",
        expect!["gap *BH705=22.9 *BH706=22.8 BH401=– *BH402=3"],
    );
}

#[test]
fn a_derived_value_that_is_given_is_not_computed() {
    check(
        "GS-BH-01",
        "lila_bumil_min=24 BH705=22.9 BH706=22.8 BH402=3",
        expect!["not_applicable *lila_bumil_min=24"],
    );
    let woman = Respondent::of("BH705=22.9 BH706=22.8 BH401=23.1");
    assert_eq!(pack().derive(WOMAN, "lila_bumil_min", &woman), Datum::Number(22.85));
    assert_eq!(
        pack().derive(WOMAN, "ttd_target", &Respondent::of("BH105=40")),
        Datum::Number(90.0)
    );
    assert_eq!(
        pack().derive(WOMAN, "anc_conflict", &Respondent::of("")),
        Datum::Number(0.0)
    );
}
