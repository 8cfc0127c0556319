//! What is wrong with a matrix is said with its cell.

use expect_test::{Expect, expect};
use paduk_survey::{Module, Verdict};

use super::respondent::Respondent;
use crate::Matrix;

const INTERVENTIONS: &str = "code,name_id,household_checkable\nA-1,Satu,ya\nA-2,Dua,sebagian\nB-1,Tiga,tidak\n";

fn check(interventions: &str, rules: &str, derived: &str, expected: Expect) {
    let rules = format!("matrix_code,module,applies_if,delivered_if,not_delivered_if\n{rules}");
    let derived = format!("name,module,type,expression\n{derived}");
    let (_, findings) = Matrix::read(interventions, &rules, &derived);
    let lines = findings.iter().map(|finding| {
        let cell = finding.cell.as_ref().map_or(String::new(), ToString::to_string);
        let span = finding
            .span
            .map_or(String::new(), |span| format!(" {}..{}", span.start, span.end));
        let related: Vec<String> = finding.related.iter().map(|cell| format!(" also {cell}")).collect();
        let meant = finding
            .suggestion
            .as_ref()
            .map_or(String::new(), |meant| format!(" meant {meant}?"));
        format!("{} {cell}{span}{}{meant}\n", finding.code, related.concat())
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn a_good_matrix_has_no_finding() {
    check(
        INTERVENTIONS,
        "A-1,RT,true,x = 1,x = 2\n\nA-2,RT,verdict(A-1) = gap,y = 1,y = 2\n",
        "",
        expect![[r#""#]],
    );
}

#[test]
fn codes_that_are_not_in_the_list() {
    check(
        INTERVENTIONS,
        "A-3,RT,true,x = 1,x = 2\nB-1,RT,true,x = 1,x = 2\nA-1,BUMIL-L,true,x = 1,x = 2\nA-2,RT,verdict(A-9) = gap,x = 1,x = 2\n",
        "",
        expect![[r#"
            unknown-intervention rules.csv!A2 meant A-1?
            rule-not-checkable rules.csv!A3
            unknown-module rules.csv!B4 meant BUMIL?
            unknown-intervention rules.csv!C5 meant A-1?
        "#]],
    );
}

#[test]
fn keys_that_are_there_twice() {
    check(
        "code,name_id\nA-1,Satu\nA-1,Satu\n,Kosong\n",
        "A-1,RT,true,x = 1,x = 2\n\nA-1,RT,true,x = 1,x = 2\nA-1,BUMIL,true,x = 1,x = 2\n",
        "age,BALITA,int,1\nage,BALITA;RT,int,2\n",
        expect![[r#"
            duplicate-key interventions.csv!A3 also interventions.csv!A2
            missing-cell interventions.csv!A4
            duplicate-key derived.csv!A3 also derived.csv!D2
            duplicate-key rules.csv!A4 also rules.csv!A2
        "#]],
    );
}

#[test]
fn expressions_that_cannot_be_read() {
    check(
        INTERVENTIONS,
        "A-1,RT,true,x = ,x in {1\nA-2,RT,,slected(x) = 1,x = 2\n",
        "v,RT,int,1 +\n,RT,int,1\n",
        expect![[r#"
            unexpected-end derived.csv!D2 3..3
            missing-cell derived.csv!A3
            unexpected-end rules.csv!D2 3..3
            unclosed-bracket rules.csv!E2 5..6
            missing-cell rules.csv!C3
            unknown-function rules.csv!D3 0..7 meant selected?
        "#]],
    );
}

#[test]
fn values_that_wait_for_each_other() {
    check(
        INTERVENTIONS,
        "A-1,RT,true,a = 1,a = 2\n",
        "a,RT,int,b + 1\nb,RT,int,c + 1\nc,RT;BUMIL,int,a + 1\nd,RT,int,d\n",
        expect![[r#"
            derived-cycle derived.csv!D2 also derived.csv!D3 also derived.csv!D4
            derived-cycle derived.csv!D5
        "#]],
    );
}

#[test]
fn columns_that_are_missing() {
    let (_, findings) = Matrix::read("name_id\nx\n", "matrix_code\n", "");
    let said: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {:?}", finding.code, finding.params))
        .collect();
    expect![[r#"
        missing-column [("column", "code")]
        missing-column [("column", "module")]
        missing-column [("column", "applies_if")]
        missing-column [("column", "delivered_if")]
        missing-column [("column", "not_delivered_if")]"#]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn a_pack_that_says_both_gets_no_verdict() {
    let rules = "matrix_code,module,applies_if,delivered_if,not_delivered_if\nA-1,RT,true,x >= 1,x <= 1\n";
    let (matrix, _) = Matrix::read(INTERVENTIONS, rules, "");
    let judged = &matrix.judge(Module::Household, &Respondent::of("x=1"))[0];
    assert_eq!((judged.verdict, judged.contradiction), (Verdict::Unknown, true));
    let judged = &matrix.judge(Module::Household, &Respondent::of("x=2"))[0];
    assert_eq!((judged.verdict, judged.contradiction), (Verdict::Met, false));
}

#[test]
fn rules_that_ask_for_each_others_verdict_end() {
    let rules = "matrix_code,module,applies_if,delivered_if,not_delivered_if\n\
                 A-1,RT,verdict(A-2) = gap,x = 1,x = 2\nA-2,RT,verdict(A-1) = gap,x = 1,x = 2\n";
    let (matrix, _) = Matrix::read(INTERVENTIONS, rules, "");
    let verdicts = matrix.judge(Module::Household, &Respondent::of("x=2"));
    assert!(verdicts.iter().all(|judged| judged.verdict == Verdict::Unknown));
}

#[test]
fn a_verdict_may_hang_on_another() {
    let rules = "matrix_code,module,applies_if,delivered_if,not_delivered_if\n\
                 A-1,RT,verdict(A-2) = gap,\"any_row(BN, BN01 = 8)\",\"not any_row(BN, BN01 = 8)\"\nA-2,RT,true,x = 1,x = 2\n";
    let (matrix, findings) = Matrix::read(INTERVENTIONS, rules, "");
    assert_eq!(findings, []);
    let verdict = |household: &Respondent| matrix.judge(Module::Household, household)[0].verdict;
    let mut household = Respondent::of("x=2");
    assert_eq!(verdict(&household), Verdict::Unknown, "nobody asked for assistance");
    household
        .rosters
        .insert("BN".into(), vec![Respondent::of("BN01=1"), Respondent::of("BN01=8")]);
    assert_eq!(verdict(&household), Verdict::Met);
    household.rosters.insert("BN".into(), Vec::new());
    assert_eq!(verdict(&household), Verdict::Gap);
    assert_eq!(verdict(&Respondent::of("x=1")), Verdict::NotApplicable);
}
