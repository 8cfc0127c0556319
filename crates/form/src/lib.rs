//! Questionnaires: an Instrument compiled to a Form, filled as an Interview.
