//! The matrix over a store: what is counted, gathered for `report`; and what the window shows of it.

mod cell;
mod exchange;
mod input;
mod view;
