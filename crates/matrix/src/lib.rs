//! The intervention matrix: one respondent judged, a verdict for each intervention with its reason.
