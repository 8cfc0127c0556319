//! The matrix over a questionnaire: facts handed in, verdicts in words handed out.

mod facts;
mod judge;
mod scale;
