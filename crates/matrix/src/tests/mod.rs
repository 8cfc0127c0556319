//! The rules for pregnant women of the Cianjur pack, judged as the interventions mean them.

mod bumil;
mod laws;
mod reading;
mod reasons;
mod respondent;

use crate::Matrix;

const INTERVENTIONS: &str = include_str!("../../../../packs/stunting-cianjur/matrix/interventions.csv");
const RULES: &str = include_str!("../../../../packs/stunting-cianjur/matrix/rules.csv");
const DERIVED: &str = include_str!("../../../../packs/stunting-cianjur/matrix/derived.csv");

/// The pack's matrix, which must have no finding at all.
fn pack() -> Matrix {
    let (matrix, findings) = Matrix::read(INTERVENTIONS, RULES, DERIVED);
    assert_eq!(findings, []);
    matrix
}
