//! What each intervention means, case by case. The verdicts were worked out from the book's and the ministry's
//! intention with the assumptions that the pack states, not by running the rules.

use paduk_survey::{Module, TargetGroup, Verdict};

use super::pack;
use super::respondent::Respondent;

/// Judges one intervention for several women: what they answered, the verdict that is meant, and why.
fn check(intervention: &str, cases: &[(&str, Verdict, &str)]) {
    let matrix = pack();
    for (answers, meant, why) in cases {
        let judgements = matrix.judge(Module::Member(TargetGroup::PregnantWoman), &Respondent::of(answers));
        let found = judgements.iter().find(|judged| judged.intervention == intervention);
        let found = found.unwrap_or_else(|| panic!("no rule for {intervention}"));
        assert_eq!(found.verdict, *meant, "{intervention}, {answers}: {why}");
        assert!(!found.contradiction);
        assert!(!found.reason.is_empty(), "{intervention} has no sentence for {meant:?}");
    }
}

use Verdict::{Gap, Met, NotApplicable, Unknown};

#[test]
fn supplementary_food_is_for_thin_women_who_eat_it_themselves() {
    check(
        "GS-BH-01",
        &[
            ("BH705=22.9 BH706=22.8 BH402=1 BH405=1", Met, "thin, gets it, eats it"),
            (
                "BH705=22.9 BH706=22.8 BH402=2 BH405=2",
                Met,
                "shared with the family still counts",
            ),
            (
                "BH705=24.0 BH706=24.0 BH401=23.1 BH402=2 BH405=1",
                Met,
                "thin at her first visit",
            ),
            ("BH705=22.9 BH706=22.8 BH402=3", Gap, "thin and nothing received"),
            ("BH705=22.9 BH706=22.8 BH402=1 BH405=3", Gap, "received, not finished"),
            (
                "BH705=23.5 BH706=23.5",
                NotApplicable,
                "23,5 cm is not below the cut-off",
            ),
            ("BH705=23.4 BH706=23.6 BH402=3", NotApplicable, "the mean is 23,5 cm"),
            ("BH402=1 BH405=1", Unknown, "nobody measured her"),
            ("BH705=22.9 BH402=3", Unknown, "one reading is no measurement"),
            ("BH705=22.9 BH706=22.8 BH402=dk", Unknown, "she does not know"),
            ("BH705=22.9 BH706=22.8 BH402=1", Unknown, "received, but eaten?"),
        ],
    );
}

#[test]
fn iron_tablets_grow_to_ninety_in_week_thirty_six() {
    check(
        "GS-BH-02",
        &[
            // Straight line: week 24 asks ceil(90 × 12 / 24) = 45.
            ("BH105=24 BH301=1 BH303=60 BH304=45", Met, "exactly on the line"),
            ("BH105=24 BH301=1 BH303=60 BH304=44", Gap, "one tablet short"),
            ("BH105=38 BH301=1 BH303=90 BH304=90", Met, "all ninety"),
            ("BH105=38 BH301=1 BH303=90 BH304=89", Gap, "one short of ninety"),
            ("BH105=24 BH301=2", Gap, "never received any"),
            ("BH105=12 BH301=2", NotApplicable, "not judged before week 13"),
            ("BH105=24 BH301=1 BH304=dk", Unknown, "does not know how many"),
            ("BH301=1 BH304=90", Unknown, "week not known"),
            (
                "BH105=24 BH301=1 BH303=30 BH304=50",
                Unknown,
                "more taken than received",
            ),
            (
                "BH105=13 BH301=1 BH304=92",
                Unknown,
                "more than one a day since conception",
            ),
            (
                "BH105=24 BH301=1 BH304=50",
                Met,
                "how many were received does not matter",
            ),
        ],
    );
}

#[test]
fn salt_in_her_house_is_read_from_the_household() {
    check(
        "GS-BH-03",
        &[
            ("RT601=1", Met, "tested, iodised"),
            ("RT601=5 RT602=1", Met, "not tested, label says so"),
            ("RT601=2", Gap, "too little"),
            ("RT601=5 RT602=2", Gap, "no label"),
            ("RT601=4", Unknown, "no salt in the house"),
            ("RT601=5", Unknown, "label not seen"),
            ("", Unknown, "household not interviewed"),
        ],
    );
}

#[test]
fn deworming_counts_after_the_first_trimester() {
    check(
        "GS-BH-04",
        &[
            ("BH105=20 BH310=1", Met, "taken in trimester II or III"),
            ("BH105=20 BH310=2", Gap, "taken too early"),
            ("BH105=20 BH310=3", Gap, "not taken"),
            ("BH105=12", NotApplicable, "not due yet"),
            ("BH105=20 BH310=refused", Unknown, "refused to answer"),
            ("BH310=1", Unknown, "week not known"),
        ],
    );
}

#[test]
fn a_net_is_needed_where_there_is_malaria() {
    check(
        "GS-BH-05",
        &[
            ("malaria_active=1 BH602=1", Met, "slept under a net"),
            ("malaria_active=1 BH602=2", Gap, "did not"),
            ("malaria_active=0 BH602=2", NotApplicable, "no malaria here"),
            ("BH602=1", Unknown, "nobody said whether there is malaria"),
            ("malaria_active=1", Unknown, "not answered"),
        ],
    );
}

#[test]
fn two_hundred_milligrams_of_caffeine_and_advice() {
    check(
        "GS-BH-06",
        &[
            ("BH311=1 BH312=2 BH314=1", Met, "190 mg and advised"),
            ("BH311=2 BH312=0 BH314=2", Gap, "180 mg, never advised"),
            ("BH311=2 BH312=1 BH314=1", Gap, "230 mg"),
            ("BH311=3 BH314=1", Gap, "270 mg of coffee alone, whatever the tea"),
            ("BH311=0 BH312=0", NotApplicable, "drinks neither"),
            ("BH311=1 BH314=1", Unknown, "tea could bring it above"),
            ("BH311=0", Unknown, "tea not answered"),
        ],
    );
}

#[test]
fn counselling_is_a_message_that_arrived() {
    check(
        "GS-BH-07",
        &[
            ("BH219=1+3", Met, "nutrition among the messages"),
            ("BH219=2+3", Gap, "other messages only"),
            ("BH219=.7", Gap, "none"),
            ("BH219=1+7", Unknown, "says nutrition and none"),
            ("", Unknown, "not answered"),
        ],
    );
    check(
        "GN-05",
        &[
            ("BH605=1", Met, "counselled on contraception"),
            ("BH605=3 BH219=1+5", Met, "the message arrived at her visits"),
            ("BH605=2 BH219=1+2", Gap, "plans, but was not counselled"),
            ("BH605=2", Unknown, "messages not answered"),
        ],
    );
}

#[test]
fn the_test_is_offered_even_if_she_declines() {
    check(
        "GS-BH-08",
        &[
            ("BH217=1", Met, "tested"),
            ("BH217=4", Met, "offered and declined"),
            ("BH217=3", Gap, "not offered"),
            ("BH217=refused", Unknown, "refused the question"),
        ],
    );
}

#[test]
fn calcium_from_week_twenty() {
    check(
        "GS-BH-09",
        &[
            ("BH105=20 BH309=1", Met, "takes it"),
            ("BH105=20 BH309=2", Gap, "given, not taken"),
            ("BH105=19 BH309=3", NotApplicable, "before week 20"),
            ("BH105=30", Unknown, "not answered"),
        ],
    );
}

#[test]
fn visits_are_judged_by_the_weeks_gone() {
    check(
        "GN-12",
        &[
            ("BH105=20 BH201=8 BH202=1", Met, "one in trimester I"),
            ("BH105=30 BH201=8 BH202=1 BH203=2", Met, "two in trimester II"),
            (
                "BH105=38 BH201=8 BH202=1 BH203=2 BH204=3 BH207=2",
                Met,
                "six, two by a doctor",
            ),
            (
                "BH105=38 BH201=8 BH202=1 BH203=2 BH204=3 BH207=1",
                Gap,
                "one by a doctor",
            ),
            ("BH105=38 BH201=8 BH202=1 BH203=2 BH204=2 BH207=2", Gap, "five"),
            ("BH105=30 BH201=8 BH202=1 BH203=1", Gap, "one in trimester II"),
            ("BH105=20 BH201=15 BH202=0", Gap, "first visit in week 15"),
            ("BH105=10 BH202=0", NotApplicable, "not judged before week 13"),
            (
                "BH105=20 BH201=8 BH202=0",
                Unknown,
                "first visit in week 8, yet none in trimester I",
            ),
            ("BH105=30 BH201=8 BH202=1", Unknown, "trimester II not answered"),
        ],
    );
}

#[test]
fn a_health_check_before_a_recent_wedding() {
    check(
        "NA-10",
        &[
            (
                "BH117=2025-06-01 BH114=1",
                Met,
                "married 17 months ago, checked in time",
            ),
            ("BH117=2025-06-01 BH114=2", Gap, "checked too late"),
            ("BH117=2025-06-01 BH114=3", Gap, "not checked"),
            ("BH117=2020-06-01 BH114=3", NotApplicable, "married long ago"),
            ("BH117=na", NotApplicable, "not married"),
            ("BH117=dk BH114=1", Unknown, "wedding day not known"),
            ("BH117=2025-06-01", Unknown, "not answered"),
        ],
    );
}
