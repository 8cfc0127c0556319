//! Households: their members with ages and groups, and the questionnaires that the groups ask for.

mod member;
mod view;
