use crate::distribution::{beta, beta_quantile, chi_square_above, ln_gamma, t_quantile};
use crate::{Design, EstimateError, Method, Plan};

#[track_caller]
fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

#[test]
fn distributions_agree_with_printed_tables() {
    near(ln_gamma(0.5), std::f64::consts::PI.sqrt().ln(), 1e-13);
    near(ln_gamma(11.0), 3_628_800_f64.ln(), 1e-13);
    // Exact: I_x(2, 3) = 6x² − 8x³ + 3x⁴.
    near(beta(0.3, 2.0, 3.0), 6.0 * 0.09 - 8.0 * 0.027 + 3.0 * 0.0081, 1e-14);
    near(beta_quantile(0.025, 8.0, 1.0), 0.025_f64.powf(0.125), 1e-13);
    near(beta(beta_quantile(0.975, 500.5, 3000.25), 500.5, 3000.25), 0.975, 1e-12);
    // Quantiles to the places that printed tables of t have.
    for (degrees, t) in [
        (1.0, 12.706_204_736),
        (2.0, 4.302_652_73),
        (10.0, 2.228_138_85),
        (30.0, 2.042_272_46),
    ] {
        near(t_quantile(0.975, degrees), t, 1e-8);
    }
    near(t_quantile(0.975, 1e7), 1.959_964_2, 1e-6);
    assert!(t_quantile(0.975, 0.0).is_nan());
    // Exact: with two degrees of freedom the tail is exp(−x/2).
    near(chi_square_above(3.0, 2.0), (-1.5_f64).exp(), 1e-14);
    near(chi_square_above(0.1, 2.0), (-0.05_f64).exp(), 1e-14);
    near(chi_square_above(3.841_458_820_694_124, 1.0), 0.05, 1e-12);
}

#[test]
fn eight_of_eight_is_not_certain() {
    let design = Design::new(8, Plan::default()).unwrap();
    let all = design
        .proportion((0..8).map(|row| (row, true)), Method::KornGraubard)
        .unwrap();
    let exact = all.interval.unwrap();
    near(exact.lower, 0.630_583_4, 1e-6);
    near(exact.upper, 1.0, 0.0);
    let none = design
        .proportion((0..8).map(|row| (row, false)), Method::default())
        .unwrap()
        .interval
        .unwrap();
    near(none.upper, 1.0 - 0.630_583_4, 1e-6);
    let logit = design
        .proportion((0..8).map(|row| (row, true)), Method::Logit)
        .unwrap()
        .interval
        .unwrap();
    assert_eq!((logit.lower, logit.upper), (1.0, 1.0));
}

/// Without weights, clusters and strata the exact interval is Clopper and Pearson's, on (n−1)/n less than n rows.
#[test]
fn a_simple_sample_has_the_exact_interval() {
    let design = Design::new(20, Plan::default()).unwrap();
    let half = design
        .proportion((0..20).map(|row| (row, row < 5)), Method::KornGraubard)
        .unwrap();
    near(half.value, 0.25, 1e-15);
    near(half.se, (0.25 * 0.75 / 19.0_f64).sqrt(), 1e-15);
    let interval = half.interval.unwrap();
    near(beta(interval.lower, 4.75, 15.25), 0.025, 1e-10);
    near(beta(interval.upper, 5.75, 14.25), 0.975, 1e-10);
}

/// Worked by hand: stratum 1 has clusters with means 1 and 0, stratum 2 with means 1 and 1; every row weighs 1.
#[test]
fn clusters_in_strata_spread_by_hand() {
    let clusters = [1, 1, 2, 2, 1, 1, 2, 2].map(Some);
    let strata = [1, 1, 1, 1, 2, 2, 2, 2].map(Some);
    let plan = Plan {
        clusters: Some(&clusters),
        strata: Some(&strata),
        ..Plan::default()
    };
    let values = [1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];
    let design = Design::new(8, plan).unwrap();
    let mean = design.mean(values.into_iter().enumerate()).unwrap();
    // Totals are ±1/8 around their centre in stratum 1 and equal in stratum 2: variance 2·(1/64 + 1/64).
    near(mean.value, 0.75, 1e-15);
    near(mean.se, 0.25, 1e-15);
    let interval = mean.interval.unwrap();
    near(interval.upper - interval.lower, 2.0 * 4.302_652_73 * 0.25, 1e-7);
    let half = [4.0; 8];
    let finite = Design::new(
        8,
        Plan {
            population: Some(&half),
            ..plan
        },
    )
    .unwrap();
    near(
        finite.mean(values.into_iter().enumerate()).unwrap().se,
        0.25 * 0.5_f64.sqrt(),
        1e-15,
    );
    let census = Design::new(
        8,
        Plan {
            population: Some(&[2.0; 8]),
            ..plan
        },
    )
    .unwrap();
    near(census.mean(values.into_iter().enumerate()).unwrap().se, 0.0, 0.0);
}

#[test]
fn units_without_a_row_in_the_domain_still_count() {
    let clusters = [1, 2, 3, 4].map(Some);
    let plan = Plan {
        clusters: Some(&clusters),
        ..Plan::default()
    };
    let design = Design::new(4, plan).unwrap();
    let two = design.mean([(0, 1.0), (1, 3.0)]).unwrap();
    // Linearised totals −1/2, 1/2, 0, 0: variance 4/3 · 1/2, not 2/1 · 1/2 as if the domain had been drawn alone.
    near(two.se, (4.0_f64 / 3.0 / 2.0).sqrt(), 1e-15);
}

#[test]
fn a_lonely_unit_counts_by_its_distance_from_the_middle() {
    let clusters = [1, 2, 1].map(Some);
    let strata = [1, 1, 2].map(Some);
    let plan = Plan {
        clusters: Some(&clusters),
        strata: Some(&strata),
        ..Plan::default()
    };
    let mean = Design::new(3, plan)
        .unwrap()
        .mean([(0, 0.0), (1, 0.0), (2, 3.0)])
        .unwrap();
    // The lonely unit's total is (3 − 1)/3; the other two are equal.
    near(mean.se, 2.0 / 3.0, 1e-15);
}

#[test]
fn rows_without_weight_cluster_or_stratum_stay_outside() {
    let weights = [1.0, f64::NAN, 1.0, 1.0];
    let clusters = [Some(1), Some(2), None, Some(3)];
    let plan = Plan {
        weights: Some(&weights),
        clusters: Some(&clusters),
        ..Plan::default()
    };
    let design = Design::new(4, plan).unwrap();
    let mean = design
        .mean([(0, 1.0), (1, 100.0), (2, 100.0), (3, 2.0), (9, 100.0)])
        .unwrap();
    near(mean.value, 1.5, 1e-15);
    assert_eq!(design.mean([(1, 1.0)]), None);
    assert_eq!(design.mean([]), None);
}

#[test]
fn what_cannot_be_a_design_is_refused() {
    let refused = |plan| Design::new(2, plan).unwrap_err();
    let short = Plan {
        weights: Some(&[1.0]),
        ..Plan::default()
    };
    assert_eq!(
        refused(short),
        EstimateError::Rows {
            column: "weights",
            found: 1,
            rows: 2
        }
    );
    let negative = Plan {
        weights: Some(&[1.0, -1.0]),
        ..Plan::default()
    };
    assert_eq!(refused(negative), EstimateError::Weight { row: 1, weight: -1.0 });
    let small = Plan {
        population: Some(&[1.0, 1.0]),
        ..Plan::default()
    };
    assert_eq!(
        refused(small),
        EstimateError::Population {
            row: 0,
            population: 1.0,
            drawn: 2
        }
    );
    assert_eq!(
        Design::new(2, Plan::default()).unwrap().at_level(1.0).unwrap_err(),
        EstimateError::Level(1.0)
    );
}

#[test]
fn one_unit_has_no_interval() {
    let clusters = [Some(1), Some(1)];
    let design = Design::new(
        2,
        Plan {
            clusters: Some(&clusters),
            ..Plan::default()
        },
    )
    .unwrap();
    assert_eq!(design.mean([(0, 1.0), (1, 2.0)]).unwrap().interval, None);
}
