//! The program's own sentences in every language, by code.
