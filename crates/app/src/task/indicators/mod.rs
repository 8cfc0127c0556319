//! Nutrition indicators of a CSV file: one row a person or household, the indicators added as columns.

mod anaemia;
mod arm;
mod diet;
mod feeding;
mod feeding_columns;
mod feeding_row;
mod food;
mod ladders;
mod person;
mod recipe;

pub use anaemia::{AnaemiaAsked, AnaemiaCutoffs, anaemia_table};
pub use arm::arm_table;
pub use diet::diet_table;
pub use feeding::feeding_table;
pub use food::food_table;
pub use ladders::ladder_table;
pub use recipe::{CountedIndicator, IfMissing, IndicatorTable};
