//! The use-cases: one Request, one Response, one dispatch; the only room that sees all others.
